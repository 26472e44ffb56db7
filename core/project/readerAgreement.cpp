#include "core/project/readerAgreement.h"

#include "core/project/regions.h"
#include "core/roi/rasterise.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace annulus {
namespace {

struct Drawn {
    const Roi* roi = nullptr;
    Mask mask;
    bool isTaken = false;
};

std::vector<Drawn> drawnBy(const Patient& patient, const ImageRecord& image, int frame, const std::string& reader)
{
    std::vector<Drawn> all;
    for (const Roi& roi : patient.rois)
        if (roi.imageUid == image.uid && roi.frame == frame && roi.reader == reader)
            all.push_back({&roi, rasterise(roi.outline, makeGrid(image.facts.columns, image.facts.rows)), false});
    return all;
}

Result<Agreement> agreementOf(const ImageRecord& image, const Mask& a, const Mask& b)
{
    const auto spacing = spacingForBox(image, unite(a, b).box());
    if (!spacing)
        return spacing.error();
    const Grid grid = withSpacing(a.grid(), *spacing);
    return compareMasks(withGrid(a, grid), withGrid(b, grid));
}

std::optional<double> toProposal(const Drawn& drawn) { return drawn.roi->assist ? diceToProposal(*drawn.roi->assist, drawn.roi->outline, drawn.mask.grid()) : std::nullopt; }

/// Both readers' outlines of one frame.
class FramePairs {
public:
    FramePairs(const Patient& patient, const ImageRecord& image, int frame, const std::string& first, const std::string& second)
        : patient_(patient), image_(image), frame_(frame), first_(first), second_(second), ours_(drawnBy(patient, image, frame, first)), theirs_(drawnBy(patient, image, frame, second))
    {
    }

    void addTo(std::vector<OutlinePair>& pairs)
    {
        pairByOverlap(pairs);
        for (Drawn& one : ours_)
            if (const auto other = std::ranges::find_if(theirs_, [&](const Drawn& drawn) { return !one.isTaken && !drawn.isTaken && drawn.roi->name == one.roi->name; }); other != theirs_.end())
                pair(one, *other, pairs);
        for (const Drawn& one : ours_)
            if (!one.isTaken)
                alone(one, first_, pairs);
        for (const Drawn& one : theirs_)
            if (!one.isTaken)
                alone(one, second_, pairs);
    }

private:
    void pairByOverlap(std::vector<OutlinePair>& pairs)
    {
        std::vector<std::tuple<std::int64_t, std::size_t, std::size_t>> overlaps;
        for (std::size_t a = 0; a < ours_.size(); ++a)
            for (std::size_t b = 0; b < theirs_.size(); ++b)
                if (const auto shared = intersect(ours_[a].mask, theirs_[b].mask).count(); shared > 0)
                    overlaps.emplace_back(-shared, a, b);
        std::ranges::sort(overlaps);
        for (const auto& [shared, a, b] : overlaps)
            if (!ours_[a].isTaken && !theirs_[b].isTaken)
                pair(ours_[a], theirs_[b], pairs);
    }

    void pair(Drawn& one, Drawn& other, std::vector<OutlinePair>& pairs) const
    {
        one.isTaken = other.isTaken = true;
        OutlinePair found{patient_.id, image_.uid, one.roi->name, frame_, one.roi->id, other.roi->id, {}, {}, toProposal(one), toProposal(other)};
        if (const auto agreement = agreementOf(image_, one.mask, other.mask))
            found.agreement = *agreement;
        else
            found.reason = agreement.error().what;
        pairs.push_back(std::move(found));
    }

    void alone(const Drawn& one, const std::string& reader, std::vector<OutlinePair>& pairs) const
    {
        const bool isFirst = &reader == &first_;
        pairs.push_back({patient_.id, image_.uid, one.roi->name, frame_, isFirst ? one.roi->id : std::string(), isFirst ? std::string() : one.roi->id, {}, message("project", "Only %1 drew this lesion.", reader),
                         isFirst ? toProposal(one) : std::nullopt, isFirst ? std::nullopt : toProposal(one)});
    }

    const Patient& patient_;
    const ImageRecord& image_;
    int frame_;
    const std::string &first_, &second_;
    std::vector<Drawn> ours_, theirs_;
};

}  // namespace

std::vector<OutlinePair> compareReaders(const Project& project, const std::string& first, const std::string& second, const Progress& progress)
{
    std::vector<OutlinePair> pairs;
    for (std::size_t at = 0; at < project.patients.size() && !progress.cancelled(); ++at) {
        const Patient& patient = *project.patients[at];
        progress.report(static_cast<double>(at) / static_cast<double>(project.patients.size()), message("project", "Readers of %1", patient.id));
        for (const ImageRecord* image : imagesOf(patient))
            for (int frame = 1; frame <= std::max(1, image->facts.frames); ++frame)
                if (std::ranges::any_of(patient.rois, [&](const Roi& roi) { return roi.imageUid == image->uid && roi.frame == frame && (roi.reader == first || roi.reader == second); }))
                    FramePairs(patient, *image, frame, first, second).addTo(pairs);
    }
    return pairs;
}

}  // namespace annulus
