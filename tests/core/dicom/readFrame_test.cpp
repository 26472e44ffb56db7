#include "core/dicom/display.h"
#include "core/dicom/readFrame.h"
#include "tests/core/dicom/objects.h"
#include "tests/support/runTests.h"

#include <dcmtk/dcmdata/dcrleerg.h>
#include <dcmtk/dcmdata/dcrlerp.h>
#include <dcmtk/dcmjpeg/djencode.h>
#include <dcmtk/dcmjpeg/djrplol.h>
#include <dcmtk/dcmjpls/djencode.h>
#include <dcmtk/dcmjpls/djrparam.h>

using namespace annulus;
using namespace annulus::tests;

/// Truth: the values the test stored, and PS3.3 C.7.6.3, C.11.1, C.11.2 worked by hand.
class ReadFrameTest : public QObject {
    Q_OBJECT
    ObjectFolder folder_;
    using U8 = std::vector<std::uint8_t>;
    using U16 = std::vector<std::uint16_t>;

    Result<Frame> frameOf(DcmFileFormat file, int number = 1) { return readFrame(folder_.save(std::move(file)), number); }
    std::string refusal(DcmFileFormat file, int number = 1)
    {
        const auto frame = frameOf(std::move(file), number);
        return frame.ok() ? std::string("opened") : frame.error().sentence();
    }
    Result<Frame> compressed(E_TransferSyntax syntax, const DcmRepresentationParameter* parameter, DcmFileFormat file)
    {
        const auto path = folder_.path("compressed.dcm");
        if (file.getDataset()->chooseRepresentation(syntax, parameter).bad() || file.saveFile(path.c_str(), syntax).bad())
            return Error{Errc::io, message("test", "not compressed"), {}};
        return readFrame(path);
    }

private slots:
    void initTestCase()
    {
        DcmRLEEncoderRegistration::registerCodecs();
        DJEncoderRegistration::registerCodecs();
        DJLSEncoderRegistration::registerCodecs();
    }
    void cleanupTestCase()
    {
        DcmRLEEncoderRegistration::cleanup();
        DJEncoderRegistration::cleanup();
        DJLSEncoderRegistration::cleanup();
    }
    void values_and_spacing_arrive_as_stored()
    {
        auto file = greyObject();
        file.getDataset()->putAndInsertString(DCM_ImagerPixelSpacing, "0.07\\0.05");
        const auto frame = frameOf(std::move(file));
        QVERIFY(frame.ok());
        QCOMPARE(std::get<U16>(frame->grey.pixels), (U16{0, 100, 200, 1000, 2000, 4095}));
        QCOMPARE(frame->grey.grid.size, (Size{3, 2, 1}));
        QCOMPARE(frame->grey.grid.dimensions, 2);
        QCOMPARE(frame->grey.grid.spacing[0], 0.05);
        QCOMPARE(frame->grey.grid.spacing[1], 0.07);
    }
    void every_uncompressed_syntax_gives_the_same_pixels()
    {
        for (const auto syntax : {EXS_LittleEndianImplicit, EXS_BigEndianExplicit, EXS_DeflatedLittleEndianExplicit}) {
            const auto frame = readFrame(folder_.save(greyObject(), "syntax.dcm", syntax));
            QVERIFY(frame.ok());
            QCOMPARE(std::get<U16>(frame->grey.pixels), (U16{0, 100, 200, 1000, 2000, 4095}));
        }
    }
    void every_lossless_codec_gives_the_same_pixels()
    {
        const DcmRLERepresentationParameter rle;
        const DJ_RPLossless jpeg;
        const DJLSRepresentationParameter jpegLs(0, OFTrue);
        const std::pair<E_TransferSyntax, const DcmRepresentationParameter*> codecs[] = {
            {EXS_RLELossless, &rle}, {EXS_JPEGProcess14SV1, &jpeg}, {EXS_JPEGProcess14, &jpeg}, {EXS_JPEGLSLossless, &jpegLs}};
        for (const auto& [syntax, parameter] : codecs) {
            const auto grey = compressed(syntax, parameter, greyObject());
            QVERIFY2(grey.ok(), DcmXfer(syntax).getXferName());
            QCOMPARE(std::get<U16>(grey->grey.pixels), (U16{0, 100, 200, 1000, 2000, 4095}));
            if (syntax == EXS_JPEGLSLossless)
                continue;  // its encoder does not take so small a colour picture
            for (const int planar : {0, 1}) {
                const U8 bytes = planar ? U8{1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24} : U8{1, 11, 21, 2, 12, 22, 3, 13, 23, 4, 14, 24};
                const auto colour = compressed(syntax, parameter, colourObject("RGB", bytes, planar));
                QVERIFY2(colour.ok(), DcmXfer(syntax).getXferName());
                QCOMPARE(colour->rgb, (U8{1, 11, 21, 2, 12, 22, 3, 13, 23, 4, 14, 24}));
            }
        }
    }
    void the_type_follows_what_the_header_allows_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("isSigned");
        QTest::addColumn<QByteArray>("slope");
        QTest::addColumn<QByteArray>("intercept");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<double>("second");  // stored value 100
        QTest::newRow("12 bits") << 12 << false << QByteArray() << QByteArray() << QByteArray("uint16") << 100.0;
        QTest::newRow("8 of 16 bits") << 8 << false << QByteArray() << QByteArray() << QByteArray("uint8") << 100.0;
        QTest::newRow("signed") << 12 << true << QByteArray() << QByteArray() << QByteArray("int16") << 100.0;
        QTest::newRow("Hounsfield") << 12 << false << QByteArray("1") << QByteArray("-1024") << QByteArray("int16") << -924.0;
        QTest::newRow("16 bits shifted") << 16 << false << QByteArray("1") << QByteArray("-1024") << QByteArray("int32") << -924.0;
        QTest::newRow("fraction") << 12 << false << QByteArray("0.5") << QByteArray("1") << QByteArray("float32") << 51.0;
        QTest::newRow("negative slope") << 12 << false << QByteArray("-1") << QByteArray("4095") << QByteArray("uint16") << 3995.0;
    }
    void the_type_follows_what_the_header_allows()
    {
        QFETCH(int, bits);
        QFETCH(bool, isSigned);
        QFETCH(QByteArray, slope);
        QFETCH(QByteArray, intercept);
        QFETCH(QByteArray, type);
        QFETCH(double, second);
        auto file = greyObject();
        DcmDataset& dataset = *file.getDataset();
        dataset.putAndInsertUint16(DCM_BitsStored, static_cast<Uint16>(bits));
        dataset.putAndInsertUint16(DCM_HighBit, static_cast<Uint16>(bits - 1));
        dataset.putAndInsertUint16(DCM_PixelRepresentation, isSigned);
        if (!slope.isEmpty())
            dataset.putAndInsertString(DCM_RescaleSlope, slope.constData());
        if (!intercept.isEmpty())
            dataset.putAndInsertString(DCM_RescaleIntercept, intercept.constData());
        const auto frame = frameOf(std::move(file));
        QVERIFY(frame.ok());
        QCOMPARE(QByteArray(frame->grey.typeName()), type);
        QCOMPARE(frame->grey.at(1, 0), second);
    }
    void bits_above_the_stored_ones_are_no_pixel_values()
    {
        auto file = greyObject({0x1005, 0xf064, 0, 0x0fff, 0xffff, 1});
        file.getDataset()->putAndInsertUint16(DCM_PixelRepresentation, 1);
        QCOMPARE(std::get<std::vector<std::int16_t>>(frameOf(std::move(file))->grey.pixels), (std::vector<std::int16_t>{5, 100, 0, -1, -1, 1}));
        auto high = greyObject({0x0050, 0x0640, 0, 0, 0, 0x0010});
        high.getDataset()->putAndInsertUint16(DCM_HighBit, 15);
        QCOMPARE(std::get<U16>(frameOf(std::move(high))->grey.pixels), (U16{5, 100, 0, 0, 0, 1}));
    }
    void a_modality_lut_replaces_the_rescale()
    {
        auto file = greyObject({0, 1, 2, 3, 4, 9});
        DcmItem& item = addItem(*file.getDataset(), DCM_ModalityLUTSequence);
        const Uint16 descriptor[] = {3, 2, 16};
        const Uint16 data[] = {500, 600, 700};
        item.putAndInsertUint16Array(DCM_LUTDescriptor, descriptor, 3);
        item.putAndInsertUint16Array(DCM_LUTData, data, 3);
        QCOMPARE(std::get<U16>(frameOf(std::move(file))->grey.pixels), (U16{500, 500, 500, 600, 700, 700}));
    }
    void polarity_is_kept_in_the_values_and_inverted_once_on_screen_data()
    {
        QTest::addColumn<QByteArray>("photometric");
        QTest::addColumn<QByteArray>("shape");
        QTest::addColumn<bool>("inverted");
        QTest::newRow("MONOCHROME2") << QByteArray("MONOCHROME2") << QByteArray() << false;
        QTest::newRow("MONOCHROME2 IDENTITY") << QByteArray("MONOCHROME2") << QByteArray("IDENTITY") << false;
        QTest::newRow("MONOCHROME1") << QByteArray("MONOCHROME1") << QByteArray() << true;
        QTest::newRow("MONOCHROME1 INVERSE") << QByteArray("MONOCHROME1") << QByteArray("INVERSE") << true;
    }
    void polarity_is_kept_in_the_values_and_inverted_once_on_screen()
    {
        QFETCH(QByteArray, photometric);
        QFETCH(QByteArray, shape);
        QFETCH(bool, inverted);
        auto file = greyObject();
        DcmDataset& dataset = *file.getDataset();
        dataset.putAndInsertString(DCM_PhotometricInterpretation, photometric.constData());
        if (!shape.isEmpty())
            dataset.putAndInsertString(DCM_PresentationLUTShape, shape.constData());
        dataset.putAndInsertString(DCM_WindowCenter, "1000");
        dataset.putAndInsertString(DCM_WindowWidth, "100");
        dataset.putAndInsertUint16(DCM_PixelPaddingValue, 4095);
        const auto opened = readFactsAndFrame(folder_.save(std::move(file)));
        QVERIFY(opened.ok());
        QCOMPARE(opened->frame.grey.at(1, 1), 2000.0);
        const Picture picture = renderWhole(opened->frame, defaultDisplay(opened->facts, opened->frame));
        QCOMPARE(picture.bytes[0], std::uint8_t(inverted ? 255 : 0));
        QCOMPARE(picture.bytes[4], std::uint8_t(inverted ? 0 : 255));
        QCOMPARE(picture.bytes[5], std::uint8_t(0));  // padding is black in both polarities
    }
    void voi_luts_are_read_with_their_signs_sizes_and_packing()
    {
        auto file = greyObject({0, 1, 0xfff, 0xffe, 2, 3});
        DcmDataset& dataset = *file.getDataset();
        dataset.putAndInsertUint16(DCM_PixelRepresentation, 1);
        DcmItem& words = addItem(dataset, DCM_VOILUTSequence);
        const Uint16 descriptor[] = {3, 0xffff, 12};  // first mapped -1
        const Uint16 data[] = {0, 2048, 4095};
        words.putAndInsertUint16Array(DCM_LUTDescriptor, descriptor, 3);
        words.putAndInsertUint16Array(DCM_LUTData, data, 3);
        words.putAndInsertString(DCM_LUTExplanation, "harder");
        DcmItem& packed = addItem(dataset, DCM_VOILUTSequence);
        const Uint16 bytesDescriptor[] = {4, 0, 8};
        const Uint16 bytes[] = {0x0a05, 0x140f};
        packed.putAndInsertUint16Array(DCM_LUTDescriptor, bytesDescriptor, 3);
        packed.putAndInsertUint16Array(DCM_LUTData, bytes, 2);
        const auto opened = readFactsAndFrame(folder_.save(std::move(file)));
        QVERIFY(opened.ok());
        QCOMPARE(opened->facts.lutExplanations, (std::vector<std::string>{"harder", ""}));
        QCOMPARE(*opened->frame.luts[0], (VoiLut{-1, 12, {0, 2048, 4095}, "harder"}));
        QCOMPARE(*opened->frame.luts[1], (VoiLut{0, 8, {5, 10, 15, 20}, ""}));
        QCOMPARE(renderWhole(opened->frame, defaultDisplay(opened->facts, opened->frame)).bytes, (U8{128, 255, 0, 0, 255, 255}));
    }
    void colour_becomes_rgb_in_either_order()
    {
        const U8 wanted{255, 0, 0, 0, 255, 0, 0, 0, 255, 7, 7, 7};
        QCOMPARE(frameOf(colourObject("RGB", wanted))->rgb, wanted);
        QCOMPARE(frameOf(colourObject("RGB", {255, 0, 0, 7, 0, 255, 0, 7, 0, 0, 255, 7}, 1))->rgb, wanted);
        // Y = 76, Cb = 85, Cr = 255 is red, rounded; Y alone is grey.
        const auto ybr = frameOf(colourObject("YBR_FULL", {76, 85, 255, 50, 128, 128, 0, 128, 128, 255, 128, 128}));
        QCOMPARE(ybr->rgb, (U8{254, 0, 0, 50, 50, 50, 0, 0, 0, 255, 255, 255}));
        const auto half = frameOf(colourObject("YBR_FULL_422", {10, 20, 128, 128, 76, 50, 85, 255}));
        QCOMPARE(half->rgb, (U8{10, 10, 10, 20, 20, 20, 254, 0, 0, 228, 0, 0}));
    }
    void grey_of_colour_is_exact_only_where_channels_agree()
    {
        const auto grey = frameOf(colourObject("RGB", {9, 9, 9, 100, 101, 102, 0, 0, 0, 255, 255, 255}));
        QVERIFY(grey->greyIsExact);
        QCOMPARE(std::get<U8>(grey->grey.pixels), (U8{9, 101, 0, 255}));
        QVERIFY(grey->warnings.empty());
        const auto red = frameOf(colourObject("RGB", {9, 9, 9, 255, 0, 0, 0, 255, 0, 0, 0, 255}));
        QVERIFY(!red->greyIsExact);
        QCOMPARE(std::get<U8>(red->grey.pixels), (U8{9, 76, 150, 29}));  // 0.299, 0.587, 0.114 of 255
        QCOMPARE(red->warnings.size(), std::size_t(1));
    }
    void palettes_of_16_bits_8_bits_and_segments_are_looked_up()
    {
        const auto make = [](bool isSegmented, Uint16 scale) {
            auto file = greyObject({5, 6, 7, 8, 9, 4});
            DcmDataset& dataset = *file.getDataset();
            dataset.putAndInsertString(DCM_PhotometricInterpretation, "PALETTE COLOR");
            const Uint16 descriptor[] = {4, 5, 16};
            for (const auto& tag : {DCM_RedPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableDescriptor, DCM_BluePaletteColorLookupTableDescriptor})
                dataset.putAndInsertUint16Array(tag, descriptor, 3);
            const auto s = [scale](int value) { return static_cast<Uint16>(value * scale); };
            const Uint16 red[] = {s(10), s(20), s(30), s(40)};
            const Uint16 segments[] = {0, 1, s(10), 1, 3, s(40)};  // one entry, then a line of three to 40
            const Uint16 flat[] = {s(1), s(2), s(3), s(4)};
            if (isSegmented)
                dataset.putAndInsertUint16Array(DCM_SegmentedRedPaletteColorLookupTableData, segments, 6);
            else
                dataset.putAndInsertUint16Array(DCM_RedPaletteColorLookupTableData, red, 4);
            dataset.putAndInsertUint16Array(DCM_GreenPaletteColorLookupTableData, flat, 4);
            dataset.putAndInsertUint16Array(DCM_BluePaletteColorLookupTableData, flat, 4);
            return file;
        };
        const U8 wanted{10, 1, 1, 20, 2, 2, 30, 3, 3, 40, 4, 4, 40, 4, 4, 10, 1, 1};
        for (const bool isSegmented : {false, true}) {
            QCOMPARE(frameOf(make(isSegmented, 256))->rgb, wanted);
            QCOMPARE(frameOf(make(isSegmented, 1))->rgb, wanted);  // a table that claims 16 bits and holds bytes
        }
    }
    void one_frame_is_read_of_many()
    {
        auto file = greyObject({1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16});
        file.getDataset()->putAndInsertString(DCM_NumberOfFrames, "2");
        const auto path = folder_.save(std::move(file));
        QCOMPARE(std::get<U16>(readFrame(path, 2)->grey.pixels), (U16{11, 12, 13, 14, 15, 16}));
        QVERIFY(readFrame(path, 3).error().sentence().find("There is no frame 3; the object has 2.") != std::string::npos);
        QVERIFY(!readFrame(path, 0).ok());
    }
    void windows_and_spacing_of_functional_groups_belong_to_their_frame()
    {
        auto file = greyObject({1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16});
        DcmDataset& dataset = *file.getDataset();
        dataset.putAndInsertString(DCM_NumberOfFrames, "2");
        DcmItem& shared = addItem(dataset, DCM_SharedFunctionalGroupsSequence);
        addItem(shared, DCM_PixelMeasuresSequence).putAndInsertString(DCM_PixelSpacing, "0.3\\0.2");
        addItem(shared, DCM_FrameAnatomySequence).putAndInsertString(DCM_FrameLaterality, "L");
        for (const char* centre : {"3", "13"}) {
            DcmItem& window = addItem(addItem(dataset, DCM_PerFrameFunctionalGroupsSequence), DCM_FrameVOILUTSequence);
            window.putAndInsertString(DCM_WindowCenter, centre);
            window.putAndInsertString(DCM_WindowWidth, "4");
        }
        const auto second = readFactsAndFrame(folder_.save(std::move(file)), 2);
        QVERIFY(second.ok());
        QCOMPARE(second->facts.laterality, std::string("L"));
        QCOMPARE(second->facts.patientSpacing.x, 0.2);
        QCOMPARE(second->facts.windows.front().centre, 3.0);
        QCOMPARE(second->frame.windows.front().centre, 13.0);
    }
    void one_bit_masks_are_unpacked_across_byte_borders()
    {
        auto file = greyObject();
        DcmDataset& dataset = *file.getDataset();
        dataset.putAndInsertUint16(DCM_BitsAllocated, 1);
        dataset.putAndInsertUint16(DCM_BitsStored, 1);
        dataset.putAndInsertUint16(DCM_HighBit, 0);
        dataset.putAndInsertString(DCM_NumberOfFrames, "2");
        const Uint8 bits[] = {0b01101001, 0b00001011};  // 6 bits a frame, least significant first
        dataset.putAndInsertUint8Array(DCM_PixelData, bits, 2);
        QCOMPARE(std::get<U8>(frameOf(DcmFileFormat(file), 1)->grey.pixels), (U8{1, 0, 0, 1, 0, 1}));
        QCOMPARE(std::get<U8>(frameOf(DcmFileFormat(file), 2)->grey.pixels), (U8{1, 0, 1, 1, 0, 1}));
    }
    void claims_that_do_not_fit_are_refused_before_memory_is_taken()
    {
        const auto with = [](const DcmTagKey& tag, Uint16 value) {
            auto file = greyObject();
            file.getDataset()->putAndInsertUint16(tag, value);
            return file;
        };
        auto huge = with(DCM_Rows, 65535);
        huge.getDataset()->putAndInsertUint16(DCM_Columns, 65535);
        QVERIFY(refusal(huge).find("65535 x 65535 pixels needs 8191 MB") != std::string::npos);
        QVERIFY(refusal(with(DCM_Rows, 3)).find("has 12 bytes; frame 1 of 3 x 3 pixels needs 18") != std::string::npos);
        QVERIFY(refusal(with(DCM_Rows, 0)).find("0 rows (0028,0010)") != std::string::npos);
        QVERIFY(refusal(with(DCM_BitsAllocated, 12)).find("12 bits allocated") != std::string::npos);
        QVERIFY(refusal(with(DCM_BitsStored, 17)).find("stores 17 bits") != std::string::npos);
        QVERIFY(refusal(with(DCM_SamplesPerPixel, 4)).find("4 samples") != std::string::npos);
        auto without = greyObject();
        without.getDataset()->findAndDeleteElement(DCM_PixelData);
        QVERIFY(refusal(without).find("no Pixel Data (7FE0,0010)") != std::string::npos);
        QVERIFY(refusal(colourObject("CMYK", std::vector<Uint8>(12))).find("\"CMYK\"") != std::string::npos);
    }
    void a_file_cut_inside_its_pixels_is_refused()
    {
        const auto path = folder_.save(greyObject(std::vector<Uint16>(6, 7)), "cut.dcm");
        std::filesystem::resize_file(path, std::filesystem::file_size(path) - 4);
        const auto frame = readFrame(path);
        QVERIFY(!frame.ok());
        QVERIFY(frame.error().sentence().find("cut short") != std::string::npos);
    }
    void a_cut_file_says_where_it_ends_and_what_was_expected()
    {
        // Hand-counted: the pixel data are the last element; short ones are read at once, long ones stay in the file.
        for (const Uint16 side : {Uint16{2}, Uint16{300}}) {
            auto object = greyObject(std::vector<Uint16>(std::size_t{side} * side, 7));
            object.getDataset()->putAndInsertUint16(DCM_Rows, side);
            object.getDataset()->putAndInsertUint16(DCM_Columns, side);
            const auto path = folder_.save(object, "cut.dcm");
            const auto bytes = std::filesystem::file_size(path) - 4;
            std::filesystem::resize_file(path, bytes);
            QCOMPARE(readFrame(path).error().what.english(), std::string("The file is cut short: it ends after ") + std::to_string(bytes) + " bytes inside PixelData (7fe0,0010), which should have " +
                                                                 std::to_string(2 * side * side) + " bytes.");
        }
        const auto path = folder_.save(greyObject(), "head.dcm");
        std::filesystem::resize_file(path, 200);
        QCOMPARE(readFrame(path).error().what.english(), std::string("The file is cut short: it ends after 200 bytes, before its data set begins."));
    }
};

ANNULUS_TEST(ReadFrameTest);
#include "readFrame_test.moc"
