#include "core/image/Picture.h"

#include "core/image/pngFile.h"

#include <algorithm>

namespace annulus {

Picture shrink(const Picture& picture, std::int64_t longest)
{
    const std::int64_t side = std::max(picture.columns, picture.rows);
    if (side <= longest)
        return picture;
    const auto scaled = [&](std::int64_t length) { return std::max<std::int64_t>(1, length * longest / side); };
    Picture small{scaled(picture.columns), scaled(picture.rows), picture.channels, {}};
    const auto channels = static_cast<std::size_t>(picture.channels);
    small.bytes.reserve(static_cast<std::size_t>(small.columns * small.rows) * channels);
    for (std::int64_t j = 0; j < small.rows; ++j)
        for (std::int64_t i = 0; i < small.columns; ++i) {
            const std::int64_t i0 = i * picture.columns / small.columns, i1 = (i + 1) * picture.columns / small.columns;
            const std::int64_t j0 = j * picture.rows / small.rows, j1 = (j + 1) * picture.rows / small.rows;
            for (std::size_t channel = 0; channel < channels; ++channel) {
                std::int64_t sum = 0;
                for (std::int64_t y = j0; y < j1; ++y)
                    for (std::int64_t x = i0; x < i1; ++x)
                        sum += picture.bytes[static_cast<std::size_t>(y * picture.columns + x) * channels + channel];
                const std::int64_t count = (i1 - i0) * (j1 - j0);
                small.bytes.push_back(static_cast<std::uint8_t>((sum + count / 2) / count));
            }
        }
    return small;
}

Result<void> writePng(const std::filesystem::path& file, const Picture& picture)
{
    return writePngFile(file, {picture.columns, picture.rows, static_cast<int>(picture.channels), 1, picture.bytes});
}

}  // namespace annulus
