// The image as it is.
#include "core/filters/boxes.h"
#include "core/filters/ImageFilter.h"

namespace annulus {
namespace {

std::vector<std::string> names(const FilterSettings&, int, std::optional<int>) { return {"original"}; }

Result<PixelFunction> ofPixel(double)
{
    return PixelFunction([](double x) { return x; });
}

void derive(const FilterInput& input, const TakeImage& take) { take("original", cropTo(input.image, input.box)); }

}  // namespace

extern const ImageFilter originalFilter{"Original", message("filters", "The image as it is"), names, derive, ofPixel};

}  // namespace annulus
