#include "core/rings/rings.h"

#include "core/base/text.h"
#include "core/roi/distanceMap.h"

#include <cmath>

namespace annulus {
namespace {

constexpr double largestMarginMm = 100;
/// 0.5 GB of work space; a full field with a margin of 10 mm stays far below.
constexpr double largestField = 1 << 27;

/// A ring while it grows: its runs row by row, and its pixels also where the image has ended.
struct Band {
    double above;  ///< squared mm, exclusive
    double upTo;   ///< squared mm, inclusive
    std::int64_t pixels = 0;
    std::vector<Run> runs;
};

double squaredLimit(Millimetres distance)
{
    constexpr double slack = 1e-9;
    return distance.value * distance.value * (1 + slack);
}

Result<void> checkSpec(const RingSpec& spec)
{
    const double inner = spec.inner.value;
    const double outer = spec.outer.value;
    if (!std::isfinite(inner) || !std::isfinite(outer) || inner < 0 || outer <= inner || outer > largestMarginMm)
        return Error{Errc::invalid, message("rings", "A ring from %1 to %2 mm cannot be made; 0 <= inner < outer <= %3 mm was expected.", inner, outer, largestMarginMm), {}};
    return {};
}

Result<void> checkLesion(const Mask& lesion)
{
    const Grid& grid = lesion.grid();
    if (grid.size.k != 1)
        return Error{Errc::unsupported, message("rings", "The mask has %1 slices; rings are made on single images, so a 2-D mask or one slice was expected.", grid.size.k), {}};
    if (!grid.isCalibrated())
        return Error{Errc::invalid, message("rings", "The pixel spacing is not known, so a ring in millimetres cannot be made; calibrate the image first."), {}};
    if (!(grid.spacing[0] > 0 && grid.spacing[1] > 0 && std::isfinite(grid.spacing[0]) && std::isfinite(grid.spacing[1])))
        return Error{Errc::invalid, message("rings", "The pixel spacing is %1 x %2 mm; two numbers above zero were expected.", grid.spacing[0], grid.spacing[1]), {}};
    if (lesion.isEmpty())
        return Error{Errc::invalid, message("rings", "The lesion mask is empty; at least one pixel was expected."), {}};
    return {};
}

Result<void> checkClip(const Mask& lesion, const RingClip& clip)
{
    for (const Mask* mask : {clip.allowed, clip.others})
        if (mask && mask->grid().size != lesion.grid().size)
            return Error{Errc::conflict,
                         message("rings", "The mask that clips the rings has %1 x %2 pixels, the lesion's %3 x %4; both must lie on the same image.",
                                 mask->grid().size.i, mask->grid().size.j, lesion.grid().size.i, lesion.grid().size.j), {}};
    return {};
}

/// The lesion's box with room for the widest ring on every side, also beyond the image: what a ring loses
/// there is counted as lost.
Result<Box> fieldOf(const Mask& lesion, double marginMm)
{
    const Grid& grid = lesion.grid();
    const double marginX = std::ceil(marginMm / grid.spacing[0]) + 1;
    const double marginY = std::ceil(marginMm / grid.spacing[1]) + 1;
    const Box box = lesion.box();
    const double columns = static_cast<double>(box.size().i) + 2 * marginX;
    const double rows = static_cast<double>(box.size().j) + 2 * marginY;
    if (!(columns * rows <= largestField))
        return Error{Errc::limit, message("rings", "A ring of %1 mm at a spacing of %2 x %3 mm needs a field of %4 x %5 pixels around the lesion, which is more than any image has; check spacing and margin.",
                                          marginMm, grid.spacing[0], grid.spacing[1], columns, rows), {}};
    const auto dx = static_cast<std::int64_t>(marginX);
    const auto dy = static_cast<std::int64_t>(marginY);
    return Box{box.i0 - dx, box.j0 - dy, 0, box.i1 + dx, box.j1 + dy, 0};
}

void addRow(Band& band, std::span<const double> squared, std::int64_t j, const Box& field, const Grid& grid)
{
    const auto isIn = [&](std::size_t at) { return squared[at] > band.above && squared[at] <= band.upTo; };
    for (std::size_t begin = 0; begin < squared.size();) {
        if (!isIn(begin)) {
            ++begin;
            continue;
        }
        std::size_t end = begin + 1;
        while (end < squared.size() && isIn(end))
            ++end;
        band.pixels += static_cast<std::int64_t>(end - begin);
        if (j >= 0 && j < grid.size.j)
            band.runs.push_back({static_cast<std::int32_t>(j), static_cast<std::int32_t>(field.i0 + static_cast<std::int64_t>(begin)),
                                 static_cast<std::int32_t>(field.i0 + static_cast<std::int64_t>(end))});
        begin = end;
    }
}

/// `whole`: pixels of the ring before anything was cut.
Message whyEmpty(const RingSpec& spec, const Grid& grid, std::int64_t whole, bool isInImage)
{
    const double inner = spec.inner.value;
    const double outer = spec.outer.value;
    if (whole == 0)
        return message("rings", "The ring from %1 to %2 mm holds no pixel: pixels are %3 x %4 mm apart.", inner, outer, grid.spacing[0], grid.spacing[1]);
    if (!isInImage)
        return message("rings", "The ring from %1 to %2 mm holds no pixel: all of it lies outside the image.", inner, outer);
    return message("rings", "The ring from %1 to %2 mm holds no pixel: all of it lies outside the image or the tissue, or in other lesions.", inner, outer);
}

Result<std::vector<Ring>> makeRingsOf(const Mask& lesion, const std::vector<RingSpec>& specs, const RingClip& clip, const Progress& progress)
{
    if (auto check = checkLesion(lesion); !check)
        return std::move(check).error();
    if (auto check = checkClip(lesion, clip); !check)
        return std::move(check).error();
    const double widest = specs.back().outer.value;
    const auto field = fieldOf(lesion, widest);
    if (!field)
        return field.error();

    const Grid& grid = lesion.grid();
    std::vector<Band> bands;
    for (const RingSpec& spec : specs)
        bands.push_back({squaredLimit(spec.inner), squaredLimit(spec.outer), 0, {}});
    if (progress.cancelled())
        return stopped();
    const auto bytes = toBytes(lesion, *field);
    const Size size = field->size();
    squaredDistanceRows({bytes, size.i, size.j, grid.spacing[0], grid.spacing[1]}, widest * (1 + 1e-6), [&](std::int64_t row, std::span<const double> squared) {
        for (Band& band : bands)
            addRow(band, squared, field->j0 + row, *field, grid);
    });
    if (progress.cancelled())
        return stopped();

    std::vector<Ring> rings;
    for (std::size_t at = 0; at < specs.size(); ++at) {
        Band& band = bands[at];
        const std::int64_t whole = band.pixels;
        Mask mask(grid, std::move(band.runs));
        const bool isInImage = !mask.isEmpty();
        if (clip.allowed)
            mask = intersect(mask, *clip.allowed);
        if (clip.others)
            mask = subtract(mask, *clip.others);
        const double lost = whole == 0 ? 0 : static_cast<double>(whole - mask.count()) / static_cast<double>(whole);
        Message why = mask.isEmpty() ? whyEmpty(specs[at], grid, whole, isInImage) : Message();
        rings.push_back({ringName(specs[at]), specs[at], std::move(mask), lost, std::move(why)});
    }
    progress.report(1);
    return rings;
}

}  // namespace

std::string ringName(const RingSpec& spec)
{
    return "ring_" + formatNumber(spec.inner.value) + "-" + formatNumber(spec.outer.value) + "mm";
}

std::string lesionWithRingName(const RingSpec& spec) { return "lesion+" + ringName(spec); }

std::vector<RingSpec> ringSpecs(std::span<const double> marginsMm, bool cumulative)
{
    std::vector<RingSpec> specs;
    double inner = 0;
    for (const double outer : marginsMm) {
        specs.push_back({{inner}, {outer}});
        inner = cumulative ? 0 : outer;
    }
    return specs;
}

Result<void> checkMargins(std::span<const double> marginsMm)
{
    if (marginsMm.empty())
        return Error{Errc::invalid, message("rings", "No margin is given; at least one in millimetres was expected, for example 1,2,3."), {}};
    double previous = 0;
    for (const double margin : marginsMm) {
        if (!std::isfinite(margin) || margin <= 0 || margin > largestMarginMm)
            return Error{Errc::invalid, message("rings", "A margin of %1 mm cannot be used; a number above 0 and up to %2 mm was expected.", margin, largestMarginMm), {}};
        if (margin <= previous)
            return Error{Errc::invalid, message("rings", "The margin %1 mm comes after %2 mm; margins must rise, for example 1,2,3.", margin, previous), {}};
        previous = margin;
    }
    return {};
}

Result<Mask> makeRing(const Mask& lesion, const Mask* allowed, const RingSpec& spec, const Progress& progress)
{
    if (auto check = checkSpec(spec); !check)
        return std::move(check).error();
    auto rings = makeRingsOf(lesion, {spec}, {allowed, nullptr}, progress);
    if (!rings)
        return std::move(rings).error();
    return std::move(rings->front().mask);
}

Result<std::vector<Ring>> makeRings(const Mask& lesion, std::span<const double> marginsMm, bool cumulative, const RingClip& clip,
                                    const Progress& progress)
{
    if (auto check = checkMargins(marginsMm); !check)
        return std::move(check).error();
    return makeRingsOf(lesion, ringSpecs(marginsMm, cumulative), clip, progress);
}

}  // namespace annulus
