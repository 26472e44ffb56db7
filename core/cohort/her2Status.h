#pragma once

#include "core/base/Message.h"

#include <optional>
#include <string_view>

namespace annulus {

enum class Her2Status { zero, low, positive };

/// The rule that her2Status() follows: stored with what is derived by it.
inline constexpr std::string_view her2Rule = "ASCO/CAP 2018";

struct Her2Reading {
    std::optional<Her2Status> status;
    Message reason;   ///< why there is none
    Message warning;  ///< immunohistochemistry and in situ hybridisation contradict each other; the former decides
};

/// HER2 status from immunohistochemistry and in situ hybridisation (Wolff et al., J Clin Oncol 2018;36:2105-2122,
/// doi:10.1200/JCO.2018.77.8738; zero and low as in trastuzumab deruxtecan's trials): 0 is zero, 1+ is low, 3+ is positive, 2+ is
/// what `fish` says and without it nothing. Takes the usual spellings ("2+", "++", "IHC 2+", "negative", "-", "阴性", "未扩增");
/// `fish` may be empty or NA. Another word is no status, with the sentence that names it.
Her2Reading her2Status(std::string_view ihc, std::string_view fish);

/// "zero", "low", "positive".
std::string_view wordOf(Her2Status status);

}  // namespace annulus
