// PyRadiomics' getLogarithmImage.
#include "core/filters/pointwise.h"

namespace annulus {
namespace {

std::vector<std::string> names(const FilterSettings&, int, std::optional<int>) { return {"logarithm"}; }

Result<PixelFunction> ofPixel(double largest)
{
    if (auto error = whyNotScaled(largest))
        return std::move(*error);
    const double scale = largest / std::log(largest + 1);
    return PixelFunction([scale](double x) { return (x < 0 ? -std::log(-(x - 1)) : std::log(x + 1)) * scale; });
}

void derive(const FilterInput& input, const TakeImage& take) { take("logarithm", pointwise(input, ofPixel(input.largest))); }

}  // namespace

extern const ImageFilter logarithmFilter{"Logarithm", message("filters", "Logarithm of the magnitude plus 1 with the sign kept, scaled to the image's range: c sign(x) ln(|x| + 1)"), names, derive, ofPixel};

}  // namespace annulus
