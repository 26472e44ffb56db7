#pragma once

#include "core/cohort/ClinicalTable.h"

#include <span>

namespace annulus {

/// How far two spellings of a patient's ID may differ and still be one. Each allows what those before it allow. None but `exact` is
/// applied unless a person asked for it.
enum class IdMatching { exact, blanks, width, letterCase, leadingZeros };

/// The ID as it is compared: without blanks around it, narrow, in lower case, without zeros in front.
std::string comparedId(std::string_view id, IdMatching matching);

struct PatientPair {
    std::string clinical, images;
    bool operator==(const PatientPair&) const = default;
};

/// Who is in both tables and who is not.
struct PatientJoin {
    IdMatching matching = IdMatching::exact;
    std::vector<PatientPair> pairs;          ///< in the clinical table's order
    std::vector<std::string> clinicalOnly, imagesOnly;
    /// IDs of one table that become one under this matching. They are joined exactly or not at all, and stand among the others, too.
    std::vector<std::vector<std::string>> ambiguous;
    bool operator==(const PatientJoin&) const = default;

    [[nodiscard]] std::size_t exact() const;
};

PatientJoin joinPatients(std::span<const std::string> clinical, std::span<const std::string> images, IdMatching matching = IdMatching::exact);

/// A looser matching that finds more pairs, to be offered: which, and the pairs it adds.
struct MatchingOffer {
    IdMatching matching = IdMatching::exact;
    std::vector<PatientPair> added;
};
/// One for each matching that finds more than the one before it.
std::vector<MatchingOffer> offersFor(std::span<const std::string> clinical, std::span<const std::string> images);

/// The joined rows under the images' IDs.
ClinicalTable joinedTable(const ClinicalTable& clinical, const PatientJoin& join);

/// For people: "Full-width letters and digits".
Message nameOf(IdMatching matching);

}  // namespace annulus
