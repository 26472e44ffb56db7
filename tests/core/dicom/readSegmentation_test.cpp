// Truth: the masks that the objects are packed from here, bit by bit by PS3.5 8.1.1; for the real object its own bits.
#include "core/dicom/readFacts.h"
#include "core/dicom/readSegmentation.h"
#include "tests/core/dicom/objects.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"
#include "tests/support/segmentations.h"

#include <dcmtk/dcmdata/dcrleerg.h>

#include <bit>
#include <fstream>

using namespace annulus;
using namespace annulus::tests;

namespace {

constexpr const char* uid = "1.2.3.4";
constexpr std::int64_t columns = 13, rows = 5;  // 65 bits a frame: no frame but the first begins on a byte

/// The functional groups of the first frame.
DcmItem& firstGroups(DcmDataset& dataset)
{
    DcmItem* groups = nullptr;
    dataset.findAndGetSequenceItem(DCM_PerFrameFunctionalGroupsSequence, groups, 0);
    return *groups;
}

MaskTarget targetAt(int frame, const std::string& image = uid) { return {makeGrid(columns, rows, millimetres(0.5, 0.25)), image, frame}; }

std::vector<std::string> drawn(const Result<SegmentMask>& read) { return read ? drawing(read->mask) : std::vector<std::string>{read.error().sentence()}; }

}  // namespace

class ReadSegmentationTest : public QObject {
    Q_OBJECT
    ObjectFolder folder_;
    std::vector<Mask> masks_;

    /// Two segments on frames 1 and 2 of one image.
    std::vector<SegmentationFrame> frames() const { return {{masks_[0], 1, uid, {1}}, {masks_[1], 1, uid, {2}}, {masks_[2], 2, uid, {1}}, {masks_[3], 2, uid, {2}}}; }
    Result<SegmentMask> read(const DcmFileFormat& file, std::optional<int> segment, const std::optional<MaskTarget>& target, E_TransferSyntax syntax = EXS_LittleEndianExplicit) const
    {
        return readSegmentation(folder_.save(file, "seg.dcm", syntax), segment, target);
    }
    void refused(const Result<SegmentMask>& read, const char* part) const
    {
        QVERIFY(!read.ok());
        const std::string sentence = read.error().sentence();
        QVERIFY2(sentence.find(part) != std::string::npos && sentence.find("seg.dcm: ") != std::string::npos, sentence.c_str());
    }
    DcmFileFormat fractional(const std::vector<Uint8>& values, int maximum) const
    {
        DcmFileFormat file = segmentationHeader({{Mask(makeGrid(static_cast<std::int64_t>(values.size()), 1)), 1, uid, {}}}, {"Mass"}, "FRACTIONAL");
        file.getDataset()->putAndInsertUint16(DCM_MaximumFractionalValue, static_cast<Uint16>(maximum));
        file.getDataset()->putAndInsertUint8Array(DCM_PixelData, values.data(), values.size());
        return file;
    }

private slots:
    void initTestCase()
    {
        Random random(7);
        for (int at = 0; at < 4; ++at)
            masks_.push_back(randomMask(random, columns, rows, 0.4));
    }
    void each_segment_and_frame_of_odd_width_is_the_mask_it_was_packed_from_data()
    {
        QTest::addColumn<int>("syntax");
        QTest::newRow("explicit") << int(EXS_LittleEndianExplicit);
        QTest::newRow("implicit") << int(EXS_LittleEndianImplicit);
        QTest::newRow("deflated") << int(EXS_DeflatedLittleEndianExplicit);
    }
    void each_segment_and_frame_of_odd_width_is_the_mask_it_was_packed_from()
    {
        QFETCH(int, syntax);
        for (int at = 0; at < 4; ++at) {
            const auto found = read(binarySegmentation(frames(), {"Mass", "Ring"}), at / 2 + 1, targetAt(at % 2 + 1), E_TransferSyntax(syntax));
            QVERIFY2(found.ok(), found.ok() ? "" : found.error().sentence().c_str());
            QCOMPARE(drawing(found->mask), drawing(masks_[static_cast<std::size_t>(at)]));
            QVERIFY(found->mask.grid().sameAs(targetAt(1).grid));
            QVERIFY(found->notes.empty());
        }
    }
    void an_object_is_known_as_a_segmentation()
    {
        QVERIFY(isSegmentation(*readFacts(folder_.save(binarySegmentation(frames(), {"Mass", "Ring"})))));
        QVERIFY(!isSegmentation(*readFacts(folder_.save(greyObject()))));
    }
    void several_segments_need_a_number_and_a_wrong_one_is_told()
    {
        const auto file = binarySegmentation(frames(), {"Mass", "Ring"});
        refused(read(file, {}, targetAt(1)), "The segmentation has 2 segments, 1 (Mass), 2 (Ring); the label must say the number of one.");
        refused(read(file, 3, targetAt(1)), "The segmentation has no segment 3; it has 1 (Mass), 2 (Ring).");
    }
    void frames_for_another_image_or_frame_do_not_count()
    {
        const auto file = binarySegmentation(frames(), {"Mass", "Ring"});
        refused(read(file, 1, targetAt(1, "1.2.3.5")), "Segment 1 is for another image: none of its frames (2) refers to frame 1 of 1.2.3.5.");
        refused(read(file, 1, targetAt(3)), "refers to frame 3 of 1.2.3.4.");
    }
    void frames_of_one_source_are_united()
    {
        const auto file = binarySegmentation({{masks_[0], 1, uid, {}}, {masks_[1], 1, uid, {1, 2}}, {masks_[2], 1, "1.2.3.5", {}}}, {"Mass"});
        QCOMPARE(drawn(read(file, {}, targetAt(2))), drawing(unite(masks_[0], masks_[1])));
        QCOMPARE(drawn(read(file, {}, targetAt(3))), drawing(masks_[0]));
        QCOMPARE(drawn(read(file, {}, targetAt(1, "1.2.3.5"))), drawing(masks_[2]));
        refused(read(file, {}, {}), "The 3 frames of segment 1 are for different images");
        const auto both = binarySegmentation({{masks_[0], 1, uid, {1}}, {masks_[1], 1, uid, {1}}}, {"Mass"});
        QCOMPARE(drawn(read(both, {}, {})), drawing(unite(masks_[0], masks_[1])));
    }
    void shared_groups_speak_for_frames_that_are_silent()
    {
        auto file = binarySegmentation({{masks_[0], 0, "", {}}, {masks_[1], 0, "", {}}}, {"Mass"});
        DcmItem& shared = newItem(*file.getDataset(), DCM_SharedFunctionalGroupsSequence);
        putSegment(shared, 1);
        putSource(shared, uid, {2});
        QCOMPARE(drawn(read(file, {}, targetAt(2))), drawing(unite(masks_[0], masks_[1])));
        refused(read(file, {}, targetAt(1)), "Segment 1 is for another image");
    }
    void a_frame_without_a_source_counts_when_it_is_the_only_one_and_the_object_does_not_disagree()
    {
        auto one = binarySegmentation({{masks_[0], 1, "", {}}}, {"Mass"});
        QCOMPARE(drawn(read(one, {}, targetAt(1))), drawing(masks_[0]));
        QCOMPARE(drawn(read(one, {}, {})), drawing(masks_[0]));
        newItem(newItem(*one.getDataset(), DCM_ReferencedSeriesSequence), DCM_ReferencedInstanceSequence).putAndInsertString(DCM_ReferencedSOPInstanceUID, uid);
        QVERIFY(read(one, {}, targetAt(1)).ok());
        refused(read(one, {}, targetAt(1, "1.2.3.5")), "Segment 1 is for another image");
        refused(read(binarySegmentation({{masks_[0], 1, "", {}}, {masks_[1], 1, "", {}}}, {"Mass"}), {}, targetAt(1)), "do not say which image each is for");
    }
    void fractional_pixels_count_from_half_of_the_maximum_on_data()
    {
        QTest::addColumn<int>("maximum");
        QTest::addColumn<int>("first");
        QTest::newRow("odd") << 255 << 128;
        QTest::newRow("even") << 100 << 50;
        QTest::newRow("one") << 1 << 1;
    }
    void fractional_pixels_count_from_half_of_the_maximum_on()
    {
        QFETCH(int, maximum);
        QFETCH(int, first);
        std::vector<Uint8> values(256);
        for (std::size_t at = 0; at < values.size(); ++at)
            values[at] = static_cast<Uint8>(at);
        MaskTarget target = targetAt(1);
        target.grid = makeGrid(256, 1);
        const auto found = read(fractional(values, maximum), {}, target);
        QVERIFY(found.ok());
        QCOMPARE(found->mask.runs(), (std::vector<Run>{{0, first, 256}}));
        QCOMPARE(found->notes.size(), std::size_t(1));
    }
    void a_fractional_object_under_run_length_coding_is_the_same()
    {
        auto file = fractional({0, 200, 200, 127, 128, 0}, 255);
        MaskTarget target = targetAt(1);
        target.grid = makeGrid(6, 1);
        DcmRLEEncoderRegistration::registerCodecs();
        QVERIFY(file.getDataset()->chooseRepresentation(EXS_RLELossless, nullptr).good());
        const auto found = read(file, {}, target, EXS_RLELossless);
        QVERIFY2(found.ok(), found.ok() ? "" : found.error().sentence().c_str());
        QCOMPARE(drawing(found->mask), (std::vector<std::string>{".##.#."}));
    }
    void broken_objects_are_one_sentence()
    {
        const auto with = [&](auto change) {
            DcmFileFormat file = binarySegmentation(frames(), {"Mass", "Ring"});
            change(*file.getDataset());
            return read(file, 2, targetAt(2));
        };
        refused(with([](DcmDataset& d) { d.findAndDeleteElement(DCM_SegmentSequence); }), "its Segment Sequence (0062,0002) is missing or empty");
        refused(with([](DcmDataset& d) { d.findAndDeleteElement(DCM_PerFrameFunctionalGroupsSequence); }), "The segmentation describes 0 frames in (5200,9230) and has 4.");
        refused(with([](DcmDataset& d) { d.putAndInsertString(DCM_NumberOfFrames, "2147483647"); }), "describes 4 frames in (5200,9230) and has 2147483647");
        refused(with([](DcmDataset& d) { firstGroups(d).findAndDeleteElement(DCM_SegmentIdentificationSequence); }), "Frame 1 of the segmentation does not say which segment");
        refused(with([](DcmDataset& d) { d.findAndDeleteElement(DCM_PixelData); }), "no Pixel Data (7FE0,0010)");
        refused(with([](DcmDataset& d) { d.putAndInsertUint8Array(DCM_PixelData, std::vector<Uint8>(32).data(), 32); }), "The pixel data has 32 bytes; frame 4 of 13 x 5 pixels needs 33.");
        refused(with([](DcmDataset& d) { d.putAndInsertUint16(DCM_Columns, 14); }), "The mask has 14 x 5 x 1 pixels, the image 13 x 5 x 1");
        refused(with([](DcmDataset& d) { d.putAndInsertString(DCM_SegmentationType, "LABELMAP"); }), "of type \"LABELMAP\" (0062,0001); BINARY or FRACTIONAL was expected");
        refused(with([](DcmDataset& d) { d.putAndInsertString(DCM_SegmentationType, "FRACTIONAL"); }), "one of 8 was expected");
        refused(read(fractional({1, 2}, 0), {}, {}), "Maximum Fractional Value (0062,000E) of the segmentation is 0");
    }
    void a_file_cut_anywhere_is_refused()
    {
        const auto whole = folder_.save(binarySegmentation(frames(), {"Mass", "Ring"}), "whole.dcm");
        std::ifstream stream(whole, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
        int readable = 0;
        for (std::size_t length = 0; length < bytes.size(); length += 5) {
            const auto cut = folder_.path("seg.dcm");
            std::ofstream(cut, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(length));
            const auto found = readSegmentation(cut, 2, targetAt(2));
            readable += found.ok();
        }
        QCOMPARE(readable, 0);  // the pixels stand last
    }
    void a_real_object_has_as_many_pixels_as_its_bits()
    {
        const auto path = sharedFolder() / "data/dicom/edge/liver_1frame.dcm";
        if (!std::filesystem::exists(path))
            QSKIP("the shared test files are not here");
        // Pixel Data stands last: 512 * 512 / 8 bytes.
        std::ifstream stream(path, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
        std::int64_t bits = 0;
        for (const char byte : bytes.substr(bytes.size() - 32768))
            bits += std::popcount(static_cast<unsigned char>(byte));
        const auto found = readSegmentation(path, {});
        QVERIFY2(found.ok(), found.ok() ? "" : found.error().sentence().c_str());
        QVERIFY(bits > 0);
        QCOMPARE(found->mask.count(), bits);
        QCOMPARE(found->mask.grid().spacing[0], 0.810547);
    }
};

ANNULUS_TEST(ReadSegmentationTest);
#include "readSegmentation_test.moc"
