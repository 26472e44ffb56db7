#include "core/features/preprocess.h"

namespace annulus {

Result<void> checkRegion(const Mask& region, const Settings& settings)
{
    const std::int64_t count = region.count();
    if (count == 0)
        return Error{Errc::invalid, message("features", "The region is empty; it has no features."), {}};
    if (count == 1)
        return Error{Errc::invalid, message("features", "The region has 1 pixel; features need at least 2."), {}};
    const Size size = region.box().size();
    const int spanned = int{size.i > 1} + int{size.j > 1} + int{size.k > 1};
    if (spanned < settings.minimumROIDimensions)
        return Error{Errc::invalid, message("features", "The region spans %1 dimension(s); minimumROIDimensions asks for %2.", spanned, settings.minimumROIDimensions), {}};
    if (settings.minimumROISize && count <= *settings.minimumROISize)
        return Error{Errc::invalid, message("features", "The region has %1 pixels; minimumROISize asks for more than %2.", count, *settings.minimumROISize), {}};
    return {};
}

}  // namespace annulus
