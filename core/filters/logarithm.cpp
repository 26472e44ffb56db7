// PyRadiomics' getLogarithmImage.
#include "core/filters/pointwise.h"

namespace annulus {
namespace {

std::vector<std::string> names(const FilterSettings&, int, std::optional<int>) { return {"logarithm"}; }

void derive(const FilterInput& input, const TakeImage& take)
{
    const double scale = input.largest / std::log(input.largest + 1);
    take("logarithm", pointwise(input, [scale](double x) { return (x < 0 ? -std::log(-(x - 1)) : std::log(x + 1)) * scale; }));
}

}  // namespace

extern const ImageFilter logarithmFilter{"Logarithm", message("filters", "Logarithm of the magnitude plus 1 with the sign kept, scaled to the image's range: c sign(x) ln(|x| + 1)"), names, derive};

}  // namespace annulus
