#include "core/segment/breastBlocks.h"

#include "core/roi/components.h"

#include <algorithm>

namespace annulus::breast {
namespace {

void addTo(std::uint8_t* to, const std::uint8_t* from, std::size_t count)
{
    for (std::size_t at = 0; at < count; ++at)
        to[at] |= from[at];
}

/// One step of dilation over the four neighbours.
Bytes grown(const Bytes& bytes, const Size& size)
{
    Bytes result = bytes;
    const auto width = static_cast<std::size_t>(size.i);
    for (std::size_t row = 0; row < bytes.size(); row += width) {
        addTo(&result[row], &bytes[row] + 1, width - 1);
        addTo(&result[row] + 1, &bytes[row], width - 1);
        if (row > 0)
            addTo(&result[row], &bytes[row - width], width);
        if (row + width < bytes.size())
            addTo(&result[row], &bytes[row + width], width);
    }
    return result;
}

Bytes inverted(Bytes bytes)
{
    for (auto& byte : bytes)
        byte ^= 1;
    return bytes;
}

/// One step of erosion; beyond the image everything stays as it is.
Bytes shrunk(const Bytes& bytes, const Size& size) { return inverted(grown(inverted(bytes), size)); }

/// Clears the blocks along the image border.
void clearFrame(Bytes& bytes, const Size& size)
{
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto x = static_cast<std::int64_t>(at) % size.i;
        const auto y = static_cast<std::int64_t>(at) / size.i;
        if (x == 0 || y == 0 || x == size.i - 1 || y == size.j - 1)
            bytes[at] = 0;
    }
}

}  // namespace

Bytes breastBlocks(const BlockMeans& image, double threshold)
{
    Bytes above(image.mean.size());
    for (std::size_t at = 0; at < above.size(); ++at)
        above[at] = !image.padded[at] && image.mean[at] > threshold;
    // Five blocks, some 3 mm from each side: labels hang on by noise and the white frame of a scanned film runs along
    // the border; the nipple is wider. Growing back four times as far inside what is above reaches into corners.
    const int steps = std::min(image.size.i, image.size.j) >= 64 ? 5 : 0;
    const Grid grid = makeGrid(image.size.i, image.size.j);
    Bytes seed = above;
    for (int step = 0; step < steps; ++step) {
        seed = shrunk(seed, image.size);
        if (step == 0)
            clearFrame(seed, image.size);
    }
    seed = toBytes(largestComponent(fromBytes(grid, seed)));
    for (int step = 0; step < 4 * steps; ++step) {
        seed = grown(seed, image.size);
        for (std::size_t at = 0; at < seed.size(); ++at)
            seed[at] &= above[at];
    }
    return toBytes(fillHoles(fromBytes(grid, seed)));
}

Bytes edgeBlocks(const Bytes& breast, const Size& size)
{
    Bytes edge = grown(breast, size);
    const Bytes inner = shrunk(breast, size);
    for (std::size_t at = 0; at < edge.size(); ++at)
        edge[at] = edge[at] != inner[at];
    return edge;
}

}  // namespace annulus::breast
