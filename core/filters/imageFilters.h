#pragma once

#include "core/filters/ImageFilter.h"

#include <span>

namespace annulus {

/// Every image type of this version, in PyRadiomics' order.
std::span<const ImageFilter* const> allImageFilters();

/// An image type by the name it has in parameter files, or null.
const ImageFilter* findImageFilter(std::string_view name);

/// Largest |x| of the image; not a number where a pixel is not.
double largestMagnitude(const Image& image);

}  // namespace annulus
