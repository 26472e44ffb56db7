#include "tests/support/places.h"

namespace annulus::tests {

std::filesystem::path sourceFolder() { return ANNULUS_SOURCE_DIR; }
std::filesystem::path binaryFolder() { return ANNULUS_BINARY_DIR; }

}  // namespace annulus::tests
