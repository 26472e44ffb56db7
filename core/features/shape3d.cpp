// Shape of a region in a volume, PyRadiomics' shape.py: a mesh of triangles through the midpoints between voxels inside
// and outside (marching cubes, Lorensen and Cline 1987), and the second moments of the voxel centres.
#include "core/features/convexHull.h"
#include "core/features/FeatureClass.h"

#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

namespace annulus {
namespace {

/// Triangles of a cube by the set of its corners inside, three edges each in hexadecimal. Bourke's table ("Polygonising
/// a scalar field", 1994) in the half that PyRadiomics uses: a cube whose corner 7 is inside has the triangles of the
/// cube with all corners the other way round.
constexpr std::string_view triangles[128] = {
    "", "083", "190", "183198", "12a", "08312a", "92a029", "2832a8a98", "b23", "b2008b", "190b23", "b2119b98b", "3a1ba3", "a1008a8ba", "9033b9ba9",
    "98aba8", "478", "043473", "190478", "194147173", "12a478", "34730412a", "92a029478", "2a9297273479", "478b23", "b47b24204", "190478b23",
    "47b94bb29192", "3a1ba3478", "ba114b10447b", "4789033b9ba9", "47b4b99ba", "954", "954083", "054015", "854835315", "12a954", "08312a954",
    "2a5542240", "2a5325354834", "954b23", "b2008b954", "054015b23", "215258b28548", "3a1ba3954", "549a1008a8ba", "54050ba5bb03", "548a58ba8",
    "789579", "309539357", "780017715", "157173", "78957912a", "12a309395357", "0288258572a5", "2a5253357", "579789b23", "579972209b27",
    "b23018178157", "21b17b157", "7895793a1ba3", "5705097b0a10ba0", "ba003ba50078570", "ba557b", "65a", "08365a", "19065a", "18319865a", "165126",
    "165126083", "965906026", "598582526832", "b2365a", "b2008b65a", "190b2365a", "b2119b98b65a", "63b653513", "08b0b50515b6", "63b036065059",
    "65969bb98", "47865a", "04347365a", "19047865a", "19414717365a", "478165126", "043473165126", "478965906026", "739479329596269", "b2347865a",
    "b47b2420465a", "190b2347865a", "47b94bb2919265a", "47863b653513", "51b5b610b47b04b", "47863b036065059", "65969b4797b9", "a4964a", "a4964a083",
    "01aa60640", "18316886461a", "149124264", "149124264083", "024426", "832824426", "b23a4964a", "b2008ba4964a", "b2301aa60640", "64161a148b2118b",
    "964369139b63", "18b081b61149641", "63b036640", "86468b", "67a78a89a", "67a0a709a073", "67a1a7178018", "67a1a7173", "126168189678",
    "269129679309739", "078706602", "273267", "b2367a78a89a", "207b2709767a9a7", "67a1a7178018b23", "b2117ba61167", "896678169b63136", "09167b",
    "07870603bb60", "67b",
};

using Vector = std::array<double, 3>;  ///< z, y, x

/// Corners and the middles of the edges of a cube, in voxels.
constexpr std::array<std::int64_t, 3> corners[8] = {{0, 0, 0}, {0, 0, 1}, {0, 1, 1}, {0, 1, 0}, {1, 0, 0}, {1, 0, 1}, {1, 1, 1}, {1, 1, 0}};
constexpr Vector middles[12] = {{0, 0, 0.5}, {0, 0.5, 1}, {0, 1, 0.5}, {0, 0.5, 0}, {1, 0, 0.5}, {1, 0.5, 1},
                                {1, 1, 0.5}, {1, 0.5, 0}, {0.5, 0, 0}, {0.5, 0, 1}, {0.5, 1, 1}, {0.5, 1, 0}};

/// The region's box with a border of one voxel outside around it.
struct Solid {
    std::array<std::int64_t, 3> size{};  ///< slices, rows, columns
    Vector spacing{};
    std::vector<std::uint8_t> inside;

    [[nodiscard]] bool at(std::int64_t z, std::int64_t y, std::int64_t x) const
    {
        return inside[static_cast<std::size_t>((z * size[1] + y) * size[2] + x)] != 0;
    }
};

struct Shape3D {
    double voxelCount = 0, voxelVolume = 0;
    double surface = 0, volume = 0;  ///< of the mesh
    double inSlice = 0, inColumn = 0, inRow = 0, diameter = 0;  ///< largest distances between vertices
    Vector variance{};               ///< eigenvalues of the covariance of the voxel centres, ascending, mm2
    bool isCalibrated = false;
};

Solid solidOf(const RoiPixels& roi)
{
    const Size size = roi.box.size();
    Solid solid{{size.k + 2, size.j + 2, size.i + 2}, {roi.grid.spacing[2], roi.grid.spacing[1], roi.grid.spacing[0]}, {}};
    solid.inside.assign(static_cast<std::size_t>(solid.size[0] * solid.size[1] * solid.size[2]), 0);
    for (std::int64_t k = 0; k < size.k; ++k)
        for (std::int64_t j = 0; j < size.j; ++j)
            std::copy_n(roi.inside.begin() + (k * size.j + j) * size.i, size.i, solid.inside.begin() + ((k + 1) * solid.size[1] + j + 1) * solid.size[2] + 1);
    return solid;
}

Vector cross(const Vector& a, const Vector& b) { return {a[1] * b[2] - b[1] * a[2], a[2] * b[0] - b[2] * a[0], a[0] * b[1] - b[0] * a[1]}; }

Vector vertexOf(const Solid& solid, std::int64_t z, std::int64_t y, std::int64_t x, char edge)
{
    const Vector& middle = middles[edge >= 'a' ? edge - 'a' + 10 : edge - '0'];
    return {(static_cast<double>(z) + middle[0]) * solid.spacing[0], (static_cast<double>(y) + middle[1]) * solid.spacing[1], (static_cast<double>(x) + middle[2]) * solid.spacing[2]};
}

/// Adds up the area of the triangles and the signed volumes of the tetrahedra between them and the origin.
void walkMesh(const Solid& solid, Shape3D& shape)
{
    for (std::int64_t z = 0; z + 1 < solid.size[0]; ++z)
        for (std::int64_t y = 0; y + 1 < solid.size[1]; ++y)
            for (std::int64_t x = 0; x + 1 < solid.size[2]; ++x) {
                unsigned cube = 0;
                for (std::size_t corner = 0; corner < 8; ++corner)
                    if (solid.at(z + corners[corner][0], y + corners[corner][1], x + corners[corner][2]))
                        cube |= 1u << corner;
                const double sign = cube >= 128 ? -1 : 1;
                const std::string_view edges = triangles[cube >= 128 ? 255 - cube : cube];
                for (std::size_t first = 0; first < edges.size(); first += 3) {
                    Vector a = vertexOf(solid, z, y, x, edges[first]), b = vertexOf(solid, z, y, x, edges[first + 1]);
                    const Vector c = vertexOf(solid, z, y, x, edges[first + 2]);
                    const Vector normal = cross(a, b);
                    shape.volume += sign * (normal[0] * c[0] + normal[1] * c[1] + normal[2] * c[2]);
                    for (std::size_t axis = 0; axis < 3; ++axis) {
                        a[axis] -= c[axis];
                        b[axis] -= c[axis];
                    }
                    const Vector side = cross(a, b);
                    shape.surface += 0.5 * std::sqrt(side[0] * side[0] + side[1] * side[1] + side[2] * side[2]);
                }
            }
    shape.volume /= 6;
}

/// Calls visit with each vertex of the mesh, in half voxels.
template <class Visit>
void forEachVertex(const Solid& solid, const Visit& visit)
{
    for (std::int64_t z = 0; z < solid.size[0]; ++z)
        for (std::int64_t y = 0; y < solid.size[1]; ++y)
            for (std::int64_t x = 0; x < solid.size[2]; ++x) {
                const bool own = solid.at(z, y, x);
                if (z + 1 < solid.size[0] && solid.at(z + 1, y, x) != own)
                    visit(2 * z + 1, 2 * y, 2 * x);
                if (y + 1 < solid.size[1] && solid.at(z, y + 1, x) != own)
                    visit(2 * z, 2 * y + 1, 2 * x);
                if (x + 1 < solid.size[2] && solid.at(z, y, x + 1) != own)
                    visit(2 * z, 2 * y, 2 * x + 1);
            }
}

/// Largest distances in the planes across each axis and overall. Both ends of the longest one are corners of the convex
/// hulls of their slices, so that only those are paired.
void measureDiameters(const Solid& solid, Shape3D& shape)
{
    const auto inMm = [&](std::int64_t half, std::size_t axis) { return static_cast<double>(half) / 2 * solid.spacing[axis]; };
    std::array<std::map<std::int64_t, std::vector<PlanePoint>>, 3> planes;
    forEachVertex(solid, [&](std::int64_t z, std::int64_t y, std::int64_t x) {
        planes[0][z].push_back({inMm(x, 2), inMm(y, 1)});
        planes[1][y].push_back({inMm(x, 2), inMm(z, 0)});
        planes[2][x].push_back({inMm(y, 1), inMm(z, 0)});
    });
    std::vector<Vector> ends;
    std::array<double, 3> inPlane{};
    for (std::size_t axis = 0; axis < 3; ++axis)
        for (auto& [place, points] : planes[axis]) {
            const auto hull = convexHull(std::move(points));
            inPlane[axis] = std::max(inPlane[axis], largestDistance(hull));
            if (axis == 0)
                for (const PlanePoint& point : hull)
                    ends.push_back({inMm(place, 0), point.y, point.x});
        }
    double largest = 0;
    for (std::size_t a = 0; a < ends.size(); ++a)
        for (std::size_t b = a + 1; b < ends.size(); ++b) {
            const double z = ends[a][0] - ends[b][0], y = ends[a][1] - ends[b][1], x = ends[a][2] - ends[b][2];
            largest = std::max(largest, z * z + y * y + x * x);
        }
    shape.inSlice = inPlane[0];
    shape.inColumn = inPlane[1];
    shape.inRow = inPlane[2];
    shape.diameter = std::sqrt(largest);
}

/// Covariance of the voxel centres over N, or over N - 1 as IBSI has it.
void measureAxes(const Solid& solid, bool ibsiDefinitions, Shape3D& shape)
{
    std::array<double, 3> sum{};
    const auto forEachVoxel = [&](const auto& visit) {
        for (std::int64_t z = 0; z < solid.size[0]; ++z)
            for (std::int64_t y = 0; y < solid.size[1]; ++y)
                for (std::int64_t x = 0; x < solid.size[2]; ++x)
                    if (solid.at(z, y, x))
                        visit(static_cast<double>(z), static_cast<double>(y), static_cast<double>(x));
    };
    forEachVoxel([&](double z, double y, double x) {
        shape.voxelCount += 1;
        sum[0] += z;
        sum[1] += y;
        sum[2] += x;
    });
    Eigen::Matrix3d covariance = Eigen::Matrix3d::Zero();
    forEachVoxel([&](double z, double y, double x) {
        const Eigen::Vector3d centred((z - sum[0] / shape.voxelCount) * solid.spacing[0], (y - sum[1] / shape.voxelCount) * solid.spacing[1], (x - sum[2] / shape.voxelCount) * solid.spacing[2]);
        covariance += centred * centred.transpose();
    });
    covariance /= ibsiDefinitions ? shape.voxelCount - 1 : shape.voxelCount;
    const Eigen::Vector3d values = Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d>(covariance, Eigen::EigenvaluesOnly).eigenvalues();
    // A flat region has variances of exactly zero, which the solver gives to its own round-off.
    const double roundOff = 1e-14 * values[2];
    for (Eigen::Index axis = 0; axis < 3; ++axis)
        shape.variance[static_cast<std::size_t>(axis)] = values[axis] > roundOff ? values[axis] : 0;
}

double sphericityOf(const Shape3D& s) { return std::cbrt(36 * std::numbers::pi * s.volume * s.volume) / s.surface; }

/// A length, area or volume in mm, or the sentence why it is unknown.
Outcome inMm(const Shape3D& s, double value)
{
    if (!s.isCalibrated)
        return message("features", "The image has no pixel spacing, so sizes in mm are unknown; give the spacing.");
    return value;
}

const FeatureRow<Shape3D> rows[] = {
    {{"Compactness1", message("features", "V / sqrt(pi A^3) with the mesh's volume V and area A"), "SKGS", "", true},
     [](const Shape3D& s) -> Outcome { return s.volume / std::sqrt(std::numbers::pi * s.surface * s.surface * s.surface); }},
    {{"Compactness2", message("features", "36 pi V^2 / A^3 with the mesh's volume V and area A"), "BQWJ", "", true},
     [](const Shape3D& s) -> Outcome { return 36 * std::numbers::pi * s.volume * s.volume / (s.surface * s.surface * s.surface); }},
    {{"Elongation", message("features", "sqrt(minor / major variance) of the voxel centres; 1 is round, 0 a line"), "Q3CK", ""},
     [](const Shape3D& s) -> Outcome { return std::sqrt(s.variance[1] / s.variance[2]); }},
    {{"Flatness", message("features", "sqrt(least / major variance) of the voxel centres; 0 on one slice"), "N17B", ""},
     [](const Shape3D& s) -> Outcome { return std::sqrt(s.variance[0] / s.variance[2]); }},
    {{"LeastAxisLength", message("features", "Shortest axis of the ellipsoid of inertia: 4 sqrt(least variance of the voxel centres)"), "7J51", "mm"},
     [](const Shape3D& s) { return inMm(s, 4 * std::sqrt(s.variance[0])); }},
    {{"MajorAxisLength", message("features", "Longest axis of the ellipsoid of inertia: 4 sqrt(major variance of the voxel centres)"), "TDIC", "mm"},
     [](const Shape3D& s) { return inMm(s, 4 * std::sqrt(s.variance[2])); }},
    {{"Maximum2DDiameterColumn", message("features", "Largest distance between two vertices of the mesh with the same y"), "", "mm"}, [](const Shape3D& s) { return inMm(s, s.inColumn); }},
    {{"Maximum2DDiameterRow", message("features", "Largest distance between two vertices of the mesh with the same x"), "", "mm"}, [](const Shape3D& s) { return inMm(s, s.inRow); }},
    {{"Maximum2DDiameterSlice", message("features", "Largest distance between two vertices of the mesh with the same z"), "", "mm"}, [](const Shape3D& s) { return inMm(s, s.inSlice); }},
    {{"Maximum3DDiameter", message("features", "Largest distance between two vertices of the mesh"), "L0JK", "mm"}, [](const Shape3D& s) { return inMm(s, s.diameter); }},
    {{"MeshVolume", message("features", "Volume V inside the mesh"), "RNU0", "mm^3"}, [](const Shape3D& s) { return inMm(s, s.volume); }},
    {{"MinorAxisLength", message("features", "Middle axis of the ellipsoid of inertia: 4 sqrt(minor variance of the voxel centres)"), "P9VJ", "mm"},
     [](const Shape3D& s) { return inMm(s, 4 * std::sqrt(s.variance[1])); }},
    {{"SphericalDisproportion", message("features", "A / (36 pi V^2)^(1/3): area of the mesh over that of a sphere of the same volume"), "KRCK", "", true},
     [](const Shape3D& s) -> Outcome { return 1 / sphericityOf(s); }},
    {{"Sphericity", message("features", "(36 pi V^2)^(1/3) / A: area of a sphere of the same volume over that of the mesh"), "QCFX", ""}, [](const Shape3D& s) -> Outcome { return sphericityOf(s); }},
    {{"SurfaceArea", message("features", "Area A of the mesh"), "C0JK", "mm^2"}, [](const Shape3D& s) { return inMm(s, s.surface); }},
    {{"SurfaceVolumeRatio", message("features", "A / V"), "2PR5", "1/mm"}, [](const Shape3D& s) { return inMm(s, s.surface / s.volume); }},
    {{"VoxelVolume", message("features", "Number of voxels times the volume of a voxel"), "YEKZ", "mm^3"}, [](const Shape3D& s) { return inMm(s, s.voxelCount * s.voxelVolume); }},
};

std::span<const FeatureDef> features()
{
    static const auto defs = defsOf(rows);
    return defs;
}

std::vector<Outcome> compute(const ClassInput& input, std::span<const std::size_t> wanted)
{
    const RoiPixels& roi = input.pixels;
    if (roi.grid.dimensions == 2 && !input.shapeFromOneSlice)
        return noneOf(wanted, message("features", "The image is plane; 3-D shape needs a volume (one slice will do), or shapeFromOneSlice in the block annulus."));
    const Solid solid = solidOf(roi);
    Shape3D shape;
    shape.voxelVolume = solid.spacing[0] * solid.spacing[1] * solid.spacing[2];
    shape.isCalibrated = roi.grid.isCalibrated();
    walkMesh(solid, shape);
    measureDiameters(solid, shape);
    measureAxes(solid, input.ibsiDefinitions, shape);
    return valuesOf(rows, shape, wanted);
}

}  // namespace

extern const FeatureClass shape3d{"shape", true, features, compute};

}  // namespace annulus
