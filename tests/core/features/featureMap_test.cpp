#include "core/features/featureMap.h"

#include "core/features/preprocess.h"
#include "tests/core/features/reference.h"
#include "tests/support/runTests.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace annulus;

namespace {

/// What tools/featureMapReference.py wrote.
struct Reference {
    Image image;
    Mask region;
    FeatureMapSettings settings;
    QJsonObject maps;
};

Reference referenceOf(const QString& name)
{
    QFile file(QString::fromStdString((tests::referenceFolder("featureMaps") / (name + ".json").toStdString()).string()));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonArray size = json["size"].toArray();
    Grid grid = asOneSlice(makeGrid(size[0].toInt(), size[1].toInt(), {1, 1, SpacingBasis::given, 1}));
    grid.size.k = size[2].toInt();
    std::vector<std::int16_t> pixels;
    for (const QJsonValue& value : json["pixels"].toArray())
        pixels.push_back(static_cast<std::int16_t>(value.toInt()));
    std::vector<std::uint8_t> inside;
    for (const QJsonValue& value : json["mask"].toArray())
        inside.push_back(static_cast<std::uint8_t>(value.toInt()));
    Reference reference{{grid, std::move(pixels)}, fromBytes(grid, inside), {}, json["maps"].toObject()};
    reference.settings.extraction.features.binWidth = json["binWidth"].toDouble();
    reference.settings.extraction.features.force2D = size[2].toInt() == 1;
    reference.settings.radiusMm = json["radius"].toDouble();
    for (const QString& feature : reference.maps.keys())
        reference.settings.wanted.push_back(feature.toStdString());
    return reference;
}

}  // namespace

/// Truth: PyRadiomics' voxel-based mode (tools/featureMapReference.py).
class FeatureMapTest : public QObject {
    Q_OBJECT
private slots:
    void maps_are_those_of_PyRadiomics_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("one slice, radius 2") << "slice";
        QTest::newRow("volume, radius 1") << "volume";
    }
    void maps_are_those_of_PyRadiomics()
    {
        QFETCH(QString, name);
        const Reference reference = referenceOf(name);
        QVERIFY(!reference.maps.isEmpty());
        const auto maps = featureMaps(reference.image, reference.region, reference.settings);
        QVERIFY2(maps.ok(), maps.ok() ? "" : maps.error().sentence().c_str());
        for (const FeatureMap& map : *maps) {
            const QJsonArray expected = reference.maps[QString::fromStdString(map.feature)].toArray();
            const Size size = map.box.size();
            std::size_t at = 0;
            for (std::int64_t k = 0; k < size.k; ++k)
                for (std::int64_t j = 0; j < size.j; ++j)
                    for (std::int64_t i = 0; i < size.i; ++i, ++at) {
                        const QJsonValue value = expected[static_cast<qsizetype>(reference.image.grid.offset(map.box.i0 + i, map.box.j0 + j, map.box.k0 + k))];
                        if (value.isNull()) {
                            QVERIFY(map.known[at] == 0);
                            continue;
                        }
                        const double difference = std::abs(map.values[at] - value.toDouble());
                        QVERIFY2(map.known[at] == 1 && difference <= std::max(1e-9, 1e-6 * std::abs(value.toDouble())),
                                 qPrintable(QStringLiteral("%1 at %2, %3, %4: %5 for %6").arg(QString::fromStdString(map.feature)).arg(i).arg(j).arg(k).arg(map.values[at], 0, 'g', 12).arg(value.toDouble(), 0, 'g', 12)));
                    }
        }
    }
    void maps_are_the_same_for_any_number_of_threads()
    {
        const Reference reference = referenceOf("slice");
        const auto one = featureMaps(reference.image, reference.region, reference.settings, {}, 1), four = featureMaps(reference.image, reference.region, reference.settings, {}, 4);
        for (std::size_t map = 0; map < one->size(); ++map)
            QVERIFY((*one)[map].values == (*four)[map].values && (*one)[map].known == (*four)[map].known);
    }
    void the_radius_counts_in_millimetres_along_each_axis()
    {
        // 0.5 mm wide, 2 mm high pixels: 1 mm reaches two pixels across and, as the least, one down.
        const Grid grid = makeGrid(5, 3, {0.5, 2, SpacingBasis::given, 1});
        std::vector<std::uint8_t> pixels(15, 0);
        pixels[7] = 30;  // the middle
        const Mask all(grid, {{0, 0, 5}, {1, 0, 5}, {2, 0, 5}});
        const auto maps = featureMaps({grid, pixels}, all, {{}, {"firstorder_Maximum", "firstorder_Mean"}, 1});
        QVERIFY((*maps)[0].values == std::vector<double>(15, 30));
        QCOMPARE((*maps)[1].values[7], 2.0);
        QCOMPARE((*maps)[1].values[0], 5.0);
    }
    void a_map_is_made_of_what_an_extraction_sees()
    {
        const Reference reference = referenceOf("slice");
        const auto mapOf = [&](const Image& image, const Mask& region, Settings settings) { return *featureMaps(image, region, {std::move(settings), {"firstorder_Mean", "glcm_Contrast"}, 2}); };
        Settings settings;
        settings.normalize = true;
        settings.normalizeScale = 100;
        const auto normalised = mapOf(reference.image, reference.region, settings), byHand = mapOf(*normalise(reference.image, settings), reference.region, {});
        for (std::size_t map = 0; map < 2; ++map)
            QVERIFY(normalised[map].values == byHand[map].values && normalised[map].known == byHand[map].known);
        settings.resampledPixelSpacing = {2, 2, 0};
        const auto made = resample(*normalise(reference.image, settings), reference.region, settings);
        const auto resampled = mapOf(reference.image, reference.region, settings), alsoByHand = mapOf(made->image, made->mask, {});
        QVERIFY(resampled[0].grid.sameAs(made->image.grid, 0));
        QCOMPARE(resampled[0].grid.spacing[0], 2.0);
        for (std::size_t map = 0; map < 2; ++map)
            QVERIFY(resampled[map].values == alsoByHand[map].values);
    }
    void what_cannot_be_mapped_is_one_sentence()
    {
        const Reference reference = referenceOf("slice");
        for (const char* wrong : {"shape2D_Perimeter", "glcm_Nonsense", "Mean"})
            QVERIFY(featureMaps(reference.image, reference.region, {{}, {wrong}, 1}).error().what.english().starts_with(wrong));
        QVERIFY(!featureMaps(reference.image, reference.region, {{}, {"firstorder_Mean"}, 0}).ok());
    }
    void a_map_can_be_stopped()
    {
        std::stop_source source;
        source.request_stop();
        const Reference reference = referenceOf("slice");
        const auto maps = featureMaps(reference.image, reference.region, reference.settings, Progress({}, source.get_token()));
        QVERIFY(!maps.ok());
        QVERIFY(maps.error().code == Errc::cancelled);
    }
};

ANNULUS_TEST(FeatureMapTest);
#include "featureMap_test.moc"
