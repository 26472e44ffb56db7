// Truth: the general ways of the texture classes, which PyRadiomics' own numbers check in three dimensions.
#include "core/base/random.h"
#include "core/features/definitions.h"
#include "core/features/levelPlane.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

namespace {

/// A patchy image of `levels` grey levels, some of which may not occur, with holes in its region.
Image patches(Random& random, std::int64_t columns, std::int64_t rows, int levels, int step)
{
    std::vector<std::uint16_t> pixels;
    for (std::int64_t j = 0; j < rows; ++j)
        for (std::int64_t i = 0; i < columns; ++i) {
            const auto left = pixels.size() - 1, above = pixels.size() - static_cast<std::size_t>(columns);
            const auto kind = random.below(4);
            pixels.push_back(kind == 0 && i > 0 ? pixels[left] : kind == 1 && j > 0 ? pixels[above] : static_cast<std::uint16_t>(step * static_cast<int>(random.below(static_cast<std::uint64_t>(levels)))));
        }
    return {makeGrid(columns, rows, {0.3, 0.4, SpacingBasis::given, 1}), std::move(pixels)};
}

Mask region(Random& random, const Grid& grid, double density)
{
    std::vector<std::uint8_t> inside;
    for (std::int64_t at = 0; at < grid.pixelCount(); ++at)
        inside.push_back(random.uniform() < density);
    return fromBytes(grid, inside);
}

}  // namespace

class LevelPlaneTest : public QObject {
    Q_OBJECT
private slots:
    void texture_classes_give_the_same_in_the_plane_as_in_general_data()
    {
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("levels");
        QTest::addColumn<int>("step");
        QTest::addColumn<double>("density");
        QTest::newRow("few levels, long runs") << 70 << 50 << 3 << 1 << 1.0;
        QTest::newRow("one level") << 40 << 30 << 1 << 1 << 0.9;
        QTest::newRow("some levels with holes") << 60 << 61 << 30 << 1 << 0.8;
        QTest::newRow("many levels") << 120 << 90 << 600 << 1 << 0.95;
        QTest::newRow("levels that do not occur") << 64 << 64 << 60 << 7 << 0.9;
        QTest::newRow("scattered pixels") << 50 << 40 << 8 << 1 << 0.04;
        QTest::newRow("one row") << 200 << 1 << 5 << 1 << 0.9;
        QTest::newRow("one column") << 1 << 200 << 5 << 1 << 0.9;
    }
    void texture_classes_give_the_same_in_the_plane_as_in_general()
    {
        QFETCH(int, columns);
        QFETCH(int, rows);
        QFETCH(int, levels);
        QFETCH(int, step);
        QFETCH(double, density);
        Random random(static_cast<std::uint64_t>(7 * columns + levels));
        const Image image = patches(random, columns, rows, levels, step);
        const Mask mask = region(random, image.grid, density);
        const FeatureSettings settings{.binWidth = 1};
        const RoiPixels pixels = gather(image, mask).value();
        const Levels grey = discretise(pixels, settings);
        const auto plane = levelPlane(grey, pixels.box.size(), settings);
        QVERIFY(plane.has_value());
        for (const char* name : {"glcm", "glrlm", "glszm", "gldm", "ngtdm"}) {
            const FeatureClass* featureClass = findFeatureClass(name);
            std::vector<std::size_t> all(featureClass->features().size());
            for (std::size_t index = 0; index < all.size(); ++index)
                all[index] = index;
            const auto fast = featureClass->compute({pixels, grey, settings, false, false, &*plane}, all);
            const auto general = featureClass->compute({pixels, grey, settings}, all);
            for (const std::size_t index : all) {
                const std::string feature = std::string(name) + "_" + std::string(featureClass->features()[index].name);
                QVERIFY2(fast[index].value.has_value() == general[index].value.has_value() && fast[index].reason == general[index].reason, feature.c_str());
                if (!fast[index].value || !std::isfinite(*general[index].value))
                    continue;
                const double difference = std::abs(*fast[index].value - *general[index].value);
                QVERIFY2(difference <= 1e-11 * std::max(1.0, std::abs(*general[index].value)), qPrintable(QStringLiteral("%1: %2 for %3").arg(QString::fromStdString(feature)).arg(*fast[index].value, 0, 'g', 16).arg(*general[index].value, 0, 'g', 16)));
            }
        }
    }
    void a_volume_or_another_plane_has_no_plane()
    {
        Random random(3);
        const Image image = patches(random, 6, 5, 4, 1);
        const RoiPixels pixels = gather(image, region(random, image.grid, 1)).value();
        const Levels grey = discretise(pixels, {.binWidth = 1});
        QVERIFY(!levelPlane(grey, {3, 5, 2}, {}));
        QVERIFY(!levelPlane(grey, {6, 5, 1}, {.force2D = true, .force2Ddimension = 1}));
    }
};

ANNULUS_TEST(LevelPlaneTest);
#include "levelPlane_test.moc"
