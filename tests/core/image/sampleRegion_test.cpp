#include "core/base/random.h"
#include "core/image/sampleRegion.h"
#include "tests/support/runTests.h"

using namespace annulus;

namespace {

template <class T>
Pyramid randomPyramid(std::int64_t columns, std::int64_t rows, double low, double high)
{
    Random random(9);
    std::vector<T> values(static_cast<std::size_t>(columns * rows));
    for (T& value : values)
        value = static_cast<T>(random.uniform(low, high));
    return makePyramid(std::make_shared<const Image>(Image{makeGrid(columns, rows), std::move(values)})).value();
}

/// Bilinear value of a level at a continuous place of the full image, in doubles, edges repeated.
double bruteLinear(const Image& level, double factor, double i, double j)
{
    const double x = (i + 0.5) / factor - 0.5;
    const double y = (j + 0.5) / factor - 0.5;
    const auto at = [&](double column, double row) {
        return level.at(std::clamp<std::int64_t>(static_cast<std::int64_t>(column), 0, level.grid.size.i - 1),
                        std::clamp<std::int64_t>(static_cast<std::int64_t>(row), 0, level.grid.size.j - 1));
    };
    const double x0 = std::floor(x), y0 = std::floor(y), fx = x - x0, fy = y - y0;
    return (at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx) * (1 - fy) + (at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx) * fy;
}

std::vector<Placement> orientations(double scaleX, double scaleY, double x, double y)
{
    std::vector<Placement> all;
    for (int bits = 0; bits < 8; ++bits)
        all.push_back({scaleX, scaleY, x, y, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0});
    return all;
}

/// Every screen pixel against the definition, for all eight orientations.
template <class T>
void compareWithBruteForce(double scaleX, double scaleY, std::size_t level, double tolerance, Smoothing smoothing = Smoothing::automatic)
{
    const Pyramid pyramid = randomPyramid<T>(613, 401, std::is_signed_v<T> ? -30000 : 0, sizeof(T) == 1 ? 255 : 30000);
    const Size size = pyramid.image->grid.size;
    const bool linear = smoothing == Smoothing::always || scaleX < 1 || scaleY < 1;
    for (const Placement& placement : orientations(scaleX, scaleY, -31.37, 17.71)) {
        const Sampled sampled = sampleRegion(pyramid, placement, 230, 190, smoothing);
        std::int64_t inside = 0;
        for (std::int64_t y = 0; y < 190; ++y)
            for (std::int64_t x = 0; x < 230; ++x) {
                const ScreenPoint place = toImage(placement, size, static_cast<double>(x) + 0.5, static_cast<double>(y) + 0.5);
                const bool onImage = place.x > -0.5 && place.y > -0.5 && place.x < static_cast<double>(size.i) - 0.5 && place.y < static_cast<double>(size.j) - 0.5;
                QCOMPARE(x >= sampled.x0 && x < sampled.x1 && y >= sampled.y0 && y < sampled.y1, onImage);
                if (!onImage)
                    continue;
                ++inside;
                const double found = sampled.values.at(x, y);
                const double expected = linear ? bruteLinear(pyramid.level(level), std::ldexp(1.0, static_cast<int>(level)), place.x, place.y)
                                               : pyramid.image->at(std::llround(place.x), std::llround(place.y));
                if (std::abs(found - expected) > tolerance)
                    QFAIL(qPrintable(QString("screen %1 %2: %3, expected %4").arg(x).arg(y).arg(found).arg(expected)));
            }
        QVERIFY(inside > 1000);
    }
}

}  // namespace

class SampleRegionTest : public QObject {
    Q_OBJECT
private slots:
    void reduced_images_equal_bilinear_sampling_of_the_right_level()
    {
        // A weight of 1/256 off by half a step moves a 16-bit value by at most 30000/512 per axis, plus rounding.
        constexpr double weights = 2 * 30000.0 / 512 + 1;
        compareWithBruteForce<std::uint16_t>(0.93, 0.93, 0, weights);
        compareWithBruteForce<std::uint16_t>(0.37, 0.37, 1, weights);
        compareWithBruteForce<std::int16_t>(0.37, 0.41, 1, 2 * weights);
        compareWithBruteForce<std::int32_t>(0.37, 0.41, 1, 2 * weights);
        compareWithBruteForce<float>(0.37, 0.37, 1, 2 * weights);
    }
    void magnified_pixels_are_sharp_unless_smoothing_is_wished()
    {
        compareWithBruteForce<std::uint16_t>(1, 1, 0, 0);
        compareWithBruteForce<std::uint8_t>(3.3, 3.3, 0, 0);
        compareWithBruteForce<std::int16_t>(2, 3, 0, 0);
        compareWithBruteForce<std::uint16_t>(2.5, 2.5, 0, 2 * 30000.0 / 512 + 1, Smoothing::always);
    }
    void at_half_size_the_screen_shows_the_first_halved_level_to_the_bit()
    {
        const Pyramid pyramid = randomPyramid<std::uint16_t>(600, 400, 0, 65536);
        const Sampled sampled = sampleRegion(pyramid, {0.5, 0.5, 0, 0}, 300, 200);
        QVERIFY(sampled.values.pixels == pyramid.level(1).pixels);
    }
    void screen_and_image_coordinates_are_each_others_inverse()
    {
        const Size size{37, 91, 1};
        for (const Placement& placement : orientations(1.7, 0.6, -3.25, 8.5)) {
            const ScreenPoint there = toScreen(placement, size, 11.25, 70.5);
            const ScreenPoint back = toImage(placement, size, there.x, there.y);
            QVERIFY(std::abs(back.x - 11.25) < 1e-9 && std::abs(back.y - 70.5) < 1e-9);
        }
        const ScreenPoint first = toScreen({1, 1, 0, 0}, size, 0, 0);  // the first pixel's centre
        QCOMPARE(first.x, 0.5);
        QCOMPARE(toScreen({1, 1, 0, 0, false, true, false}, size, 0, 0).x, 36.5);
    }
    void greys_are_looked_up_with_clamped_ends_and_black_outside()
    {
        const auto image = std::make_shared<const Image>(Image{makeGrid(4, 1), std::vector<std::int16_t>{-5, 0, 1, 900}});
        const Sampled sampled = sampleRegion(makePyramid(image).value(), {1, 1, 1, 1}, 6, 3);
        const std::vector<std::uint8_t> greys{10, 20, 30};
        std::vector<std::uint32_t> rgba(18, 0);
        paintGrey(sampled, {0, greys}, RowOrder::bottomUp, rgba);
        const auto grey = [](std::uint32_t value) { return 0xff000000U | value * 0x010101U; };
        const std::vector<std::uint32_t> middle{grey(0), grey(10), grey(10), grey(20), grey(30), grey(0)};
        QVERIFY(std::equal(middle.begin(), middle.end(), rgba.begin() + 6));
        QCOMPARE(rgba[0], grey(0));
        QCOMPARE(rgba[17], grey(0));
    }
    void a_table_over_the_whole_type_gives_the_same_greys_top_down_and_bottom_up()
    {
        const Pyramid pyramid = randomPyramid<std::uint16_t>(50, 40, 0, 65536);
        std::vector<std::uint8_t> greys(65536);
        for (std::size_t value = 0; value < greys.size(); ++value)
            greys[value] = static_cast<std::uint8_t>(value >> 8);
        const Sampled sampled = sampleRegion(pyramid, {1, 1, 0, 0}, 50, 40);
        std::vector<std::uint32_t> down(2000), up(2000);
        paintGrey(sampled, {0, greys}, RowOrder::topDown, down);
        paintGrey(sampled, {0, greys}, RowOrder::bottomUp, up);
        for (std::int64_t j = 0; j < 40; ++j)
            for (std::int64_t i = 0; i < 50; ++i) {
                const auto grey = static_cast<std::uint32_t>(pyramid.image->at(i, j)) >> 8;
                QCOMPARE(down[static_cast<std::size_t>(j * 50 + i)], 0xff000000U | grey * 0x010101U);
                QCOMPARE(up[static_cast<std::size_t>((39 - j) * 50 + i)], 0xff000000U | grey * 0x010101U);
            }
    }
    void colour_planes_are_woven_in_rgb_order()
    {
        const auto plane = [](std::uint8_t value) {
            const auto image = std::make_shared<const Image>(Image{makeGrid(1, 1), std::vector<std::uint8_t>{value}});
            return sampleRegion(makePyramid(image).value(), {1, 1, 0, 0}, 2, 1);
        };
        std::vector<std::uint32_t> rgba(2);
        const Sampled red = plane(1), green = plane(2), blue = plane(3);
        paintColour({red, green, blue}, RowOrder::topDown, rgba);
        QCOMPARE(rgba[0], 0xff030201U);
        paintColour({red, green, blue, true}, RowOrder::topDown, rgba);
        QCOMPARE(rgba[0], 0xfffcfdfeU);
        QCOMPARE(rgba[1], 0xff000000U);
    }
};

ANNULUS_TEST(SampleRegionTest);
#include "sampleRegion_test.moc"
