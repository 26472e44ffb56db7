#include "core/dicom/overlayPlanes.h"
#include "core/dicom/presentation.h"
#include "core/dicom/readFrame.h"
#include "tests/core/dicom/objects.h"
#include "tests/support/runTests.h"

#include <dcmtk/dcmpstat/dcmpstat.h>

#include <QProcess>
#include <QStandardPaths>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;
using Change = std::function<void(DcmDataset&)>;

namespace {

constexpr int columns = 9, rows = 6;

DcmFileFormat imageObject()
{
    std::vector<Uint16> values;
    for (int at = 0; at < columns * rows; ++at)
        values.push_back(static_cast<Uint16>(75 * at));
    DcmFileFormat file = greyObject(values);
    DcmDataset& d = *file.getDataset();
    d.putAndInsertUint16(DCM_Columns, columns);
    d.putAndInsertUint16(DCM_Rows, rows);
    d.putAndInsertString(DCM_SOPInstanceUID, "1.2.3.4.5");
    d.putAndInsertString(DCM_StudyInstanceUID, "1.2.3");
    d.putAndInsertString(DCM_SeriesInstanceUID, "1.2.3.4");
    d.putAndInsertString(DCM_PatientID, "P");
    d.putAndInsertString(DCM_PatientName, "P");
    d.putAndInsertString(DCM_WindowCenter, "2000");
    d.putAndInsertString(DCM_WindowWidth, "4000");
    return file;
}

/// A state that DCMTK makes from the image, then changed: valid apart from what a test spoils.
DcmFileFormat stateOf(DcmFileFormat image, const Change& change)
{
    DcmPresentationState made;
    made.createFromImage(*image.getDataset());
    made.setPresentationLabel("TEST");
    DcmFileFormat file;
    made.write(*file.getDataset(), OFFalse);
    change(*file.getDataset());
    return file;
}

DcmItem& voiOf(DcmDataset& d)
{
    DcmItem* item = nullptr;
    d.findOrCreateSequenceItem(DCM_SoftcopyVOILUTSequence, item, 0);
    return *item;
}

DcmItem& annotationOf(DcmDataset& d)
{
    DcmItem& layer = addItem(d, DCM_GraphicLayerSequence);
    layer.putAndInsertString(DCM_GraphicLayer, "MARKS");
    layer.putAndInsertString(DCM_GraphicLayerOrder, "1");
    DcmItem& annotation = addItem(d, DCM_GraphicAnnotationSequence);
    annotation.putAndInsertString(DCM_GraphicLayer, "MARKS");
    return annotation;
}

void addGraphic(DcmItem& annotation, const char* type, const std::vector<Float32>& data)
{
    DcmItem& graphic = addItem(annotation, DCM_GraphicObjectSequence);
    graphic.putAndInsertString(DCM_GraphicAnnotationUnits, "PIXEL");
    graphic.putAndInsertUint16(DCM_GraphicDimensions, 2);
    graphic.putAndInsertUint16(DCM_NumberOfGraphicPoints, static_cast<Uint16>(data.size() / 2));
    graphic.putAndInsertFloat32Array(DCM_GraphicData, data.data(), data.size());
    graphic.putAndInsertString(DCM_GraphicType, type);
    graphic.putAndInsertString(DCM_GraphicFilled, "N");
}

std::vector<std::uint8_t> pgmBytes(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(stream), {}};
    const std::size_t count = std::size_t{columns} * rows;
    return all.size() < count ? std::vector<std::uint8_t>{} : std::vector<std::uint8_t>(all.end() - static_cast<std::ptrdiff_t>(count), all.end());
}

}  // namespace

/// Truth: PS3.3 C.10 and PS3.4 N.2 worked by hand, and DCMTK's own dcmp2pgm where it is installed.
class PresentationTest : public QObject {
    Q_OBJECT
    ObjectFolder folder_;

    Result<Presentation> read(const Change& change, int frame = 1, const Change& ofImage = {})
    {
        DcmFileFormat image = imageObject();
        if (ofImage)
            ofImage(*image.getDataset());
        const fs::path picture = folder_.save(image, "image.dcm");
        return readPresentation(folder_.save(stateOf(image, change), "state.dcm"), picture, frame);
    }
    std::vector<std::uint8_t> rendered(const Presentation& state)
    {
        const auto opened = readFactsAndFrame(folder_.path("image.dcm"));
        Picture picture = renderWhole(opened->frame, displayOf(state, defaultDisplay(opened->facts, opened->frame)));
        cover(picture, state);
        return picture.bytes;
    }

private slots:
    void the_picture_is_dcmtk_s_data()
    {
        QTest::addColumn<int>("row");
        const char* names[] = {"window", "lookup table", "inverse", "inverse of MONOCHROME1", "identity of MONOCHROME1", "presentation LUT"};
        for (int row = 0; row < 6; ++row)
            QTest::newRow(names[row]) << row;
    }
    void the_picture_is_dcmtk_s()
    {
        if (QStandardPaths::findExecutable("dcmp2pgm").isEmpty())
            QSKIP("dcmp2pgm is not here");
        QFETCH(int, row);
        const auto change = [row](DcmDataset& d) {
            const Uint16 descriptor[] = {4, 1000, 8}, table[] = {10, 200, 90, 250};
            switch (row) {
            case 0:
                voiOf(d).putAndInsertString(DCM_WindowCenter, "1500");
                voiOf(d).putAndInsertString(DCM_WindowWidth, "1201");
                break;
            case 1: {
                voiOf(d).findAndDeleteElement(DCM_WindowCenter);
                voiOf(d).findAndDeleteElement(DCM_WindowWidth);
                DcmItem& item = addItem(voiOf(d), DCM_VOILUTSequence);
                item.putAndInsertUint16Array(DcmTag(DCM_LUTDescriptor, EVR_US), descriptor, 3);
                item.putAndInsertUint16Array(DcmTag(DCM_LUTData, EVR_US), table, 4);
                break;
            }
            case 2:
            case 3: d.putAndInsertString(DCM_PresentationLUTShape, "INVERSE"); break;
            case 4: d.putAndInsertString(DCM_PresentationLUTShape, "IDENTITY"); break;
            case 5: {
                d.findAndDeleteElement(DCM_PresentationLUTShape);
                std::vector<Uint16> outputs;
                for (int at = 0; at < 256; ++at)
                    outputs.push_back(static_cast<Uint16>(at * at));
                const Uint16 of[] = {256, 0, 16};
                DcmItem& item = addItem(d, DCM_PresentationLUTSequence);
                item.putAndInsertUint16Array(DcmTag(DCM_LUTDescriptor, EVR_US), of, 3);
                item.putAndInsertUint16Array(DcmTag(DCM_LUTData, EVR_US), outputs.data(), outputs.size());
                break;
            }
            default: break;
            }
        };
        const auto state = read(change, 1, [row](DcmDataset& d) {
            if (row == 3 || row == 4)
                d.putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME1");
        });
        QVERIFY2(state.ok(), state.ok() ? "" : state.error().sentence().c_str());
        const QString out = QString::fromStdString(folder_.path("out.pgm").string());
        QProcess tool;
        tool.start("dcmp2pgm", {"-p", QString::fromStdString(folder_.path("state.dcm").string()), QString::fromStdString(folder_.path("image.dcm").string()), out});
        QVERIFY(tool.waitForFinished(-1) && tool.exitCode() == 0);
        const auto theirs = pgmBytes(out.toStdString()), ours = rendered(*state);
        QCOMPARE(ours.size(), theirs.size());
        for (std::size_t at = 0; at < ours.size(); ++at)
            // DCMTK cuts off, also where it looks up: one entry of the curved table is two levels.
            QVERIFY2(std::abs(ours[at] - theirs[at]) <= (row == 5 ? 3 : 1), qPrintable(QStringLiteral("pixel %1: %2, DCMTK %3").arg(at).arg(ours[at]).arg(theirs[at])));
    }
    void shutters_cover_what_is_outside_in_their_own_grey_data()
    {
        QTest::addColumn<QStringList>("elements");  // keyword and value in turn
        QTest::addColumn<QStringList>("open");      // rows of the picture, # where it is seen
        QTest::newRow("rectangle") << QStringList{"ShutterShape", "RECTANGULAR", "ShutterLeftVerticalEdge", "3", "ShutterRightVerticalEdge", "7", "ShutterUpperHorizontalEdge", "2", "ShutterLowerHorizontalEdge", "4"}
                                   << QStringList{".........", "..#####..", "..#####..", "..#####..", ".........", "........."};
        // Row 3, column 5; radius 2.
        QTest::newRow("circle") << QStringList{"ShutterShape", "CIRCULAR", "CenterOfCircularShutter", "3\\5", "RadiusOfCircularShutter", "2"}
                                << QStringList{"....#....", "...###...", "..#####..", "...###...", "....#....", "........."};
        QTest::newRow("both") << QStringList{"ShutterShape", "RECTANGULAR\\CIRCULAR", "ShutterLeftVerticalEdge", "5", "ShutterRightVerticalEdge", "9", "ShutterUpperHorizontalEdge", "1", "ShutterLowerHorizontalEdge", "6",
                                             "CenterOfCircularShutter", "3\\5", "RadiusOfCircularShutter", "2"}
                              << QStringList{"....#....", "....##...", "....###..", "....##...", "....#....", "........."};
    }
    void shutters_cover_what_is_outside_in_their_own_grey()
    {
        QFETCH(QStringList, elements);
        QFETCH(QStringList, open);
        const auto state = read([&](DcmDataset& d) {
            d.putAndInsertUint16(DCM_ShutterPresentationValue, 0x8080);
            for (qsizetype at = 0; at + 1 < elements.size(); at += 2) {
                DcmTag tag;
                DcmTag::findTagFromName(elements[at].toLatin1().constData(), tag);
                d.putAndInsertString(tag, elements[at + 1].toLatin1().constData());
            }
        });
        QVERIFY2(state.ok(), state.ok() ? "" : state.error().sentence().c_str());
        const auto picture = rendered(*state);
        for (int j = 0; j < rows; ++j)
            for (int i = 0; i < columns; ++i) {
                QCOMPARE(!state->shutter.contains(i, j), open[j][i] == '#');
                if (open[j][i] != '#')
                    QCOMPARE(int{picture[static_cast<std::size_t>(j * columns + i)]}, 128);
            }
    }
    void polarity_is_the_state_s_alone()
    {
        const auto monochrome1 = [](DcmDataset& d) { d.putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME1"); };
        const auto inverse = read([](DcmDataset& d) { d.putAndInsertString(DCM_PresentationLUTShape, "INVERSE"); }, 1, monochrome1);
        QVERIFY(inverse.ok() && inverse->inverted);
        const auto identity = read([](DcmDataset& d) { d.putAndInsertString(DCM_PresentationLUTShape, "IDENTITY"); }, 1, monochrome1);
        QVERIFY(identity.ok() && !identity->inverted);
        QCOMPARE(int{rendered(*identity).front()}, 0);
    }
    void a_window_for_stored_values_is_moved_by_the_image_s_rescale()
    {
        // The image: 2 x - 1000; the state has no modality transformation, so its window is one of stored values.
        const auto state = read([](DcmDataset& d) {
            for (const auto& tag : {DCM_RescaleSlope, DCM_RescaleIntercept, DCM_RescaleType})
                d.findAndDeleteElement(tag);
            voiOf(d).putAndInsertString(DCM_WindowCenter, "1500");
            voiOf(d).putAndInsertString(DCM_WindowWidth, "1200");
        }, 1, [](DcmDataset& d) {
            d.putAndInsertString(DCM_RescaleSlope, "2");
            d.putAndInsertString(DCM_RescaleIntercept, "-1000");
        });
        QVERIFY2(state.ok(), state.ok() ? "" : state.error().sentence().c_str());
        QVERIFY(state->window.has_value());
        QCOMPARE(state->window->centre, 2000.0);
        QCOMPARE(state->window->width, 2400.0);
    }
    void turns_and_areas_follow_the_standard()
    {
        const auto state = read([](DcmDataset& d) {
            d.putAndInsertUint16(DCM_ImageRotation, 90);
            d.putAndInsertString(DCM_ImageHorizontalFlip, "Y");
            DcmItem* area = nullptr;
            d.findOrCreateSequenceItem(DCM_DisplayedAreaSelectionSequence, area, 0);
            const auto put = [&](const DcmTagKey& tag, Sint32 column, Sint32 row) {
                const Sint32 corner[] = {column, row};
                auto* element = new DcmSignedLong(tag);  // DCMTK's data set owns it
                element->putSint32Array(corner, 2);
                area->insert(element, true);
            };
            put(DCM_DisplayedAreaTopLeftHandCorner, 2, 5);
            put(DCM_DisplayedAreaBottomRightHandCorner, 8, 3);
            area->putAndInsertString(DCM_PresentationSizeMode, "MAGNIFY");
            area->findAndDeleteElement(DCM_PresentationPixelSpacing);
            area->putAndInsertString(DCM_PresentationPixelAspectRatio, "1\\1");
            area->putAndInsertFloat32(DCM_PresentationPixelMagnificationRatio, 2.5F);
        });
        QVERIFY2(state.ok(), state.ok() ? "" : state.error().sentence().c_str());
        QCOMPARE(state->turn, (Turn{true, false, false}));  // a quarter clockwise is transposed and mirrored; the flip mirrors back
        QVERIFY(state->area.has_value());
        QCOMPARE(*state->area, (Box{1, 2, 0, 7, 4, 0}));
        QCOMPARE(state->magnified.value_or(0), 2.5);
    }
    void graphics_begin_at_the_corner_of_the_first_pixel()
    {
        const auto state = read([](DcmDataset& d) {
            DcmItem& annotation = annotationOf(d);
            addGraphic(annotation, "POLYLINE", {0, 0, 9, 0, 9, 6, 0, 0});
            addGraphic(annotation, "CIRCLE", {4.5F, 3, 6.5F, 3});
            addGraphic(annotation, "ELLIPSE", {1.5F, 3, 7.5F, 3, 4.5F, 2, 4.5F, 4});
            d.putAndInsertString(DCM_SpecificCharacterSet, "GB18030");
            DcmItem& words = addItem(annotation, DCM_TextObjectSequence);
            words.putAndInsertString(DCM_UnformattedTextValue, "\xd6\xd7\xbf\xe9");
            words.putAndInsertString(DCM_AnchorPointAnnotationUnits, "PIXEL");
            const Float32 anchor[] = {2, 5};
            words.putAndInsertFloat32Array(DCM_AnchorPoint, anchor, 2);
            words.putAndInsertString(DCM_AnchorPointVisibility, "Y");
        });
        QVERIFY2(state.ok(), state.ok() ? "" : state.error().sentence().c_str());
        QCOMPARE(state->lines.size(), std::size_t{3});
        QVERIFY(state->lines[0].isClosed);
        QCOMPARE(state->lines[0].points[2], (PresentationPoint{8.5, 5.5, false}));
        for (const PresentationPoint& point : state->lines[1].points)
            QVERIFY(std::abs(std::hypot(point.x - 4, point.y - 2.5) - 2) < 1e-6);
        for (const PresentationPoint& point : state->lines[2].points)
            QVERIFY(std::abs(std::hypot((point.x - 4) / 3, point.y - 2.5) - 1) < 1e-6);
        QCOMPARE(state->words.size(), std::size_t{1});
        QCOMPARE(state->words[0].text, std::string("肿块"));
        QCOMPARE(state->words[0].anchor.value_or(PresentationPoint{}), (PresentationPoint{1.5, 4.5, false}));
    }
    void a_state_counts_for_the_images_and_frames_that_it_names()
    {
        const auto change = [](DcmDataset& d) {
            DcmItem* series = nullptr;
            DcmItem* image = nullptr;
            d.findAndGetSequenceItem(DCM_ReferencedSeriesSequence, series, 0);
            series->findAndGetSequenceItem(DCM_ReferencedImageSequence, image, 0);
            image->putAndInsertString(DCM_ReferencedFrameNumber, "2\\3");
        };
        const auto refused = read(change, 1);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().sentence().find("is not for this image and frame") != std::string::npos);
        const auto title = readPresentationTitle(folder_.path("state.dcm"));
        QVERIFY(title.ok());
        QCOMPARE(title->label, std::string("TEST"));
        QVERIFY(title->isFor("1.2.3.4.5", 3) && !title->isFor("1.2.3.4.5", 1) && !title->isFor("1.2.3.4.6", 3));
        const auto found = findPresentations({folder_.path("image.dcm"), folder_.path("state.dcm"), folder_.path("nothing")});
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0], *title);
        QVERIFY(!readPresentationTitle(folder_.path("image.dcm")).ok());
    }
    void a_spoilt_state_is_one_sentence()
    {
        const auto state = read([](DcmDataset& d) { d.findAndDeleteElement(DCM_DisplayedAreaSelectionSequence); });
        QVERIFY(!state.ok());
        QVERIFY(!state.error().sentence().empty());
    }
    void overlays_lie_where_their_origin_says_on_the_frames_that_they_name()
    {
        DcmFileFormat file = imageObject();
        DcmDataset& d = *file.getDataset();
        const auto put = [&](Uint16 group, const char* label, std::vector<Sint16> origin, std::vector<Uint8> bits, int planeRows, int planeColumns) {
            d.putAndInsertUint16(DcmTag(group, 0x0010, EVR_US), static_cast<Uint16>(planeRows));
            d.putAndInsertUint16(DcmTag(group, 0x0011, EVR_US), static_cast<Uint16>(planeColumns));
            d.putAndInsertString(DcmTag(group, 0x0040, EVR_CS), group == 0x6000 ? "G" : "R");
            d.putAndInsertSint16Array(DcmTag(group, 0x0050, EVR_SS), origin.data(), 2);
            d.putAndInsertString(DcmTag(group, 0x1500, EVR_LO), label);
            d.putAndInsertUint8Array(DcmTag(group, 0x3000, EVR_OB), bits.data(), bits.size());
        };
        // 3 columns x 2 rows, no padding between rows: 101 011 -> bits 0, 2, 4, 5.
        put(0x6000, "HR", {2, 8}, {0x35, 0}, 2, 3);
        put(0x6002, "mask", {0, 0}, {0x01, 0}, 1, 1);
        put(0x6004, "short", {1, 1}, {0x01, 0}, 60, 60);
        const auto overlays = readOverlays(folder_.save(file, "overlays.dcm"));
        QVERIFY(overlays.ok());
        QCOMPARE(overlays->planes.size(), std::size_t{2});
        QCOMPARE(overlays->planes[0].label, std::string("HR"));
        QVERIFY(!overlays->planes[0].isRoi && overlays->planes[1].isRoi);
        // Row 2, column 8: the third column lies outside the image of 9.
        QCOMPARE(overlays->planes[0].pixels.runs(), (std::vector<Run>{{1, 7, 8}, {2, 8, 9}}));
        QVERIFY(overlays->planes[1].pixels.isEmpty());  // one row and column beyond the corner
        QCOMPARE(overlays->warnings.size(), std::size_t{1});
        QVERIFY(readOverlays(folder_.save(imageObject(), "none.dcm"))->planes.empty());
    }
    void overlays_within_the_words_of_the_pixels_are_found()
    {
        DcmFileFormat file = imageObject();
        DcmDataset& d = *file.getDataset();
        std::vector<Uint16> words(std::size_t{columns} * rows, 5);
        words[10] |= 1 << 13;
        d.putAndInsertUint16Array(DCM_PixelData, words.data(), words.size());
        d.putAndInsertUint16(DcmTag(0x6000, 0x0010, EVR_US), rows);
        d.putAndInsertUint16(DcmTag(0x6000, 0x0011, EVR_US), columns);
        d.putAndInsertUint16(DcmTag(0x6000, 0x0100, EVR_US), 16);
        d.putAndInsertUint16(DcmTag(0x6000, 0x0102, EVR_US), 13);
        const auto overlays = readOverlays(folder_.save(file, "words.dcm"));
        QVERIFY(overlays.ok());
        QCOMPARE(overlays->planes.size(), std::size_t{1});
        QCOMPARE(overlays->planes[0].pixels.runs(), (std::vector<Run>{{1, 1, 2}}));
    }
};

ANNULUS_TEST(PresentationTest);
#include "presentation_test.moc"
