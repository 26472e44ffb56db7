#include "core/stats/smooth.h"

#include <Eigen/SVD>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace annulus {
namespace {

double cube(double value) { return value * value * value; }

/// Fits a weighted line around x[at] over the window left..right and evaluates it there; false without any weight.
bool localLine(const std::vector<double>& x, const std::vector<double>& y, double place, std::size_t left, std::size_t right, double& fitted)
{
    const double range = x.back() - x.front(), width = std::max(place - x[left], x[right] - place);
    const double almostAll = 0.999 * width, almostNone = 0.001 * width;
    std::vector<double> weights(x.size(), 0.0);
    double sum = 0;
    std::size_t last = left;
    for (std::size_t at = left; at < x.size(); ++at) {
        const double distance = std::abs(x[at] - place);
        if (distance <= almostAll) {
            weights[at] = distance <= almostNone ? 1 : cube(1 - cube(distance / width));
            sum += weights[at];
            last = at;
        } else if (x[at] > place) {
            break;
        }
    }
    if (!(sum > 0))
        return false;
    double middle = 0;
    for (std::size_t at = left; at <= last; ++at) {
        weights[at] /= sum;
        middle += weights[at] * x[at];
    }
    if (width > 0) {
        double spread = 0;
        for (std::size_t at = left; at <= last; ++at)
            spread += weights[at] * (x[at] - middle) * (x[at] - middle);
        // A line through points without any spread would be noise: the weighted mean serves.
        if (std::sqrt(spread) > 0.001 * range)
            for (std::size_t at = left; at <= last; ++at)
                weights[at] *= (place - middle) / spread * (x[at] - middle) + 1;
    }
    fitted = 0;
    for (std::size_t at = left; at <= last; ++at)
        fitted += weights[at] * y[at];
    return true;
}

std::vector<std::size_t> risingOrder(std::span<const double> x)
{
    std::vector<std::size_t> order(x.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [x](std::size_t a, std::size_t b) { return x[a] < x[b]; });
    return order;
}

}  // namespace

SmoothCurve lowess(std::span<const double> xs, std::span<const double> ys, double span, double deltaShare)
{
    SmoothCurve curve;
    std::vector<double> y;
    for (const std::size_t at : risingOrder(xs)) {
        curve.x.push_back(xs[at]);
        y.push_back(ys[at]);
    }
    const auto& x = curve.x;
    const std::size_t count = x.size();
    curve.y.resize(count);
    if (count < 2) {
        curve.y = y;
        return curve;
    }
    const auto neighbours = std::clamp<std::size_t>(static_cast<std::size_t>(span * static_cast<double>(count) + 1e-7), 2, count);
    const double delta = deltaShare * (x.back() - x.front());
    std::size_t left = 0, right = neighbours - 1, at = 0;
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::size_t last = none;  // last fitted point
    while (true) {
        while (right + 1 < count && x[at] - x[left] > x[right + 1] - x[at]) {
            ++left;
            ++right;
        }
        if (!localLine(x, y, x[at], left, right, curve.y[at]))
            curve.y[at] = y[at];
        if (last == none ? at > 0 : last + 1 < at) {
            const double gap = x[at] - x[last];
            for (std::size_t between = last + 1; between < at; ++between) {
                const double share = (x[between] - x[last]) / gap;
                curve.y[between] = share * curve.y[at] + (1 - share) * curve.y[last];
            }
        }
        last = at;
        const double limit = x[last] + delta;
        for (at = last + 1; at < count; ++at) {
            if (x[at] > limit)
                break;
            if (x[at] == x[last]) {
                curve.y[at] = curve.y[last];
                last = at;
            }
        }
        at = std::max(last + 1, at - 1);
        if (last + 1 >= count)
            return curve;
    }
}

SmoothCurve joinEqual(const SmoothCurve& curve)
{
    SmoothCurve joined;
    for (std::size_t first = 0; first < curve.x.size();) {
        std::size_t last = first;
        double sum = 0;
        while (last < curve.x.size() && curve.x[last] == curve.x[first])
            sum += curve.y[last++];
        joined.x.push_back(curve.x[first]);
        joined.y.push_back(sum / static_cast<double>(last - first));
        first = last;
    }
    return joined;
}

double interpolated(const SmoothCurve& curve, double x)
{
    if (curve.x.empty() || !(x >= curve.x.front() && x <= curve.x.back()))
        return std::nan("");
    const auto above = static_cast<std::size_t>(std::lower_bound(curve.x.begin(), curve.x.end(), x) - curve.x.begin());
    if (curve.x[above] == x)
        return curve.y[above];
    const double share = (x - curve.x[above - 1]) / (curve.x[above] - curve.x[above - 1]);
    return curve.y[above - 1] + share * (curve.y[above] - curve.y[above - 1]);
}

std::vector<double> loess(std::span<const double> x, std::span<const double> y, std::span<const double> at, double span)
{
    const std::size_t count = x.size();
    const auto neighbours = std::min(count, static_cast<std::size_t>(std::floor(static_cast<double>(count) * span + 1e-5)));
    std::vector<double> fitted;
    std::vector<double> distances(count);
    for (const double place : at) {
        for (std::size_t row = 0; row < count; ++row)
            distances[row] = std::abs(x[row] - place);
        auto sorted = distances;
        std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(neighbours) - 1, sorted.end());
        const double width = sorted[neighbours - 1] * std::max(1.0, span);
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < count; ++row)
            if (distances[row] < width * 0.999)
                rows.push_back(row);
        if (rows.empty()) {
            // Ties fill the window, or lie on its edge: their mean.
            double sum = 0, there = 0;
            for (std::size_t row = 0; row < count; ++row)
                if (distances[row] <= width) {
                    sum += y[row];
                    ++there;
                }
            fitted.push_back(sum / there);
            continue;
        }
        Eigen::MatrixXd design(std::ssize(rows), 3);
        Eigen::VectorXd target(std::ssize(rows));
        for (Eigen::Index row = 0; row < design.rows(); ++row) {
            const std::size_t from = rows[static_cast<std::size_t>(row)];
            const double share = distances[from] / width;
            const double root = std::sqrt(share < 0.001 ? 1 : cube(1 - cube(share))), off = x[from] - place;
            design.row(row) << root, root * off, root * off * off;
            target(row) = root * y[from];
        }
        // Columns of equal length, and directions that the points do not fix left out, as in Cleveland's code.
        const Eigen::RowVectorXd lengths = design.colwise().norm();
        for (Eigen::Index column = 0; column < 3; ++column)
            if (lengths(column) > 0)
                design.col(column) /= lengths(column);
        Eigen::JacobiSVD<Eigen::MatrixXd> svd(design, Eigen::ComputeThinU | Eigen::ComputeThinV);
        svd.setThreshold(1e-7);
        const Eigen::VectorXd solution = svd.solve(target);
        fitted.push_back(lengths(0) > 0 ? solution(0) / lengths(0) : std::nan(""));
    }
    return fitted;
}

}  // namespace annulus
