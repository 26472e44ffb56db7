#include "core/image/imageFiles.h"
#include "tests/support/commandLine.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace annulus;
using namespace annulus::tests;

namespace {

using Rows = std::vector<std::string>;

Rows readDrawing(const QString& file)
{
    const auto mask = readMaskFile(file.toStdString());
    return mask ? drawing(*mask) : Rows{mask.error().sentence()};
}

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

class RingsVerbTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QString path(const char* name) const { return folder_.filePath(name); }

private slots:
    void initTestCase()
    {
        const Rows dot{".....", ".....", "..#..", ".....", "....."};
        Grid grid = drawnMask(dot).grid();
        grid.origin = {3, 4, 0};
        QVERIFY(writeMaskFile(path("lesion.nrrd").toStdString(), withGrid(drawnMask(dot), grid)).ok());
        QVERIFY(writeMaskFile(path("lesion.png").toStdString(), drawnMask(dot)).ok());
        QVERIFY(writeMaskFile(path("left.nrrd").toStdString(), drawnMask({"##...", "##...", "##...", "##...", "##..."})).ok());
        QVERIFY(writeMaskFile(path("other.nrrd").toStdString(), drawnMask({"#..."})).ok());
        QVERIFY(writeMaskFile(path("empty.nrrd").toStdString(), drawnMask({"....."})).ok());
        QVERIFY(writeImageFile(path("labels.nrrd").toStdString(), {makeGrid(5, 1, millimetres(1, 1)), std::vector<std::uint8_t>{0, 2, 2, 5, 0}}).ok());
        // Tissue in the three columns on the left.
        std::vector<std::uint8_t> pixels;
        for (int j = 0; j < 5; ++j)
            for (const int value : {200, 180, 210, 0, 0})
                pixels.push_back(static_cast<std::uint8_t>(value));
        QVERIFY(writeImageFile(path("image.png").toStdString(), {makeGrid(5, 5), pixels}).ok());
    }
    void cumulative_rings_are_written_in_the_masks_own_grid()
    {
        const auto ran = runCli({"rings", "--mask", path("lesion.nrrd"), "--margins", "1,2", "--out", path("cumulative")});
        QCOMPARE(ran.errors, std::string());
        QCOMPARE(ran.status, 0);
        QCOMPARE(readDrawing(path("cumulative/ring_0-1mm.nrrd")), (Rows{".....", "..#..", ".#.#.", "..#..", "....."}));
        QCOMPARE(readDrawing(path("cumulative/ring_0-2mm.nrrd")), (Rows{"..#..", ".###.", "##.##", ".###.", "..#.."}));
        QVERIFY(readMaskFile(path("cumulative/ring_0-1mm.nrrd").toStdString())->grid().sameAs(readMaskFile(path("lesion.nrrd").toStdString())->grid()));
        QVERIFY(contains(ran.output, "ring_0-1mm  4 pixels  4.00 mm2  lost 0.0 %"));
    }
    void disjoint_rings_are_named_by_both_margins()
    {
        QCOMPARE(runCli({"rings", "--mask", path("lesion.nrrd"), "--margins", "1,2", "--disjoint", "--out", path("disjoint")}).status, 0);
        QCOMPARE(readDrawing(path("disjoint/ring_1-2mm.nrrd")), (Rows{"..#..", ".#.#.", "#...#", ".#.#.", "..#.."}));
    }
    void a_mask_clips()
    {
        const auto ran = runCli({"rings", "--mask", path("lesion.nrrd"), "--margins", "1", "--clip", path("left.nrrd"), "--out", path("clipped"), "--json"});
        QCOMPARE(ran.status, 0);
        QCOMPARE(readDrawing(path("clipped/ring_0-1mm.nrrd")), (Rows{".....", ".....", ".#...", ".....", "....."}));
        const auto ring = QJsonDocument::fromJson(QByteArray::fromStdString(ran.output)).array().at(0).toObject();
        QCOMPARE(ring.value("name").toString(), QString("ring_0-1mm"));
        QCOMPARE(ring.value("pixels").toInt(), 1);
        QCOMPARE(ring.value("lostShare").toDouble(), 0.75);
    }
    void the_breast_clips()
    {
        QCOMPARE(runCli({"rings", "--mask", path("lesion.nrrd"), "--margins", "1", "--clip", "breast", "--image", path("image.png"), "--out", path("breast")}).status, 0);
        QCOMPARE(readDrawing(path("breast/ring_0-1mm.nrrd")), (Rows{".....", "..#..", ".#...", "..#..", "....."}));
    }
    void an_ultrasound_region_clips_and_must_hold_the_lesion()
    {
        // Issue164.dcm: 975 x 743 pixels, one region, columns 1 to 959 and rows 74 to 742 (dcmdump).
        const QString frame = QString::fromStdString((sharedFolder() / "data/dicom/us/Issue164.dcm").string());
        if (!QFileInfo::exists(frame))
            QSKIP("../shared/data is not here");
        const Grid grid = makeGrid(975, 743, millimetres(0.5, 0.5));
        QVERIFY(writeMaskFile(path("us.nrrd").toStdString(), Mask(grid, {{76, 400, 410}, {77, 400, 410}})).ok());
        QCOMPARE(runCli({"rings", "--mask", path("us.nrrd"), "--margins", "2", "--out", path("usFree")}).status, 0);
        QCOMPARE(readMaskFile(path("usFree/ring_0-2mm.nrrd").toStdString())->box().j0, std::int64_t{72});
        const auto ran = runCli({"rings", "--mask", path("us.nrrd"), "--margins", "2", "--clip", "region", "--image", frame, "--out", path("us")});
        QCOMPARE(ran.errors, std::string());
        QCOMPARE(readMaskFile(path("us/ring_0-2mm.nrrd").toStdString())->box().j0, std::int64_t{74});
        QVERIFY(writeMaskFile(path("usCut.nrrd").toStdString(), Mask(grid, {{73, 400, 410}, {74, 400, 410}})).ok());
        const auto cut = runCli({"rings", "--mask", path("usCut.nrrd"), "--margins", "2", "--clip", "region", "--image", frame, "--out", path("usCut")});
        QCOMPARE(cut.status, 1);
        QVERIFY(contains(cut.errors, "The lesion lies partly outside the ultrasound region"));
    }
    void a_given_spacing_measures_a_png()
    {
        QCOMPARE(runCli({"rings", "--mask", path("lesion.png"), "--margins", "1", "--spacing", "1,2", "--out", path("png")}).status, 0);
        const auto ring = readMaskFile(path("png/ring_0-1mm.nrrd").toStdString());
        QCOMPARE(drawing(*ring), (Rows{".....", ".....", ".#.#.", ".....", "....."}));
        QCOMPARE(ring->grid().spacing[1], 2.0);
    }
    void a_png_without_spacing_is_refused()
    {
        const auto ran = runCli({"rings", "--mask", path("lesion.png"), "--margins", "1", "--out", path("none")});
        QCOMPARE(ran.status, 1);
        QVERIFY(contains(ran.errors, "lesion.png: The pixel spacing is not known"));
        QVERIFY(contains(ran.errors, "--spacing X,Y"));
        QVERIFY(!QFileInfo::exists(path("none")));
    }
    void where_the_image_has_the_spacing_that_the_mask_lacks_the_sentence_names_it()
    {
        auto image = readImageFile(path("image.png").toStdString());
        QVERIFY(image.ok());
        image->grid = makeGrid(5, 5, millimetres(0.5, 0.25));
        QVERIFY(writeImageFile(path("measured.nrrd").toStdString(), *image).ok());
        const auto ran = runCli({"rings", "--mask", path("lesion.png"), "--margins", "1", "--clip", "breast", "--image", path("measured.nrrd"), "--out", path("none")});
        QCOMPARE(ran.status, 1);
        QVERIFY2(contains(ran.errors, "the image has one: give it with --spacing 0.5,0.25."), ran.errors.c_str());
    }
    void a_ring_without_a_pixel_has_a_reason_and_no_file()
    {
        const auto some = runCli({"rings", "--mask", path("lesion.nrrd"), "--margins", "0.1,1", "--out", path("some"), "--json"});
        QCOMPARE(some.status, 3);
        QCOMPARE(some.errors, std::string("annulus-cli: ring_0-0.1mm: The ring from 0 to 0.1 mm holds no pixel: pixels are 1 x 1 mm apart.\n"));
        QVERIFY(!QFileInfo::exists(path("some/ring_0-0.1mm.nrrd")) && QFileInfo::exists(path("some/ring_0-1mm.nrrd")));
        const auto rings = QJsonDocument::fromJson(QByteArray::fromStdString(some.output)).array();
        QVERIFY(rings.at(0).toObject().value("file").isNull());
        QCOMPARE(rings.at(0).toObject().value("reason").toString(), QString("The ring from 0 to 0.1 mm holds no pixel: pixels are 1 x 1 mm apart."));
        QVERIFY(rings.at(1).toObject().value("reason").isNull());
    }
    void no_ring_at_all_is_a_failure_and_no_folder()
    {
        QVERIFY(writeMaskFile(path("full.nrrd").toStdString(), drawnMask({"##", "##"})).ok());
        const auto full = runCli({"rings", "--mask", path("full.nrrd"), "--margins", "1", "--out", path("full")});
        QCOMPARE(full.status, 1);
        QCOMPARE(full.errors, std::string("annulus-cli: ring_0-1mm: The ring from 0 to 1 mm holds no pixel: all of it lies outside the image.\n"));
        QCOMPARE(full.output, std::string());
        QVERIFY(!QFileInfo::exists(path("full")));
    }
    void a_label_chooses_the_lesion_and_an_absent_one_is_told()
    {
        QCOMPARE(runCli({"rings", "--mask", path("labels.nrrd"), "--label", "5", "--margins", "1", "--out", path("label")}).status, 0);
        QCOMPARE(readDrawing(path("label/ring_0-1mm.nrrd")), (Rows{"..#.#"}));
        const auto ran = runCli({"rings", "--mask", path("labels.nrrd"), "--label", "3", "--margins", "1", "--out", path("label3")});
        QCOMPARE(ran.status, 1);
        QVERIFY(contains(ran.errors, "Label 3 does not occur in the mask; it holds 2, 5. Choose one with --label."));
    }
    void broken_inputs_are_one_sentence()
    {
        const auto refused = [&](const QStringList& more, int status, const char* part) {
            const auto ran = runCli(QStringList{"rings", "--out", path("refused")} + more);
            QCOMPARE(ran.status, status);
            QVERIFY2(contains(ran.errors, part), ran.errors.c_str());
            QVERIFY(ran.output.empty());
        };
        const QString lesion = path("lesion.nrrd");
        refused({"--mask", path("empty.nrrd")}, 1, "empty.nrrd: The mask is empty: all its pixels are zero.");
        refused({"--mask", path("missing.nrrd")}, 1, "missing.nrrd: The file cannot be opened for reading.");
        refused({"--mask", lesion, "--margins", "0"}, 2, "--margins: A margin of 0 mm cannot be used");
        refused({"--mask", lesion, "--margins", "2,1"}, 2, "The margin 1 mm comes after 2 mm");
        refused({"--mask", lesion, "--margins", "x"}, 2, "margins");
        refused({"--mask", lesion, "--spacing", "1"}, 2, "--spacing has 1 numbers");
        refused({"--mask", lesion, "--spacing", "0,1"}, 2, "--spacing has the number 0");
        refused({"--mask", lesion, "--clip", "breast"}, 2, "--clip breast needs the image the mask was drawn on; add --image FILE.");
        refused({"--mask", lesion, "--clip", "region"}, 2, "add --image FILE.");
        refused({"--mask", lesion, "--image", path("image.png")}, 2, "--image is used by");
        refused({"--mask", lesion, "--clip", path("other.nrrd")}, 1, "The mask that clips the rings has 4 x 1 pixels, the lesion's 5 x 5");
        refused({"--mask", path("other.nrrd"), "--clip", "breast", "--image", path("image.png")}, 1, "The mask has 4 x 1 x 1 pixels, the image 5 x 5 x 1");
        refused({"--mask", lesion, "--clip", "region", "--image", path("image.png")}, 1, "image.png: No two-dimensional ultrasound region holds the lesion (the image has 0 regions).");
        refused({}, 2, "--mask");
    }
    void a_folder_that_cannot_be_made_is_told()
    {
        const auto ran = runCli({"rings", "--mask", path("lesion.nrrd"), "--margins", "1", "--out", path("lesion.nrrd") + "/rings"});
        QCOMPARE(ran.status, 1);
        QVERIFY(contains(ran.errors, "The folder cannot be made"));
    }
};

ANNULUS_TEST(RingsVerbTest);
#include "rings_test.moc"
