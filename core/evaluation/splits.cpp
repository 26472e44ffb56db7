#include "core/evaluation/splits.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace annulus {
namespace {

template <class T>
void shuffle(std::vector<T>& items, Random& random)
{
    for (std::size_t left = items.size(); left > 1; --left)
        std::swap(items[left - 1], items[random.below(left)]);
}

/// Rows that must stay together, with the label they count as.
struct Unit {
    std::vector<std::size_t> rows;
    int label = 0;
};

std::vector<Unit> unitsOf(std::size_t rows, const std::vector<int>& label, const std::vector<int>& group)
{
    std::vector<Unit> units;
    std::map<int, std::size_t> placeOf;
    for (std::size_t row = 0; row < rows; ++row) {
        const int own = label.empty() ? 0 : label[row];
        if (group.empty()) {
            units.push_back({{row}, own});
            continue;
        }
        const auto [place, isNew] = placeOf.try_emplace(group[row], units.size());
        if (isNew)
            units.push_back({{}, own});
        units[place->second].rows.push_back(row);
    }
    return units;
}

/// Units class by class, each class shuffled.
std::map<int, std::vector<Unit>> shuffledClasses(std::size_t rows, std::uint64_t seed, const std::vector<int>& label, const std::vector<int>& group)
{
    std::map<int, std::vector<Unit>> classes;
    for (Unit& unit : unitsOf(rows, label, group))
        classes[unit.label].push_back(std::move(unit));
    Random random(seed);
    for (auto& [name, units] : classes)
        shuffle(units, random);
    return classes;
}

Result<void> checkSizes(std::size_t rows, const std::vector<int>& label, const std::vector<int>& group)
{
    if ((!label.empty() && label.size() != rows) || (!group.empty() && group.size() != rows))
        return Error{Errc::invalid, message("evaluation", "There are %1 rows, %2 labels and %3 groups; the numbers must agree.", rows, label.size(), group.size()), {}};
    return {};
}

Result<void> checkFolds(std::size_t units, int folds)
{
    if (folds < 2)
        return Error{Errc::invalid, message("evaluation", "%1 folds are asked for; at least 2 are expected.", folds), {}};
    if (units < static_cast<std::size_t>(folds))
        return Error{Errc::invalid, message("evaluation", "There are %1 patients for %2 folds; each fold needs at least one.", units, folds), {}};
    return {};
}

}  // namespace

Result<Folds> neighbouringFolds(std::size_t rows, int folds)
{
    if (const auto good = checkFolds(rows, folds); !good)
        return good.error();
    Folds all;
    const std::size_t count = static_cast<std::size_t>(folds);
    for (std::size_t at = 0; at < count; ++at)
        all.fold.insert(all.fold.end(), rows / count + (at < rows % count ? 1 : 0), static_cast<int>(at));
    return all;
}

Result<Folds> shuffledFolds(std::size_t rows, int folds, std::uint64_t seed, const std::vector<int>& label, const std::vector<int>& group)
{
    if (const auto good = checkSizes(rows, label, group); !good)
        return good.error();
    const auto classes = shuffledClasses(rows, seed, label, group);
    std::size_t units = 0;
    for (const auto& [name, members] : classes)
        units += members.size();
    if (const auto good = checkFolds(units, folds); !good)
        return good.error();
    Folds all;
    all.fold.resize(rows);
    std::size_t next = 0;  // runs on from class to class, so that folds stay equally large
    for (const auto& [name, members] : classes) {
        if (members.size() < static_cast<std::size_t>(folds))
            all.notes.push_back(message("evaluation", "Class %1 has %2 patients for %3 folds: some folds have none of it.", name, members.size(), folds));
        for (const Unit& unit : members) {
            for (const std::size_t row : unit.rows)
                all.fold[row] = static_cast<int>(next % static_cast<std::size_t>(folds));
            ++next;
        }
    }
    return all;
}

Result<std::vector<Folds>> repeatedFolds(std::size_t rows, int folds, int repeats, std::uint64_t seed, const std::vector<int>& label, const std::vector<int>& group)
{
    std::vector<Folds> all;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        auto one = shuffledFolds(rows, folds, Random(seed).split(static_cast<std::uint64_t>(repeat)).bits(), label, group);
        if (!one)
            return std::move(one).error();
        all.push_back(std::move(one).value());
    }
    return all;
}

Result<Split> randomSplit(std::size_t rows, double share, std::uint64_t seed, const std::vector<int>& label, const std::vector<int>& group)
{
    if (const auto good = checkSizes(rows, label, group); !good)
        return good.error();
    if (!(share > 0 && share < 1))
        return Error{Errc::invalid, message("evaluation", "The share for training is %1; a number between 0 and 1 is expected.", share), {}};
    Split split;
    std::size_t seen = 0, taken = 0;
    for (const auto& [name, units] : shuffledClasses(rows, seed, label, group)) {
        // The running total is cut off, so that the whole comes out as scikit-learn's train_test_split: 586 of 838 at 0.7 (its
        // test side is rounded up).
        std::size_t count = 0;
        for (const Unit& unit : units)
            count += unit.rows.size();
        seen += count;
        const auto wanted = static_cast<std::size_t>(std::floor(share * static_cast<double>(seen) + 1e-9));
        for (const Unit& unit : units) {
            const bool train = taken < wanted;
            auto& side = train ? split.train : split.test;
            side.insert(side.end(), unit.rows.begin(), unit.rows.end());
            taken += train ? unit.rows.size() : 0;
        }
    }
    if (split.train.empty() || split.test.empty())
        return Error{Errc::invalid, message("evaluation", "%1 rows leave nothing on one side of the split.", rows), {}};
    std::sort(split.train.begin(), split.train.end());
    std::sort(split.test.begin(), split.test.end());
    return split;
}

Result<Split> blockSplit(const std::vector<double>& key, std::size_t rows, std::size_t trained, std::size_t blockSize, std::uint64_t seed)
{
    if (!key.empty() && key.size() != rows)
        return Error{Errc::invalid, message("evaluation", "There are %1 rows and %2 values to sort by.", rows, key.size()), {}};
    for (std::size_t row = 0; row < key.size(); ++row)
        if (std::isnan(key[row]))
            return Error{Errc::invalid, message("evaluation", "Row %1 has no value to sort by; it cannot be put into a block.", row + 1), {}};
    if (blockSize < 2 || trained == 0 || trained >= rows)
        return Error{Errc::invalid, message("evaluation", "Blocks of %1 with %2 of %3 rows for training leave nothing to draw.", blockSize, trained, rows), {}};
    std::vector<std::size_t> order(rows);
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (!key.empty())
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key[a] < key[b]; });
    Split split;
    for (std::size_t first = 0; first < rows; first += blockSize) {
        const std::size_t end = std::min(rows, first + blockSize);
        std::vector<std::size_t> block(order.begin() + static_cast<std::ptrdiff_t>(first), order.begin() + static_cast<std::ptrdiff_t>(end));
        Random random = Random(seed).split(first / blockSize);
        shuffle(block, random);
        const auto wanted = static_cast<std::size_t>(std::llround(static_cast<double>(trained) * static_cast<double>(end) / static_cast<double>(rows)));
        for (const std::size_t row : block)
            (split.train.size() < wanted ? split.train : split.test).push_back(row);
    }
    std::sort(split.train.begin(), split.train.end());
    std::sort(split.test.begin(), split.test.end());
    return split;
}

std::vector<std::vector<std::size_t>> replicateRows(std::size_t rows, std::size_t replicates, std::uint64_t seed)
{
    std::vector<std::vector<std::size_t>> all(replicates);
    for (std::size_t at = 0; at < replicates; ++at) {
        Random random = Random(seed).split(at);
        for (std::size_t draw = 0; draw < rows; ++draw)
            all[at].push_back(random.below(rows));
    }
    return all;
}

}  // namespace annulus
