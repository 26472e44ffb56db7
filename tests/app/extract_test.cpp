// Truth: PyRadiomics' expected values for tests/reference/pyradiomics2d and the table of the design's conventions.
#include "core/base/csv.h"
#include "core/base/text.h"
#include "core/image/imageFiles.h"
#include "tests/support/runTests.h"

#include <QProcess>
#include <QTemporaryDir>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>

using namespace annulus;
using namespace annulus::tests;

class ExtractVerbTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QString said_;

    QString path(const char* name) { return folder_.filePath(name); }
    static QString reference(const char* name) { return QString::fromStdString((sourceFolder() / "tests/reference/pyradiomics2d" / name).string()); }

    int run(const QStringList& arguments)
    {
        QProcess process;
        process.start(QString::fromStdString((binaryFolder() / "bin/annulus-cli").string()), arguments);
        process.waitForFinished(60'000);
        said_ = QString::fromUtf8(process.readAllStandardError());
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
    int extract(const QStringList& more) { return run(QStringList{"extract", "--out", path("out.csv")} + more); }
    int extractRing(const QStringList& more)
    {
        return extract(QStringList{"--image", reference("us8_ring_image.nrrd"), "--mask", reference("us8_ring_mask.nrrd")} + more);
    }
    std::map<std::string, std::string> table(const char* column)
    {
        std::map<std::string, std::string> values;
        const auto csv = readCsv(path("out.csv").toStdString());
        if (csv)
            for (const auto& row : csv->rows)
                values[row[8] + "/" + row[9]] = row[static_cast<std::size_t>(csv->column(column))];
        return values;
    }
    void write(const char* name, const std::string& text) { std::ofstream(path(name).toStdString()) << text; }

private slots:
    void one_case_gives_pyradiomics_values_in_the_long_form()
    {
        QCOMPARE(extractRing({}), 0);
        auto values = table("value");
        const auto expected = readCsv(reference("us8_ring_2d_expected.csv").toStdString());
        int compared = 0;
        for (const auto& row : expected->rows)
            if (row[0].starts_with("original_shape2D") || row[0].starts_with("original_firstorder"))
                if (!row[0].ends_with("Entropy") && !row[0].ends_with("Uniformity")) {  // the case bins by 5, the preset by 25
                    const double found = parseNumber(values.at("lesion/" + row[0])).value_or(std::nan(""));
                    QVERIFY2(std::abs(found - *parseNumber(row[1])) <= 1e-6 * std::abs(*parseNumber(row[1])), row[0].c_str());
                    ++compared;
                }
        QCOMPARE(compared, 25);
    }
    void rings_are_regions_of_their_own_whatever_the_order_of_the_options()
    {
        QCOMPARE(extractRing({"--ring", "2", "--ring", "1"}), 0);
        const auto values = table("value");
        QVERIFY(!values.at("ring_0-1mm/original_firstorder_Mean").empty());
        QVERIFY(!values.at("ring_0-2mm/original_shape2D_PixelSurface").empty());
    }
    void the_own_block_adds_rings_and_unions()
    {
        write("p.yaml", "featureClass: {shape2D: [PixelSurface]}\nannulus: {margins: [1], unions: true}\n");
        QCOMPARE(extractRing({"--params", path("p.yaml")}), 0);
        const auto values = table("value");
        const auto area = [&](const char* region) { return *parseNumber(values.at(std::string(region) + "/original_shape2D_PixelSurface")); };
        QVERIFY(std::abs(area("lesion+ring_0-1mm") - area("lesion") - area("ring_0-1mm")) < 1e-9);
    }
    void what_this_version_does_not_do_is_named_and_the_rest_is_done()
    {
        write("p.yaml", "imageType: {Original: {}, Sobel: {}}\nfeatureClass: {firstorder: [Mean]}\nsetting: {binWdith: 5}\n");
        QCOMPARE(extractRing({"--params", path("p.yaml")}), 3);
        QVERIFY(said_.contains("Sobel") && said_.contains("binWdith"));
        QCOMPARE(table("value").size(), std::size_t(1));
    }
    void a_plane_image_read_as_a_volume_keeps_its_first_order_values()
    {
        QCOMPARE(extractRing({}), 0);
        const auto plane = table("value");
        QCOMPARE(extractRing({"--as-volume"}), 0);
        const auto volume = table("value");
        QCOMPARE(volume.at("lesion/original_firstorder_Entropy"), plane.at("lesion/original_firstorder_Entropy"));
        QCOMPARE(volume.at("lesion/original_shape2D_Perimeter"), plane.at("lesion/original_shape2D_Perimeter"));  // the preset forces 2-D
    }
    void png_needs_a_spacing_for_rings_and_lengths()
    {
        const auto image = readImageFile(reference("us8_ring_image.nrrd").toStdString());
        const auto mask = readMaskFile(reference("us8_ring_mask.nrrd").toStdString());
        QVERIFY(writeImageFile(path("i.png").toStdString(), *image).ok() && writeMaskFile(path("m.png").toStdString(), *mask).ok());
        const QStringList files{"--image", path("i.png"), "--mask", path("m.png")};
        QCOMPARE(extract(files), 0);
        QVERIFY(table("value").at("lesion/original_shape2D_Perimeter").empty());
        QVERIFY(!table("reason").at("lesion/original_shape2D_Perimeter").empty());
        QCOMPARE(extract(files + QStringList{"--ring", "1"}), 1);
        QCOMPARE(extract(files + QStringList{"--ring", "1", "--spacing", "0.1,0.1"}), 0);
        const auto withSpacing = table("value");
        QCOMPARE(extractRing({"--ring", "1"}), 0);
        QVERIFY(withSpacing == table("value"));
    }
    void a_dicom_object_fills_the_columns_of_its_case_and_brings_its_spacing()
    {
        QCOMPARE(run({"demo", "--patients", "1", "--out", path("demo")}), 0);
        std::filesystem::path image, mask;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path("demo").toStdString()))
            if (isImageFileName(entry.path()) && entry.path().stem().string().ends_with("CC"))
                mask = entry.path();
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path("demo").toStdString()))
            if (entry.path().extension() == ".dcm" && entry.path().stem() == mask.stem())
                image = entry.path();
        QVERIFY(!image.empty() && !mask.empty());
        QCOMPARE(extract({"--image", QString::fromStdString(image.string()), "--mask", QString::fromStdString(mask.string()), "--ring", "1"}), 0);
        QVERIFY(parseNumber(table("value").at("ring_0-1mm/original_shape2D_Perimeter")).value_or(0) > 0);
        QCOMPARE(table("view").at("lesion/original_firstorder_Mean"), std::string("CC"));
        QVERIFY(!table("patient").at("lesion/original_firstorder_Mean").empty());
        QVERIFY(!table("image_uid").at("lesion/original_firstorder_Mean").empty());
        QCOMPARE(table("frame").at("lesion/original_firstorder_Mean"), std::string("1"));
    }
    void wrong_inputs_are_one_sentence_and_no_table()
    {
        const QString image = reference("us8_ring_image.nrrd");
        write("broken.yaml", "setting: [1,\n");
        const QStringList cases[] = {
            {"--image", image, "--mask", reference("flat8_mask.nrrd")},
            {"--image", image, "--mask", reference("us8_ring_mask.nrrd"), "--label", "7"},
            {"--image", image, "--mask", path("none.nrrd")},
            {"--image", image, "--mask", reference("us8_ring_mask.nrrd"), "--params", path("broken.yaml")},
            {"--image", image, "--mask", reference("us8_ring_mask.nrrd"), "--ring", "-1"},
        };
        for (const auto& arguments : cases) {
            QFile::remove(path("out.csv"));
            QCOMPARE(extract(arguments), 1);
            QCOMPARE(said_.count('\n'), 1);
            QVERIFY(said_.startsWith("annulus-cli: "));
            QVERIFY(!QFile::exists(path("out.csv")));
        }
        QCOMPARE(run({"extract", "--image", image}), 2);
        QCOMPARE(extractRing({"--spacing", "0,1"}), 2);
        QCOMPARE(extractRing({"--spacing", "0.1"}), 2);
    }
    void the_list_of_features_is_printed_in_both_forms()
    {
        QCOMPARE(run({"features", "--list"}), 0);
        QCOMPARE(run({"features", "--list", "--json"}), 0);
        QCOMPARE(run({"features"}), 2);
    }
};

ANNULUS_TEST(ExtractVerbTest);
#include "extract_test.moc"
