#pragma once

#include "core/project/Edit.h"

#include <deque>

namespace annulus {

/// Undo and redo by snapshots: a project is a value that shares its patients, so a step costs what it changed.
class History {
public:
    explicit History(std::size_t limit = 500) : limit_(limit) {}

    void push(Project before, Message name, Touched touched);
    [[nodiscard]] bool canUndo() const { return !undo_.empty(); }
    [[nodiscard]] bool canRedo() const { return !redo_.empty(); }
    [[nodiscard]] Message undoName() const { return undo_.empty() ? Message{} : undo_.back().name; }
    [[nodiscard]] Message redoName() const { return redo_.empty() ? Message{} : redo_.back().name; }

    /// Exchanges `current` with the neighbouring snapshot; tells what differs. Only when canUndo / canRedo.
    Touched undo(Project& current);
    Touched redo(Project& current);
    void clear();

private:
    struct Step { Project other; Message name; Touched touched; };
    std::size_t limit_;
    std::deque<Step> undo_;
    std::deque<Step> redo_;
};

}  // namespace annulus
