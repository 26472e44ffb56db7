#pragma once

#include <array>
#include <complex>
#include <vector>

namespace annulus {

/// Vertices of an icosahedron whose triangles are cut into four `subdivisions` times and pushed out to the radius: 12,
/// 42, 162, ... points in the order in which trimesh lists them.
std::vector<std::array<double, 3>> icosphere(int subdivisions, double radius);

/// Spherical harmonic of degree n and order m (scipy's sph_harm(m, n, azimuth, polar), Condon-Shortley phase).
std::complex<double> sphericalHarmonic(int m, int n, double azimuth, double polar);

}  // namespace annulus
