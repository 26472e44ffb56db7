// Truth: PyRadiomics' parameter schema and the sentences a user should see.
#include "core/features/extract.h"
#include "core/features/parameterFile.h"
#include "core/features/presets.h"
#include "tests/support/runTests.h"

using namespace annulus;

namespace {

std::string refusals(const ParameterFile& file)
{
    std::string all;
    for (const auto& one : file.refused)
        all += one.english() + "\n";
    return all;
}

}  // namespace

class ParameterFileTest : public QObject {
    Q_OBJECT
private slots:
    void pyradiomics_settings_are_taken_over_and_image_types_may_override_them()
    {
        const auto file = parseParameters(R"(
imageType:
  Original:
    binWidth: 5
featureClass:
  shape2D:
  firstorder: ['Mean', 'StandardDeviation']
setting:
  binWidth: 12.5
  normalize: true
  normalizeScale: 100
  removeOutliers: 3
  resampledPixelSpacing: [0.1, 0.1]
  interpolator: 'sitkLinear'
  resegmentRange: [-3, 3]
  resegmentMode: sigma
  minimumROISize: 50
  weightingNorm: euclidean
  distances: [1, 2]
)");
        QVERIFY(file.ok());
        QVERIFY2(file->refused.empty(), refusals(*file).c_str());
        const Settings& s = file->settings;
        QCOMPARE(s.features.binWidth, 12.5);
        QCOMPARE(s.imageTypes.size(), std::size_t(1));
        QCOMPARE(s.imageTypes[0].settings.binWidth, 5.0);
        QCOMPARE(s.imageTypes[0].settings.distances, (std::vector<int>{1, 2}));
        QVERIFY(s.normalize);
        QCOMPARE(*s.removeOutliers, 3.0);
        QVERIFY(s.interpolator == Interpolator::linear);
        QVERIFY(s.resegmentMode == ResegmentMode::sigma);
        QCOMPARE(*s.minimumROISize, 50);
        QCOMPARE(s.featureClasses.size(), std::size_t(2));
        QCOMPARE(s.featureClasses[1].features, (std::vector<std::string>{"Mean", "StandardDeviation"}));
    }
    void defaults_are_pyradiomics_defaults()
    {
        const auto file = parseParameters("featureClass: {firstorder: }");
        QVERIFY(file.ok());
        Settings expected;
        expected.featureClasses = {{"firstorder", {}}};
        QVERIFY(file->settings == expected);
        QCOMPARE(expected.features.binWidth, 25.0);
        QCOMPARE(expected.padDistance, 5);
        QCOMPARE(expected.minimumROIDimensions, 2);
    }
    void names_nobody_knows_and_things_not_done_are_told_with_their_line()
    {
        const auto file = parseParameters("setting:\n  binWdith: 5\n  label_channel: 2\nimageType:\n  Original: {}\n  Sobel: {}\nfeatureClass:\n  firstorder: [Mean, Average]\n  colour:\nvoxelSetting: {}\nextra: 1\n");
        QVERIFY(file.ok());
        const auto all = refusals(*file);
        for (const char* sentence : {"Line 2: binWdith", "Line 3: label_channel", "Line 6: Sobel", "Line 8: Average", "Line 9: colour", "Line 10: voxelSetting", "Line 11: extra"})
            QVERIFY2(all.find(sentence) != std::string::npos, sentence);
        QCOMPARE(file->settings.featureClasses[0].features, (std::vector<std::string>{"Mean"}));
    }
    void a_list_of_which_nothing_is_known_does_not_become_everything()
    {
        const auto file = parseParameters("featureClass: {firstorder: [Average], shape2D: }");
        QVERIFY(file.ok());
        QCOMPARE(file->settings.featureClasses.size(), std::size_t(1));
    }
    void values_that_cannot_be_meant_are_errors_with_line_and_expectation()
    {
        const std::pair<const char*, const char*> cases[] = {
            {"setting:\n  binWidth: wide\n", "Line 2: binWidth is wide; a number above 0"},
            {"setting:\n  binWidth: 0\n", "Line 2"},
            {"setting: {binWidth: .nan}", "Line 1"},
            {"setting: {binCount: 2.5}", "whole number"},
            {"setting: {normalize: perhaps}", "true or false"},
            {"setting: {interpolator: sitkGaussian}", "sitkBSpline"},
            {"setting: {resampledPixelSpacing: 3}", "list of 2 or 3"},
            {"setting: {resampledPixelSpacing: [1, -1]}", "list of 2 or 3"},
            {"setting: {resegmentRange: [1, 2, 3]}", "1 or 2 numbers"},
            {"setting: {distances: []}", "whole numbers"},
            {"setting: 5", "block"},
            {"featureClass: {firstorder: 5}", "list of features"},
            {"annulus: {spacing: table}", "patient, detector"},
            {"imageType:\n  Wavelet:\n    wavelet: mexh\n", "Line 3: wavelet is mexh; haar, dmey"},
            {"imageType: {LoG: {sigma: 2}}", "list of widths in mm"},
            {"imageType: {LoG: {sigma: [0]}}", "list of widths in mm"},
            {"imageType: {Wavelet: {level: 0}}", "whole number from 1"},
            {"imageType: {LBP2D: {lbp2DMethod: nri_uniform}}", "default, ror, uniform or var"},
            {"- a\n- b\n", "block"},
            {"[1, 2]: 3", "name before the colon"},
        };
        for (const auto& [yaml, sentence] : cases) {
            const auto file = parseParameters(yaml);
            QVERIFY2(!file.ok(), yaml);
            QVERIFY2(file.error().sentence().find(sentence) != std::string::npos, file.error().sentence().c_str());
        }
    }
    void broken_yaml_is_one_sentence_with_its_line()
    {
        for (const char* yaml : {"setting:\n  binWidth: [1, 2\nfeature: x\n", "a: b: c", "\t- x", "setting: {a: *nowhere}", "%", "\xff\xfe"}) {
            const auto file = parseParameters(yaml);
            if (!file.ok())
                QVERIFY2(file.error().sentence().find("Line") != std::string::npos, file.error().sentence().c_str());
        }
        QVERIFY(!parseParameters("setting:\n  binWidth: [1, 2\nfeature: x\n").ok());
        QVERIFY(!parseParameters(std::string(100'000, '[')).ok());
        QVERIFY(!parseParameters(std::string(3'000'000, 'a')).ok());
    }
    void a_name_that_comes_twice_is_told_and_the_last_counts()
    {
        const auto file = parseParameters("setting:\n  binWidth: 5\n  binWidth: 7\n");
        QVERIFY(file.ok());
        QCOMPARE(file->settings.features.binWidth, 7.0);
        QVERIFY(refusals(*file).find("Line 3: binWidth comes a second time") != std::string::npos);
    }
    void the_own_block_says_what_pyradiomics_cannot()
    {
        const auto file = parseParameters("annulus:\n  spacing: [0.1, 0.2]\n  margins: [1, 2.5]\n  rings: disjoint\n  unions: true\n  definitions: ibsi\nfeatureClass: {firstorder: }");
        QVERIFY(file.ok() && file->refused.empty());
        const auto& own = file->settings.annulus;
        QVERIFY(own.spacing == SpacingChoice::given);
        QCOMPARE(own.givenY, 0.2);
        QCOMPARE(own.marginsMm, (std::vector<double>{1, 2.5}));
        QVERIFY(!own.cumulative && own.unions && own.ibsiDefinitions);
    }
    void the_hash_follows_every_setting()
    {
        const auto hash = [](const char* yaml) { return hashOf(parseParameters(yaml)->settings); };
        const auto base = hash("setting: {}");
        QCOMPARE(hash("setting: {binWidth: 25}"), base);
        for (const char* yaml : {"setting: {binWidth: 26}", "setting: {binCount: 25}", "setting: {removeOutliers: 3}", "setting: {label: 2}", "imageType: {Original: {gldm_a: 1}}",
                                 "featureClass: {shape2D: }", "featureClass: {firstorder: [Mean]}", "annulus: {unions: true}", "annulus: {asVolume: true}", "imageType: {Wavelet: {}}", "imageType: {Wavelet: {level: 2}}"})
            QVERIFY2(hash(yaml) != base, yaml);
    }
    void filters_take_their_settings_and_sigma_keeps_its_spelling()
    {
        const auto file = parseParameters("setting: {binWidth: 10, gradientUseSpacing: false}\nimageType:\n  LoG: {sigma: [1, 1.0, 2.50, 0.5], binWidth: 3}\n  Wavelet: {wavelet: sym4, level: 2, start_level: 1}\n"
                                          "  LBP2D: {lbp2DRadius: 2, lbp2DSamples: 16, lbp2DMethod: ror}\n  LBP3D: {lbp3DLevels: 3, lbp3DIcosphereRadius: 1.5, lbp3DIcosphereSubdivision: 2}\n  Gradient:\n");
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().sentence().c_str());
        QVERIFY2(file->refused.empty(), refusals(*file).c_str());
        const auto& types = file->settings.imageTypes;
        QCOMPARE(types[0].filter.sigma, (std::vector<Sigma>{{1, "1"}, {1, "1.0"}, {2.5, "2.5"}, {0.5, "0.5"}}));
        QCOMPARE(types[0].settings.binWidth, 3.0);
        QCOMPARE(types[1].settings.binWidth, 10.0);
        QCOMPARE(types[1].filter.wavelet, std::string("sym4"));
        QVERIFY(types[1].filter.level == 2 && types[1].filter.startLevel == 1);
        QVERIFY(types[2].filter.lbp2DRadius == 2 && types[2].filter.lbp2DSamples == 16 && types[2].filter.lbp2DMethod == Lbp2DMethod::ror);
        QVERIFY(types[3].filter.lbp3DLevels == 3 && types[3].filter.lbp3DIcosphereRadius == 1.5 && types[3].filter.lbp3DIcosphereSubdivision == 2);
        QVERIFY(!types[4].filter.gradientUseSpacing);
    }
    void settings_of_another_filter_and_log_without_sigma_are_told()
    {
        const auto file = parseParameters("imageType:\n  Wavelet: {sigma: [1]}\n  LoG:\n");
        QVERIFY(file.ok());
        QVERIFY(refusals(*file).find("Line 2: sigma is not a known name in Wavelet") != std::string::npos);
        QVERIFY(refusals(*file).find("Line 3: LoG names no sigma") != std::string::npos);
    }
    void presets_have_the_numbers_of_features_they_are_named_after()
    {
        const std::pair<const char*, std::size_t> presets[] = {{"original-2d", 102}, {"2d-1311", 1311}, {"slice3d-1688", 1688}, {"mammography-1409", 1409}, {"ultrasound-1651", 1651}, {"ibsi", 116}};
        for (const auto& [name, count] : presets) {
            const Preset* preset = findPreset(name);
            QVERIFY2(preset, name);
            QCOMPARE(featureNames(parseParameters(preset->yaml)->settings).size(), count);
        }
        QCOMPARE(allPresets().size(), std::size(presets));
    }
    void every_shipped_preset_is_read_without_complaint()
    {
        QVERIFY(findPreset(defaultPreset));
        for (const Preset& preset : allPresets()) {
            const auto file = parseParameters(preset.yaml);
            QVERIFY2(file.ok(), std::string(preset.name).c_str());
            QVERIFY2(file->refused.empty(), refusals(*file).c_str());
            QVERIFY(!file->settings.featureClasses.empty());
        }
    }
};

ANNULUS_TEST(ParameterFileTest);
#include "parameterFile_test.moc"
