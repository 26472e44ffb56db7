#include "core/base/files.h"
#include "core/base/random.h"
#include "core/dicom/readFacts.h"
#include "core/dicom/readSegmentation.h"
#include "core/features/parameterFile.h"
#include "core/project/stability.h"
#include "core/exchange/contourJson.h"
#include "core/exchange/exportOutlines.h"
#include "core/exchange/importOutlines.h"
#include "core/exchange/labelFile.h"
#include "core/exchange/readSegments.h"
#include "core/exchange/readStructureSet.h"
#include "core/exchange/writeSegmentation.h"
#include "core/base/hash.h"
#include "core/image/imageFiles.h"
#include "core/phantom/imageAttributes.h"
#include "core/roi/outlineOfMask.h"
#include "core/roi/rasterise.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>

using namespace annulus;
using namespace annulus::tests;

namespace {

namespace fs = std::filesystem;
constexpr std::int64_t columns = 93, rows = 71;  // not a multiple of 8: frames begin within a byte

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

/// Tissue over the whole width, so that the breast is found and rings are whole.
Image mammogram()
{
    Random random(4);
    std::vector<std::uint16_t> pixels;
    for (std::int64_t j = 0; j < rows; ++j)
        for (std::int64_t i = 0; i < columns; ++i)
            pixels.push_back(static_cast<std::uint16_t>(i < 80 ? 1500 + random.uniform(0, 400) : 0));
    return {makeGrid(columns, rows), std::move(pixels)};
}

Mask blob(double x, double y, double radius)
{
    std::vector<std::uint8_t> bytes;
    for (std::int64_t j = 0; j < rows; ++j)
        for (std::int64_t i = 0; i < columns; ++i)
            bytes.push_back(std::hypot(static_cast<double>(i) - x, static_cast<double>(j) - y) <= radius);
    return fromBytes(makeGrid(columns, rows), bytes);
}

/// The errors that dciodvfy reports; nothing where it is not installed.
QStringList validatorErrors(const fs::path& file)
{
    QProcess process;
    process.start("dciodvfy", {QString::fromStdString(file.string())});
    process.waitForFinished(-1);
    QStringList errors;
    for (const QString& line : QString::fromUtf8(process.readAllStandardError() + process.readAllStandardOutput()).split('\n'))
        if (line.startsWith("Error"))
            errors << line;
    return errors;
}

}  // namespace

// Truth: the masks that were put in come out again pixel by pixel; dciodvfy (dicom3tools) for the written objects; a contour in
// millimetres worked by hand.
class OutlinesTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    Project project_;
    std::vector<Mask> masks_;
    std::string mammogram_;

    fs::path at(const char* name) const { return fs::path(folder_.filePath(name).toStdString()); }
    ImageRecord record(const fs::path& file) const
    {
        const auto facts = readFacts(file);
        return {facts->sopInstanceUid, file, *hashFile(file), *facts, {}, {}};
    }
    void draw(const std::string& patient, const std::string& image, int frame, const std::string& name, const std::string& reader, const Mask& mask)
    {
        auto next = apply(project_, AddRoi{patient, {newRoiId(project_), name, image, frame, reader, outlineOfMask(mask)}});
        QVERIFY2(next.ok(), next ? "" : next.error().sentence().c_str());
        project_ = *std::move(next);
    }
    Project withoutOutlines() const
    {
        Project empty = project_;
        for (auto& patient : empty.patients) {
            Patient copy = *patient;
            copy.rois.clear();
            patient = std::make_shared<const Patient>(std::move(copy));
        }
        return empty;
    }
    /// Everything that comes back has the pixels, names, frames and readers it left with.
    void comesBack(OutlineFormat format, bool withNames)
    {
        const fs::path out = at("out") / std::to_string(static_cast<int>(format));
        const auto report = exportOutlines(project_, {}, {format, {}, true, false}, out);
        QVERIFY2(report.ok(), report ? "" : report.error().sentence().c_str());
        QVERIFY2(report->refused.empty(), report->refused.empty() ? "" : report->refused.front().sentence().c_str());
        QCOMPARE(report->outlines, std::size_t{3});
        const auto import = importOutlines(withoutOutlines(), {out}, {});
        QVERIFY2(import.refused.empty(), import.refused.empty() ? "" : import.refused.front().sentence().c_str());
        QCOMPARE(import.edits.size(), std::size_t{3});
        Project filled = withoutOutlines();
        for (const AddRoi& edit : import.edits) {
            auto next = apply(filled, edit);
            QVERIFY2(next.ok(), next ? "" : next.error().sentence().c_str());
            filled = *std::move(next);
        }
        const Grid grid = makeGrid(columns, rows);
        for (const auto& patient : project_.patients)
            for (const Roi& roi : patient->rois) {
                const auto& back = filled.findPatient(patient->id)->rois;
                QVERIFY2(std::ranges::any_of(back, [&](const Roi& one) {
                    return one.imageUid == roi.imageUid && (!withNames || (one.name == roi.name && one.reader == roi.reader)) && rasterise(one.outline, grid) == rasterise(roi.outline, grid);
                }), roi.name.c_str());
            }
    }

private slots:
    void initTestCase()
    {
        auto attributes = phantom::mammogramAttributes("exchange", phantom::Side::left, phantom::View::cc);
        attributes.patient = {"P 1", "王^小明", "19600101", 60};
        QVERIFY(phantom::writeMammogram(mammogram(), attributes, at("left.dcm")).ok());
        auto ultrasound = phantom::ultrasoundAttributes("exchange us");
        ultrasound.patient.id = "P 1";
        ultrasound.region = phantom::RegionAttributes{0, 0, columns - 1, rows - 1, 0.1, 0.1};
        QVERIFY(phantom::writeUltrasound({makeGrid(columns, rows), std::vector<std::uint8_t>(columns * rows, 90)}, ultrasound, at("us.dcm")).ok());
        project_ = *apply(Project{}, AddImages{{record(at("left.dcm")), record(at("us.dcm"))}});
        project_.rings = {{0.3, 0.6}, true, true};
        const Patient& patient = *project_.patients.front();
        Mask ring = subtract(blob(30, 30, 12), blob(30, 30, 5));  // a hole stays one
        masks_ = {ring, blob(60, 50, 7), blob(40, 35, 9)};
        const auto images = imagesOf(patient);
        mammogram_ = images[images[0]->facts.modality == "MG" ? 0 : 1]->uid;
        const std::string mg = mammogram_, us = images[images[0]->facts.modality == "MG" ? 1 : 0]->uid;
        draw("P 1", mg, 1, "Lesion 1", "anna", masks_[0]);
        draw("P 1", mg, 1, "病灶 2", "anna", masks_[1]);
        draw("P 1", us, 1, "Lesion 1", "anna", masks_[2]);
    }
    void a_written_segmentation_is_read_back_pixel_by_pixel()
    {
        const SegmentToWrite segments[] = {{"Lesion 1", SegmentKind::lesion, "Lesion 1", {{1, masks_[0]}}}, {"Lesion 1 ring_0-1mm", SegmentKind::ring, {}, {{1, masks_[1]}}}, {"病灶 2", SegmentKind::lesion, {}, {{1, masks_[2]}}}};
        const auto written = writeSegmentation(at("seg.dcm"), at("left.dcm"), segments, {"王医生", "Annulus outlines"});
        QVERIFY2(written.ok(), written ? "" : written.error().sentence().c_str());
        for (int number = 1; number <= 3; ++number) {
            const auto read = readSegmentation(at("seg.dcm"), number, MaskTarget{makeGrid(columns, rows), mammogram_, 1});
            QVERIFY2(read.ok(), read ? "" : read.error().sentence().c_str());
            QCOMPARE(read->mask, masks_[static_cast<std::size_t>(number - 1)]);
        }
        const auto list = listSegments(at("seg.dcm"));
        QVERIFY(list.ok());
        QCOMPARE(list->reader, std::string("王医生"));
        QCOMPARE(list->places.size(), std::size_t{3});
        QVERIFY(list->places[1].isRing && !list->places[0].isRing);
        QCOMPARE(list->places[2].label, std::string("病灶 2"));
        const auto facts = readFacts(at("seg.dcm"));
        QCOMPARE(facts->patientName, std::string("王^小明"));
        QCOMPARE(facts->studyUid, project_.patients.front()->findImage(mammogram_)->facts.studyUid);
    }
    void the_validator_finds_no_error_in_mammograms_and_ultrasound()
    {
        if (QStandardPaths::findExecutable("dciodvfy").isEmpty())
            QSKIP("dciodvfy is not installed");
        for (const char* source : {"left.dcm", "us.dcm"}) {
            const SegmentToWrite segments[] = {{"Lesion 1", SegmentKind::lesion, "Lesion 1", {{1, masks_[0]}}}, {"Lesion 1 ring_0-1mm", SegmentKind::ring, "Lesion 1 ring_0-1mm", {{1, masks_[1]}}},
                                               {"Lesion 2", SegmentKind::lesion, "Lesion 2", {{1, masks_[2]}}, "own.onnx", {}, std::string(64, 'a')}};
            QVERIFY(writeSegmentation(at("valid.dcm"), at(source), segments, {"Anna", "Outlines"}).ok());
            QCOMPARE(validatorErrors(at("valid.dcm")), QStringList());
        }
    }
    void what_a_model_proposed_is_not_called_drawn_by_hand()
    {
        Project project = project_;
        Roi roi = project.patients.front()->rois.front();
        roi.id = newRoiId(project);
        roi.name = "Lesion 5";
        roi.assist.emplace();
        roi.assist->model = "Annulus ultrasound";
        roi.assist->version = "0.1, step 5000";
        roi.assist->hash = "34ea";
        project = *apply(project, AddRoi{project.patients.front()->id, roi});
        ExportSettings settings;
        settings.rings = false;
        const auto report = exportOutlines(project, {}, settings, at("assisted"));
        QVERIFY2(report.ok(), report ? "" : report.error().sentence().c_str());
        int byHand = 0, proposed = 0;
        for (const auto& file : report->files) {
            DcmFileFormat object;
            QVERIFY(object.loadFile(OFFilename(file.c_str())).good());
            DcmSequenceOfItems* segments = nullptr;
            QVERIFY(object.getDataset()->findAndGetSequence(DCM_SegmentSequence, segments).good());
            for (unsigned long at = 0; at < segments->card(); ++at) {
                DcmItem* const segment = segments->getItem(at);
                const auto text = [&](DcmItem& item, const DcmTagKey& tag) {
                    OFString value;
                    item.findAndGetOFString(tag, value);
                    return std::string(value.c_str());
                };
                if (text(*segment, DCM_SegmentLabel) != "Lesion 5") {
                    byHand += text(*segment, DCM_SegmentAlgorithmType) == "MANUAL" && !segment->tagExists(DCM_SegmentAlgorithmName);
                    continue;
                }
                ++proposed;
                QCOMPARE(text(*segment, DCM_SegmentAlgorithmType), std::string("SEMIAUTOMATIC"));
                QCOMPARE(text(*segment, DCM_SegmentAlgorithmName), std::string("Annulus ultrasound"));
                DcmItem* algorithm = nullptr;
                QVERIFY(segment->findAndGetSequenceItem(DCM_SegmentationAlgorithmIdentificationSequence, algorithm).good());
                QCOMPARE(text(*algorithm, DCM_AlgorithmVersion), std::string("0.1, step 5000"));
                QCOMPARE(text(*algorithm, DCM_AlgorithmParameters), std::string("SHA-256 34ea"));
            }
        }
        QCOMPARE(proposed, 1);
        QCOMPARE(byHand, static_cast<int>(project_.patients.front()->rois.size()));
    }
    void frames_of_a_cine_are_named_one_by_one()
    {
        DcmFileFormat cine;
        QVERIFY(cine.loadFile(OFFilename(at("us.dcm").c_str())).good());
        DcmDataset& dataset = *cine.getDataset();
        dataset.putAndInsertString(DCM_SOPClassUID, UID_UltrasoundMultiframeImageStorage);
        dataset.putAndInsertString(DCM_SOPInstanceUID, "1.2.3.9");
        dataset.putAndInsertString(DCM_NumberOfFrames, "3");
        QVERIFY(cine.saveFile(OFFilename(at("cine.dcm").c_str()), EXS_LittleEndianExplicit).good());
        const SegmentToWrite segments[] = {{"Lesion 1", SegmentKind::lesion, "Lesion 1", {{1, masks_[0]}, {3, masks_[1]}}}};
        QVERIFY(writeSegmentation(at("cineSeg.dcm"), at("cine.dcm"), segments).ok());
        for (const auto& [frame, mask] : {std::pair{1, masks_[0]}, std::pair{3, masks_[1]}})
            QCOMPARE(readSegmentation(at("cineSeg.dcm"), 1, MaskTarget{makeGrid(columns, rows), "1.2.3.9", frame})->mask, mask);
        QVERIFY(!readSegmentation(at("cineSeg.dcm"), 1, MaskTarget{makeGrid(columns, rows), "1.2.3.9", 2}).ok());
        const SegmentToWrite fourth[] = {{"Lesion 1", SegmentKind::lesion, {}, {{4, masks_[0]}}}};
        QCOMPARE(writeSegmentation(at("no.dcm"), at("cine.dcm"), fourth).error().what.english(), std::string("The mask is for frame 4; the image has 3."));
    }
    void what_cannot_be_written_is_one_sentence()
    {
        const SegmentToWrite small[] = {{"Lesion 1", SegmentKind::lesion, {}, {{1, drawnMask({"#"})}}}};
        QVERIFY(contains(writeSegmentation(at("no.dcm"), at("left.dcm"), small).error().sentence(), "The mask has 1 x 1 pixels; the image has 93 x 71"));
        const SegmentToWrite empty[] = {{"Lesion 1", SegmentKind::lesion, {}, {{1, Mask(makeGrid(columns, rows))}}}};
        QVERIFY(contains(writeSegmentation(at("no.dcm"), at("left.dcm"), empty).error().sentence(), "has no pixel"));
        QVERIFY(!writeSegmentation(at("no.dcm"), at("left.dcm"), {}).ok());
        const SegmentToWrite good[] = {{"Lesion 1", SegmentKind::lesion, {}, {{1, masks_[0]}}}};
        QVERIFY(!writeSegmentation(at("nowhere/no.dcm"), at("left.dcm"), good).ok());
        QVERIFY(!writeSegmentation(at("no.dcm"), at("absent.dcm"), good).ok());
        QVERIFY(!fs::exists(at("no.dcm")));
    }
    void every_format_comes_back_with_its_pixels_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<bool>("withNames");
        QTest::newRow("DICOM SEG") << static_cast<int>(OutlineFormat::dicomSeg) << true;
        QTest::newRow("NRRD") << static_cast<int>(OutlineFormat::nrrd) << false;
        QTest::newRow("NIfTI") << static_cast<int>(OutlineFormat::nifti) << false;
        QTest::newRow("PNG") << static_cast<int>(OutlineFormat::png) << false;
        QTest::newRow("labels") << static_cast<int>(OutlineFormat::labels) << false;
        QTest::newRow("contours") << static_cast<int>(OutlineFormat::json) << true;
    }
    void every_format_comes_back_with_its_pixels()
    {
        QFETCH(int, format);
        QFETCH(bool, withNames);
        comesBack(static_cast<OutlineFormat>(format), withNames);
    }
    void rings_are_written_and_left_out_when_read()
    {
        const auto report = exportOutlines(project_, {"P 1"}, {OutlineFormat::dicomSeg, "anna", false, true}, at("rings"));
        QVERIFY(report.ok());
        QCOMPARE(report->files.size(), std::size_t{2});
        const fs::path written = at("rings/P_1/P_1_LCC_anna.dcm");
        QVERIFY(std::ranges::find(report->files, written) != report->files.end());
        QCOMPARE(listSegments(written)->places.size(), std::size_t{6});
        QCOMPARE(importOutlines(withoutOutlines(), {at("rings")}, {}).edits.size(), std::size_t{3});
        QVERIFY(!exportOutlines(project_, {}, {OutlineFormat::dicomSeg, "nobody", false, true}, at("none")).ok());
    }
    void what_is_there_already_is_not_taken_twice()
    {
        QVERIFY(exportOutlines(project_, {}, {OutlineFormat::dicomSeg, {}, true, false}, at("twice")).ok());
        const auto again = importOutlines(project_, {at("twice")}, {});
        QCOMPARE(again.edits.size(), std::size_t{0});
        QCOMPARE(again.refused.size(), std::size_t{3});
        QVERIFY2(contains(again.refused.front().sentence(), "is in the project already"), again.refused.front().sentence().c_str());
        // Another reader's are others.
        QCOMPARE(importOutlines(project_, {at("twice")}, "ben").edits.size(), std::size_t{3});
        QCOMPARE(importOutlines(project_, {at("twice")}, "ben").edits.front().roi.reader, std::string("ben"));
    }
    void masks_find_their_image_by_name_and_others_are_listed()
    {
        fs::create_directories(at("masks"));
        QVERIFY(writeMaskFile(at("masks/P 1_LCC.png"), masks_[0]).ok());
        QVERIFY(writeMaskFile(at("masks/us_tumour.nrrd"), masks_[1]).ok());
        QVERIFY(writeMaskFile(at("masks/stranger.png"), masks_[0]).ok());
        QVERIFY(writeMaskFile(at("masks/left_small.png"), drawnMask({"#"})).ok());
        QVERIFY(writeFileAtomically(at("masks/readme.md"), "hello").ok());
        const auto import = importOutlines(withoutOutlines(), {at("masks")}, "anna");
        QCOMPARE(import.edits.size(), std::size_t{2});
        QCOMPARE(import.files, std::size_t{2});
        QCOMPARE(import.refused.size(), std::size_t{3});
        std::string all;
        for (const Error& error : import.refused)
            all += error.sentence() + "\n";
        QVERIFY2(contains(all, "stranger.png: No image of the project is called stranger"), all.c_str());
        QVERIFY2(contains(all, "left_small.png: The mask has 1 x 1 pixels"), all.c_str());
        QVERIFY2(contains(all, "readme.md: "), all.c_str());
    }
    void label_names_are_itk_snaps()
    {
        const Grid grid = withSpacing(masks_[0].grid(), millimetres(0.1, 0.1));
        const LabelledMask masks[] = {{"Tumour", withGrid(masks_[0], grid)}, {"Lymph \"node\"", withGrid(masks_[1], grid)}};
        QVERIFY(writeLabelledMasks(at("labels.nii.gz"), at("labels.txt"), masks).ok());
        const auto names = readLabelNames(at("labels.txt"));
        QVERIFY2(names.ok(), names ? "" : names.error().sentence().c_str());
        QCOMPARE(names->size(), std::size_t{2});
        QCOMPARE(names->at(1), std::string("Tumour"));
        const auto back = readLabelledMasks(at("labels.nii.gz"), *names);
        QCOMPARE(back->at(0).mask, masks_[0]);
        QCOMPARE(back->at(1).name, std::string("Lymph 'node'"));
        QVERIFY(writeFileAtomically(at("bad.txt"), "1 2 3\n").ok());
        QVERIFY(contains(readLabelNames(at("bad.txt")).error().sentence(), "bad.txt: Line 1 is no label"));
    }
    void damaged_contour_files_are_refused()
    {
        for (const auto& [text, part] : {std::pair{"{", "holds no contours"}, std::pair{R"({"format":"annulus-contours","version":9})", "version 9"}, std::pair{R"({"format":"annulus-contours","version":1})", "damaged"},
                                         std::pair{R"({"format":"annulus-contours","version":1,"patient":"","imageUid":"","imageHash":"","columns":1,"rows":1,"outlines":[{"lesion":"L","reader":"","frame":1,"contours":[[[0,0],[1,1]]]}]})", "fewer than three"}}) {
            QVERIFY(writeFileAtomically(at("c.json"), text).ok());
            const auto read = readContourFile(at("c.json"));
            QVERIFY(!read.ok());
            QVERIFY2(contains(read.error().sentence(), part), read.error().sentence().c_str());
        }
    }
    void features_move_with_the_outline_and_not_without()
    {
        const auto parameters = parseParameters("featureClass:\n  firstorder:\n  shape2D:\nsetting:\n  binWidth: 25\n");
        QVERIFY(parameters.ok());
        const RoiKey key{"P 1", project_.patients.front()->rois[1].id};
        const auto still = outlineStability(project_, key, {true, false, false}, parameters->settings, {{0, 1, 0, 0}, 4, 1});
        QVERIFY2(still.ok(), still ? "" : still.error().sentence().c_str());
        QVERIFY(still->size() > 20);
        for (const FeatureStability& one : *still)
            QVERIFY2(one.standardDeviation == 0 && one.low == one.value && one.high == one.value, one.feature.c_str());
        const StabilitySettings some{{0.05, 0.3, 0.03, 0.05}, 8, 3};
        const auto moved = outlineStability(project_, key, {true, false, false}, parameters->settings, some);
        const auto again = outlineStability(project_, key, {true, false, false}, parameters->settings, some);
        int moving = 0;
        for (std::size_t at = 0; at < moved->size(); ++at) {
            moving += moved->at(at).standardDeviation > 0;
            QCOMPARE(moved->at(at).standardDeviation, again->at(at).standardDeviation);
        }
        QVERIFY(moving > 15);
        const auto icc = stabilityAgreement(project_, allRois(project_), {true, false, false}, parameters->settings, {{0, 1, 0, 0}, 2, 1});
        QVERIFY2(icc.ok(), icc ? "" : icc.error().sentence().c_str());
        QVERIFY(countAtLeast(*icc, IccForm::twoWayRandom, 1) > 0);
        QVERIFY(!outlineStability(project_, key, {}, parameters->settings, {{0, 1, 0, 0}, 1, 1}).ok());
        QVERIFY(!outlineStability(project_, {"P 1", "roi-99"}, {}, parameters->settings, some).ok());
    }
    void a_structure_set_is_laid_on_its_image_by_position_and_spacing()
    {
        DcmFileFormat image;
        DcmDataset& header = *image.getDataset();
        header.putAndInsertString(DCM_ImagePositionPatient, "-10\\20\\5");
        header.putAndInsertString(DCM_ImageOrientationPatient, "1\\0\\0\\0\\1\\0");
        header.putAndInsertString(DCM_PixelSpacing, "0.5\\0.25");
        header.putAndInsertString(DCM_SOPClassUID, UID_CTImageStorage);
        header.putAndInsertString(DCM_SOPInstanceUID, "1.2.3");
        QVERIFY(image.saveFile(OFFilename(at("ct.dcm").c_str()), EXS_LittleEndianExplicit).good());
        DcmFileFormat set;
        DcmDataset& dataset = *set.getDataset();
        dataset.putAndInsertString(DCM_SOPClassUID, UID_RTStructureSetStorage);
        dataset.putAndInsertString(DCM_SOPInstanceUID, "1.2.4");
        DcmItem *roi = nullptr, *contour = nullptr, *source = nullptr;
        dataset.findOrCreateSequenceItem(DCM_StructureSetROISequence, roi, -2);
        roi->putAndInsertString(DCM_ROINumber, "7");
        roi->putAndInsertString(DCM_ROIName, "GTV");
        dataset.findOrCreateSequenceItem(DCM_ROIContourSequence, roi, -2);
        roi->putAndInsertString(DCM_ReferencedROINumber, "7");
        for (const char* uid : {"1.2.3", "9.9"}) {
            roi->findOrCreateSequenceItem(DCM_ContourSequence, contour, -2);
            contour->putAndInsertString(DCM_ContourGeometricType, "CLOSED_PLANAR");
            contour->putAndInsertString(DCM_ContourData, "-10\\20\\5\\-9\\20\\5\\-9\\22\\5");
            contour->findOrCreateSequenceItem(DCM_ContourImageSequence, source, -2);
            source->putAndInsertString(DCM_ReferencedSOPInstanceUID, uid);
        }
        QVERIFY(set.saveFile(OFFilename(at("rt.dcm").c_str()), EXS_LittleEndianExplicit).good());
        const auto read = readStructureSet(at("rt.dcm"), [this](const std::string& uid) { return uid == "1.2.3" ? at("ct.dcm") : fs::path(); });
        QVERIFY2(read.ok(), read ? "" : read.error().sentence().c_str());
        QCOMPARE(read->outlines.size(), std::size_t{1});
        QCOMPARE(read->outlines.front().name, std::string("GTV"));
        // 1 mm along a row is 4 columns of 0.25 mm, 2 mm down is 4 rows of 0.5 mm.
        QCOMPARE(read->outlines.front().outline, (Outline{{{{0, 0}, {4, 0}, {4, 4}}}}));
        QCOMPARE(read->refused.front().english(), std::string("The image 9.9 is not in the project."));
        const auto onMammogram = readStructureSet(at("rt.dcm"), [this](const std::string&) { return at("left.dcm"); });
        QVERIFY(contains(onMammogram->refused.front().english(), "does not say where it is in the patient"));
    }
};
ANNULUS_TEST(OutlinesTest);

#include "outlines_test.moc"
