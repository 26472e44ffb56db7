#include "core/project/History.h"

#include <cassert>
#include <utility>

namespace annulus {

void History::push(Project before, Message name, Touched touched)
{
    redo_.clear();
    undo_.push_back({std::move(before), std::move(name), std::move(touched)});
    if (undo_.size() > limit_)
        undo_.pop_front();
}

Touched History::undo(Project& current)
{
    assert(canUndo());
    Step step = std::move(undo_.back());
    undo_.pop_back();
    std::swap(step.other, current);
    redo_.push_back(std::move(step));
    return redo_.back().touched;
}

Touched History::redo(Project& current)
{
    assert(canRedo());
    Step step = std::move(redo_.back());
    redo_.pop_back();
    std::swap(step.other, current);
    undo_.push_back(std::move(step));
    return undo_.back().touched;
}

void History::clear()
{
    undo_.clear();
    redo_.clear();
}

}  // namespace annulus
