// Truth: PyRadiomics' own numbers (tests/reference/pyradiomics2d/README.md; PyRadiomics' baselines of its test
// volumes, where they are beside the project) and the IBSI-1 digital phantom's consensus values.
#include "core/features/definitions.h"
#include "core/features/presets.h"
#include "tests/core/features/reference.h"
#include "tests/support/runTests.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <set>

using namespace annulus;
using namespace annulus::tests;

namespace {

/// Every image type and feature class that a plane image (or a volume of one slice) has.
std::string parametersWith(const std::string& settings, bool isVolume)
{
    std::string yaml = "setting: " + settings + "\nimageType: {Original: {}, Wavelet: {}, Square: {}, SquareRoot: {}, Logarithm: {}, Exponential: {}, Gradient: {}, LBP2D: {}, ";
    yaml += isVolume ? "LBP3D: {}}\nfeatureClass:\n" : "LoG: {sigma: [1.0, 2.0, 3.0]}}\nfeatureClass:\n";
    for (const FeatureClass* featureClass : allFeatureClasses())
        if (featureClass->name != (isVolume ? "shape2D" : "shape"))
            yaml += "  " + std::string(featureClass->name) + ":\n";
    return yaml;
}

/// A Python dictionary as PyRadiomics prints its settings, as YAML.
std::string yamlOf(std::string python)
{
    const std::pair<const char*, const char*> words[] = {{"'", "\""}, {"True", "true"}, {"False", "false"}, {"None", "null"}};
    for (const auto& [from, to] : words)
        for (auto at = python.find(from); at != std::string::npos; at = python.find(from, at + 1))
            python.replace(at, std::string(from).size(), to);
    return python;
}

Mask sliceOf(const Mask& mask, std::int32_t k)
{
    std::vector<Run> runs;
    for (const Run& run : mask.runs())
        if (run.row / mask.grid().size.j == k)
            runs.push_back(run);
    return {mask.grid(), runs};
}

}  // namespace

class ParityTest : public QObject {
    Q_OBJECT
    Worst worst_;

    void addCases(const std::filesystem::path& folder, const char* label)
    {
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const std::string file = entry.path().filename().string();
            if (!file.ends_with("_case.json"))
                continue;
            const std::string name = file.substr(0, file.size() - 10);
            for (const bool isVolume : {false, true})
                QTest::addRow("%s %s %s", label, name.c_str(), isVolume ? "one slice" : "2-D")
                    << QString::fromStdString((folder / name).string()) << isVolume;
        }
    }

private slots:
    void plane_cases_equal_pyradiomics_data()
    {
        QTest::addColumn<QString>("stem");
        QTest::addColumn<bool>("isVolume");
        addCases(referenceFolder("pyradiomics2d"), "own");
        if (const auto shared = sharedReferenceFolder("pyradiomics2d"); !shared.empty())
            addCases(shared, "shared");
    }
    void plane_cases_equal_pyradiomics()
    {
        QFETCH(QString, stem);
        QFETCH(bool, isVolume);
        const std::string base = stem.toStdString();
        auto image = readImageFile(base + "_image.nrrd");
        const auto mask = readMaskFile(base + "_mask.nrrd");
        QVERIFY(image.ok() && mask.ok());
        auto settings = nlohmann::json::parse(std::ifstream(base + "_case.json"))["settings"];
        if (isVolume) {
            image->grid = asOneSlice(image->grid);
            if (settings.contains("resampledPixelSpacing"))
                settings["resampledPixelSpacing"].push_back(0);
        }
        const auto parameters = parseParameters(parametersWith(settings.dump(), isVolume));
        QVERIFY2(parameters.ok(), parameters.ok() ? "" : parameters.error().sentence().c_str());
        QVERIFY(parameters->refused.empty());
        const NamedMask regions[] = {{"lesion", withGrid(*mask, image->grid)}};
        const auto values = extract(*image, regions, parameters->settings);
        QVERIFY(values.ok());
        const auto expected = readExpected(base + (isVolume ? "_slice3d_expected.csv" : "_2d_expected.csv"));
        QCOMPARE(expected.size(), std::size_t(isVolume ? 1688 : 1311));
        const auto wrong = compare(*values, expected, base, worst_);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }
    void every_feature_has_a_reference_value_and_every_reference_value_a_feature()
    {
        std::set<std::string> referenced, known, withoutReference;
        for (const char* file : {"tiny3x3_2d_expected.csv", "tiny3x3_slice3d_expected.csv"})
            for (const auto& [name, value] : readExpected(referenceFolder("pyradiomics2d") / file))
                referenced.insert(name.substr(name.find('_') + 1));
        for (const FeatureClass* featureClass : allFeatureClasses())
            for (const FeatureDef& def : featureClass->features()) {
                const std::string name = std::string(featureClass->name) + "_" + std::string(def.name);
                known.insert(name);
                if (!referenced.contains(name))
                    withoutReference.insert(name);
            }
        for (const std::string& name : referenced)
            QVERIFY2(known.contains(name), name.c_str());
        // PyRadiomics computes the deprecated ones only where they are named, and six of them not even then; each is
        // another feature of the list under an older name or a function of such (tests of the classes).
        QCOMPARE(withoutReference, (std::set<std::string>{"firstorder_StandardDeviation", "glcm_Dissimilarity", "glcm_Homogeneity1", "glcm_Homogeneity2", "glcm_SumVariance",
                                                          "gldm_DependencePercentage", "gldm_GrayLevelNonUniformityNormalized", "shape2D_SphericalDisproportion", "shape_Compactness1",
                                                          "shape_Compactness2", "shape_SphericalDisproportion"}));
    }
    void volumes_equal_pyradiomics_baselines_data()
    {
        QTest::addColumn<QString>("featureClass");
        QTest::addColumn<QString>("testCase");
        const auto folder = sharedReferenceFolder("pyradiomics");
        if (folder.empty())
            return;
        for (const FeatureClass* featureClass : allFeatureClasses()) {
            const auto baseline = readCsv(folder / "baseline" / ("baseline_" + std::string(featureClass->name) + ".csv"));
            QVERIFY(baseline.ok());
            for (const auto& column : baseline->header)
                if (column != "featureName" && !column.starts_with("lung"))
                    QTest::addRow("%s %s", std::string(featureClass->name).c_str(), column.c_str())
                        << QString::fromStdString(std::string(featureClass->name)) << QString::fromStdString(column);
        }
    }
    void volumes_equal_pyradiomics_baselines()
    {
        const auto folder = sharedReferenceFolder("pyradiomics");
        if (folder.empty())
            QSKIP("PyRadiomics' own test volumes are not beside the project.");
        QFETCH(QString, featureClass);
        QFETCH(QString, testCase);
        const std::string name = featureClass.toStdString();
        const std::string column = testCase.toStdString();
        const std::string patient = column.substr(0, column.find('_'));
        const auto baseline = readCsv(folder / "baseline" / ("baseline_" + name + ".csv"));
        QVERIFY(baseline.ok());
        const auto at = static_cast<std::size_t>(baseline->column(column));
        std::string settings;
        ExpectedValues expected;
        for (const auto& row : baseline->rows) {
            if (row[0] == "diagnostics_Configuration_Settings")
                settings = yamlOf(row[at]);
            else if (row[0].starts_with("original_"))
                expected[row[0]] = {*parseNumber(row[at]), 0};
        }
        if (name == "shape" && column == "brain1")  // stale upstream, up to 9.1e-4 off what PyRadiomics computes now
            for (const char* stale : {"MeshVolume", "SurfaceArea", "SurfaceVolumeRatio", "Sphericity"})
                expected[std::string("original_shape_") + stale].sensitivity = 1;
        const auto image = readImageFile(folder / (patient + "_image.nrrd"));
        auto mask = readMaskFile(folder / (patient + "_label.nrrd"));
        QVERIFY(image.ok() && mask.ok());
        if (name == "shape2D")  // single slices of the labels, counted from 0: see the folder's README
            mask = sliceOf(*mask, patient == "brain1" ? 16 : patient == "brain2" ? 8 : 9);
        const auto parameters = parseParameters("setting: " + settings + "\nfeatureClass: {" + name + ": }\n");
        QVERIFY2(parameters.ok(), parameters.ok() ? "" : parameters.error().sentence().c_str());
        const NamedMask regions[] = {{"lesion", *mask}};
        const auto values = extract(*image, regions, parameters->settings);
        QVERIFY(values.ok());
        const auto wrong = compare(*values, expected, column, worst_);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }
    void the_ibsi_digital_phantom_has_its_consensus_values()
    {
        const auto folder = referenceFolder("ibsi");
        const auto image = readImageFile(folder / "phantom.nii.gz");
        const auto mask = readMaskFile(folder / "mask.nii.gz");
        QVERIFY(image.ok() && mask.ok());
        const auto parameters = parseParameters(findPreset("ibsi")->yaml);
        QVERIFY(parameters.ok() && parameters->refused.empty());
        const NamedMask regions[] = {{"lesion", *mask}};
        const auto values = extract(*image, regions, parameters->settings);
        QVERIFY(values.ok());
        const std::map<std::string, std::string> tags{
            {"firstorder_Mean", "stat_mean"}, {"firstorder_Variance", "stat_var"}, {"firstorder_Skewness", "stat_skew"},
            {"firstorder_Kurtosis", "stat_kurt"}, {"firstorder_Median", "stat_median"}, {"firstorder_Minimum", "stat_min"},
            {"firstorder_10Percentile", "stat_p10"}, {"firstorder_90Percentile", "stat_p90"}, {"firstorder_Maximum", "stat_max"},
            {"firstorder_InterquartileRange", "stat_iqr"}, {"firstorder_Range", "stat_range"}, {"firstorder_MeanAbsoluteDeviation", "stat_mad"},
            {"firstorder_RobustMeanAbsoluteDeviation", "stat_rmad"}, {"firstorder_Energy", "stat_energy"}, {"firstorder_RootMeanSquared", "stat_rms"},
            {"firstorder_Entropy", "ih_entropy"}, {"firstorder_Uniformity", "ih_uniformity"},
            {"shape_MeshVolume", "morph_volume"}, {"shape_VoxelVolume", "morph_vol_approx"}, {"shape_SurfaceArea", "morph_area_mesh"},
            {"shape_SurfaceVolumeRatio", "morph_av"}, {"shape_Sphericity", "morph_sphericity"}, {"shape_Maximum3DDiameter", "morph_diam"},
            {"shape_MajorAxisLength", "morph_pca_maj_axis"}, {"shape_MinorAxisLength", "morph_pca_min_axis"},
            {"shape_LeastAxisLength", "morph_pca_least_axis"}, {"shape_Elongation", "morph_pca_elongation"}, {"shape_Flatness", "morph_pca_flatness"},
            {"glcm_MaximumProbability", "cm_joint_max_3D_avg"}, {"glcm_JointAverage", "cm_joint_avg_3D_avg"},
            {"glcm_SumSquares", "cm_joint_var_3D_avg"}, {"glcm_JointEntropy", "cm_joint_entr_3D_avg"},
            {"glcm_DifferenceAverage", "cm_diff_avg_3D_avg"}, {"glcm_DifferenceVariance", "cm_diff_var_3D_avg"},
            {"glcm_DifferenceEntropy", "cm_diff_entr_3D_avg"}, {"glcm_SumAverage", "cm_sum_avg_3D_avg"}, {"glcm_SumEntropy", "cm_sum_entr_3D_avg"},
            {"glcm_JointEnergy", "cm_energy_3D_avg"}, {"glcm_Contrast", "cm_contrast_3D_avg"}, {"glcm_Id", "cm_inv_diff_3D_avg"},
            {"glcm_Idn", "cm_inv_diff_norm_3D_avg"}, {"glcm_Idm", "cm_inv_diff_mom_3D_avg"}, {"glcm_Idmn", "cm_inv_diff_mom_norm_3D_avg"},
            {"glcm_InverseVariance", "cm_inv_var_3D_avg"}, {"glcm_Correlation", "cm_corr_3D_avg"}, {"glcm_Autocorrelation", "cm_auto_corr_3D_avg"},
            {"glcm_ClusterTendency", "cm_clust_tend_3D_avg"}, {"glcm_ClusterShade", "cm_clust_shade_3D_avg"},
            {"glcm_ClusterProminence", "cm_clust_prom_3D_avg"}, {"glcm_Imc1", "cm_info_corr1_3D_avg"}, {"glcm_Imc2", "cm_info_corr2_3D_avg"},
            {"glrlm_ShortRunEmphasis", "rlm_sre_3D_avg"}, {"glrlm_LongRunEmphasis", "rlm_lre_3D_avg"},
            {"glrlm_LowGrayLevelRunEmphasis", "rlm_lgre_3D_avg"}, {"glrlm_HighGrayLevelRunEmphasis", "rlm_hgre_3D_avg"},
            {"glrlm_ShortRunLowGrayLevelEmphasis", "rlm_srlge_3D_avg"}, {"glrlm_ShortRunHighGrayLevelEmphasis", "rlm_srhge_3D_avg"},
            {"glrlm_LongRunLowGrayLevelEmphasis", "rlm_lrlge_3D_avg"}, {"glrlm_LongRunHighGrayLevelEmphasis", "rlm_lrhge_3D_avg"},
            {"glrlm_GrayLevelNonUniformity", "rlm_glnu_3D_avg"}, {"glrlm_GrayLevelNonUniformityNormalized", "rlm_glnu_norm_3D_avg"},
            {"glrlm_RunLengthNonUniformity", "rlm_rlnu_3D_avg"}, {"glrlm_RunLengthNonUniformityNormalized", "rlm_rlnu_norm_3D_avg"},
            {"glrlm_RunPercentage", "rlm_r_perc_3D_avg"}, {"glrlm_GrayLevelVariance", "rlm_gl_var_3D_avg"},
            {"glrlm_RunVariance", "rlm_rl_var_3D_avg"}, {"glrlm_RunEntropy", "rlm_rl_entr_3D_avg"},
            {"glszm_SmallAreaEmphasis", "szm_sze_3D"}, {"glszm_LargeAreaEmphasis", "szm_lze_3D"}, {"glszm_LowGrayLevelZoneEmphasis", "szm_lgze_3D"},
            {"glszm_HighGrayLevelZoneEmphasis", "szm_hgze_3D"}, {"glszm_SmallAreaLowGrayLevelEmphasis", "szm_szlge_3D"},
            {"glszm_SmallAreaHighGrayLevelEmphasis", "szm_szhge_3D"}, {"glszm_LargeAreaLowGrayLevelEmphasis", "szm_lzlge_3D"},
            {"glszm_LargeAreaHighGrayLevelEmphasis", "szm_lzhge_3D"}, {"glszm_GrayLevelNonUniformity", "szm_glnu_3D"},
            {"glszm_GrayLevelNonUniformityNormalized", "szm_glnu_norm_3D"}, {"glszm_SizeZoneNonUniformity", "szm_zsnu_3D"},
            {"glszm_SizeZoneNonUniformityNormalized", "szm_zsnu_norm_3D"}, {"glszm_ZonePercentage", "szm_z_perc_3D"},
            {"glszm_GrayLevelVariance", "szm_gl_var_3D"}, {"glszm_ZoneVariance", "szm_zs_var_3D"}, {"glszm_ZoneEntropy", "szm_zs_entr_3D"},
            {"gldm_SmallDependenceEmphasis", "ngl_lde_3D"}, {"gldm_LargeDependenceEmphasis", "ngl_hde_3D"},
            {"gldm_LowGrayLevelEmphasis", "ngl_lgce_3D"}, {"gldm_HighGrayLevelEmphasis", "ngl_hgce_3D"},
            {"gldm_SmallDependenceLowGrayLevelEmphasis", "ngl_ldlge_3D"}, {"gldm_SmallDependenceHighGrayLevelEmphasis", "ngl_ldhge_3D"},
            {"gldm_LargeDependenceLowGrayLevelEmphasis", "ngl_hdlge_3D"}, {"gldm_LargeDependenceHighGrayLevelEmphasis", "ngl_hdhge_3D"},
            {"gldm_GrayLevelNonUniformity", "ngl_glnu_3D"}, {"gldm_DependenceNonUniformity", "ngl_dcnu_3D"},
            {"gldm_DependenceNonUniformityNormalized", "ngl_dcnu_norm_3D"}, {"gldm_GrayLevelVariance", "ngl_gl_var_3D"},
            {"gldm_DependenceVariance", "ngl_dc_var_3D"}, {"gldm_DependenceEntropy", "ngl_dc_entr_3D"},
            {"ngtdm_Coarseness", "ngt_coarseness_3D"}, {"ngtdm_Contrast", "ngt_contrast_3D"}, {"ngtdm_Busyness", "ngt_busyness_3D"},
            {"ngtdm_Complexity", "ngt_complexity_3D"}, {"ngtdm_Strength", "ngt_strength_3D"},
        };
        const auto table = readCsv(folder / "ibsi_1_reference_values_digital_phantom.csv");
        QVERIFY(table.ok());
        const auto column = [&](const char* header) { return static_cast<std::size_t>(table->column(header)); };
        std::string wrong;
        std::size_t compared = 0;
        for (const auto& one : *values) {
            const auto tag = tags.find(one.feature.substr(one.feature.find('_') + 1));
            if (tag == tags.end())
                continue;
            for (const auto& row : table->rows)
                if (row[column("tag")] == tag->second) {
                    const double reference = *parseNumber(row[column("reference value")]);
                    // The values are printed with three digits: half a unit of the third, or the stated tolerance.
                    const double digits = std::pow(10, std::floor(std::log10(std::abs(reference))) - 2) / 2;
                    const double tolerance = std::max(digits * (1 + 1e-9), parseNumber(row[column("tolerance")]).value_or(0));
                    if (!one.value || !(std::abs(*one.value - reference) <= tolerance))
                        wrong += one.feature + (one.value ? " " + formatNumber(*one.value) : " " + one.reason.english()) + " for " + formatNumber(reference) + "\n";
                    ++compared;
                }
        }
        QVERIFY2(wrong.empty(), wrong.c_str());
        QCOMPARE(compared, tags.size());
    }
    void cleanupTestCase() { worst_.print(); }
};

ANNULUS_TEST(ParityTest);
#include "parity_test.moc"
