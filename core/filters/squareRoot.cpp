// PyRadiomics' getSquareRootImage.
#include "core/filters/pointwise.h"

namespace annulus {
namespace {

std::vector<std::string> names(const FilterSettings&, int, std::optional<int>) { return {"squareroot"}; }

Result<PixelFunction> ofPixel(double largest)
{
    if (auto error = whyNotScaled(largest))
        return std::move(*error);
    return PixelFunction([largest](double x) { return x < 0 ? -std::sqrt(-x * largest) : std::sqrt(x * largest); });
}

void derive(const FilterInput& input, const TakeImage& take) { take("squareroot", pointwise(input, ofPixel(input.largest))); }

}  // namespace

extern const ImageFilter squareRootFilter{"SquareRoot", message("filters", "Square root of the magnitude with the sign kept, scaled to the image's range: sign(x) sqrt(|x| max|x|)"), names, derive, ofPixel};

}  // namespace annulus
