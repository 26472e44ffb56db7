#include "core/project/recipe.h"

#include "core/base/hash.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace annulus {
namespace {

/// Moves whenever masks and rings of the same outline come out differently.
constexpr std::string_view regionsVersion = "2";

Recipe::PartHash& at(Recipe& recipe, RecipePart part) { return recipe.hashes[static_cast<std::size_t>(part)]; }

Recipe::PartHash shortened(Sha256& hash)
{
    const Digest whole = hash.digest();
    Recipe::PartHash part;
    std::copy_n(whole.begin(), part.size(), part.begin());
    return part;
}

void add(Sha256& hash, const Outline& outline)
{
    hash.add(outline.contours.size());
    for (const Contour& contour : outline.contours) {
        hash.add(contour.size());
        for (const Point& point : contour)
            hash.add(point.x).add(point.y);
    }
}

void add(Sha256& hash, const Spacing& spacing)
{
    hash.add(spacing.x).add(spacing.y).add(static_cast<int>(spacing.basis)).add(spacing.magnification);
}

struct Box {
    double x0 = HUGE_VAL, y0 = HUGE_VAL, x1 = -HUGE_VAL, y1 = -HUGE_VAL;
};

Box boxOf(const Outline& outline)
{
    Box box;
    for (const Contour& contour : outline.contours)
        for (const Point& point : contour)
            box = {std::min(box.x0, point.x), std::min(box.y0, point.y), std::max(box.x1, point.x), std::max(box.y1, point.y)};
    return box;
}

/// Can the widest ring of one outline touch the other? By their boxes, with two pixels to spare for rasterising.
bool isWithinReach(const Outline& outline, const Outline& other, const RingSettings& rings, const Spacing& spacing)
{
    if (!(spacing.x > 0 && spacing.y > 0))
        return true;
    const double widest = rings.marginsMm.empty() ? 0 : *std::ranges::max_element(rings.marginsMm);
    const double reachX = widest / spacing.x + 2, reachY = widest / spacing.y + 2;
    const Box a = boxOf(outline), b = boxOf(other);
    return a.x0 - reachX <= b.x1 && b.x0 <= a.x1 + reachX && a.y0 - reachY <= b.y1 && b.y0 <= a.y1 + reachY;
}

std::string ringText(const RingSettings& rings)
{
    std::vector<std::string> margins;
    for (const double margin : rings.marginsMm)
        margins.push_back(formatNumber(margin));
    return "ringMargins=[" + join(margins, ",") + "];ringsCumulative=" + (rings.cumulative ? "true" : "false") +
           ";ringsClipToTissue=" + (rings.clipToTissue ? "true" : "false") + ";";
}

/// "name=value;" pieces; names that come several times (per image type) are told apart by the image type before them.
std::map<std::string, std::string> piecesOf(const std::string& text)
{
    std::map<std::string, std::string> pieces;
    std::string within;
    for (const std::string& piece : split(text, ';')) {
        const auto equals = piece.find('=');
        if (equals == std::string::npos)
            continue;
        const std::string name = piece.substr(0, equals), value = piece.substr(equals + 1);
        if (name == "imageType" || name == "featureClass") {
            within = value + " ";
            pieces[within + name] = value;
        } else if (pieces.contains(name) || (!within.empty() && name == "features")) {
            pieces[within + name] = value;
        } else {
            pieces[name] = value;
        }
    }
    return pieces;
}

}  // namespace

RecipeBase::RecipeBase(const RingSettings& rings, const RegionChoice& choice, const Settings& settings)
    : drawsRings_(choice.rings || choice.unions), rings_(drawsRings_ ? rings : RingSettings{}),
      settingsText_(canonicalText(settings) + (drawsRings_ ? ringText(rings) : std::string()))
{
    Sha256 ringHash, choiceHash, settingsHash, definitionsHash;
    if (drawsRings_)
        ringHash.add(ringText(rings));
    choiceHash.add(choice.lesion).add(choice.rings).add(choice.unions);
    settingsHash.add(canonicalText(settings));
    definitionsHash.add(definitionsVersion).add(regionsVersion);
    at(shared_, RecipePart::rings) = shortened(ringHash);
    at(shared_, RecipePart::regions) = shortened(choiceHash);
    at(shared_, RecipePart::settings) = shortened(settingsHash);
    at(shared_, RecipePart::definitions) = shortened(definitionsHash);
}

Recipe RecipeBase::recipeOf(const Patient& patient, const Roi& roi) const
{
    Recipe recipe = shared_;
    const ImageRecord* image = patient.findImage(roi.imageUid);
    Sha256 imageHash, outlineHash, neighbours, spacing;
    imageHash.add(image ? image->hash : std::string()).add(roi.frame);
    add(outlineHash, roi.outline);
    if (drawsRings_)  // rings leave out the reader's other lesions
        for (const Roi& other : patient.rois)
            if (other.id != roi.id && other.imageUid == roi.imageUid && other.frame == roi.frame && other.reader == roi.reader &&
                isWithinReach(roi.outline, other.outline, rings_, image ? image->spacing() : Spacing{}))
                add(neighbours, other.outline);
    if (image) {
        add(spacing, image->spacing());
        add(spacing, image->facts.detectorSpacing);
    }
    at(recipe, RecipePart::image) = shortened(imageHash);
    at(recipe, RecipePart::outline) = shortened(outlineHash);
    at(recipe, RecipePart::neighbours) = shortened(neighbours);
    at(recipe, RecipePart::spacing) = shortened(spacing);
    return recipe;
}

std::vector<RecipePart> changedParts(const Recipe& stored, const Recipe& today)
{
    std::vector<RecipePart> changed;
    for (const RecipePart part : recipeParts)
        if (stored.hashes[static_cast<std::size_t>(part)] != today.hashes[static_cast<std::size_t>(part)])
            changed.push_back(part);
    return changed;
}

Message wordsOf(RecipePart part)
{
    switch (part) {
    case RecipePart::image: return message("project", "the image file");
    case RecipePart::outline: return message("project", "the outline");
    case RecipePart::neighbours: return message("project", "another outline on the image");
    case RecipePart::spacing: return message("project", "the spacing");
    case RecipePart::rings: return message("project", "the ring settings");
    case RecipePart::regions: return message("project", "the choice of regions");
    case RecipePart::settings: return message("project", "the extraction settings");
    case RecipePart::definitions: break;
    }
    return message("project", "the definitions of this version of the program");
}

std::vector<SettingChange> changedSettings(const std::string& before, const std::string& after)
{
    const auto old = piecesOf(before), now = piecesOf(after);
    std::vector<SettingChange> changes;
    for (const auto& [name, value] : old)
        if (const auto found = now.find(name); found == now.end())
            changes.push_back({name, value, {}});
        else if (found->second != value)
            changes.push_back({name, value, found->second});
    for (const auto& [name, value] : now)
        if (!old.contains(name))
            changes.push_back({name, {}, value});
    return changes;
}

}  // namespace annulus
