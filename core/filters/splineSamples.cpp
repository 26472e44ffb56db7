#include "core/filters/splineSamples.h"

#include "core/filters/boxes.h"

#include <cmath>

namespace annulus {
namespace {

const double pole = std::sqrt(3.0) - 2;
/// The pole's powers fall below the last bit of a double after this many samples: coefficients inside do not see
/// where the part was cut out.
constexpr std::int64_t margin = 40;

/// Interpolation coefficients of one line in place.
void filterLine(std::vector<double>& line)
{
    const std::size_t count = line.size();
    if (count < 2)
        return;
    const double gain = (1 - pole) * (1 - 1 / pole);
    for (double& value : line)
        value *= gain;
    const double far = std::pow(pole, static_cast<double>(count - 1));
    double power = pole;
    line[0] += far * line[count - 1];
    for (std::size_t at = 1; at + 1 < count; ++at) {
        line[0] += power * (line[at] + far * line[count - 1 - at]);
        power *= pole;
    }
    line[0] /= 1 - far * far;
    for (std::size_t at = 1; at < count; ++at)
        line[at] += pole * line[at - 1];
    line[count - 1] = (pole * line[count - 2] + line[count - 1]) * pole / (pole * pole - 1);
    for (std::size_t at = count - 1; at-- > 0;)
        line[at] = pole * (line[at + 1] - line[at]);
}

/// Mirrored about the first and the last sample.
std::int64_t mirrored(std::int64_t index, std::int64_t size)
{
    if (size == 1)
        return 0;
    const std::int64_t period = 2 * (size - 1);
    index = (index % period + period) % period;
    return index < size ? index : period - index;
}

}  // namespace

CubicSpline::CubicSpline(const Image& image, const Box& box, double reach) : whole_{image.grid.size.i, image.grid.size.j, image.grid.size.k}
{
    const std::int64_t grown = static_cast<std::int64_t>(std::ceil(reach)) + 2 + margin;
    const Box part = grownBox(box, {grown, grown, grown}, image.grid);
    const Size size = part.size();
    start_ = {part.i0, part.j0, part.k0};
    size_ = {size.i, size.j, size.k};
    coefficients_ = doublesIn(image, part);
    const std::array<std::int64_t, 3> stride{1, size_[0], size_[0] * size_[1]};
    for (std::size_t step = 0; step < 3; ++step) {
        const std::size_t axis = 2 - step;  // scipy's order: z, y, x
        std::vector<double> line(static_cast<std::size_t>(size_[axis]));
        const std::size_t other = axis == 0 ? 1 : 0, last = axis == 2 ? 1 : 2;
        for (std::int64_t b = 0; b < size_[last]; ++b)
            for (std::int64_t a = 0; a < size_[other]; ++a) {
                double* first = coefficients_.data() + a * stride[other] + b * stride[last];
                for (std::size_t at = 0; at < line.size(); ++at)
                    line[at] = first[static_cast<std::int64_t>(at) * stride[axis]];
                filterLine(line);
                for (std::size_t at = 0; at < line.size(); ++at)
                    first[static_cast<std::int64_t>(at) * stride[axis]] = line[at];
            }
    }
}

CubicSpline::Taps CubicSpline::taps(std::size_t axis, double x) const
{
    Taps taps;
    if (x < 0 || x > static_cast<double>(whole_[axis] - 1))
        return taps;
    const std::array<std::int64_t, 3> stride{1, size_[0], size_[0] * size_[1]};
    const double floor = std::floor(x);
    const double y = x - floor, z = 1 - y;
    auto& w = taps.weight;
    w[1] = (y * y * (y - 2) * 3 + 4) / 6;
    w[2] = (z * z * (z - 2) * 3 + 4) / 6;
    w[0] = z * z * z / 6;
    w[3] = 1 - w[0] - w[1] - w[2];
    for (std::int64_t tap = 0; tap < 4; ++tap)
        taps.index[static_cast<std::size_t>(tap)] = (mirrored(static_cast<std::int64_t>(floor) - 1 + tap, whole_[axis]) - start_[axis]) * stride[axis];
    taps.isInside = true;
    return taps;
}

}  // namespace annulus
