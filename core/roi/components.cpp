#include "core/roi/components.h"

#include <algorithm>
#include <numeric>

namespace annulus {
namespace {

/// Disjoint sets over the runs of a mask.
class Sets {
public:
    explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
    std::size_t find(std::size_t member)
    {
        while (parent_[member] != member)
            member = parent_[member] = parent_[parent_[member]];
        return member;
    }
    /// The smaller index stays the root, so that roots come in reading order.
    void join(std::size_t a, std::size_t b)
    {
        a = find(a);
        b = find(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> parent_;
};

/// For each run the index of the first run of its piece.
std::vector<std::size_t> pieceOfRuns(const Mask& mask)
{
    const auto& runs = mask.runs();
    const auto rowsPerSlice = mask.grid().size.j;
    Sets sets(runs.size());
    std::size_t above = 0;
    for (std::size_t at = 0; at < runs.size(); ++at) {
        const Run& run = runs[at];
        if (run.row % rowsPerSlice == 0)
            continue;
        while (above < at && (runs[above].row < run.row - 1 || (runs[above].row == run.row - 1 && runs[above].end <= run.begin)))
            ++above;
        for (std::size_t other = above; other < at && runs[other].row == run.row - 1 && runs[other].begin < run.end; ++other)
            sets.join(other, at);
    }
    std::vector<std::size_t> piece(runs.size());
    for (std::size_t at = 0; at < runs.size(); ++at)
        piece[at] = sets.find(at);
    return piece;
}

}  // namespace

std::vector<Mask> componentsOf(const Mask& mask)
{
    const auto piece = pieceOfRuns(mask);
    std::vector<std::vector<Run>> runsOf(piece.size());
    for (std::size_t at = 0; at < piece.size(); ++at)
        runsOf[piece[at]].push_back(mask.runs()[at]);
    std::vector<Mask> pieces;
    for (auto& runs : runsOf)
        if (!runs.empty())
            pieces.emplace_back(mask.grid(), std::move(runs));
    std::stable_sort(pieces.begin(), pieces.end(), [](const Mask& a, const Mask& b) { return a.count() > b.count(); });
    return pieces;
}

Mask largestComponent(const Mask& mask)
{
    const auto piece = pieceOfRuns(mask);
    std::vector<std::int64_t> pixels(piece.size(), 0);
    for (std::size_t at = 0; at < piece.size(); ++at)
        pixels[piece[at]] += mask.runs()[at].end - mask.runs()[at].begin;
    const auto largest = static_cast<std::size_t>(std::max_element(pixels.begin(), pixels.end()) - pixels.begin());
    std::vector<Run> runs;
    for (std::size_t at = 0; at < piece.size(); ++at)
        if (piece[at] == largest)
            runs.push_back(mask.runs()[at]);
    return {mask.grid(), std::move(runs)};
}

Mask fillHoles(const Mask& mask)
{
    const Mask background = complement(mask);
    const Size& size = mask.grid().size;
    const auto piece = pieceOfRuns(background);
    std::vector<char> isOutside(piece.size(), 0);
    for (std::size_t at = 0; at < piece.size(); ++at) {
        const Run& run = background.runs()[at];
        const std::int64_t j = run.row % size.j;
        if (j == 0 || j == size.j - 1 || run.begin == 0 || run.end == size.i)
            isOutside[piece[at]] = 1;
    }
    std::vector<Run> runs = mask.runs();
    for (std::size_t at = 0; at < piece.size(); ++at)
        if (!isOutside[piece[at]])
            runs.push_back(background.runs()[at]);
    return {mask.grid(), std::move(runs)};
}

}  // namespace annulus
