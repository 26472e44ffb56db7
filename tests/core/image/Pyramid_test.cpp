#include "core/base/random.h"
#include "core/image/Pyramid.h"
#include "tests/support/runTests.h"

using namespace annulus;

namespace {

template <class T>
ImagePtr randomImage(std::int64_t columns, std::int64_t rows, double low, double high)
{
    Random random(5);
    std::vector<T> values(static_cast<std::size_t>(columns * rows));
    for (T& value : values)
        value = static_cast<T>(random.uniform(low, high));
    return std::make_shared<const Image>(Image{makeGrid(columns, rows), std::move(values)});
}

/// Mean over what a halved pixel covers, by the definition in the header.
double bruteMean(const Image& image, std::int64_t i, std::int64_t j)
{
    double sum = 0;
    int count = 0;
    for (std::int64_t y = 2 * j; y < std::min(image.grid.size.j, 2 * j + 2); ++y)
        for (std::int64_t x = 2 * i; x < std::min(image.grid.size.i, 2 * i + 2); ++x) {
            sum += image.at(x, y);
            ++count;
        }
    return sum / count;
}

template <class T>
void compareHalves(double low, double high)
{
    const Pyramid pyramid = makePyramid(randomImage<T>(701, 513, low, high)).value();
    QCOMPARE(pyramid.levels(), 3u);
    QCOMPARE(pyramid.level(1).grid.size, (Size{351, 257, 1}));
    QCOMPARE(pyramid.level(2).grid.size, (Size{176, 129, 1}));
    for (std::size_t level = 1; level < pyramid.levels(); ++level)
        for (std::int64_t j = 0; j < pyramid.level(level).grid.size.j; ++j)
            for (std::int64_t i = 0; i < pyramid.level(level).grid.size.i; ++i) {
                const double mean = bruteMean(pyramid.level(level - 1), i, j);
                const double expected = std::is_integral_v<T> ? std::floor(mean + 0.5) : static_cast<double>(static_cast<T>(mean));
                QCOMPARE(pyramid.level(level).at(i, j), expected);
            }
}

}  // namespace

class PyramidTest : public QObject {
    Q_OBJECT
private slots:
    void halved_pixels_are_rounded_means_in_every_type()
    {
        compareHalves<std::uint8_t>(0, 256);
        compareHalves<std::uint16_t>(0, 65536);
        compareHalves<std::int16_t>(-32768, 32768);
        compareHalves<std::int32_t>(-2e9, 2e9);
        compareHalves<float>(-1, 1);
    }
    void padding_does_not_enter_a_mean()
    {
        std::vector<std::uint16_t> values(300 * 2, 1000);
        values[0] = values[1] = values[300] = 65535;  // three of four: padding
        values[2] = values[302] = 65535;              // two of four: tissue
        const auto image = std::make_shared<const Image>(Image{makeGrid(300, 2), values});
        const Pyramid pyramid = makePyramid(image, Range{65535, 65535}).value();
        QCOMPARE(pyramid.level(1).at(0, 0), 65535.0);
        QCOMPARE(pyramid.level(1).at(1, 0), 1000.0);
    }
    void it_stops_when_asked()
    {
        std::stop_source source;
        source.request_stop();
        QVERIFY(!makePyramid(randomImage<std::uint8_t>(700, 700, 0, 255), {}, Progress({}, source.get_token())).ok());
    }
};

ANNULUS_TEST(PyramidTest);
#include "Pyramid_test.moc"
