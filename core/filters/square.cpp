// PyRadiomics' getSquareImage: the sign is lost, whatever its documentation says.
#include "core/filters/pointwise.h"

namespace annulus {
namespace {

std::vector<std::string> names(const FilterSettings&, int, std::optional<int>) { return {"square"}; }

Result<PixelFunction> ofPixel(double largest)
{
    if (auto error = whyNotScaled(largest))
        return std::move(*error);
    const double scale = 1 / std::sqrt(largest);
    return PixelFunction([scale](double x) { return (scale * x) * (scale * x); });
}

void derive(const FilterInput& input, const TakeImage& take) { take("square", pointwise(input, ofPixel(input.largest))); }

}  // namespace

extern const ImageFilter squareFilter{"Square", message("filters", "Square, scaled to the image's range: (x / sqrt(max|x|))^2"), names, derive, ofPixel};

}  // namespace annulus
