#include "core/stats/hosmerLemeshow.h"

#include "core/stats/descriptive.h"
#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

double term(const RiskGroup& group)
{
    const double off = group.observed - group.expected, rest = group.count - group.expected;
    if (off == 0)
        return 0;  // also where all predictions are exactly 0 or 1, as they should be
    return off * off / group.expected + off * off / rest;
}

}  // namespace

Result<HosmerLemeshow> hosmerLemeshow(std::span<const double> outcome, std::span<const double> probability, std::size_t groups, FittedOn fitted, bool joinEqualBreaks)
{
    if (groups < 3 || probability.size() < 3)
        return Error{Errc::invalid, message("stats", "%1 rows in %2 groups; at least 3 of each are expected.", probability.size(), groups), {}};
    HosmerLemeshow test;
    std::vector<double> sorted(probability.begin(), probability.end());
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t at = 0; at <= groups; ++at)
        test.breaks.push_back(quantileOfSorted(sorted, static_cast<double>(at) * (1 / static_cast<double>(groups))));
    const bool equal = std::adjacent_find(test.breaks.begin(), test.breaks.end()) != test.breaks.end();
    if (equal && !joinEqualBreaks)
        return Error{Errc::invalid, message("stats", "Ties make two of the %1 group limits equal; fewer groups or joined groups are needed.", groups), {}};
    test.breaks.erase(std::unique(test.breaks.begin(), test.breaks.end()), test.breaks.end());
    if (test.breaks.size() < 4)
        return Error{Errc::invalid, message("stats", "The probabilities fall into %1 groups only; at least 3 are needed.", test.breaks.size() - 1), {}};
    test.groups.resize(test.breaks.size() - 1);
    for (std::size_t row = 0; row < outcome.size(); ++row) {
        const auto place = std::lower_bound(test.breaks.begin() + 1, test.breaks.end() - 1, probability[row]) - test.breaks.begin() - 1;
        RiskGroup& group = test.groups[static_cast<std::size_t>(place)];
        group.count += 1;
        group.observed += outcome[row];
        group.expected += probability[row];
    }
    for (const RiskGroup& group : test.groups) {
        if (group.count == 0) {
            test.emptyGroups += 1;
            test.chi2 = std::nan("");
            continue;
        }
        test.chi2 += term(group);
        test.chi2NonEmpty += term(group);
    }
    const double lost = fitted == FittedOn::theseData ? 2 : 0, all = static_cast<double>(test.groups.size());
    test.degrees = all - lost;
    test.p = chiSquareUpper(test.chi2, test.degrees);
    test.degreesNonEmpty = all - test.emptyGroups - lost;
    test.pNonEmpty = chiSquareUpper(test.chi2NonEmpty, test.degreesNonEmpty);
    return test;
}

}  // namespace annulus
