#pragma once

#include "core/project/Project.h"

#include <cstdint>
#include <string>
#include <vector>

namespace annulus {

/// Who looks, and whether he may see what others drew.
struct Blinding {
    bool isOn = false;
    std::string reader;
    bool operator==(const Blinding&) const = default;

    [[nodiscard]] bool shows(const Roi& roi) const { return !isOn || roi.reader == reader; }
};

/// The patient without the outlines that are hidden from this reader, and without their features.
Patient asSeen(const Patient& patient, const Blinding& blinding);

/// Places of the patients in the order in which a blinded reader meets them: as good as random, another one for each reader, and
/// the same whenever it is asked for. Patients who come later do not change the order of the others.
std::vector<std::size_t> readingOrder(const Project& project, const std::string& reader, std::uint64_t seed = 1);

}  // namespace annulus
