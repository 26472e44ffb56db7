#pragma once

#include "core/project/Edit.h"
#include "core/project/blinding.h"
#include "core/project/History.h"
#include "core/project/openProject.h"

#include <QObject>

#include <functional>
#include <memory>

namespace annulus::ui {

/// The open project on the GUI thread: one value, one signal. Jobs take a copy (a snapshot) and hand back edits.
/// Its working copy on disk follows every step; the window never waits for it.
class Document : public QObject {
    Q_OBJECT
public:
    /// Makes a working copy for a project that is in no file yet.
    using MakeWorkingCopy = std::function<std::shared_ptr<WorkingCopy>(const Project& project)>;

    explicit Document(QObject* parent = nullptr);
    ~Document() override;  ///< unsaved work stays in the working copy for the next start

    [[nodiscard]] const Project& project() const { return project_; }
    [[nodiscard]] const History& history() const { return history_; }
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    [[nodiscard]] bool isModified() const { return revision_ != savedRevision_; }
    /// Why the project may only be looked at; nothing where it may be changed.
    [[nodiscard]] const std::optional<Message>& readOnly() const { return readOnly_; }
    /// The same as words for a tooltip or a banner; empty where it may be changed.
    [[nodiscard]] QString lockedWords() const;

    /// Who is reading: outlines drawn from now on are this reader's, and the log says so.
    void setReader(std::string reader);
    [[nodiscard]] const std::string& reader() const { return reader_; }
    /// Others' outlines are hidden, and patients come in an order of this reader's own.
    void setBlinded(bool blinded);
    [[nodiscard]] Blinding blinding() const { return {isBlinded_, reader_}; }

    /// Applies, remembers the step for undo, tells everybody. A refused edit changes nothing.
    Result<void> apply(const Edit& edit);
    /// Several edits as one step of the undo list; all of them or none.
    Result<void> applyAll(const std::vector<Edit>& edits, const Message& name);
    void undo();
    void redo();
    /// Something that changes nothing but belongs into the log: an export, a run, a test set opened.
    void note(const Event& event);

    /// Another project takes this one's place; history starts anew. Unsaved work of this one is given up.
    void open(Project project, std::filesystem::path file);
    void open(OpenedProject opened);
    /// Counts the changes; a save remembers which one it holds.
    [[nodiscard]] std::size_t revision() const { return revision_; }
    /// `revision` is in `file` now; what came after it is still unsaved.
    void markSaved(std::filesystem::path file, std::size_t revision);
    /// The user does not want what is unsaved.
    void giveUp();

    void makeWorkingCopiesWith(MakeWorkingCopy make) { makeWorkingCopy_ = std::move(make); }
    /// Goes up whenever another project takes the place of this one: what a job brings home may be for the one before.
    [[nodiscard]] std::size_t opening() const { return opening_; }
    /// The working copy, made where there is none yet; null without a way to make one and for a project that may only be read.
    std::shared_ptr<WorkingCopy> workingCopy();
    /// The one that is there, or null.
    [[nodiscard]] std::shared_ptr<WorkingCopy> presentWorkingCopy() const { return working_; }

signals:
    void changed(const annulus::Project& before, const annulus::Project& after, const annulus::Touched& touched);
    void historyChanged();
    void fileChanged();
    void readerChanged();
    /// The working copy cannot be written, or (empty) can be again.
    void diskTrouble(const std::optional<annulus::Error>& trouble);

private:
    Result<void> run(Command command);
    void become(Project next, const Touched& touched);
    void listen();
    /// Before the window hears of it: what a listener does next comes after it in the log.
    void record(Happening happening, const Project& after);

    Project project_;
    History history_;
    std::filesystem::path file_;
    std::optional<Message> readOnly_;
    std::string reader_;
    bool isBlinded_ = false;
    std::size_t opening_ = 0;
    std::shared_ptr<WorkingCopy> working_;
    MakeWorkingCopy makeWorkingCopy_;
    std::size_t revision_ = 0;
    std::size_t savedRevision_ = 0;
};

}  // namespace annulus::ui
