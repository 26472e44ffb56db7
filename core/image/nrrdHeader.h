#pragma once

#include <filesystem>
#include <string>

namespace annulus {

/// Key of the NRRD header by which our own files say that their spacing of 1 means nothing.
inline constexpr const char* uncalibratedNrrdKey = "annulus_uncalibrated";

/// What ITK does not tell of an NRRD header.
struct NrrdHeader {
    bool statesSpacing = false;  ///< ITK reports spacing 1 both for "1" and for "not written"
    bool isPacked = false;
    std::string dataFile;  ///< of a detached header: the file's name, or a list or pattern of several
};

/// Reads the lines before the data; every value keeps its default where there are none.
NrrdHeader nrrdHeader(const std::filesystem::path& file);

}  // namespace annulus
