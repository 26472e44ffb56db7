// Truth: Rayleigh statistics of fully developed speckle (mean / SD = 1.913), and properties of a B-mode frame.
#include <string>  // first: moc 6.4 stumbles over libstdc++'s <compare> when nothing comes before it

#include "core/phantom/makeUltrasound.h"
#include "core/phantom/speckle.h"
#include "support/runTests.h"

#include <cmath>

using namespace annulus;
using namespace annulus::phantom;

namespace {

double meanOf(const Image& image, const Mask& mask)
{
    double sum = 0;
    for (const Run& run : mask.runs())
        for (int i = run.begin; i < run.end; ++i)
            sum += image.at(i, run.row);
    return sum / static_cast<double>(mask.count());
}

/// A box behind or beside the lesion: mean grey value below its lower edge.
double meanBox(const Image& image, std::int64_t i0, std::int64_t i1, std::int64_t j0, std::int64_t j1)
{
    double sum = 0;
    for (std::int64_t j = j0; j < j1; ++j)
        for (std::int64_t i = i0; i < i1; ++i)
            sum += image.at(i, j);
    return sum / static_cast<double>((i1 - i0) * (j1 - j0));
}

/// How much brighter the tissue behind the lesion is than the same depth at the region's left edge.
double behindAgainstBeside(const Ultrasound& frame)
{
    const Box box = frame.lesionMask.box();
    const std::int64_t middle = (box.i0 + box.i1) / 2;
    return meanBox(frame.image, middle - 30, middle + 30, box.j1 + 20, box.j1 + 80)
           - meanBox(frame.image, frame.region.x0 + 5, frame.region.x0 + 65, box.j1 + 20, box.j1 + 80);
}

}  // namespace

class MakeUltrasoundTest : public QObject {
    Q_OBJECT
private slots:
    void speckle_of_even_tissue_is_rayleigh();
    void the_lesion_is_darker_than_its_surround();
    void posterior_shadow_and_enhancement_show();
    void a_shadow_begins_at_the_lower_border_over_the_whole_width_data();
    void a_shadow_begins_at_the_lower_border_over_the_whole_width();
    void a_lesion_is_as_long_as_asked_for();
    void the_lesion_lies_in_the_region_with_room_for_rings();
    void the_depth_scale_has_a_tick_every_five_millimetres();
};

void MakeUltrasoundTest::speckle_of_even_tissue_is_rayleigh()
{
    const Raster envelope = receivedEnvelope(Raster(400, 400, 0.0F), {}, Random(3));
    double sum = 0;
    double squares = 0;
    for (const float value : envelope.values) {
        sum += value;
        squares += static_cast<double>(value) * value;
    }
    const auto count = static_cast<double>(envelope.values.size());
    const double mean = sum / count;
    const double power = squares / count;
    const double ratio = mean / std::sqrt(power - mean * mean);
    // 0 dB; some 4,000 independent speckles leave 1.6 % of scatter.
    QVERIFY2(std::abs(power - 1) < 0.06, qPrintable(QString::number(power)));
    QVERIFY2(std::abs(ratio - 1.913) < 0.04, qPrintable(QString::number(ratio)));
}

void MakeUltrasoundTest::the_lesion_is_darker_than_its_surround()
{
    for (std::uint64_t seed = 1; seed < 6; ++seed)
        for (const bool circumscribed : {false, true}) {
            UltrasoundSettings settings;
            settings.seed = seed;
            const Ultrasound frame = makeUltrasound({.diameterMm = 12, .circumscribed = circumscribed, .posterior = Posterior::none}, settings);
            StarShape wide = frame.lesion;
            for (double& radius : wide.radii)
                radius += 3;
            const Mask ring = subtract(rasterise(wide, frame.image.grid, frame.frame), frame.lesionMask);
            QVERIFY(meanOf(frame.image, frame.lesionMask) < meanOf(frame.image, ring) - 20);
        }
}

void MakeUltrasoundTest::posterior_shadow_and_enhancement_show()
{
    double shadow = 0;
    double none = 0;
    double enhanced = 0;
    for (std::uint64_t seed = 1; seed < 5; ++seed) {
        UltrasoundSettings settings;
        settings.seed = seed;
        shadow += behindAgainstBeside(makeUltrasound({.posterior = Posterior::shadow}, settings));
        none += behindAgainstBeside(makeUltrasound({.posterior = Posterior::none}, settings));
        enhanced += behindAgainstBeside(makeUltrasound({.posterior = Posterior::enhancement}, settings));
    }
    QVERIFY(shadow < none - 40);
    QVERIFY(enhanced > none + 40);
}

void MakeUltrasoundTest::a_shadow_begins_at_the_lower_border_over_the_whole_width_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<double>("diameter");
    for (const int seed : {1, 2, 3, 4})
        for (const double diameter : {9.0, 16.0, 28.0})
            QTest::addRow("seed %d, %.0f mm", seed, diameter) << seed << diameter;
}

void MakeUltrasoundTest::a_shadow_begins_at_the_lower_border_over_the_whole_width()
{
    QFETCH(int, seed);
    QFETCH(double, diameter);
    UltrasoundSettings settings;
    settings.seed = static_cast<std::uint64_t>(seed);
    settings.mmPerPixel = fittingScale(diameter, settings, Random(1));
    UltrasoundLesion look{.diameterMm = diameter, .posterior = Posterior::none};
    const Ultrasound without = makeUltrasound(look, settings);
    look.posterior = Posterior::shadow;
    const Ultrasound with = makeUltrasound(look, settings);  // the same tissue and speckle
    const Box box = with.lesionMask.box();
    std::vector<std::int64_t> lowest(static_cast<std::size_t>(box.i1 + 1), 0);
    for (const Run& run : with.lesionMask.runs())
        for (int i = run.begin; i < run.end; ++i)
            lowest[static_cast<std::size_t>(i)] = std::max<std::int64_t>(lowest[static_cast<std::size_t>(i)], run.row);
    // Twelve strips side by side; in each the first 0.5 to 1.5 mm below the border is darker by at least 7 dB (29 grey levels).
    const auto first = static_cast<std::int64_t>(0.5 / settings.mmPerPixel);
    const auto last = static_cast<std::int64_t>(1.5 / settings.mmPerPixel);
    for (std::int64_t strip = 0; strip < 12; ++strip) {
        const std::int64_t from = box.i0 + (box.i1 + 1 - box.i0) * strip / 12;
        const std::int64_t to = box.i0 + (box.i1 + 1 - box.i0) * (strip + 1) / 12;
        double darker = 0;
        for (std::int64_t i = from; i < to; ++i) {
            const std::int64_t border = lowest[static_cast<std::size_t>(i)];
            darker += meanBox(without.image, i, i + 1, border + first, border + last) - meanBox(with.image, i, i + 1, border + first, border + last);
        }
        darker /= static_cast<double>(to - from);
        QVERIFY2(darker > 29, qPrintable(QString("strip %1: %2").arg(strip).arg(darker)));
    }
    // Three millimetres beside the lesion nothing has changed.
    const std::int64_t aside = box.i0 - static_cast<std::int64_t>(3 / settings.mmPerPixel);
    for (std::int64_t j = settings.top; j < settings.top + settings.height; j += 7)
        QCOMPARE(with.image.at(aside, j), without.image.at(aside, j));
}

void MakeUltrasoundTest::a_lesion_is_as_long_as_asked_for()
{
    for (const double diameter : {7.0, 18.0, 31.0, 44.0})
        for (const bool parallel : {false, true})
            for (std::uint64_t seed = 1; seed < 6; ++seed) {
                UltrasoundSettings settings;
                settings.seed = seed;
                settings.mmPerPixel = fittingScale(diameter, settings, Random(seed));
                const StarShape shape = placeLesion({.diameterMm = diameter, .parallel = parallel}, settings);
                QVERIFY2(std::abs(shape.longestMm() - diameter) < 1e-6, qPrintable(QString::number(shape.longestMm())));
            }
}

void MakeUltrasoundTest::the_lesion_lies_in_the_region_with_room_for_rings()
{
    for (std::uint64_t seed = 1; seed < 8; ++seed)
        for (const double diameter : {7.0, 20.0, 48.0}) {
            UltrasoundSettings settings;
            settings.seed = seed;
            const Ultrasound frame = makeUltrasound({.diameterMm = diameter, .parallel = seed % 2 == 0}, settings);
            const Box box = frame.lesionMask.box();
            const auto margin = static_cast<std::int64_t>(3 / settings.mmPerPixel);
            QVERIFY(box.i0 - margin >= frame.region.x0 && box.i1 + margin <= frame.region.x1);
            QVERIFY(box.j0 - margin >= frame.region.y0 && box.j1 + margin <= frame.region.y1);
        }
}

void MakeUltrasoundTest::the_depth_scale_has_a_tick_every_five_millimetres()
{
    const Ultrasound frame = makeUltrasound({}, {});
    std::vector<std::int64_t> ticks;
    for (std::int64_t j = 0; j < frame.image.grid.size.j; ++j)
        if (frame.image.at(frame.region.x1 + 10, j) == 190)
            ticks.push_back(j);
    QCOMPARE(ticks.size(), std::size_t(8));  // 0 to 35 mm
    for (std::size_t k = 0; k < ticks.size(); ++k)
        QVERIFY(std::abs(static_cast<double>(ticks[k] - frame.region.y0) * frame.region.mmPerPixelY - 5.0 * static_cast<double>(k)) <= 0.03);
}

ANNULUS_TEST(MakeUltrasoundTest);
#include "makeUltrasound_test.moc"
