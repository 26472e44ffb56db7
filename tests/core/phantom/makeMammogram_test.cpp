// Truth: properties a mammogram must have, and the planted exponent of the parenchyma.
#include <string>  // first: moc 6.4 stumbles over libstdc++'s <compare> when nothing comes before it

#include "core/phantom/makeMammogram.h"
#include "core/phantom/massInView.h"
#include "fluctuation.h"
#include "support/runTests.h"

using namespace annulus;
using namespace annulus::phantom;

namespace {

/// Half the sampling of the real detector, the same field of view.
MammogramSettings detector()
{
    return {.rows = 1147, .columns = 957, .imagerSpacingMm = 0.188};
}

const std::vector<std::uint16_t>& pixelsOf(const Image& image)
{
    return std::get<std::vector<std::uint16_t>>(image.pixels);
}

double meanOf(const Image& image, const Mask& mask)
{
    double sum = 0;
    for (const Run& run : mask.runs())
        for (int i = run.begin; i < run.end; ++i)
            sum += image.at(i, run.row);
    return sum / static_cast<double>(mask.count());
}

struct Case {
    Breast breast;
    Lesion lesion;
};

Case drawCase(std::uint64_t seed, Margin margin, Density density)
{
    const Breast breast = drawBreasts(Random(seed), density).right;
    return {breast, drawLesion(breast, {.diameterMm = 16, .margin = margin, .distortion = margin == Margin::spiculated}, Random(seed).split(9))};
}

}  // namespace

class MakeMammogramTest : public QObject {
    Q_OBJECT
private slots:
    void the_chest_wall_is_at_the_edge_of_the_hanging_pose();
    void sides_are_mirror_images_of_one_geometry();
    void the_lesion_lies_in_the_breast_with_room_for_rings();
    void both_views_show_nearly_the_same_longest_diameter();
    void a_mass_is_brighter_than_its_surround_data();
    void a_mass_is_brighter_than_its_surround();
    void air_is_exactly_zero_and_tissue_is_not();
    void parenchyma_has_the_planted_spectrum();
    void full_size_is_4096_by_3328();
};

void MakeMammogramTest::the_chest_wall_is_at_the_edge_of_the_hanging_pose()
{
    const Case c = drawCase(1, Margin::smooth, Density::heterogeneous);
    for (const View view : {View::cc, View::mlo})
        for (const Side side : {Side::right, Side::left}) {
            const Image image = makeMammogram(c.breast, side, view, nullptr, detector()).image;
            const std::int64_t row = 573;
            const bool right = side == Side::right;
            QVERIFY(image.at(right ? 956 : 0, row) > 0);
            QCOMPARE(image.at(right ? 0 : 956, row), 0.0);
        }
}

void MakeMammogramTest::sides_are_mirror_images_of_one_geometry()
{
    const Case c = drawCase(2, Margin::spiculated, Density::fatty);
    const Mammogram right = makeMammogram(c.breast, Side::right, View::cc, &c.lesion, detector());
    const Mammogram left = makeMammogram(c.breast, Side::left, View::cc, &c.lesion, detector());
    for (std::int64_t j = 0; j < 1147; j += 13)
        for (std::int64_t i = 0; i < 957; i += 11)
            QCOMPARE(left.image.at(i, j), right.image.at(956 - i, j));
}

void MakeMammogramTest::the_lesion_lies_in_the_breast_with_room_for_rings()
{
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        const Case c = drawCase(seed, seed % 2 ? Margin::smooth : Margin::spiculated, Density::heterogeneous);
        for (const View view : {View::cc, View::mlo}) {
            const Mammogram m = makeMammogram(c.breast, Side::right, view, &c.lesion, detector());
            QVERIFY(!m.lesionMask.isEmpty());
            QVERIFY(!m.lesionMask.touchesBorder());
            // 3 mm around the lesion there is still breast.
            const auto margin = static_cast<std::int64_t>(3 / detector().breastSpacingMm());
            const Box box = grownBox(m.lesionMask.box(), margin, m.image.grid);
            QCOMPARE(box.size().i, m.lesionMask.box().size().i + 2 * margin);
            for (const Run& run : m.lesionMask.runs())
                for (const std::int64_t dj : {-margin, std::int64_t{0}, margin})
                    for (const std::int64_t i : {run.begin - margin, std::int64_t{run.end} - 1 + margin})
                        QVERIFY(m.image.at(i, run.row + dj) > 0);
        }
    }
}

void MakeMammogramTest::both_views_show_nearly_the_same_longest_diameter()
{
    for (std::uint64_t seed = 0; seed < 8; ++seed)
        for (const double diameter : {8.0, 26.0, 44.0}) {
            const Breast breast = drawBreasts(Random(seed), Density::heterogeneous, diameter).left;
            const Lesion lesion = drawLesion(breast, {.diameterMm = diameter}, Random(seed).split(9));
            for (const View view : {View::cc, View::mlo}) {
                const double longest = massOutline(lesion, projectBreast(breast, view, 200)).longestMm();
                QVERIFY2(longest > 0.93 * diameter && longest < 1.05 * diameter, qPrintable(QString("%1 of %2").arg(longest).arg(diameter)));
            }
        }
}

void MakeMammogramTest::a_mass_is_brighter_than_its_surround_data()
{
    QTest::addColumn<int>("density");
    QTest::addColumn<bool>("spiculated");
    for (const int density : {0, 1, 2})
        for (const bool spiculated : {false, true})
            QTest::addRow("density %d, %s", density, spiculated ? "spiculated" : "smooth") << density << spiculated;
}

void MakeMammogramTest::a_mass_is_brighter_than_its_surround()
{
    QFETCH(int, density);
    QFETCH(bool, spiculated);
    const Case c = drawCase(7, spiculated ? Margin::spiculated : Margin::smooth, static_cast<Density>(density));
    const Mammogram with = makeMammogram(c.breast, Side::right, View::cc, &c.lesion, detector());
    const Mammogram without = makeMammogram(c.breast, Side::right, View::cc, nullptr, detector());
    StarShape wide = *with.lesion;
    for (double& radius : wide.radii)
        radius += 5;
    const Mask ring = subtract(rasterise(wide, with.image.grid, with.frame), with.lesionMask);
    QVERIFY(meanOf(with.image, with.lesionMask) > meanOf(with.image, ring) + 100);
    QVERIFY(meanOf(with.image, with.lesionMask) > meanOf(without.image, with.lesionMask) + 100);
}

void MakeMammogramTest::air_is_exactly_zero_and_tissue_is_not()
{
    const Case c = drawCase(3, Margin::smooth, Density::dense);
    const Mammogram m = makeMammogram(c.breast, Side::left, View::mlo, nullptr, detector());
    // Along a row the breast is one piece from the chest wall outwards, then only air.
    for (std::int64_t j = 0; j < 1147; j += 31) {
        bool air = false;
        for (std::int64_t i = 0; i < 957; ++i) {
            const bool zero = m.image.at(i, j) == 0;
            QVERIFY(!air || zero);
            air = air || zero;
        }
    }
    QVERIFY(rangeOf(m.image).high <= 4095);
}

void MakeMammogramTest::parenchyma_has_the_planted_spectrum()
{
    // Middle of a dense breast, noise off; strands, lobes and septa sit on top of the planted grain.
    MammogramSettings settings = detector();
    settings.noise = 0;
    double found = 0;
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        const Breast breast = drawBreasts(Random(seed), Density::dense).left;
        const Image image = makeMammogram(breast, Side::left, View::cc, nullptr, settings).image;
        Raster sheet(957, 1147);
        for (std::size_t k = 0; k < sheet.values.size(); ++k)
            sheet.values[k] = static_cast<float>(pixelsOf(image)[k]);
        found += tests::spectralExponent(sheet, 90, 450, 192, 2, 4) / 4;
    }
    QVERIFY2(found > 2.6 && found < 3.4, qPrintable(QString::number(found)));
}

void MakeMammogramTest::full_size_is_4096_by_3328()
{
    const Breast breast = drawBreasts(Random(1), Density::fatty).right;
    const Image image = makeMammogram(breast, Side::right, View::mlo, nullptr, fullSizeSettings()).image;
    QCOMPARE(image.grid.size, (Size{3328, 4096, 1}));
    QCOMPARE(image.grid.spacing[0], 0.07 / 1.07);
    QCOMPARE(image.grid.basis, SpacingBasis::inBreast);
}

ANNULUS_TEST(MakeMammogramTest);
#include "makeMammogram_test.moc"
