#include "core/features/levelPlane.h"

#include <limits>

namespace annulus {

std::optional<LevelPlane> levelPlane(const Levels& levels, const Size& box, const FeatureSettings& settings)
{
    const bool isPlane = box.k == 1 && (!settings.force2D || settings.force2Ddimension == 0);
    if (!isPlane || levels.highest() >= std::numeric_limits<std::uint16_t>::max())
        return {};
    LevelPlane plane{box.i, box.j, static_cast<std::size_t>(box.i) + 2, levels.highest(), {}};
    plane.levels.assign(plane.stride * (static_cast<std::size_t>(box.j) + 2), 0);
    const std::int32_t* from = levels.level.data();
    for (std::int64_t j = 0; j < box.j; ++j, from += box.i) {
        std::uint16_t* to = plane.levels.data() + static_cast<std::size_t>(j + 1) * plane.stride + 1;
        for (std::int64_t i = 0; i < box.i; ++i)
            to[i] = static_cast<std::uint16_t>(from[i]);
    }
    return plane;
}

bool wantsNextNeighbours(const FeatureSettings& settings) { return settings.distances == std::vector<int>{1}; }

}  // namespace annulus
