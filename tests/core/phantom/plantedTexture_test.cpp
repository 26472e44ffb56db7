// Truth: the latent numbers that the pictures were painted with; values are extracted as a study would, by the default preset.
#include <string>  // first: moc 6.4 stumbles over libstdc++'s <compare> when nothing comes before it

#include "core/base/parallelFor.h"
#include "core/features/extract.h"
#include "core/features/parameterFile.h"
#include "core/features/presets.h"
#include "core/phantom/makeMammogram.h"
#include "core/phantom/makeUltrasound.h"
#include "core/rings/rings.h"
#include "support/runTests.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace annulus;
using namespace annulus::phantom;

namespace {

constexpr std::size_t cases = 40;

using Columns = std::map<std::string, std::vector<double>>;  ///< "region feature" -> a value for each case

/// Features of a lesion and its rings, by "region feature".
std::map<std::string, double> featuresOf(const Image& image, const Mask& lesion, std::span<const double> margins)
{
    static const Settings settings = parseParameters(findPreset(defaultPreset)->yaml)->settings;
    std::vector<NamedMask> regions{{"lesion", lesion}};
    if (!margins.empty()) {
        const auto rings = makeRings(lesion, margins, true);
        for (const Ring& ring : rings.value())
            regions.push_back({ring.name, ring.mask});
    }
    std::map<std::string, double> result;
    const auto values = extract(image, regions, settings, {}, 1);
    for (const FeatureValue& value : values.value())
        if (value.value)
            result[value.region + " " + value.feature] = *value.value;
    return result;
}

Columns columnsOf(const std::vector<std::map<std::string, double>>& rows)
{
    Columns columns;
    for (const auto& row : rows)
        for (const auto& [name, value] : row)
            columns[name].push_back(value);
    return columns;
}

std::vector<double> ranksOf(const std::vector<double>& values)
{
    std::vector<double> ranks;
    for (const double value : values)
        ranks.push_back(static_cast<double>(std::ranges::count_if(values, [&](double other) { return other < value; })));
    return ranks;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b)
{
    const auto n = static_cast<double>(a.size());
    double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        sa += a[k];
        sb += b[k];
        saa += a[k] * a[k];
        sbb += b[k] * b[k];
        sab += a[k] * b[k];
    }
    return (sab - sa * sb / n) / std::sqrt((saa - sa * sa / n) * (sbb - sb * sb / n));
}

double spearman(const std::vector<double>& a, const std::vector<double>& b)
{
    return correlation(ranksOf(a), ranksOf(b));
}

struct Read {
    Columns features;
    std::map<std::string, std::vector<double>> latents;
    double rho(const std::string& latent, const std::string& feature) const { return spearman(latents.at(latent), features.at(feature)); }
};

/// Mammograms of 40 women at half the detector's sampling; every latent on its own.
const Read& mammograms()
{
    static const Read read = [] {
        Read result;
        std::vector<MassTexture> textures;
        for (std::size_t k = 0; k < cases; ++k) {
            Random draw = Random(41).split(k);
            textures.push_back({0.8 + 1.3 * draw.normal(), 1.2 + 1.3 * draw.normal(), 0.4 + 1.1 * draw.normal()});
            result.latents["heterogeneity"].push_back(textures[k].heterogeneity);
            result.latents["coarseness"].push_back(textures[k].coarseness);
            result.latents["skew"].push_back(textures[k].skew);
        }
        std::vector<std::map<std::string, double>> rows(cases);
        parallelFor(cases, [&](std::size_t k) {
            const Random own = Random(42).split(k);
            const Breast breast = drawBreasts(own, Density::heterogeneous).left;
            // Without calcifications: their few bright grains outweigh the skewness of everything else.
            Lesion lesion = drawLesion(breast, {.diameterMm = 22, .calcifications = false}, own.split(5));
            lesion.texture = textures[k];
            const Mammogram picture = makeMammogram(breast, Side::left, View::cc, &lesion, {.rows = 1147, .columns = 957, .imagerSpacingMm = 0.188});
            rows[k] = featuresOf(picture.image, picture.lesionMask, {});
        });
        result.features = columnsOf(rows);
        return result;
    }();
    return read;
}

const Read& frames()
{
    static const Read read = [] {
        Read result;
        std::vector<UltrasoundLesion> looks;
        for (std::size_t k = 0; k < cases; ++k) {
            Random draw = Random(43).split(k);
            looks.push_back({.diameterMm = 15, .posterior = k % 2 ? Posterior::shadow : Posterior::none, .uniformity = 0.5 + 1.1 * draw.normal(),
                             .rim = 1 + 1.2 * draw.normal()});
            result.latents["uniformity"].push_back(looks[k].uniformity);
            result.latents["rim"].push_back(looks[k].rim);
        }
        std::vector<std::map<std::string, double>> rows(cases);
        parallelFor(cases, [&](std::size_t k) {
            UltrasoundSettings settings;
            settings.seed = 900 + k;
            const Ultrasound frame = makeUltrasound(looks[k], settings);
            constexpr double margins[] = {1, 2, 3};
            rows[k] = featuresOf(frame.image, frame.lesionMask, margins);
        });
        result.features = columnsOf(rows);
        return result;
    }();
    return read;
}

}  // namespace

class PlantedTextureTest : public QObject {
    Q_OBJECT
private slots:
    void a_latent_moves_its_features_data();
    void a_latent_moves_its_features();
    void the_rim_fades_with_wider_rings();
};

void PlantedTextureTest::a_latent_moves_its_features_data()
{
    QTest::addColumn<bool>("ultrasound");
    QTest::addColumn<QString>("latent");
    QTest::addColumn<QString>("feature");
    QTest::addColumn<int>("direction");
    const auto row = [](bool ultrasound, const char* latent, const char* feature, int direction) {
        QTest::addRow("%s: %s", latent, feature) << ultrasound << latent << feature << direction;
    };
    row(false, "heterogeneity", "lesion original_firstorder_MeanAbsoluteDeviation", 1);
    row(false, "heterogeneity", "lesion original_glcm_Contrast", 1);
    row(false, "coarseness", "lesion original_glcm_Correlation", 1);
    row(false, "skew", "lesion original_firstorder_Skewness", 1);
    row(true, "uniformity", "lesion original_firstorder_Variance", -1);
    row(true, "rim", "ring_0-1mm original_firstorder_Mean", 1);
}

void PlantedTextureTest::a_latent_moves_its_features()
{
    QFETCH(bool, ultrasound);
    QFETCH(QString, latent);
    QFETCH(QString, feature);
    QFETCH(int, direction);
    const double rho = (ultrasound ? frames() : mammograms()).rho(latent.toStdString(), feature.toStdString());
    // Of unrelated columns of 40 cases one in 190 has a rank correlation above 0.4.
    QVERIFY2(direction * rho > 0.4, qPrintable(QString::number(rho)));
}

void PlantedTextureTest::the_rim_fades_with_wider_rings()
{
    const auto rho = [](const char* ring) { return frames().rho("rim", std::string(ring) + " original_firstorder_Mean"); };
    QVERIFY2(rho("ring_0-1mm") > rho("ring_0-2mm"), qPrintable(QString("%1, %2").arg(rho("ring_0-1mm")).arg(rho("ring_0-2mm"))));
    QVERIFY2(rho("ring_0-2mm") > rho("ring_0-3mm"), qPrintable(QString("%1, %2").arg(rho("ring_0-2mm")).arg(rho("ring_0-3mm"))));
}

ANNULUS_TEST(PlantedTextureTest);
#include "plantedTexture_test.moc"
