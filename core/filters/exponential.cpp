// PyRadiomics' getExponentialImage.
#include "core/filters/pointwise.h"

namespace annulus {
namespace {

std::vector<std::string> names(const FilterSettings&, int, std::optional<int>) { return {"exponential"}; }

Result<PixelFunction> ofPixel(double largest)
{
    if (auto error = whyNotScaled(largest))
        return std::move(*error);
    const double scale = std::log(largest) / largest;
    return PixelFunction([scale](double x) { return std::exp(scale * x); });
}

void derive(const FilterInput& input, const TakeImage& take) { take("exponential", pointwise(input, ofPixel(input.largest))); }

}  // namespace

extern const ImageFilter exponentialFilter{"Exponential", message("filters", "Exponential, scaled to the image's range: exp(x ln(max|x|) / max|x|)"), names, derive, ofPixel};

}  // namespace annulus
