// Truth: the same mask as a PNG.
#include "core/image/imageFiles.h"
#include "tests/core/dicom/objects.h"
#include "tests/support/commandLine.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"
#include "tests/support/segmentations.h"

#include <QFile>

using namespace annulus;
using namespace annulus::tests;

class DicomMasksTest : public QObject {
    Q_OBJECT
    ObjectFolder folder_;
    static constexpr int columns = 29, rows = 23;
    Mask lesion_ = discMask(columns, rows, millimetres(0.5, 0.5), 3);

    QString path(const char* name) const { return QString::fromStdString(folder_.path(name).string()); }
    QByteArray bytesOf(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// A grey object of the lesion's size; `values` row by row.
    DcmFileFormat imageObject(std::vector<Uint16> values, const char* uid) const
    {
        DcmFileFormat file = greyObject();
        DcmDataset& dataset = *file.getDataset();
        dataset.putAndInsertString(DCM_SOPInstanceUID, uid);
        dataset.putAndInsertString(DCM_PatientID, "P1");
        dataset.putAndInsertUint16(DCM_Rows, rows);
        dataset.putAndInsertUint16(DCM_Columns, columns);
        dataset.putAndInsertString(DCM_ImagerPixelSpacing, "0.5\\0.5");
        dataset.putAndInsertUint16Array(DCM_PixelData, values.data(), values.size());
        return file;
    }
    Ran extract(const char* mask, const char* out, const QStringList& more = {}) const
    {
        return runCli(QStringList{"extract", "--image", path("image.dcm"), "--mask", path(mask), "--ring", "1", "--out", path(out)} + more);
    }
    void sameTable(const char* mask, const QStringList& more = {}) const
    {
        const Ran ran = extract(mask, "found.csv", more);
        QVERIFY2(ran.status == 0, ran.errors.c_str());
        QVERIFY(bytesOf("found.csv") == bytesOf("expected.csv"));
    }
    void sameRing(const QStringList& arguments, const char* out) const
    {
        const Ran ran = runCli(QStringList{"rings", "--margins", "1", "--out", path(out)} + arguments);
        QVERIFY2(ran.status == 0, ran.errors.c_str());
        const auto expected = readMaskFile(folder_.path("expected/ring_0-1mm.nrrd"));
        const auto found = readMaskFile(folder_.path(out) / "ring_0-1mm.nrrd");
        QVERIFY(found.ok() && expected.ok() && *found == *expected);
        QCOMPARE(found->grid().spacing, expected->grid().spacing);
    }
    void refused(const Ran& ran, int status, const char* part) const
    {
        QVERIFY2(ran.status == status && ran.errors.find(part) != std::string::npos, ran.errors.c_str());
    }

private slots:
    void initTestCase()
    {
        Random random(3);
        std::vector<Uint16> values, inside;
        for (int at = 0; at < columns * rows; ++at)
            values.push_back(static_cast<Uint16>(4000 * random.uniform()));
        for (const std::uint8_t one : toBytes(lesion_))
            inside.push_back(static_cast<Uint16>(3 * one));
        folder_.save(imageObject(values, "1.2.3.4"), "image.dcm");
        folder_.save(imageObject(values, "1.2.3.5"), "other.dcm");
        folder_.save(imageObject(inside, "1.2.3.6"), "mask.dcm");
        folder_.save(binarySegmentation({{complement(lesion_), 1, "1.2.3.4", {}}, {lesion_, 2, "1.2.3.4", {}}, {complement(lesion_), 2, "1.2.3.7", {}}}, {"Breast", "Mass"}), "seg");
        QVERIFY(writeMaskFile(folder_.path("mask.png"), lesion_).ok());
        const Ran ran = extract("mask.png", "expected.csv");
        QVERIFY2(ran.status == 0, ran.errors.c_str());
        QVERIFY(bytesOf("expected.csv").contains("ring_0-1mm"));
        QCOMPARE(runCli({"rings", "--mask", path("mask.png"), "--spacing", "0.5,0.5", "--margins", "1", "--out", path("expected")}).status, 0);
    }
    void a_segment_gives_the_table_of_the_equal_png() { sameTable("seg", {"--label", "2"}); }
    void a_dicom_image_as_mask_gives_the_table_of_the_equal_png()
    {
        sameTable("mask.dcm");
        sameTable("mask.dcm", {"--label", "3"});
    }
    void rings_of_dicom_masks_have_the_images_spacing()
    {
        sameRing({"--mask", path("seg"), "--label", "2", "--image", path("image.dcm")}, "seg_rings");
        sameRing({"--mask", path("mask.dcm"), "--image", path("image.dcm")}, "mask_rings");
        sameRing({"--mask", path("mask.dcm")}, "own_rings");
    }
    void wrong_dicom_masks_are_one_sentence()
    {
        refused(extract("seg", "none.csv"), 1, "seg: The segmentation has 2 segments, 1 (Breast), 2 (Mass)");
        refused(extract("mask.dcm", "none.csv", {"--label", "2"}), 1, "mask.dcm: Label 2 does not occur in the mask; it holds 3.");
        refused(runCli({"rings", "--mask", path("seg"), "--label", "2", "--image", path("other.dcm"), "--out", path("none")}), 1, "Segment 2 is for another image");
        refused(runCli({"rings", "--mask", path("seg"), "--label", "2", "--out", path("none")}), 1, "seg: The 2 frames of segment 2 are for different images");
        QFile text(path("mask.txt"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("not a mask") > 0);
        text.close();
        refused(extract("mask.txt", "none.csv"), 1, "mask.txt: The mask is no DICOM object and its ending is not known");
        refused(extract("missing", "none.csv"), 1, "missing: There is no such file.");
        QVERIFY(!QFile::exists(path("none.csv")) && !QFile::exists(path("none")));
    }
};

ANNULUS_TEST(DicomMasksTest);
#include "dicomMasks_test.moc"
