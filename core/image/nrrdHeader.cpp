#include "core/image/nrrdHeader.h"

#include "core/base/text.h"

#include <fstream>

namespace annulus {

NrrdHeader nrrdHeader(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    NrrdHeader header;
    bool deniesSpacing = false;
    for (std::string line; std::getline(stream, line) && !line.empty() && line != "\r";) {
        const std::string lower = lowerCase(line);
        if (lower.starts_with(uncalibratedNrrdKey))
            deniesSpacing = true;
        if (lower.starts_with("spacings:"))
            header.statesSpacing = lower.find("nan") == std::string::npos;
        if (lower.starts_with("space directions:"))
            header.statesSpacing = true;
        if (lower.starts_with("encoding:"))
            header.isPacked = lower.find("gz") != std::string::npos;
        if (lower.starts_with("data file:") || lower.starts_with("datafile:"))
            header.dataFile = trim(std::string_view(line).substr(line.find(':') + 1));
    }
    header.statesSpacing = header.statesSpacing && !deniesSpacing;
    return header;
}

}  // namespace annulus
