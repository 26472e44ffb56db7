#pragma once

#include "core/project/Edit.h"
#include "core/project/History.h"

#include <QObject>

namespace annulus::ui {

/// The open project on the GUI thread: one value, one signal. Jobs take a copy (a snapshot) and hand back edits.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr);

    [[nodiscard]] const Project& project() const { return project_; }
    [[nodiscard]] const History& history() const { return history_; }
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    [[nodiscard]] bool isModified() const { return revision_ != savedRevision_; }

    /// Applies, remembers the step for undo, tells everybody. A refused edit changes nothing.
    Result<void> apply(const Edit& edit);
    /// Several edits as one step of the undo list; all of them or none.
    Result<void> applyAll(const std::vector<Edit>& edits, const Message& name);
    void undo();
    void redo();

    /// Another project takes this one's place; history starts anew.
    void open(Project project, std::filesystem::path file);
    /// Counts the changes; a save remembers which one it holds.
    [[nodiscard]] std::size_t revision() const { return revision_; }
    /// `revision` is in `file` now; what came after it is still unsaved.
    void markSaved(std::filesystem::path file, std::size_t revision);

signals:
    void changed(const annulus::Project& before, const annulus::Project& after, const annulus::Touched& touched);
    void historyChanged();
    void fileChanged();

private:
    void become(Project next, const Touched& touched);

    Project project_;
    History history_;
    std::filesystem::path file_;
    std::size_t revision_ = 0;
    std::size_t savedRevision_ = 0;
};

}  // namespace annulus::ui
