// Shape of a plane region, PyRadiomics' shape2D.py: a mesh of line segments through the midpoints between pixels
// inside and outside (marching squares), and the second moments of the pixel centres.
#include "core/features/convexHull.h"
#include "core/features/FeatureClass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace annulus {
namespace {

/// The region as a plane of pixels with a border of one pixel outside around it.
struct Plane {
    std::int64_t columns = 0, rows = 0;  ///< with the border
    std::vector<std::uint8_t> inside;
    double spacingX = 1, spacingY = 1;

    [[nodiscard]] bool at(std::int64_t row, std::int64_t column) const
    {
        return inside[static_cast<std::size_t>(row * columns + column)] != 0;
    }
};

struct Shape2D {
    double pixelCount = 0;
    double pixelArea = 0;
    double perimeter = 0;
    double surface = 0;      ///< area inside the mesh, holes taken out
    double diameter = 0;
    double minorVariance = 0, majorVariance = 0;  ///< eigenvalues of the covariance of pixel centres, mm2
    bool isCalibrated = false;
};

/// Drops the axis of one pixel: k in 2-D and by default, else the one that force2Ddimension names (numpy order).
Plane planeOf(const RoiPixels& roi, int flatAxis)
{
    const Size size = roi.box.size();
    const std::array<std::int64_t, 3> sizes{size.i, size.j, size.k};
    const std::array<std::size_t, 2> axes = flatAxis == 2 ? std::array<std::size_t, 2>{0, 1}
                                            : flatAxis == 1 ? std::array<std::size_t, 2>{0, 2} : std::array<std::size_t, 2>{1, 2};
    Plane plane;
    plane.columns = sizes[axes[0]] + 2;
    plane.rows = sizes[axes[1]] + 2;
    plane.spacingX = roi.grid.spacing[axes[0]];
    plane.spacingY = roi.grid.spacing[axes[1]];
    plane.inside.assign(static_cast<std::size_t>(plane.columns * plane.rows), 0);
    // One axis has size 1, so the box's own order is the plane's order.
    for (std::int64_t row = 0; row < sizes[axes[1]]; ++row)
        std::copy_n(roi.inside.begin() + row * sizes[axes[0]], sizes[axes[0]], plane.inside.begin() + (row + 1) * plane.columns + 1);
    return plane;
}

/// Length, signed area and vertices of the mesh. In each square of four pixel centres every run of inside corners
/// (clockwise) is cut off by one segment from the edge where the run begins to the edge where it ends: so two
/// corners that touch only diagonally stay separate, as in PyRadiomics.
std::vector<PlanePoint> walkMesh(const Plane& plane, Shape2D& shape)
{
    constexpr double middleY[] = {0, 0.5, 1, 0.5};  // edge e lies between corners e and e + 1, clockwise from the top
    constexpr double middleX[] = {0.5, 1, 0.5, 0};
    std::vector<PlanePoint> vertices;
    double area = 0;
    for (std::int64_t row = 0; row + 1 < plane.rows; ++row) {
        for (std::int64_t column = 0; column + 1 < plane.columns; ++column) {
            const bool corner[] = {plane.at(row, column), plane.at(row, column + 1), plane.at(row + 1, column + 1), plane.at(row + 1, column)};
            const auto vertexOn = [&](std::size_t edge) {
                return PlanePoint{(static_cast<double>(column) + middleX[edge]) * plane.spacingX, (static_cast<double>(row) + middleY[edge]) * plane.spacingY};
            };
            for (std::size_t start = 0; start < 4; ++start) {
                if (!corner[start] || corner[(start + 3) % 4])
                    continue;
                std::size_t end = start;
                while (corner[(end + 1) % 4])
                    end = (end + 1) % 4;
                const PlanePoint a = vertexOn((start + 3) % 4);
                const PlanePoint b = vertexOn(end);
                area += a.y * b.x - b.y * a.x;
                shape.perimeter += std::hypot(a.y - b.y, a.x - b.x);
                vertices.push_back(a);
            }
        }
    }
    shape.surface = std::abs(area / 2);
    return vertices;
}

/// Eigenvalues of the 2 x 2 covariance (divided by N) of the pixel centres in mm.
void measureAxes(const Plane& plane, Shape2D& shape)
{
    double sumX = 0, sumY = 0;
    for (std::int64_t row = 0; row < plane.rows; ++row)
        for (std::int64_t column = 0; column < plane.columns; ++column)
            if (plane.at(row, column)) {
                sumX += static_cast<double>(column);
                sumY += static_cast<double>(row);
                shape.pixelCount += 1;
            }
    const double meanX = sumX / shape.pixelCount;
    const double meanY = sumY / shape.pixelCount;
    double xx = 0, xy = 0, yy = 0;
    for (std::int64_t row = 0; row < plane.rows; ++row)
        for (std::int64_t column = 0; column < plane.columns; ++column)
            if (plane.at(row, column)) {
                const double x = (static_cast<double>(column) - meanX) * plane.spacingX;
                const double y = (static_cast<double>(row) - meanY) * plane.spacingY;
                xx += x * x;
                xy += x * y;
                yy += y * y;
            }
    xx /= shape.pixelCount;
    xy /= shape.pixelCount;
    yy /= shape.pixelCount;
    const double middle = (xx + yy) / 2;
    const double spread = std::hypot((xx - yy) / 2, xy);
    shape.majorVariance = middle + spread;
    // The product of the eigenvalues is the determinant: no cancellation as in middle - spread; round-off below 0 is 0.
    shape.minorVariance = shape.majorVariance > 0 ? std::max(0.0, (xx * yy - xy * xy) / shape.majorVariance) : 0;
}

double sphericityOf(const Shape2D& s) { return 2 * std::sqrt(std::numbers::pi * s.surface) / s.perimeter; }

/// A length or area in mm, or the sentence why it is unknown.
Outcome inMm(const Shape2D& s, double value)
{
    if (!s.isCalibrated)
        return message("features", "The image has no pixel spacing, so sizes in mm are unknown; give the spacing.");
    return value;
}

const FeatureRow<Shape2D> rows[] = {
    {{"Elongation", message("features", "Roundness of the ellipse of inertia: sqrt(minor / major variance); 1 is round, 0 a line"), "", ""},
     [](const Shape2D& s) -> Outcome { return std::sqrt(s.minorVariance / s.majorVariance); }},
    {{"MajorAxisLength", message("features", "Long axis of the ellipse of inertia: 4 sqrt(major variance of the pixel centres)"), "", "mm"},
     [](const Shape2D& s) { return inMm(s, 4 * std::sqrt(s.majorVariance)); }},
    {{"MaximumDiameter", message("features", "Largest distance between two points of the outline's mesh"), "", "mm"},
     [](const Shape2D& s) { return inMm(s, s.diameter); }},
    {{"MeshSurface", message("features", "Area A inside the outline's mesh, holes taken out"), "", "mm^2"},
     [](const Shape2D& s) { return inMm(s, s.surface); }},
    {{"MinorAxisLength", message("features", "Short axis of the ellipse of inertia: 4 sqrt(minor variance of the pixel centres)"), "", "mm"},
     [](const Shape2D& s) { return inMm(s, 4 * std::sqrt(s.minorVariance)); }},
    {{"Perimeter", message("features", "Length P of the outline's mesh, holes included"), "", "mm"},
     [](const Shape2D& s) { return inMm(s, s.perimeter); }},
    {{"PerimeterSurfaceRatio", message("features", "P / A"), "", "1/mm"}, [](const Shape2D& s) { return inMm(s, s.perimeter / s.surface); }},
    {{"PixelSurface", message("features", "Number of pixels times the area of a pixel"), "", "mm^2"},
     [](const Shape2D& s) { return inMm(s, s.pixelCount * s.pixelArea); }},
    {{"SphericalDisproportion", message("features", "P / (2 sqrt(pi A)): perimeter over that of a circle of the same area"), "", "", true},
     [](const Shape2D& s) -> Outcome { return 1 / sphericityOf(s); }},
    {{"Sphericity", message("features", "2 sqrt(pi A) / P: perimeter of a circle of the same area over the perimeter; 1 is a circle"), "", ""},
     [](const Shape2D& s) -> Outcome { return sphericityOf(s); }},
};

std::span<const FeatureDef> features()
{
    static const auto defs = defsOf(rows);
    return defs;
}

/// numpy axis (0 = z) to ours (0 = i); a true 2-D image has only its own plane.
int flatAxisOf(const ClassInput& input) { return input.pixels.grid.dimensions == 2 ? 2 : 2 - input.settings.force2Ddimension; }

std::vector<Outcome> compute(const ClassInput& input, std::span<const std::size_t> wanted)
{
    const RoiPixels& roi = input.pixels;
    if (roi.grid.dimensions == 3 && !input.settings.force2D)
        return noneOf(wanted, message("features", "The image is a volume; 2-D shape needs a true 2-D image, or force2D and a region in one slice."));
    const int axis = flatAxisOf(input);
    const Size size = roi.box.size();
    const std::int64_t thickness = axis == 2 ? size.k : axis == 1 ? size.j : size.i;
    if (thickness != 1)
        return noneOf(wanted, message("features", "The region spans %1 slices; 2-D shape needs a region in one slice.", thickness));
    const Plane plane = planeOf(roi, axis);
    Shape2D shape;
    shape.pixelArea = plane.spacingX * plane.spacingY;
    shape.isCalibrated = roi.grid.isCalibrated();
    shape.diameter = largestDistance(convexHull(walkMesh(plane, shape)));
    measureAxes(plane, shape);
    return valuesOf(rows, shape, wanted);
}

}  // namespace

extern const FeatureClass shape2d{"shape2D", true, features, compute};

}  // namespace annulus
