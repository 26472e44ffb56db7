#pragma once

#include "core/project/Edit.h"

#include <deque>

namespace annulus {

/// Undo and redo by snapshots: a project is a value that shares its patients, so a step costs what it changed. The oldest
/// steps are forgotten beyond a number of steps and beyond an estimate of the bytes they alone hold; the last one stays.
class History {
public:
    static constexpr std::size_t usualSteps = 500;
    static constexpr std::size_t usualBytes = std::size_t(512) << 20;
    static constexpr std::size_t anyBytes = ~std::size_t(0);
    explicit History(std::size_t steps = usualSteps, std::size_t bytes = usualBytes) : mostSteps_(steps), mostBytes_(bytes) {}

    /// `after` is only looked at to see what the step holds alone.
    void push(Project before, Message name, Touched touched, const Project& after);
    [[nodiscard]] bool canUndo() const { return !undo_.empty(); }
    [[nodiscard]] bool canRedo() const { return !redo_.empty(); }
    [[nodiscard]] Message undoName() const { return undo_.empty() ? Message{} : undo_.back().name; }
    [[nodiscard]] Message redoName() const { return redo_.empty() ? Message{} : redo_.back().name; }

    /// Exchanges `current` with the neighbouring snapshot; tells what differs. Only when canUndo / canRedo.
    Touched undo(Project& current);
    Touched redo(Project& current);
    void clear();
    /// Forgets what is beyond these bounds, now and from now on.
    void limit(std::size_t steps, std::size_t bytes);
    [[nodiscard]] std::size_t stepsToUndo() const { return undo_.size(); }
    [[nodiscard]] std::size_t stepsToRedo() const { return redo_.size(); }

    /// Estimated bytes that the steps of undo keep alive.
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
    void trim();

    struct Step { Project other; Message name; Touched touched; std::size_t bytes; };
    std::size_t mostSteps_;
    std::size_t mostBytes_;
    std::size_t bytes_ = 0;  ///< of all steps to undo
    std::deque<Step> undo_;
    std::deque<Step> redo_;
};

}  // namespace annulus
