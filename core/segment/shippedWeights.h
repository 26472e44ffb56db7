#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace annulus {

// What cmake/models.cmake puts into the program from resources/models.

std::string_view shippedCatalogue();  ///< models.json
/// The bytes of a model of the catalogue; empty for other names.
std::span<const std::byte> shippedWeights(std::string_view file);

}  // namespace annulus
