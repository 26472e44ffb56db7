#include "core/image/imageFiles.h"
#include "tests/support/runTests.h"

#include <QTemporaryDir>

#include <fstream>

using namespace annulus;

class ImageFilesTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    std::filesystem::path path(const char* name) { return folder_.filePath(name).toStdString(); }

private slots:
    void pixels_and_anisotropic_spacing_round_trip_through_nrrd()
    {
        Image image{makeGrid(3, 2, {0.05, 0.12, SpacingBasis::file}), std::vector<std::int16_t>{-5, 0, 5, 1, 2, 3}};
        QVERIFY(writeImageFile(path("a.nrrd"), image).ok());
        const auto back = readImageFile(path("a.nrrd"));
        QVERIFY(back.ok());
        QVERIFY(back->pixels == image.pixels);
        QCOMPARE(back->grid.dimensions, 2);
        QCOMPARE(back->grid.spacing[0], 0.05);
        QCOMPARE(back->grid.spacing[1], 0.12);
        QVERIFY(back->grid.isCalibrated());
    }
    void masks_are_written_0_255_in_png_and_0_1_in_nrrd_and_nifti()
    {
        const Mask mask(makeGrid(4, 3, {0.5, 0.5, SpacingBasis::given}), {{1, 1, 3}});
        for (const char* name : {"m.png", "m.nrrd", "m.nii.gz"}) {
            QVERIFY(writeMaskFile(path(name), mask).ok());
            const auto stored = readImageFile(path(name));
            QVERIFY(stored.ok());
            QCOMPARE(stored->at(1, 1), std::string(name).ends_with("png") ? 255.0 : 1.0);
            const auto back = readMaskFile(path(name));
            QVERIFY(back.ok());
            QCOMPARE(back->runs(), mask.runs());
        }
    }
    void a_png_is_uncalibrated()
    {
        QVERIFY(writeMaskFile(path("u.png"), Mask(makeGrid(4, 3), {{1, 1, 3}})).ok());
        QVERIFY(!readImageFile(path("u.png"))->grid.isCalibrated());
    }
    void a_mask_without_calibration_stays_so_in_nrrd_and_is_refused_in_nifti()
    {
        const Mask mask(makeGrid(4, 3), {{1, 1, 3}});
        QVERIFY(writeMaskFile(path("u.nrrd"), mask).ok());
        QVERIFY(!readMaskFile(path("u.nrrd"))->grid().isCalibrated());
        QVERIFY(!writeMaskFile(path("u.nii.gz"), mask).ok());
    }
    void an_nrrd_without_spacing_is_uncalibrated()
    {
        std::ofstream(path("n.nrrd"), std::ios::binary) << "NRRD0004\ntype: uint8\ndimension: 2\nsizes: 2 1\nencoding: raw\n\n" << "ab";
        const auto image = readImageFile(path("n.nrrd"));
        QVERIFY(image.ok());
        QVERIFY(!image->grid.isCalibrated());
    }
    void a_missing_broken_or_unknown_file_is_one_sentence()
    {
        std::ofstream(path("broken.nrrd")) << "hello";
        std::ofstream(path("broken.png")) << "hello";
        std::ofstream(path("empty.nii")) << "";
        for (const char* name : {"missing.nrrd", "broken.nrrd", "broken.png", "empty.nii", "picture.bmp"}) {
            const auto image = readImageFile(path(name));
            QVERIFY(!image.ok());
            QVERIFY(image.error().sentence().find(name) != std::string::npos);
        }
    }
};

ANNULUS_TEST(ImageFilesTest);
#include "imageFiles_test.moc"
