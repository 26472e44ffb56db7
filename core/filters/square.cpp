// PyRadiomics' getSquareImage: the sign is lost, whatever its documentation says.
#include "core/filters/pointwise.h"

namespace annulus {
namespace {

std::vector<std::string> names(const FilterSettings&, int, std::optional<int>) { return {"square"}; }

void derive(const FilterInput& input, const TakeImage& take)
{
    const double scale = 1 / std::sqrt(input.largest);
    take("square", pointwise(input, [scale](double x) { return (scale * x) * (scale * x); }));
}

}  // namespace

extern const ImageFilter squareFilter{"Square", message("filters", "Square, scaled to the image's range: (x / sqrt(max|x|))^2"), names, derive};

}  // namespace annulus
