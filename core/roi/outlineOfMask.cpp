#include "core/roi/outlineOfMask.h"

#include "core/roi/traceOutline.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace annulus {
namespace {

/// From the centre of a pixel outside to its neighbour's inside: a line that passes all gates of a contour in their order
/// parts the same centres, since no other centre lies between one gate and the next.
struct Gate {
    Point middle;
    double nx = 0, ny = 0;   ///< towards the inside
    double low = 0;          ///< how far out a line may pass: not at all at the image's border

    [[nodiscard]] Point at(double t) const { return {middle.x + t * nx, middle.y + t * ny}; }
};

constexpr double half = 0.4;  ///< of a gate's length: a line never comes nearer than 0.1 to a centre at its gate

std::vector<Gate> gatesOf(const Contour& corners, const Size& size)
{
    std::vector<Gate> gates;
    const double right = static_cast<double>(size.i) - 0.5, bottom = static_cast<double>(size.j) - 0.5;
    for (std::size_t corner = 0; corner < corners.size(); ++corner) {
        const Point from = corners[corner], to = corners[(corner + 1) % corners.size()];
        const double length = std::abs(to.x - from.x) + std::abs(to.y - from.y), dx = (to.x - from.x) / length, dy = (to.y - from.y) / length;
        const bool isBorder = (from.x == to.x && (from.x == -0.5 || from.x == right)) || (from.y == to.y && (from.y == -0.5 || from.y == bottom));
        for (double way = 0.5; way < length; ++way)
            gates.push_back({{from.x + way * dx, from.y + way * dy}, -dy, dx, isBorder ? 0 : -half});  // the mask is on the right hand
    }
    return gates;
}

double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }
Point minus(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }

struct Range {
    double low = -half, high = half;
};

/// The directions from one point that pass every gate so far.
class Wedge {
public:
    explicit Wedge(Point apex) : apex_(apex) {}

    /// Where on the gate a straight line may pass; nothing where none can. The wedge shrinks to what is left.
    std::optional<Range> pass(const Gate& gate, double reach)
    {
        Range range{std::max(gate.low, -reach), reach};
        if (isNarrowed_) {
            const Point start = minus(gate.at(0), apex_), normal{gate.nx, gate.ny};
            if (!limit(range, cross(first_, start), cross(first_, normal)) || !limit(range, -cross(last_, start), -cross(last_, normal)))
                return {};
            const Point way = minus(gate.at((range.low + range.high) / 2), apex_);
            if (way.x * (first_.x + last_.x) + way.y * (first_.y + last_.y) <= 0)
                return {};  // behind
        }
        if (reach == 0 && isNarrowed_)
            return range;
        Point one = minus(gate.at(range.low), apex_), other = minus(gate.at(range.high), apex_);
        if (cross(one, other) < 0)
            std::swap(one, other);
        first_ = one;
        last_ = other;
        isNarrowed_ = true;
        return range;
    }

private:
    /// Keeps the part of a range where value + t slope >= 0.
    static bool limit(Range& range, double value, double slope)
    {
        constexpr double tiny = 1e-12;
        if (std::abs(slope) < tiny)
            return value >= -tiny;
        const double root = -value / slope;
        if (slope > 0)
            range.low = std::max(range.low, root);
        else
            range.high = std::min(range.high, root);
        return range.low <= range.high;
    }

    Point apex_;
    Point first_, last_;
    bool isNarrowed_ = false;
};

/// As few points as one straight line after the other can do, each as long as it passes gates; the way begins and ends in
/// the middle of the first gate.
Contour fewPoints(const std::vector<Gate>& gates)
{
    const Point start = gates.front().at(0);
    Contour contour{start};
    std::size_t from = 0;
    while (from < gates.size()) {
        Wedge wedge(contour.back());
        std::size_t reached = from;
        Range range{0, 0};
        for (std::size_t next = from + 1; next <= gates.size(); ++next) {
            const bool isEnd = next == gates.size();
            const auto passed = wedge.pass(gates[isEnd ? 0 : next], isEnd ? 0 : half);
            if (!passed)
                break;
            reached = next;
            range = *passed;
        }
        from = reached;
        if (reached < gates.size())
            contour.push_back(gates[reached].at(std::clamp(0.0, range.low, range.high)));
    }
    return contour;
}

}  // namespace

Outline outlineOfMask(const Mask& mask)
{
    Outline outline;
    for (const Contour& corners : traceOutline(mask).contours)
        outline.contours.push_back(fewPoints(gatesOf(corners, mask.grid().size)));
    return outline;
}

}  // namespace annulus
