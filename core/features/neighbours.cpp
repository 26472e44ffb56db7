#include "core/features/neighbours.h"

#include <cstdlib>

namespace annulus {

std::vector<Offset> offsetsAt(const Size& box, std::span<const int> distances, const FeatureSettings& settings)
{
    const std::int64_t farthest = distances.empty() ? 0 : *std::max_element(distances.begin(), distances.end());
    const auto limit = [&](std::int64_t size, int numpyAxis) {
        return settings.force2D && settings.force2Ddimension == numpyAxis ? std::int64_t{0} : std::min(farthest, size - 1);
    };
    const std::int64_t mostK = limit(box.k, 0), mostJ = limit(box.j, 1), mostI = limit(box.i, 2);
    std::vector<Offset> offsets;
    // The first half of all directions is those whose first step other than zero, in the order k, j, i, is positive.
    for (std::int64_t k = mostK; k >= 0; --k)
        for (std::int64_t j = mostJ; j >= (k > 0 ? -mostJ : 0); --j)
            for (std::int64_t i = mostI; i >= (k > 0 || j > 0 ? -mostI : 1); --i) {
                const std::int64_t distance = std::max({std::abs(k), std::abs(j), std::abs(i)});
                if (std::find(distances.begin(), distances.end(), distance) != distances.end())
                    offsets.push_back({i, j, k});
            }
    return offsets;
}

std::optional<Message> tooManyLevels(const Levels& levels)
{
    constexpr std::int64_t most = 6000;  // a co-occurrence matrix of 288 MB
    const auto present = std::count_if(levels.counts.begin(), levels.counts.end(), [](std::int64_t count) { return count > 0; });
    if (present <= most)
        return {};
    return message("features", "The region has %1 grey levels; this class takes at most %2. Choose a wider bin.", present, most);
}

PresentLevels presentLevels(const Levels& levels)
{
    PresentLevels present;
    present.place.assign(levels.counts.size(), -1);
    for (std::size_t level = 1; level < levels.counts.size(); ++level)
        if (levels.counts[level] > 0) {
            present.place[level] = static_cast<int>(present.level.size());
            present.level.push_back(static_cast<int>(level));
        }
    return present;
}

}  // namespace annulus
