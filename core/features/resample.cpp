// Resampling by ITK's own filter: PyRadiomics' numbers come from it, and integer images are truncated, so that
// round-off in the pixel positions would show.
#include "core/features/preprocess.h"
#include "core/filters/boxes.h"

#include <itkBSplineInterpolateImageFunction.h>
#include <itkImage.h>
#include <itkLinearInterpolateImageFunction.h>
#include <itkNearestNeighborInterpolateImageFunction.h>
#include <itkResampleImageFilter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <type_traits>

namespace annulus {
namespace {

template <unsigned N>
using ItkImage = itk::Image<double, N>;  // one type for all: each pixel type fits, and the result is cast by castLike

/// The pixels of a box of the grid; no values: geometry alone.
template <unsigned N>
typename ItkImage<N>::Pointer toItk(const Grid& grid, const Box& box, const std::vector<double>& values)
{
    auto image = ItkImage<N>::New();
    const Size extent = box.size();
    const std::array<std::int64_t, 3> starts{box.i0, box.j0, box.k0}, sizes{extent.i, extent.j, extent.k};
    typename ItkImage<N>::IndexType start;
    typename ItkImage<N>::SizeType size;
    typename ItkImage<N>::SpacingType spacing;
    typename ItkImage<N>::PointType origin;
    typename ItkImage<N>::DirectionType direction;
    for (unsigned axis = 0; axis < N; ++axis) {
        start[axis] = starts[axis];
        size[axis] = static_cast<itk::SizeValueType>(sizes[axis]);
        spacing[axis] = grid.spacing[axis];
        origin[axis] = grid.origin[axis];
        for (unsigned row = 0; row < N; ++row)
            direction[row][axis] = grid.direction[3 * row + axis];
    }
    image->SetRegions(typename ItkImage<N>::RegionType(start, size));
    image->SetSpacing(spacing);
    image->SetOrigin(origin);
    image->SetDirection(direction);
    if (!values.empty()) {
        image->Allocate();
        std::copy(values.begin(), values.end(), image->GetBufferPointer());
    }
    return image;
}

template <unsigned N>
typename itk::InterpolateImageFunction<ItkImage<N>, double>::Pointer interpolatorFor(Interpolator kind)
{
    switch (kind) {
    case Interpolator::nearest: return itk::NearestNeighborInterpolateImageFunction<ItkImage<N>, double>::New().GetPointer();
    case Interpolator::linear: return itk::LinearInterpolateImageFunction<ItkImage<N>, double>::New().GetPointer();
    case Interpolator::bspline: break;
    }
    return itk::BSplineInterpolateImageFunction<ItkImage<N>, double, double>::New().GetPointer();  // order 3
}

template <unsigned N>
std::vector<double> resampled(const Grid& from, const Box& box, const std::vector<double>& values, const Grid& to, Interpolator kind)
{
    const auto reference = toItk<N>(to, wholeBox(to), {});
    auto filter = itk::ResampleImageFilter<ItkImage<N>, ItkImage<N>>::New();
    filter->SetInput(toItk<N>(from, box, values));
    filter->SetInterpolator(interpolatorFor<N>(kind));
    filter->SetOutputSpacing(reference->GetSpacing());
    filter->SetOutputOrigin(reference->GetOrigin());
    filter->SetOutputDirection(reference->GetDirection());
    filter->SetSize(reference->GetLargestPossibleRegion().GetSize());
    filter->SetNumberOfWorkUnits(1);  // threads belong to parallelFor alone
    filter->Update();
    const double* first = filter->GetOutput()->GetBufferPointer();
    return {first, first + to.pixelCount()};
}

/// `values` are the pixels of a box of the grid `from`.
std::vector<double> resampled(const Grid& from, const Box& box, const std::vector<double>& values, const Grid& to, Interpolator kind)
{
    return from.dimensions == 2 ? resampled<2>(from, box, values, to, kind) : resampled<3>(from, box, values, to, kind);
}

/// The part of a grid that pixels of another grid, which shares its directions, are interpolated from: a lesion on a
/// full field must not cost the spline of the whole field. The spline's memory of a cut falls by 0.268 a pixel: after 50
/// pixels it is below the last bit of a double.
Box neededFor(const Grid& from, const Grid& to)
{
    constexpr double margin = 50;
    const std::array<std::int64_t, 3> sizes{from.size.i, from.size.j, from.size.k}, others{to.size.i, to.size.j, to.size.k};
    std::array<std::int64_t, 3> low{}, high{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        double first = 0;
        for (std::size_t row = 0; row < 3; ++row)
            first += from.direction[3 * row + axis] * (to.origin[row] - from.origin[row]);
        first /= from.spacing[axis];
        const double last = first + static_cast<double>(others[axis] - 1) * to.spacing[axis] / from.spacing[axis];
        const auto limit = static_cast<double>(sizes[axis] - 1);
        low[axis] = static_cast<std::int64_t>(std::clamp(std::floor(first) - margin, 0.0, limit));
        high[axis] = static_cast<std::int64_t>(std::clamp(std::ceil(last) + margin, 0.0, limit));
    }
    return {low[0], low[1], low[2], high[0], high[1], high[2]};
}

/// ITK's cast with bounds checking: clamped to the type's range, then truncated toward zero.
Pixels castLike(const Pixels& type, const std::vector<double>& values)
{
    return std::visit(
        [&](const auto& pixels) -> Pixels {
            using T = typename std::decay_t<decltype(pixels)>::value_type;
            std::vector<T> cast(values.size());
            constexpr auto low = static_cast<double>(std::numeric_limits<T>::lowest());
            constexpr auto high = static_cast<double>(std::numeric_limits<T>::max());
            std::transform(values.begin(), values.end(), cast.begin(), [&](double value) {
                return std::isnan(value) && std::is_integral_v<T> ? T{0} : static_cast<T>(std::clamp(value, low, high));
            });
            return cast;
        },
        type);
}

Mask maskOn(const Grid& grid, const Mask& mask, const Box& needed)
{
    const auto bytes = toBytes(mask, needed);
    const auto values = resampled(mask.grid(), needed, {bytes.begin(), bytes.end()}, grid, Interpolator::nearest);
    return fromBytes(grid, std::vector<std::uint8_t>(values.begin(), values.end()));
}

/// The new grid by the rules of PyRadiomics' resampleImage, or nothing where the spacing stays as it is.
Result<std::optional<Grid>> targetGrid(const Grid& old, const Box& box, const Settings& settings)
{
    const auto axes = static_cast<std::size_t>(old.dimensions);
    const auto& wanted = settings.resampledPixelSpacing;
    if (wanted.size() != axes)
        return Error{Errc::invalid, message("features", "resampledPixelSpacing has %1 numbers; the image has %2 dimensions.", wanted.size(), axes), {}};
    if (!old.isCalibrated())
        return Error{Errc::invalid, message("features", "The image has no pixel spacing, so it cannot be resampled to a spacing in mm; give the spacing."), {}};
    const std::array<std::int64_t, 3> sizes{old.size.i, old.size.j, old.size.k};
    const std::array<std::int64_t, 3> low{box.i0, box.j0, box.k0};
    const std::array<std::int64_t, 3> high{box.i1, box.j1, box.k1};
    Grid grid = old;
    bool isEqual = true;
    for (std::size_t axis = 0; axis < axes; ++axis) {
        // A zero keeps the axis; so does a region of one pixel along it.
        grid.spacing[axis] = wanted[axis] == 0 || low[axis] == high[axis] ? old.spacing[axis] : wanted[axis];
        isEqual = isEqual && std::abs(old.spacing[axis] - grid.spacing[axis]) <= 1e-8 + 1e-5 * std::abs(grid.spacing[axis]);
    }
    if (isEqual)
        return std::optional<Grid>();
    std::array<std::int64_t, 3> newSizes{1, 1, 1};
    std::array<double, 3> start{};  // of the new first pixel's centre, in old pixels
    for (std::size_t axis = 0; axis < axes; ++axis) {
        const double ratio = old.spacing[axis] / grid.spacing[axis];
        double lower = std::floor((static_cast<double>(low[axis]) - 0.5) * ratio - settings.padDistance);
        double upper = std::ceil((static_cast<double>(high[axis]) + 0.5) * ratio + settings.padDistance);
        lower = std::max(lower, 0.0);
        upper = std::min(upper, std::ceil(static_cast<double>(sizes[axis]) * ratio) - 1);
        constexpr double mostPixels = 1 << 16;
        if (!(upper - lower + 1 <= mostPixels))
            return Error{Errc::limit, message("features", "Resampling to %1 mm gives %2 pixels along one axis; at most %3 are made. Choose a coarser spacing.", grid.spacing[axis], upper - lower + 1, mostPixels), {}};
        newSizes[axis] = static_cast<std::int64_t>(upper - lower + 1);
        start[axis] = 0.5 * (grid.spacing[axis] - old.spacing[axis]) / old.spacing[axis] + lower / ratio;
    }
    grid.size = {newSizes[0], newSizes[1], newSizes[2]};
    for (std::size_t row = 0; row < axes; ++row) {
        grid.origin[row] = old.origin[row];
        for (std::size_t axis = 0; axis < axes; ++axis)
            grid.origin[row] += old.direction[3 * row + axis] * old.spacing[axis] * start[axis];
    }
    return std::optional(grid);
}

/// The corner-to-corner box of the mask must lie in the image, 1e-3 pixels of slack.
Result<void> checkInside(const Grid& image, const Mask& mask)
{
    const Box box = mask.box();
    const auto axes = static_cast<std::size_t>(image.dimensions);
    const std::array<double, 3> corners[] = {{static_cast<double>(box.i0) - 0.5, static_cast<double>(box.j0) - 0.5, static_cast<double>(box.k0) - 0.5},
                                             {static_cast<double>(box.i1) + 0.5, static_cast<double>(box.j1) + 0.5, static_cast<double>(box.k1) + 0.5}};
    const std::array<std::int64_t, 3> sizes{image.size.i, image.size.j, image.size.k};
    const Grid& from = mask.grid();
    for (const auto& corner : corners) {
        std::array<double, 3> world = from.origin;
        for (std::size_t row = 0; row < axes; ++row)
            for (std::size_t axis = 0; axis < axes; ++axis)
                world[row] += from.direction[3 * row + axis] * from.spacing[axis] * corner[axis];
        for (std::size_t axis = 0; axis < axes; ++axis) {
            double index = 0;  // directions are orthonormal: the transpose is the inverse
            for (std::size_t row = 0; row < axes; ++row)
                index += image.direction[3 * row + axis] * (world[row] - image.origin[row]);
            index /= image.spacing[axis];
            if (!(index >= -0.5 - 1e-3 && index <= static_cast<double>(sizes[axis]) - 0.5 + 1e-3))
                return Error{Errc::conflict, message("features", "The mask's region reaches out of the image (pixel %1 along axis %2, the image has %3); it belongs to another image.", index, axis + 1, sizes[axis]), {}};
        }
    }
    return {};
}

}  // namespace

bool wantsResampling(const Settings& settings) { return !settings.resampledPixelSpacing.empty() && settings.interpolator.has_value(); }

Result<ImageAndMask> resample(const Image& image, const Mask& region, const Settings& settings)
{
    const auto target = targetGrid(region.grid(), region.box(), settings);
    if (!target)
        return target.error();
    if (!target->has_value())
        return croppedAround(image, region, settings);
    const Grid& grid = **target;
    try {
        Mask mask = maskOn(grid, region, neededFor(region.grid(), grid));
        const Box needed = neededFor(image.grid, grid);
        auto pixels = castLike(image.pixels, resampled(image.grid, needed, doublesIn(image, needed), grid, *settings.interpolator));
        return ImageAndMask{{grid, std::move(pixels)}, std::move(mask)};
    } catch (const std::exception& problem) {
        return Error{Errc::invalid, message("features", "The image could not be resampled: %1", problem.what()), {}};
    }
}

ImageAndMask croppedAround(const Image& image, const Mask& region, const Settings& settings)
{
    const std::int64_t pad = settings.padDistance;
    const Box box = grownBox(region.box(), {pad, pad, pad}, image.grid);
    return {cropTo(image, box), cropTo(region, box)};
}

Result<Mask> onGridOf(const Grid& image, const Mask& mask, const Settings& settings)
{
    auto same = checkSameGrid(image, mask.grid(), settings.geometryTolerance.value_or(1e-6));
    if (same)
        return withGrid(mask, image);  // lengths are the image's
    if (!settings.correctMask || image.dimensions != mask.grid().dimensions)
        return std::move(same).error();
    if (auto inside = checkInside(image, mask); !inside)
        return std::move(inside).error();
    try {
        return maskOn(image, mask, wholeBox(mask.grid()));
    } catch (const std::exception& problem) {
        return Error{Errc::invalid, message("features", "The mask could not be resampled: %1", problem.what()), {}};
    }
}

}  // namespace annulus
