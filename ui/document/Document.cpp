#include "ui/document/Document.h"

#include <utility>

namespace annulus::ui {

Document::Document(QObject* parent) : QObject(parent) {}

Result<void> Document::apply(const Edit& edit)
{
    auto next = annulus::apply(project_, edit);
    if (!next)
        return std::move(next).error();
    const Touched touched = touchedBy(edit);
    history_.push(project_, nameOf(edit, project_), touched);
    become(std::move(next).value(), touched);
    emit historyChanged();
    return {};
}

Result<void> Document::applyAll(const std::vector<Edit>& edits, const Message& name)
{
    if (edits.empty())
        return {};
    Project next = project_;
    Touched touched;
    for (const Edit& edit : edits) {
        auto applied = annulus::apply(next, edit);
        if (!applied)
            return std::move(applied).error();
        next = std::move(applied).value();
        Touched more = touchedBy(edit);
        touched.everything = touched.everything || more.everything;
        touched.patients.merge(more.patients);
    }
    history_.push(project_, name, touched);
    become(std::move(next), touched);
    emit historyChanged();
    return {};
}

void Document::undo()
{
    if (!history_.canUndo())
        return;
    Project next = project_;
    const Touched touched = history_.undo(next);
    become(std::move(next), touched);
    emit historyChanged();
}

void Document::redo()
{
    if (!history_.canRedo())
        return;
    Project next = project_;
    const Touched touched = history_.redo(next);
    become(std::move(next), touched);
    emit historyChanged();
}

void Document::open(Project project, std::filesystem::path file)
{
    history_.clear();
    file_ = std::move(file);
    become(std::move(project), Touched{.everything = true, .patients = {}});
    savedRevision_ = revision_;
    emit historyChanged();
    emit fileChanged();
}

void Document::markSaved(std::filesystem::path file, std::size_t revision)
{
    file_ = std::move(file);
    savedRevision_ = revision;
    emit fileChanged();
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
