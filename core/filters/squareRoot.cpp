// PyRadiomics' getSquareRootImage.
#include "core/filters/pointwise.h"

namespace annulus {
namespace {

std::vector<std::string> names(const FilterSettings&, int, std::optional<int>) { return {"squareroot"}; }

void derive(const FilterInput& input, const TakeImage& take)
{
    const double largest = input.largest;
    take("squareroot", pointwise(input, [largest](double x) { return x < 0 ? -std::sqrt(-x * largest) : std::sqrt(x * largest); }));
}

}  // namespace

extern const ImageFilter squareRootFilter{"SquareRoot", message("filters", "Square root of the magnitude with the sign kept, scaled to the image's range: sign(x) sqrt(|x| max|x|)"), names, derive};

}  // namespace annulus
