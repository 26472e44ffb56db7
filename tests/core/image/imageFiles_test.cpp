#include "core/image/imageFiles.h"
#include "core/image/pngFile.h"
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
    void a_png_of_eight_or_sixteen_bits_round_trips()
    {
        for (const Pixels& pixels : {Pixels(std::vector<std::uint8_t>{0, 1, 255, 7, 8, 9}), Pixels(std::vector<std::uint16_t>{0, 1, 65535, 256, 255, 4095})}) {
            QVERIFY(writeImageFile(path("p.png"), {makeGrid(3, 2), pixels}).ok());
            const auto back = readImageFile(path("p.png"));
            QVERIFY(back.ok());
            QVERIFY(back->pixels == pixels);
        }
    }
    void a_png_of_colour_is_grey_only_where_its_channels_agree()
    {
        // 2 x 1 pixels in red, green, blue and alpha: what a picture program writes.
        PngPixels png{2, 1, 4, 1, {5, 5, 5, 255, 9, 9, 9, 0}};
        QVERIFY(writePngFile(path("c.png"), png).ok());
        QVERIFY(readImageFile(path("c.png"))->pixels == Pixels(std::vector<std::uint8_t>{5, 9}));
        png.bytes[1] = 6;
        QVERIFY(writePngFile(path("c.png"), png).ok());
        const auto image = readImageFile(path("c.png"));
        QVERIFY(!image.ok());
        QVERIFY(image.error().what.english().find("colour") != std::string::npos);
    }
    void a_damaged_png_is_one_sentence()
    {
        QVERIFY(writeImageFile(path("whole.png"), {makeGrid(3, 2), std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6}}).ok());
        std::ifstream stream(path("whole.png"), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        std::string wrongSum = bytes;
        wrongSum[18] = 7;  // inside IHDR, whose checksum then differs
        for (const std::string& broken : {wrongSum, bytes.substr(0, 45), bytes.substr(0, 20)}) {
            std::ofstream(path("damaged.png"), std::ios::binary | std::ios::trunc) << broken;
            const auto image = readImageFile(path("damaged.png"));
            QVERIFY(!image.ok());
            QVERIFY2(image.error().sentence().find("damaged.png: The PNG file is damaged (") != std::string::npos, image.error().sentence().c_str());
        }
    }
    void a_volume_is_no_png()
    {
        Grid grid = asOneSlice(makeGrid(2, 1));
        grid.size.k = 2;
        QVERIFY(!writeImageFile(path("v.png"), {grid, std::vector<std::uint8_t>{1, 2, 3, 4}}).ok());
    }
    void a_header_that_claims_more_pixels_than_the_file_can_hold_is_refused()
    {
        std::ofstream(path("claim.nrrd"), std::ios::binary) << "NRRD0004\ntype: uint8\ndimension: 2\nsizes: 60000 60000\nencoding: raw\n\n" << "ab";
        const auto image = readImageFile(path("claim.nrrd"));
        QVERIFY(!image.ok());
        QVERIFY2(image.error().what.english().find("claims 3600000000 bytes") != std::string::npos, image.error().what.english().c_str());
    }
    void a_header_whose_sizes_multiply_to_more_than_64_bits_is_refused()
    {
        // 2^32 x 2^32 counts as 0 and (2^32 + 1) x 2^32 as 2^32 where the product wraps.
        for (const char* sizes : {"4294967296 4294967296", "4294967297 4294967296", "6148914691236517206 3"}) {
            std::ofstream(path("wrap.nrrd"), std::ios::binary) << "NRRD0004\ntype: uint8\ndimension: 2\nsizes: " << sizes << "\nencoding: raw\n\n" << "ab";
            const auto image = readImageFile(path("wrap.nrrd"));
            QVERIFY(!image.ok());
            QVERIFY2(image.error().sentence().find("wrap.nrrd") != std::string::npos, image.error().sentence().c_str());
        }
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
