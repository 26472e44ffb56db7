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
        const auto lesion = table("value");
        QCOMPARE(extract(files + QStringList{"--ring", "1"}), 3);
        QVERIFY(said_.contains("ring_0-1mm: ") && said_.contains("give it with --spacing X,Y") && !said_.contains("click"));
        QCOMPARE(table("value").at("lesion/original_firstorder_Mean"), lesion.at("lesion/original_firstorder_Mean"));
        QVERIFY(table("value").at("ring_0-1mm/original_firstorder_Mean").empty());
        QVERIFY(table("reason").at("ring_0-1mm/original_firstorder_Mean").find("--spacing") != std::string::npos);
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
            {"--image", image, "--mask", reference("us8_ring_mask.nrrd"), "--params", "nopreset"},
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
        for (const char* margin : {"0", "-1", "1e9"}) {
            QCOMPARE(extractRing({"--ring", margin}), 2);
            QVERIFY(said_.startsWith("annulus-cli: --ring: A margin of "));
        }
    }
    void a_preset_that_is_not_there_is_told_with_those_that_are()
    {
        QCOMPARE(extractRing({"--params", "nopreset"}), 1);
        QVERIFY(said_.startsWith("annulus-cli: --params nopreset: ") && said_.contains("presets are 2d-1311, ibsi, ") && said_.contains(" original-2d, "));
    }
    void a_ring_without_a_pixel_has_its_rows_with_the_reason_of_the_rings_verb()
    {
        const Grid grid = makeGrid(6, 6, Spacing{2, 2, SpacingBasis::given, 1});
        std::vector<std::uint8_t> values(36);
        for (std::size_t at = 0; at < values.size(); ++at)
            values[at] = static_cast<std::uint8_t>(7 * at);
        QVERIFY(writeImageFile(path("six.nrrd").toStdString(), {grid, values}).ok());
        QVERIFY(writeMaskFile(path("full.nrrd").toStdString(), complement(Mask(grid))).ok());
        QVERIFY(writeMaskFile(path("part.nrrd").toStdString(), Mask(grid, {{2, 2, 4}, {3, 2, 4}})).ok());
        write("p.yaml", "featureClass: {firstorder: [Mean]}\nannulus: {unions: true}\n");
        const QStringList image{"--image", path("six.nrrd"), "--params", path("p.yaml")};
        QCOMPARE(extract(image + QStringList{"--mask", path("full.nrrd"), "--ring", "1"}), 3);
        for (const char* region : {"ring_0-1mm", "lesion+ring_0-1mm"}) {
            QCOMPARE(table("value").at(std::string(region) + "/original_firstorder_Mean"), std::string());
            QCOMPARE(table("reason").at(std::string(region) + "/original_firstorder_Mean"), std::string("The ring from 0 to 1 mm holds no pixel: pixels are 2 x 2 mm apart."));
        }
        QCOMPARE(extract(image + QStringList{"--mask", path("full.nrrd"), "--ring", "3"}), 3);
        QCOMPARE(table("reason").at("ring_0-3mm/original_firstorder_Mean"), std::string("The ring from 0 to 3 mm holds no pixel: all of it lies outside the image."));
        QVERIFY(!table("value").at("lesion/original_firstorder_Mean").empty());
        QCOMPARE(extract(image + QStringList{"--mask", path("part.nrrd"), "--ring", "2", "--ring", "2"}), 0);
    }
    void every_verb_explains_itself()
    {
        QCOMPARE(run({"--help"}), 0);
        for (const char* verb : {"demo", "export-manifest", "extract", "features", "inspect", "render", "rings", "version"}) {
            QProcess process;
            process.start(QString::fromStdString((binaryFolder() / "bin/annulus-cli").string()), {verb, "--help"});
            process.waitForFinished(60'000);
            QCOMPARE(process.exitCode(), 0);
            const QString help = QString::fromUtf8(process.readAllStandardOutput());
            QVERIFY2(help.contains(QString("Example:\n  annulus-cli ") + verb) && help.contains("Exit status:"), verb);
        }
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
