#pragma once

#include <string>
#include <string_view>

namespace annulus {

struct Facts;

/// A coded concept as an object carries it: (0008,0100), (0008,0102), (0008,0104).
struct Code {
    std::string value, scheme, meaning;
};

/// ACR abbreviation of a mammographic view (CID 4014) in SNOMED CT or the old SNOMED RT codes under SRT, SNM3 or
/// 99SDM; empty when the code is not one of them.
std::string viewOfCode(const Code& code);

/// The view that View Position (0018,5101) names, when it is one of CID 4014's abbreviations; else empty.
std::string viewOfPosition(std::string_view viewPosition);

/// Meaning of a view modifier (CID 4015) in lower case, the same for old and new codes; for other codes the
/// meaning that the object gives.
std::string viewModifierOfCode(const Code& code);

/// A mammogram: modality MG, or an older object of digitised film or computed radiography with a mammographic view.
bool isMammogram(const Facts& facts);

/// L, R, B or empty.
std::string normalisedLaterality(std::string_view stored);

}  // namespace annulus
