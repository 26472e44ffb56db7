#include "ui/pages/read/OutlineChoice.h"

#include <algorithm>

namespace annulus::ui {
namespace {

bool holds(const std::vector<const Roi*>& rois, const std::string& id)
{
    return std::ranges::find(rois, id, [](const Roi* roi) -> const std::string& { return roi->id; }) != rois.end();
}

}  // namespace

OutlineChoice::OutlineChoice(Document& document, Selection& selection, QObject* parent) : QObject(parent), document_(document), selection_(selection)
{
    connect(&document, &Document::changed, this, [this](const Project& before) { follow(before); });
    connect(&selection, &Selection::imageChanged, this, &OutlineChoice::arrive);
    connect(&selection, &Selection::roiChanged, this, &OutlineChoice::remember);
}

std::vector<const Roi*> OutlineChoice::here(const Project& project) const
{
    std::vector<const Roi*> rois;
    if (const Patient* patient = project.findPatient(selection_.patient()))
        for (const Roi& roi : patient->rois)
            if (roi.imageUid == selection_.image() && roi.frame == selection_.frame() && document_.blinding().shows(roi))
                rois.push_back(&roi);
    return rois;
}

const Roi* OutlineChoice::told() const
{
    const auto rois = here(document_.project());
    const auto chosen = std::ranges::find(rois, selection_.roi(), [](const Roi* roi) -> const std::string& { return roi->id; });
    return chosen != rois.end() ? *chosen : rois.empty() ? nullptr : rois.back();
}

void OutlineChoice::arrive()
{
    if (!holds(here(document_.project()), selection_.roi()))
        chooseUsual();
}

void OutlineChoice::follow(const Project& before)
{
    const auto were = here(before);
    const auto now = here(document_.project());
    const auto back = std::ranges::find_if(now.rbegin(), now.rend(), [&](const Roi* roi) { return !holds(were, roi->id); });
    if (back != now.rend())
        selection_.selectRoi((*back)->id);
    else if (holds(were, selection_.roi()) && !holds(now, selection_.roi()))
        chooseUsual();
}

void OutlineChoice::remember()
{
    if (holds(here(document_.project()), selection_.roi()))
        last_[frame()] = selection_.roi();
}

void OutlineChoice::chooseUsual()
{
    const auto rois = here(document_.project());
    if (rois.empty())
        return;
    const auto last = last_.find(frame());
    selection_.selectRoi(last != last_.end() && holds(rois, last->second) ? last->second : rois.back()->id);
}

}  // namespace annulus::ui
