#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "ui/document/imageNames.h"
#include "ui/document/readers.h"
#include "ui/pages/read/lesionGuide.h"
#include "ui/pages/read/overlayOf.h"
#include "ui/pages/read/readState.h"
#include "ui/text.h"
#include "ui/view/DisplayControl.h"
#include "ui/view/keyMap.h"

#include <QKeyEvent>
#include <QTranslator>

#include <set>

using namespace annulus;
using namespace annulus::ui;

class ReadStateTest : public QObject {
    Q_OBJECT
private slots:
    void outlines_of_several_readers_carry_the_reader()
    {
        Project project = tests::smallProject();
        Patient patient = *project.patients[0];
        patient.rois.clear();
        for (const char* reader : {"reader1", "reader2"})
            patient.rois.push_back({reader, "Lesion 1", imagesOf(patient).front()->uid, 1, reader, {}});
        project.patients[0] = std::make_shared<const Patient>(patient);
        const ReadChoice choice{patient.id, patient.rois[0].imageUid, {}, 1};
        const auto two = readState(project, choice).lesions;
        QVERIFY(two.at(0).place.endsWith(" · reader1"));
        QVERIFY(two.at(1).place.endsWith(" · reader2"));
        patient.rois.pop_back();
        project.patients[0] = std::make_shared<const Patient>(patient);
        QVERIFY(!readState(project, choice).lesions.at(0).place.contains("reader1"));
    }
    void what_another_reader_drew_is_a_line_without_words()
    {
        const Outline square{{{{0, 0}, {9, 0}, {9, 9}, {0, 9}}}};
        RegionView view;
        view.pixels = 100;
        view.rings.push_back({});
        const OverlayScene own = overlayOf({{square, &view, true, false}}, {}, {});
        const OverlayScene both = overlayOf({{square, &view, true, false}, {square, &view, false, true}}, {}, {});
        QCOMPARE(both.lines.size(), own.lines.size() + 1);
        QCOMPARE(both.texts.size(), own.texts.size());
    }
    void each_reader_has_a_colour_whoever_is_in_hand()
    {
        const Outline square{{{{0, 0}, {9, 0}, {9, 9}, {0, 9}}}};
        const auto colours = [&](bool secondInHand) {
            const OverlayScene scene = overlayOf({{square, nullptr, !secondInHand, secondInHand, 0}, {square, nullptr, secondInHand, !secondInHand, 1}}, {}, {});
            return std::vector<QColor>{scene.lines.at(0).colour, scene.lines.at(1).colour};
        };
        const std::vector<QColor> expected{QColor(0xE6, 0x9F, 0x00), QColor(0xF0, 0xE4, 0x42)};  // orange and yellow of Okabe and Ito
        QCOMPARE(colours(false), expected);
        QCOMPARE(colours(true), expected);
        const OverlayScene scene = overlayOf({{square, nullptr, false, true, 0}, {square, nullptr, true, false, 1}}, {}, {});
        QCOMPARE(scene.handleColour, expected[1]);
        QVERIFY(scene.lines[1].style == Qt::SolidLine && scene.lines[0].width < scene.lines[1].width);

        Project project = tests::smallProject();  // its one outline is of "reader"
        project = tests::applied(project, AddRoi{"P2", {newRoiId(project), "Lesion 1", "2.1", 1, "anna", tests::squareOutline(5)}});
        QCOMPARE(readersOf(project), (std::vector<std::string>{"reader", "anna"}));
        QCOMPARE(readState(project, {"P1", "1.1", {}, 1}).lesions.at(0).reader, 0);  // the same on every patient
        QCOMPARE(readState(project, {"P2", "2.1", {}, 1}).lesions.at(0).reader, 1);
        // Whoever joins, with or without a name, changes nobody's colour.
        project = tests::applied(project, AddRoi{"P1", {newRoiId(project), "Lesion 1", "1.1", 1, "", tests::squareOutline(5)}});
        QCOMPARE(readersOf(project), (std::vector<std::string>{"reader", "anna", ""}));
    }
    void a_proposed_outline_says_by_which_model_and_how_far_it_has_moved()
    {
        Project project = tests::smallProject();
        Roi roi{newRoiId(project), "Lesion 9", "1.1", 1, "reader", tests::squareOutline(6)};
        roi.assist.emplace();
        roi.assist->model = "Net 7";
        roi.assist->proposed = tests::squareOutline(3);
        project = tests::applied(project, AddRoi{"P1", roi});
        for (const LesionRow& row : readState(project, {"P1", "1.1", {}, 1}).lesions) {
            QCOMPARE(row.origin.isEmpty(), row.roi != roi.id);
            if (row.roi == roi.id)  // 9 pixels of 36: 2 * 9 / 45
                QVERIFY2(row.origin.contains("Net 7") && row.origin.contains("0.40"), qPrintable(row.origin));
        }
    }
    void an_empty_project_says_the_next_step()
    {
        QVERIFY(readState({}, {}).empty.contains("Import"));
        QVERIFY(!readState(tests::smallProject(), {}).empty.isEmpty());
        QVERIFY(readState(tests::smallProject(), {"P1", "1.1", {}, 1}).empty.isEmpty());
    }
    void images_and_lesions_are_listed_with_where_they_are()
    {
        const ReadState state = readState(tests::smallProject(), {"P1", "1.1", "roi-1", 1});
        QCOMPARE(state.images.size(), 2u);
        QCOMPARE(state.images[0].label, QString("RCC"));
        QVERIFY(state.images[0].isCurrent);
        QCOMPARE(state.images[0].outlines, 1);
        QCOMPARE(state.lesions.size(), 1u);
        QVERIFY(state.lesions[0].isHere && state.lesions[0].isSelected);
        QCOMPARE(state.lesions[0].place, QString("RCC"));
        QVERIFY(!readState(tests::smallProject(), {"P1", "1.2", {}, 1}).lesions[0].isHere);
    }
    void equal_labels_are_numbered()
    {
        Project project;
        project = tests::applied(project, AddImages{{tests::imageRecord("P", "1"), tests::imageRecord("P", "2")}});
        const ReadState state = readState(project, {"P", "1", {}, 1});
        QCOMPARE(state.images[0].label, QString("RCC 1/2"));
        QCOMPARE(state.images[1].label, QString("RCC 2/2"));
    }
    void views_of_one_lesion_share_its_name()
    {
        const Project project = tests::smallProject();  // "Lesion 1" on image 1.1
        const Patient& patient = *project.findPatient("P1");
        QCOMPARE(newLesionName(patient, "1.2", 1), std::string("Lesion 1"));
        QCOMPARE(newLesionName(patient, "1.1", 1), std::string("Lesion 2"));
        const Project both = tests::applied(project, AddImages{{tests::imageRecord("P1", "1.3", "L"), tests::imageRecord("P1", "1.4", "")}});
        QCOMPARE(newLesionName(*both.findPatient("P1"), "1.3", 1), std::string("Lesion 2"));  // in the other breast
        QCOMPARE(newLesionName(*both.findPatient("P1"), "1.4", 1), std::string("Lesion 1"));  // the side is not known
    }
    void calibration_by_hand_is_said_everywhere()
    {
        Project project = tests::applied(tests::smallProject(), SetManualSpacing{"P1", "1.1", Spacing{0.08, 0.08, SpacingBasis::manual, 1}});
        const ReadState state = readState(project, {"P1", "1.1", {}, 1});
        QVERIFY(state.badges.join(' ').contains("by hand"));
        QVERIFY(state.spacingWords.contains("0.08") && state.spacingWords.contains("by hand"));
    }
    void pixels_assumed_square_are_said_to_be()
    {
        ImageRecord image = tests::imageRecord("P", "1");
        image.facts.patientSpacing = {};
        image.manualSpacing = Spacing{0.08, 0.08, SpacingBasis::manual, 1};
        QVERIFY(spacingWordsOf(image).contains("square pixels assumed"));
        image.facts.pixelAspect = 1.25;
        image.manualSpacing->y = 0.1;
        QVERIFY2(!spacingWordsOf(image).contains("assumed") && spacingWordsOf(image).contains(QString::fromUtf8("0.08 × 0.1 mm")), qPrintable(spacingWordsOf(image)));
    }
    void images_are_called_as_in_the_reading_room()
    {
        Facts facts;
        QVERIFY(!imageName(facts).isEmpty());
        facts.modality = "MG";
        facts.laterality = "L";
        QCOMPARE(imageName(facts), QString("MG L"));
        facts.view = "MLO";
        QCOMPARE(imageName(facts), QString("LMLO"));
        facts.viewModifiers = {"magnification"};
        QCOMPARE(imageName(facts), QString("LMLO, magnification"));
        Project project;
        for (const char* uid : {"1", "2", "3"}) {
            ImageRecord image = tests::imageRecord("P", uid, uid == std::string("3") ? "R" : "L", "");
            image.facts.modality = "US";
            project = tests::applied(project, AddImages{{image}});
        }
        const auto names = imageNames(*project.findPatient("P"));
        QCOMPARE(names.at("1"), QString("US L 1/2"));
        QCOMPARE(names.at("2"), QString("US L 2/2"));
        QCOMPARE(names.at("3"), QString("US R"));
    }
    void a_lesions_usual_name_is_stored_alike_and_shown_in_the_windows_language()
    {
        class Chinese : public QTranslator {
            QString translate(const char*, const char* source, const char*, int) const override
            {
                return source == QByteArray("Lesion %1") ? QString::fromUtf8("病灶 %1") : QString();
            }
            bool isEmpty() const override { return false; }
        } chinese;
        QCOMPARE(lesionName("Lesion 12"), QString("Lesion 12"));
        QCoreApplication::installTranslator(&chinese);
        QCOMPARE(lesionName("Lesion 12"), QString::fromUtf8("病灶 12"));
        QCOMPARE(lesionName("Lesion 1a"), QString("Lesion 1a"));
        QCOMPARE(lesionName("Index mass"), QString("Index mass"));
        QCOMPARE(storedLesionName(QString::fromUtf8("病灶 3")), std::string("Lesion 3"));
        QCOMPARE(storedLesionName(QString::fromUtf8("左侧病灶")), std::string("左侧病灶"));
        QCOMPARE(text(message("project", "Draw %1", "Lesion 2")), QString::fromUtf8("Draw 病灶 2"));
        const Project project = tests::smallProject();
        QCOMPARE(newLesionName(*project.findPatient("P1"), "1.1", 1), std::string("Lesion 2"));
        QCoreApplication::removeTranslator(&chinese);
    }
    void no_key_means_two_things()
    {
        const KeyMap keys;
        std::set<QString> seen;
        for (const KeyRow& row : keys.rows())
            for (const QKeySequence& key : row.keys)
                QVERIFY2(seen.insert(key.toString()).second, qPrintable(key.toString()));
    }
    void keys_find_their_command_and_can_be_given_to_another()
    {
        KeyMap keys;
        const auto press = [](int key, Qt::KeyboardModifiers modifiers = {}) { return QKeyEvent(QEvent::KeyPress, key, modifiers); };
        QCOMPARE(keys.find(press(Qt::Key_P))->command, ui::Command::polygonTool);
        QCOMPARE(keys.find(press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier))->command, ui::Command::redo);
        QCOMPARE(keys.find(press(Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier))->command, ui::Command::zoomIn);
        QVERIFY(!keys.find(press(Qt::Key_P, Qt::ControlModifier)));
        keys.rebind("freehand-tool", {Qt::Key_P});
        QCOMPARE(keys.find(press(Qt::Key_P))->command, ui::Command::freehandTool);
        QVERIFY(!keys.find(press(Qt::Key_H)));
    }
    void a_window_drag_widens_to_the_right_and_brightens_upwards_in_both_polarities()
    {
        const Window start{2000, 1000, VoiFunction::sigmoid, "soft"};
        const Window wider = draggedWindow(start, {160, 0}, false);
        QCOMPARE(wider.width, 2000.0);
        QCOMPARE(wider.centre, 2000.0);
        QCOMPARE(wider.function, VoiFunction::linear);
        for (const bool inverted : {false, true}) {
            annulus::Display display;
            display.inverted = inverted;
            display.window = draggedWindow(start, {0, 0}, inverted);
            const int before = displayByte(display, 2100);
            display.window = draggedWindow(start, {0, 40}, inverted);
            QVERIFY(displayByte(display, 2100) > before);
        }
        QCOMPARE(draggedWindow(start, {0, 40}, false).centre, 1900.0);  // a lower centre
        QVERIFY(draggedWindow(start, {-1e6, 0}, false).width >= 1);
    }
    void a_picture_that_was_stored_otherwise_is_turned_and_says_so()
    {
        const auto stateOf = [](const char* side, const char* view, const char* orientation) {
            Project project = tests::smallProject();
            Patient patient = *project.patients[0];
            ImageRecord& image = patient.studies.front().series.front().images.front();
            image.facts.modality = "MG";
            image.facts.laterality = side;
            image.facts.view = view;
            image.facts.patientOrientation = orientation;
            const std::string uid = image.uid;
            project.patients[0] = std::make_shared<const Patient>(patient);
            return readState(project, {patient.id, uid, {}, 1});
        };
        const ReadState usual = stateOf("R", "MLO", "P\\FL");
        QVERIFY(usual.badges.isEmpty() && usual.turn.isNone() && usual.wall == Wall::right);
        const ReadState mirrored = stateOf("R", "MLO", "A\\FL");
        QVERIFY(mirrored.turn == (Turn{false, true, false}));
        QCOMPARE(mirrored.badges, QStringList("mirrored left to right"));
        QCOMPARE(stateOf("L", "MLO", "P\\HL").badges, QStringList("turned by 180°"));
        const ReadState other = stateOf("L", "MLO", "P\\FL");
        QVERIFY(other.turn.isNone() && other.badges.join(' ').contains("check the side"));
        const ReadState unstated = stateOf("L", "MLO", "");
        QVERIFY(unstated.turn.isNone() && unstated.badges.isEmpty() && unstated.wall == Wall::left);
        QVERIFY(unstated.warnings.join(' ').contains("how the picture lies"));
    }
    void each_turn_has_its_own_words()
    {
        std::set<QString> words;
        for (const bool transpose : {false, true})
            for (const bool flipX : {false, true})
                for (const bool flipY : {false, true})
                    words.insert(turnWords({transpose, flipX, flipY}));
        // None, two mirrors, 180 degrees, two quarter turns and two mirrored ones, which share their words.
        QCOMPARE(words.size(), std::size_t{6});
        QVERIFY(turnWords({true, true, false}) == "turned by 90°" && turnWords({true, true, true}) == "turned by 90° and mirrored");
    }
    void the_way_into_the_breast_follows_the_turn()
    {
        // A right breast that hangs as stored: towards lower columns. Mirrored: towards higher ones. Transposed: along rows' numbers.
        const auto isIt = [](const Anterior& way, int alongRow, int alongColumn) { return way.alongRow == alongRow && way.alongColumn == alongColumn; };
        QVERIFY(isIt(anteriorOf({}, Wall::right), -1, 0));
        QVERIFY(isIt(anteriorOf({}, Wall::left), 1, 0));
        QVERIFY(isIt(anteriorOf({false, true, true}, Wall::right), 1, 0));
        QVERIFY(isIt(anteriorOf({true, false, false}, Wall::right), 0, -1));
        QVERIFY(isIt(anteriorOf({true, true, false}, Wall::left), 0, -1));
    }
    void the_middle_of_an_outline_is_that_of_its_area_without_its_holes()
    {
        const Outline square{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}}};
        QCOMPARE(middleOf(square).x, 5.0);
        Outline holed = square;
        holed.contours.push_back({{6, 0}, {6, 10}, {10, 10}, {10, 0}});  // the other way round: its right part is missing
        QCOMPARE(middleOf(holed).x, 3.0);
        QCOMPARE(middleOf(holed).y, 5.0);
        QCOMPARE(middleOf({{{{7, 8}, {7, 8}}}}).y, 8.0);
    }
};

ANNULUS_TEST(ReadStateTest);
#include "readState_test.moc"
