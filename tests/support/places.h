#pragma once

#include <filesystem>

namespace annulus::tests {

/// The project's folder and the build's. Functions of one file, so that only that one differs between two checkouts
/// and a compiler cache serves all the others.
std::filesystem::path sourceFolder();
std::filesystem::path binaryFolder();

/// Data beside the project; tests skip what needs it where it does not exist.
inline std::filesystem::path sharedFolder() { return sourceFolder() / "../shared"; }

}  // namespace annulus::tests
