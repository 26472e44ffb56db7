// Truth: PyRadiomics' own numbers (tests/reference/pyradiomics2d/README.md; PyRadiomics' baselines of its test
// volumes, where they are beside the project) and the IBSI-1 digital phantom's consensus values.
#include "core/features/definitions.h"
#include "tests/core/features/reference.h"
#include "tests/support/runTests.h"

#include <nlohmann/json.hpp>

#include <fstream>

using namespace annulus;
using namespace annulus::tests;

namespace {

/// Every feature class of this version, Original only.
std::string parametersWith(const std::string& settings, bool withShape)
{
    std::string yaml = "imageType: {Original: {}}\nsetting: " + settings + "\nfeatureClass:\n";
    for (const FeatureClass* featureClass : allFeatureClasses())
        if (withShape || !featureClass->isShape)
            yaml += "  " + std::string(featureClass->name) + ":\n";
    return yaml;
}

std::vector<std::string> prefixes(const std::vector<std::string_view>& classes)
{
    std::vector<std::string> all;
    for (const auto name : classes)
        all.push_back("original_" + std::string(name) + "_");
    return all;
}

std::vector<std::string_view> classesOf(bool isVolume)
{
    std::vector<std::string_view> names;
    for (const FeatureClass* featureClass : allFeatureClasses())
        if (!featureClass->isShape || (featureClass->name == "shape2D") != isVolume)
            names.push_back(featureClass->name);
    return names;
}

std::vector<FeatureValue> ofClasses(std::vector<FeatureValue> values, const std::vector<std::string_view>& classes)
{
    const auto wanted = prefixes(classes);
    std::erase_if(values, [&](const FeatureValue& one) {
        return std::none_of(wanted.begin(), wanted.end(), [&](const std::string& prefix) { return one.feature.starts_with(prefix); });
    });
    return values;
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
    WorstPerClass worst_;

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
        const auto parameters = parseParameters(parametersWith(settings.dump(), true));
        QVERIFY2(parameters.ok(), parameters.ok() ? "" : parameters.error().sentence().c_str());
        QVERIFY(parameters->refused.empty());
        const NamedMask regions[] = {{"lesion", withGrid(*mask, image->grid)}};
        const auto values = extract(*image, regions, parameters->settings);
        QVERIFY(values.ok());
        const auto classes = classesOf(isVolume);
        const auto expected = readExpected(base + (isVolume ? "_slice3d_expected.csv" : "_2d_expected.csv"), prefixes(classes));
        QVERIFY(!expected.empty());
        const auto wrong = compare(ofClasses(*values, classes), expected, base, worst_);
        QVERIFY2(wrong.empty(), wrong.c_str());
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
    void first_order_meets_the_ibsi_digital_phantom()
    {
        const auto folder = referenceFolder("ibsi");
        const auto image = readImageFile(folder / "phantom.nii.gz");
        const auto mask = readMaskFile(folder / "mask.nii.gz");
        QVERIFY(image.ok() && mask.ok());
        const auto parameters = parseParameters("featureClass: {firstorder: }\nsetting: {binWidth: 1}\nannulus: {definitions: ibsi}\n");
        QVERIFY(parameters.ok() && parameters->refused.empty());
        const NamedMask regions[] = {{"lesion", *mask}};
        const auto values = extract(*image, regions, parameters->settings);
        QVERIFY(values.ok());
        const std::map<std::string, std::string> tags{
            {"Mean", "stat_mean"}, {"Variance", "stat_var"}, {"Skewness", "stat_skew"}, {"Kurtosis", "stat_kurt"}, {"Median", "stat_median"},
            {"Minimum", "stat_min"}, {"10Percentile", "stat_p10"}, {"90Percentile", "stat_p90"}, {"Maximum", "stat_max"},
            {"InterquartileRange", "stat_iqr"}, {"Range", "stat_range"}, {"MeanAbsoluteDeviation", "stat_mad"},
            {"RobustMeanAbsoluteDeviation", "stat_rmad"}, {"Energy", "stat_energy"}, {"RootMeanSquared", "stat_rms"},
            {"Entropy", "ih_entropy"}, {"Uniformity", "ih_uniformity"}};
        const auto table = readCsv(folder / "ibsi_1_reference_values_digital_phantom.csv");
        QVERIFY(table.ok());
        const auto column = [&](const char* header) { return static_cast<std::size_t>(table->column(header)); };
        std::size_t compared = 0;
        for (const auto& one : *values) {
            const auto tag = tags.find(one.feature.substr(one.feature.rfind('_') + 1));
            if (tag == tags.end())
                continue;
            for (const auto& row : table->rows)
                if (row[column("tag")] == tag->second) {
                    const double reference = *parseNumber(row[column("reference value")]);
                    // The values are printed with three digits: half a unit of the third, or the stated tolerance.
                    const double digits = std::pow(10, std::floor(std::log10(std::abs(reference))) - 2) / 2;
                    const double tolerance = std::max(digits * (1 + 1e-9), parseNumber(row[column("tolerance")]).value_or(0));
                    QVERIFY2(std::abs(*one.value - reference) <= tolerance, (one.feature + " " + formatNumber(*one.value)).c_str());
                    ++compared;
                }
        }
        QCOMPARE(compared, tags.size());
    }
    void cleanupTestCase() { worst_.print(); }
};

ANNULUS_TEST(ParityTest);
#include "parity_test.moc"
