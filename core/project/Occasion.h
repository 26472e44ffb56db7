#pragma once

#include "core/project/Project.h"

namespace annulus {

/// One breast at one time: what is read together. Mammograms and ultrasound within three months are one time point.
struct Occasion {
    std::string from, to;     ///< Study Dates (0008,0020) of the time point; empty where images carry none
    std::string laterality;   ///< "L", "R"; empty where images do not say
    bool operator==(const Occasion&) const = default;
};

/// Every occasion with an outline: the newest first, at one time the side with the larger lesion first. An image that does not say its side
/// goes with every side of its time point.
std::vector<Occasion> occasionsOf(const Patient& patient);

/// The occasion that an image belongs to, outlined or not.
Occasion occasionOf(const Patient& patient, std::string_view imageUid);

}  // namespace annulus
