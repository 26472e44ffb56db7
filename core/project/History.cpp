#include "core/project/History.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace annulus {

namespace {

std::size_t bytesOf(const Patient& patient)
{
    std::size_t bytes = sizeof(Patient);
    for (const Study& study : patient.studies)
        for (const Series& series : study.series)
            bytes += series.images.size() * 2 * sizeof(ImageRecord);  // texts of the facts; thumbnails are shared
    for (const Roi& roi : patient.rois) {
        bytes += sizeof(Roi);
        for (const Contour& contour : roi.outline.contours)
            bytes += contour.size() * sizeof(Point);
    }
    return bytes;
}

/// Numbers that are on disk cost nothing.
std::size_t bytesOf(const FeatureResult& result)
{
    return sizeof(FeatureResult) + (result.numbers.ifLoaded() ? result.kind->columns->size() * sizeof(double) : 0);
}

/// What only `before` holds. Both lists are sorted by id; a patient that is shared costs nothing.
std::size_t heldAlone(const Project& before, const Project& after)
{
    std::size_t bytes = before.patients.size() * sizeof(before.patients.front());
    auto fresh = after.patients.begin();
    for (const auto& old : before.patients) {
        while (fresh != after.patients.end() && (*fresh)->id < old->id)
            ++fresh;
        const Patient* other = fresh != after.patients.end() && (*fresh)->id == old->id ? fresh->get() : nullptr;
        if (other == old.get())
            continue;
        bytes += bytesOf(*old);
        for (const auto& result : old->features)
            if (!other || std::ranges::find(other->features, result) == other->features.end())
                bytes += bytesOf(*result);
    }
    return bytes;
}

}  // namespace

void History::push(Project before, Message name, Touched touched, const Project& after)
{
    redo_.clear();
    const std::size_t bytes = heldAlone(before, after);
    undo_.push_back({std::move(before), std::move(name), std::move(touched), bytes});
    bytes_ += bytes;
    trim();
}

void History::trim()
{
    while (undo_.size() > mostSteps_ || (undo_.size() > 1 && bytes_ > mostBytes_)) {
        bytes_ -= undo_.front().bytes;
        undo_.pop_front();
    }
}

Touched History::undo(Project& current)
{
    assert(canUndo());
    Step step = std::move(undo_.back());
    undo_.pop_back();
    bytes_ -= step.bytes;
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
    bytes_ += step.bytes;
    undo_.push_back(std::move(step));
    return undo_.back().touched;
}

void History::limit(std::size_t steps, std::size_t bytes)
{
    mostSteps_ = steps;
    mostBytes_ = bytes;
    trim();
}

void History::clear()
{
    undo_.clear();
    redo_.clear();
    bytes_ = 0;
}

}  // namespace annulus
