// PyRadiomics' getExponentialImage.
#include "core/filters/pointwise.h"

namespace annulus {
namespace {

std::vector<std::string> names(const FilterSettings&, int, std::optional<int>) { return {"exponential"}; }

void derive(const FilterInput& input, const TakeImage& take)
{
    const double scale = std::log(input.largest) / input.largest;
    take("exponential", pointwise(input, [scale](double x) { return std::exp(scale * x); }));
}

}  // namespace

extern const ImageFilter exponentialFilter{"Exponential", message("filters", "Exponential, scaled to the image's range: exp(x ln(max|x|) / max|x|)"), names, derive};

}  // namespace annulus
