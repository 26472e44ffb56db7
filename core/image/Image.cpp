#include "core/image/Image.h"

#include <algorithm>

namespace annulus {

double Image::at(std::int64_t i, std::int64_t j, std::int64_t k) const
{
    const auto index = static_cast<std::size_t>(grid.offset(i, j, k));
    return std::visit([&](const auto& values) { return static_cast<double>(values[index]); }, pixels);
}

const char* Image::typeName() const
{
    constexpr const char* names[] = {"uint8", "int8", "uint16", "int16", "uint32", "int32", "float32", "float64"};
    return names[pixels.index()];
}

std::vector<double> toDoubles(const Image& image)
{
    return std::visit([](const auto& values) { return std::vector<double>(values.begin(), values.end()); }, image.pixels);
}

Range rangeOf(const Image& image)
{
    return std::visit(
        [](const auto& values) -> Range {
            if (values.empty())
                return {};
            // Apart, not by minmax_element: the processor then takes many pixels of a whole type at once.
            auto low = values.front(), high = values.front();
            for (const auto value : values) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
            return {static_cast<double>(low), static_cast<double>(high)};
        },
        image.pixels);
}

}  // namespace annulus
