#include "core/dicom/breastPose.h"

#include "tests/support/runTests.h"

#include <algorithm>

using namespace annulus;

namespace {

Facts mammogram(const char* side, const char* view, const char* orientation)
{
    Facts facts;
    facts.modality = "MG";
    facts.laterality = side;
    facts.view = view;
    facts.patientOrientation = orientation;
    return facts;
}

struct Step {
    char right, down;  ///< letters of the directions of screen x and y after turning
};

char opposite(char letter)
{
    switch (letter) {
    case 'A': return 'P';
    case 'P': return 'A';
    case 'L': return 'R';
    case 'R': return 'L';
    case 'H': return 'F';
    default: return 'H';
    }
}

/// Main letters of the turned picture, from the stored ones.
Step turned(const Turn& turn, char row, char column)
{
    Step step{row, column};
    if (turn.transpose)
        std::swap(step.right, step.down);
    if (turn.flipX)
        step.right = opposite(step.right);
    if (turn.flipY)
        step.down = opposite(step.down);
    return step;
}

}  // namespace

/// Truth: the poses in which mammograms hang (right CC P\L, right MLO P\FL, left CC A\R, left MLO A\FR), and that turning
/// a direction's letters by the answer gives them for each of the eight ways in which a picture can be stored.
class BreastPoseTest : public QObject {
    Q_OBJECT
private slots:
    void usual_pictures_hang_as_they_are_stored()
    {
        const char* usual[][3] = {{"R", "CC", "P\\L"}, {"R", "MLO", "P\\FL"}, {"L", "CC", "A\\R"}, {"L", "MLO", "A\\FR"}, {"L", "MLO", "A\\F"}, {"R", "ML", "P\\F"}, {"R", "XCCL", "P\\L"}, {"R", "", "P\\FL"}};
        for (const auto& [side, view, orientation] : usual) {
            const BreastPose pose = breastPose(mammogram(side, view, orientation));
            QVERIFY2(pose.isStated && pose.turn.isNone() && !pose.warning, orientation);
        }
    }
    void each_way_of_storing_is_turned_into_the_hanging_pose()
    {
        const struct {
            const char *side, *view;
            Step hung;
        } cases[] = {{"R", "CC", {'P', 'L'}}, {"L", "CC", {'A', 'R'}}, {"R", "ML", {'P', 'F'}}, {"L", "LM", {'A', 'F'}}};
        for (const auto& one : cases)
            for (const bool isTransposed : {false, true})
                for (const bool isMirroredX : {false, true})
                    for (const bool isMirroredY : {false, true}) {
                        Step stored = one.hung;
                        if (isTransposed)
                            std::swap(stored.right, stored.down);
                        if (isMirroredX)
                            stored.right = opposite(stored.right);
                        if (isMirroredY)
                            stored.down = opposite(stored.down);
                        const std::string orientation{stored.right, '\\', stored.down};
                        const BreastPose pose = breastPose(mammogram(one.side, one.view, orientation.c_str()));
                        const Step seen = turned(pose.turn, stored.right, stored.down);
                        QVERIFY2(seen.right == one.hung.right && seen.down == one.hung.down, orientation.c_str());
                        QCOMPARE(pose.turn.isNone(), !isTransposed && !isMirroredX && !isMirroredY);
                    }
    }
    void turns_follow_each_other_as_they_do_on_a_picture()
    {
        // A letter of 2 x 3 pixels, turned step by step and at once.
        using Rows = std::vector<std::string>;
        const auto apply = [](const Rows& picture, const Turn& turn) {
            Rows out = picture;
            if (turn.transpose) {
                out.assign(picture[0].size(), std::string(picture.size(), ' '));
                for (std::size_t j = 0; j < picture.size(); ++j)
                    for (std::size_t i = 0; i < picture[0].size(); ++i)
                        out[i][j] = picture[j][i];
            }
            if (turn.flipX)
                for (auto& row : out)
                    std::reverse(row.begin(), row.end());
            if (turn.flipY)
                std::reverse(out.begin(), out.end());
            return out;
        };
        const Rows letter{"ab", "cd", "ef"};
        for (int a = 0; a < 8; ++a)
            for (int b = 0; b < 8; ++b) {
                const Turn first{(a & 1) != 0, (a & 2) != 0, (a & 4) != 0}, then{(b & 1) != 0, (b & 2) != 0, (b & 4) != 0};
                QCOMPARE(apply(letter, turned(first, then)), apply(apply(letter, first), then));
            }
        QCOMPARE(apply(letter, Turn{true, true, false}), (Rows{"eca", "fdb"}));  // a quarter clockwise
    }
    void an_oblique_view_of_the_other_breast_is_not_turned_but_told()
    {
        for (const char* orientation : {"A\\FR", "P\\FR", "P\\HL"}) {  // right: below is medial, which is the left
            const BreastPose pose = breastPose(mammogram("R", "MLO", orientation));
            QVERIFY2(pose.warning && pose.turn.isNone(), orientation);
            QVERIFY(pose.warning->english().find("RMLO") != std::string::npos);
        }
        QVERIFY(!breastPose(mammogram("L", "MLO", "P\\HL")).warning);  // a left one stored upside down
        QVERIFY(!breastPose(mammogram("R", "LMO", "P\\FR")).warning);  // the other oblique sees the lateral side below
        QVERIFY(breastPose(mammogram("R", "LMO", "P\\FL")).warning);
    }
    void a_craniocaudal_view_with_the_value_of_the_other_breast_is_turned_and_told()
    {
        const BreastPose pose = breastPose(mammogram("L", "CC", "P\\L"));
        QVERIFY(pose.turn == (Turn{false, true, true}));
        QVERIFY(pose.warning && pose.warning->english().find("LCC") != std::string::npos);
    }
    void an_orientation_that_fits_no_breast_is_told_and_nothing_is_turned()
    {
        for (const char* orientation : {"L\\F", "P\\A", "P", "X\\Y", "P\\F", "P\\"}) {
            const BreastPose pose = breastPose(mammogram("R", "CC", orientation));
            QVERIFY2(pose.warning && pose.turn.isNone(), orientation);
        }
        QVERIFY(breastPose(mammogram("R", "MLO", "P\\L")).warning);
    }
    void without_orientation_side_or_breast_nothing_is_said()
    {
        QVERIFY(breastPose(mammogram("R", "CC", "")) == BreastPose());
        QVERIFY(breastPose(mammogram("", "CC", "P\\L")) == BreastPose());
        QVERIFY(breastPose(mammogram("B", "CC", "P\\L")) == BreastPose());
        Facts ultrasound = mammogram("R", "", "P\\L");
        ultrasound.modality = "US";
        QVERIFY(breastPose(ultrasound) == BreastPose());
    }
};

ANNULUS_TEST(BreastPoseTest);
#include "breastPose_test.moc"
