#include <string>

#include "tests/core/dicom/objects.h"
#include "tests/ui/view/reading.h"
#include "ui/pages/read/PictureMenu.h"
#include "ui/pages/read/SecondWindow.h"
#include "ui/view/screenScale.h"
#include "ui/widgets/GridPicker.h"

#include <dcmtk/dcmpstat/dcmpstat.h>

#include <QMenu>
#include <QScreen>

using namespace annulus;
using namespace annulus::tests;

namespace {

/// Changes the object in the file and takes what it then says of itself.
ImageRecord changed(ImageRecord record, const std::function<void(DcmDataset&)>& change)
{
    DcmFileFormat file;
    file.loadFile(record.path.c_str());
    file.getDataset()->loadAllDataIntoMemory();
    change(*file.getDataset());
    file.saveFile(record.path.c_str(), EXS_LittleEndianExplicit);
    record.hash = hashFile(record.path).value();
    record.facts = readFacts(record.path).value();
    return record;
}

/// A page with one record that a test prepared.
struct OnPage {
    ViewDesk desk;
    std::unique_ptr<ReadPage> page;
    std::unique_ptr<QWidget> inspector;

    void open(std::vector<ImageRecord> records)
    {
        const std::string patient = records.front().facts.patientId;
        (void)desk.document.apply(AddImages{std::move(records)});
        page = std::make_unique<ReadPage>(desk.withImages);
        inspector.reset(page->inspector());
        inspector->setParent(nullptr);
        page->resize(1000, 700);
        page->show();
        (void)QTest::qWaitForWindowExposed(page.get());
        desk.selection.selectPatient(patient);
        QTRY_VERIFY(page->isSettled());
    }
    [[nodiscard]] const OverlayFrame& words() const { return page->tile().overlay().frame(); }
    [[nodiscard]] QAction* entry(const QString& part) const
    {
        auto* menu = page->findChild<PictureMenu*>()->menu();
        emit menu->aboutToShow();
        for (QAction* action : menu->actions())
            if (action->text().contains(part))
                return action;
        return nullptr;
    }
    ~OnPage() { page.reset(); }
};

}  // namespace

class PicturesTest : public QObject {
    Q_OBJECT
private slots:
    void a_turn_by_hand_says_so_carries_outlines_along_and_changes_no_project()
    {
        const Reading reading(patternImage(200, 120), {.modality = "US", .spacing = {}});
        reading.polygon({{60, 40}, {100, 40}, {100, 80}});
        const auto revision = reading.desk.document.revision();
        reading.tile().setFocus();
        const QPointF before = reading.tile().positionOf({0, 0});
        reading.key(Qt::Key_R, Qt::AltModifier);
        QVERIFY(reading.tile().overlay().frame().badges.join(' ').contains("by hand: turned by 90°"));
        const QPointF corner = reading.tile().positionOf({0, 0}), below = reading.tile().positionOf({0, 119});
        QVERIFY(corner != before);
        QVERIFY(below.x() < corner.x() && std::abs(below.y() - corner.y()) < 1);  // what was downwards goes to the left
        reading.key(Qt::Key_L, Qt::AltModifier);
        QVERIFY(reading.tile().overlay().frame().badges.isEmpty());
        reading.key(Qt::Key_F, Qt::AltModifier);
        QVERIFY(reading.tile().positionOf({0, 0}).x() > reading.tile().positionOf({199, 0}).x());
        QCOMPARE(reading.desk.document.revision(), revision);
        // Drawn on the mirrored picture, an outline still lies on the pixels that were clicked.
        reading.polygon({{20, 10}, {50, 10}, {50, 30}});
        const Outline& drawn = reading.patient().rois.back().outline;
        for (const Point& point : drawn.contours.front())
            QVERIFY(point.x > 18 && point.x < 52 && point.y > 8 && point.y < 32);
    }
    void overlays_and_region_boxes_are_layers_that_keys_switch()
    {
        OnPage opened;
        opened.open({changed(opened.desk.write(patternImage(120, 80), {.modality = "US", .spacing = {}}), [](DcmDataset& d) {
            const Uint8 bits[] = {0xff, 0x01};
            const Sint16 origin[] = {3, 5};
            d.putAndInsertUint16(DcmTag(0x6000, 0x0010, EVR_US), 3);
            d.putAndInsertUint16(DcmTag(0x6000, 0x0011, EVR_US), 3);
            d.putAndInsertString(DcmTag(0x6000, 0x0040, EVR_CS), "G");
            d.putAndInsertSint16Array(DcmTag(0x6000, 0x0050, EVR_SS), origin, 2);
            d.putAndInsertString(DcmTag(0x6000, 0x1500, EVR_LO), "ANNOTATION");
            d.putAndInsertUint8Array(DcmTag(0x6000, 0x3000, EVR_OB), bits, 2);
            for (const auto& [left, type] : {std::pair(0, 1), std::pair(60, 2)}) {
                DcmItem& region = addItem(d, DCM_SequenceOfUltrasoundRegions);
                region.putAndInsertUint32(DCM_RegionLocationMinX0, static_cast<Uint32>(left));
                region.putAndInsertUint32(DCM_RegionLocationMinY0, 10);
                region.putAndInsertUint32(DCM_RegionLocationMaxX1, static_cast<Uint32>(left + 50));
                region.putAndInsertUint32(DCM_RegionLocationMaxY1, 70);
                region.putAndInsertUint16(DCM_RegionSpatialFormat, 1);
                region.putAndInsertUint16(DCM_RegionDataType, static_cast<Uint16>(type));
            }
        })});
        Overlay& overlay = opened.page->tile().overlay();
        QTRY_COMPARE(overlay.layers().lines.size(), std::size_t{3});
        const OverlayLine& plane = overlay.layers().lines[0];
        QCOMPARE(plane.width, 0.0);
        QCOMPARE(plane.contours, (std::vector<Contour>{{{3.5, 1.5}, {6.5, 1.5}, {6.5, 4.5}, {3.5, 4.5}}}));  // row 3, column 5
        QStringList words;
        for (const OverlayText& text : overlay.layers().texts)
            words << text.words;
        QCOMPARE(words, (QStringList{"B-mode", "colour flow"}));
        QTest::keyClick(&opened.page->tile(), Qt::Key_S);  // outlines are hidden, what the object carries stays
        QCOMPARE(overlay.layers().lines.size(), std::size_t{3});
        QTest::keyClick(&opened.page->tile(), Qt::Key_O);
        QCOMPARE(overlay.layers().lines.size(), std::size_t{2});
        QTest::keyClick(&opened.page->tile(), Qt::Key_B, Qt::ShiftModifier);
        QVERIFY(overlay.layers().lines.empty() && overlay.layers().texts.empty());
        QTest::keyClick(&opened.page->tile(), Qt::Key_O);
        QAction* const one = opened.entry("ANNOTATION (6000)");
        QVERIFY(one && one->isChecked());
        one->trigger();
        QVERIFY(overlay.layers().lines.empty());
    }
    void a_presentation_state_is_offered_applied_and_left_again()
    {
        OnPage opened;
        const ImageRecord record = opened.desk.write(patternImage(120, 80), {.modality = "US", .spacing = {}});
        DcmFileFormat image, file;
        image.loadFile(record.path.c_str());
        DcmPresentationState made;
        made.createFromImage(*image.getDataset());
        made.setPresentationLabel("BONE");
        made.write(*file.getDataset(), OFFalse);
        DcmDataset& d = *file.getDataset();
        d.putAndInsertString(DCM_PresentationLUTShape, "INVERSE");
        d.putAndInsertUint16(DCM_ImageRotation, 180);
        d.putAndInsertString(DCM_ImageHorizontalFlip, "N");
        DcmItem* voi = nullptr;
        d.findOrCreateSequenceItem(DCM_SoftcopyVOILUTSequence, voi, 0);
        voi->putAndInsertString(DCM_WindowCenter, "500");
        voi->putAndInsertString(DCM_WindowWidth, "200");
        file.saveFile(opened.desk.folder.filePath("state.dcm").toStdString().c_str(), EXS_LittleEndianExplicit);
        opened.open({record});
        ReadPane& pane = opened.page->hung().active();
        QTRY_VERIFY(opened.entry("BONE") != nullptr);
        QVERIFY(opened.entry("As stored")->isChecked());
        const annulus::Display stored = pane.display().display();
        opened.entry("BONE")->trigger();
        QTRY_COMPARE(pane.display().display().source, DisplaySource::presentationState);
        QCOMPARE(pane.display().display().window.centre, 500.0);
        QVERIFY(pane.display().display().inverted && !pane.display().isInvertedByReader());
        QVERIFY(opened.words().badges.join(' ').contains("presentation state: BONE"));
        QVERIFY(opened.page->tile().positionOf({0, 0}).x() > opened.page->tile().positionOf({119, 0}).x());
        opened.entry("As stored")->trigger();
        QTRY_VERIFY(pane.display().display() == stored);
        QVERIFY(opened.words().badges.isEmpty());
        QVERIFY(opened.page->tile().positionOf({0, 0}).x() < opened.page->tile().positionOf({119, 0}).x());
    }
    void a_grid_shows_all_images_page_by_page()
    {
        std::vector<std::pair<Image, ObjectWish>> images;
        for (int number = 1; number <= 5; ++number)
            images.push_back({patternImage(60, 40), {.uid = "1.2.3." + std::to_string(number), .modality = "US", .spacing = {}}});
        const Reading reading(images);
        HungTiles& hung = reading.page->hung();
        auto* picker = reading.page->findChild<GridPicker*>();
        QVERIFY(picker);
        emit picker->picked({3, 1});
        reading.settle();
        QCOMPARE(hung.panes().size(), std::size_t{3});
        QCOMPARE(hung.stages()[hung.stage()].kind, StageKind::grid);
        std::set<std::string> shown;
        for (ReadPane* pane : hung.panes())
            shown.insert(pane->state().image->uid);
        QCOMPARE(shown.size(), std::size_t{3});
        reading.key(Qt::Key_End);
        reading.settle();
        QCOMPARE(hung.stages()[hung.stage()].number, 2);
        int there = 0;
        for (ReadPane* pane : hung.panes())
            there += pane->state().image.has_value();
        QCOMPARE(there, 2);
        emit picker->picked({8, 8});
        reading.settle();
        QCOMPARE(hung.panes().size(), std::size_t{64});
        hung.setGrid({});
        QVERIFY(std::ranges::find(hung.stages(), StageKind::grid, &ReadStage::kind) == hung.stages().end());
    }
    void the_second_window_shows_the_patient_and_windows_go_together()
    {
        const Reading reading(patternImage(200, 160));
        reading.key(Qt::Key_F11);
        auto* second = reading.page->findChild<SecondWindow*>();
        QVERIFY(second && second->isWindow());
        QTRY_VERIFY(second->panes().front()->shown().current() != nullptr);
        ReadPane& here = reading.page->hung().active();
        ReadPane& there = *second->panes().front();
        reading.drag({300, 300}, {380, 260}, Qt::RightButton);
        QCOMPARE(here.display().display().source, DisplaySource::reader);
        QVERIFY(there.display().display() == here.display().display());
        there.display().setInverted(true);
        QVERIFY(here.display().display().inverted == there.display().display().inverted);
        reading.tile().setFocus();
        reading.key(Qt::Key_F11);
        QTRY_VERIFY(reading.page->findChild<SecondWindow*>() == nullptr);
    }
    void true_size_is_a_millimetre_on_a_millimetre_or_a_sentence()
    {
        const Reading reading(patternImage(300, 200), {.spacing = "0.2\\0.1"});
        QScreen& screen = *reading.page->screen();
        setMeasuredScale(screen, const_cast<ViewDesk&>(reading.desk).settings, 0.05);
        QVERIFY(screenScale(screen, reading.desk.settings).isMeasured);
        reading.key(Qt::Key_T);
        // 0.1 mm a column on a screen of 0.05 mm a pixel: two device pixels.
        QCOMPARE(reading.tile().view().zoom, 2.0);
        const Reading without(patternImage(300, 200), {.spacing = {}});
        const double zoom = without.tile().view().zoom;
        without.key(Qt::Key_T);
        QCOMPARE(without.tile().view().zoom, zoom);
    }
    void the_magnifier_shows_what_the_tile_shows_larger()
    {
        const Reading reading(patternImage(200, 160));
        View view = reading.tile().view();
        view.mode = View::Mode::free;
        view.zoom = 8;
        view.centre = {100, 80};
        const QImage picture = reading.tile().pictureOf(view, QSize(80, 80));
        // Eight device pixels are one of the image: the middle of each has the grey of displayByte.
        const annulus::Display& display = reading.page->hung().active().display().display();
        const auto& values = std::get<std::vector<std::uint16_t>>(patternImage(200, 160).pixels);
        for (int step = -3; step <= 3; ++step)
            QCOMPARE(qRed(picture.pixel(40 + 8 * step, 40)), int{displayByte(display, values[static_cast<std::size_t>(80 * 200 + 100 + step)])});
        reading.key(Qt::Key_Z);
        QTest::mouseMove(&reading.tile(), reading.on(100, 80));
        QVERIFY(opened(reading));
        reading.key(Qt::Key_Z);
        QVERIFY(!opened(reading));
    }
    void an_outline_in_air_is_told_beside_its_measures()
    {
        const Reading reading(breastImage(400, 300));
        reading.polygon({{10, 100}, {60, 100}, {60, 150}, {10, 150}});
        QTRY_VERIFY(reading.inspectorSays("The outline lies in air"));
    }
    void frames_of_a_cine_keep_to_their_share_of_memory()
    {
        OnPage opened;
        constexpr int side = 1024, count = 60;
        std::vector<Uint16> values(std::size_t{side} * side * count);
        DcmFileFormat file = greyObject(values);
        DcmDataset& d = *file.getDataset();
        d.putAndInsertString(DCM_SOPClassUID, UID_UltrasoundMultiframeImageStorage);
        d.putAndInsertString(DCM_Modality, "US");
        d.putAndInsertString(DCM_PatientID, "P1");
        d.putAndInsertUint16(DCM_Rows, side);
        d.putAndInsertUint16(DCM_Columns, side);
        d.putAndInsertString(DCM_NumberOfFrames, std::to_string(count).c_str());
        const std::filesystem::path path = opened.desk.folder.filePath("cine.dcm").toStdString();
        file.saveFile(path.c_str(), EXS_LittleEndianExplicit);
        opened.open({{"1.2.3.4", path, hashFile(path).value(), readFacts(path).value(), {}, {}}});
        for (int frame = 1; frame <= count; ++frame) {
            opened.desk.selection.selectImage("P1", "1.2.3.4", frame);
            QTRY_VERIFY(opened.page->isSettled());
        }
        QVERIFY2(opened.desk.images.bytes() <= std::size_t{84} << 20, qPrintable(QString::number(opened.desk.images.bytes() >> 20)));
    }

private:
    /// The lens is a round child of the tile.
    static bool opened(const Reading& reading)
    {
        for (QWidget* child : reading.tile().findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
            if (child->isVisible() && child->size() == QSize(260, 260))
                return true;
        return false;
    }
};

ANNULUS_TEST(PicturesTest);
#include "Pictures_test.moc"
