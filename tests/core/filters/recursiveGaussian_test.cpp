// Truth: ITK's own LaplacianRecursiveGaussianImageFilter and GradientMagnitudeImageFilter, which PyRadiomics calls.
#include <string>

#include "core/filters/boxes.h"
#include "core/filters/imageFilters.h"
#include "tests/support/runTests.h"

#include <itkGradientMagnitudeImageFilter.h>
#include <itkImage.h>
#include <itkLaplacianRecursiveGaussianImageFilter.h>

#include <bit>

using namespace annulus;

namespace {

constexpr std::array<double, 3> spacing{0.31, 0.47, 1.3};

template <unsigned N>
using ItkImage = itk::Image<double, N>;

/// Noise in double precision.
Image noise(std::int64_t columns, std::int64_t rows, std::int64_t slices, int dimensions)
{
    Image image;
    image.grid.size = {columns, rows, slices};
    image.grid.dimensions = dimensions;
    image.grid.spacing = spacing;
    image.grid.basis = SpacingBasis::given;
    std::vector<double> values;
    std::uint32_t state = 99;
    for (std::int64_t at = 0; at < columns * rows * slices; ++at) {
        state = state * 1664525u + 1013904223u;
        values.push_back(static_cast<double>(state >> 8) / 1e4);
    }
    image.pixels = std::move(values);
    return image;
}

template <unsigned N>
typename ItkImage<N>::Pointer toItk(const Image& image)
{
    auto made = ItkImage<N>::New();
    const std::array<std::int64_t, 3> sizes{image.grid.size.i, image.grid.size.j, image.grid.size.k};
    typename ItkImage<N>::SizeType size;
    typename ItkImage<N>::SpacingType mm;
    for (unsigned axis = 0; axis < N; ++axis) {
        size[axis] = static_cast<itk::SizeValueType>(sizes[axis]);
        mm[axis] = spacing[axis];
    }
    made->SetRegions(size);
    made->SetSpacing(mm);
    made->Allocate();
    const auto& pixels = std::get<std::vector<double>>(image.pixels);
    std::copy(pixels.begin(), pixels.end(), made->GetBufferPointer());
    return made;
}

template <class Filter>
std::vector<float> run(const typename Filter::Pointer& filter)
{
    filter->SetNumberOfWorkUnits(1);
    filter->Update();
    const auto* output = filter->GetOutput();
    const float* first = output->GetBufferPointer();
    return {first, first + output->GetLargestPossibleRegion().GetNumberOfPixels()};
}

template <unsigned N>
std::vector<float> itkLaplacian(const Image& image, double sigma)
{
    using Filter = itk::LaplacianRecursiveGaussianImageFilter<ItkImage<N>, itk::Image<float, N>>;
    auto filter = Filter::New();
    filter->SetInput(toItk<N>(image));
    filter->SetNormalizeAcrossScale(true);
    filter->SetSigma(sigma);
    return run<Filter>(filter);
}

template <unsigned N>
std::vector<float> itkGradient(const Image& image)
{
    using Filter = itk::GradientMagnitudeImageFilter<ItkImage<N>, itk::Image<float, N>>;
    auto filter = Filter::New();
    filter->SetInput(toItk<N>(image));
    return run<Filter>(filter);
}

std::vector<float> ours(std::string_view filter, const Image& image, double sigma)
{
    FilterSettings settings;
    settings.sigma = {{sigma, "s"}};
    const Mask region(image.grid);
    std::vector<float> found;
    findImageFilter(filter)->derive({image, region, wholeBox(image.grid), settings, 1}, [&](const std::string&, Result<Image> made) {
        if (made)
            found = std::get<std::vector<float>>(made->pixels);
    });
    return found;
}

int different(const std::vector<float>& a, const std::vector<float>& b)
{
    int count = a.size() == b.size() ? 0 : -1;
    for (std::size_t at = 0; at < a.size() && count >= 0; ++at)
        count += std::bit_cast<std::uint32_t>(a[at]) != std::bit_cast<std::uint32_t>(b[at]);
    return count;
}

}  // namespace

class RecursiveGaussianTest : public QObject {
    Q_OBJECT
private slots:
    void laplacian_of_gaussian_equals_itk_to_the_bit()
    {
        const Image plane = noise(67, 43, 1, 2), volume = noise(29, 23, 17, 3);
        // Sides about the number of lines that go side by side, where spare lanes repeat the last line.
        for (const std::int64_t columns : {6, 7, 8, 9, 15, 16, 17})
            QCOMPARE(different(ours("LoG", noise(columns, 10, 1, 2), 1), itkLaplacian<2>(noise(columns, 10, 1, 2), 1)), 0);
        for (const double sigma : {0.4, 1.0, 3.7}) {
            QCOMPARE(different(ours("LoG", plane, sigma), itkLaplacian<2>(plane, sigma)), 0);
            QCOMPARE(different(ours("LoG", volume, sigma), itkLaplacian<3>(volume, sigma)), 0);
        }
    }
    void laplacian_of_whole_numbers_and_of_single_precision_equals_itk_to_the_bit()
    {
        // Sides above and below the lines that go side by side, and not multiples of four samples.
        for (const auto& [columns, rows] : {std::pair<std::int64_t, std::int64_t>{67, 43}, {18, 35}, {9, 13}, {40, 16}}) {
            Image whole = noise(columns, rows, 1, 2), single = whole;
            std::vector<std::uint16_t> numbers;
            std::vector<float> floats;
            for (double& value : std::get<std::vector<double>>(whole.pixels)) {
                numbers.push_back(static_cast<std::uint16_t>(value));
                floats.push_back(static_cast<float>(value));
                value = numbers.back();
            }
            std::get<std::vector<double>>(single.pixels).assign(floats.begin(), floats.end());
            QCOMPARE(different(ours("LoG", Image{whole.grid, numbers}, 1.2), itkLaplacian<2>(whole, 1.2)), 0);
            QCOMPARE(different(ours("LoG", Image{single.grid, floats}, 1.2), itkLaplacian<2>(single, 1.2)), 0);
        }
    }
    void gradient_magnitude_equals_itk_to_the_bit()
    {
        const Image plane = noise(33, 20, 1, 2), volume = noise(12, 9, 7, 3);
        QCOMPARE(different(ours("Gradient", plane, 1), itkGradient<2>(plane)), 0);
        QCOMPARE(different(ours("Gradient", volume, 1), itkGradient<3>(volume)), 0);
    }
};

ANNULUS_TEST(RecursiveGaussianTest);
#include "recursiveGaussian_test.moc"
