#include "ui/document/Document.h"

#include "ui/text.h"

#include <utility>

namespace annulus::ui {

Document::Document(QObject* parent) : QObject(parent) {}

Document::~Document()
{
    if (!working_)
        return;
    working_->listen({});
    if (!isModified())
        working_->discard();
}

QString Document::lockedWords() const { return readOnly_ ? tr("Read-only. %1").arg(text(*readOnly_)) : QString(); }

Result<void> Document::apply(const Edit& edit) { return run({{edit}, nameOf(edit, project_)}); }

Result<void> Document::applyAll(const std::vector<Edit>& edits, const Message& name)
{
    if (edits.empty())
        return {};
    return run({edits, name});
}

Result<void> Document::run(Command command)
{
    if (readOnly_)
        return Error{Errc::conflict, *readOnly_, {}};
    auto next = annulus::apply(project_, command);
    if (!next)
        return std::move(next).error();
    const Touched touched = touchedBy(command);
    history_.push(project_, command.name, touched, *next);
    record(std::move(command), *next);
    become(std::move(next).value(), touched);
    emit historyChanged();
    return {};
}

void Document::setReader(std::string reader)
{
    if (reader == reader_)
        return;
    reader_ = std::move(reader);
    if (working_)
        working_->setReader(reader_);
    emit readerChanged();
    if (isBlinded_)
        emit changed(project_, project_, {true, {}});  // other outlines are seen now
}

void Document::setBlinded(bool blinded)
{
    if (blinded == isBlinded_)
        return;
    isBlinded_ = blinded;
    emit readerChanged();
    emit changed(project_, project_, {true, {}});
}

void Document::undo()
{
    if (!history_.canUndo())
        return;
    UndoStep step{history_.undoName()};
    Project next = project_;
    const Touched touched = history_.undo(next);
    record(std::move(step), next);
    become(std::move(next), touched);
    emit historyChanged();
}

void Document::redo()
{
    if (!history_.canRedo())
        return;
    RedoStep step{history_.redoName()};
    Project next = project_;
    const Touched touched = history_.redo(next);
    record(std::move(step), next);
    become(std::move(next), touched);
    emit historyChanged();
}

void Document::note(const Event& event)
{
    if (auto working = workingCopy()) {
        working->record(event);
        become(project_, {});  // the log has something that the file has not
    }
}

void Document::open(Project project, std::filesystem::path file)
{
    OpenedProject opened;
    opened.project = std::move(project);
    opened.file = std::move(file);
    open(std::move(opened));
}

void Document::open(OpenedProject opened)
{
    if (working_) {
        working_->listen({});
        working_->discard();
    }
    ++opening_;
    working_ = std::move(opened.working);
    listen();
    readOnly_ = std::move(opened.readOnly);
    history_ = std::move(opened.history);
    file_ = std::move(opened.file);
    become(std::move(opened.project), Touched{.everything = true, .patients = {}});
    savedRevision_ = opened.isModified ? revision_ - 1 : revision_;
    emit historyChanged();
    emit fileChanged();
}

void Document::markSaved(std::filesystem::path file, std::size_t revision)
{
    file_ = std::move(file);
    savedRevision_ = revision;
    emit fileChanged();
}

void Document::giveUp()
{
    savedRevision_ = revision_;
    emit fileChanged();
}

std::shared_ptr<WorkingCopy> Document::workingCopy()
{
    if (!working_ && makeWorkingCopy_ && !readOnly_) {
        working_ = makeWorkingCopy_(project_);
        listen();
    }
    return working_;
}

void Document::listen()
{
    if (!working_)
        return;
    working_->setReader(reader_);
    working_->listen([this](const std::optional<Error>& trouble) {
        QMetaObject::invokeMethod(this, [this, trouble] { emit diskTrouble(trouble); }, Qt::QueuedConnection);
    });
}

void Document::record(Happening happening, const Project& after)
{
    if (auto working = workingCopy())
        working->record(std::move(happening), after);
}

void Document::become(Project next, const Touched& touched)
{
    const Project before = std::exchange(project_, std::move(next));
    const bool wasModified = isModified();
    ++revision_;
    emit changed(before, project_, touched);
    if (!wasModified)
        emit fileChanged();
}

}  // namespace annulus::ui
