#include "core/selection/FoldRows.h"

#include <algorithm>

namespace annulus {

std::vector<FoldRows> foldRows(const std::vector<int>& fold)
{
    std::vector<FoldRows> folds(fold.empty() ? 0 : static_cast<std::size_t>(*std::max_element(fold.begin(), fold.end()) + 1));
    for (std::size_t row = 0; row < fold.size(); ++row)
        for (std::size_t at = 0; at < folds.size(); ++at)
            (fold[row] == static_cast<int>(at) ? folds[at].held : folds[at].kept).push_back(static_cast<Eigen::Index>(row));
    return folds;
}

}  // namespace annulus
