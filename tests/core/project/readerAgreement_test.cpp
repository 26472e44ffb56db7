#include "core/project/assistedOutlines.h"
#include "core/project/readerAgreement.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;
using namespace annulus::tests;

// Truth: squares whose overlap is counted by hand.
class ReaderAgreementTest : public QObject {
    Q_OBJECT
    Project project_ = applied({}, AddImages{{imageRecord("P", "1")}});

    void draw(const std::string& name, const std::string& reader, double size, double at)
    {
        project_ = applied(project_, AddRoi{"P", {newRoiId(project_), name, "1", 1, reader, squareOutline(size, at)}});
    }

private slots:
    void outlines_belong_together_by_what_they_share_whatever_their_names()
    {
        draw("Lesion 1", "anna", 4, 2);    // 16 pixels
        draw("Lesion 2", "anna", 4, 12);
        draw("Lesion 1", "ben", 4, 13);    // 9 pixels in common with anna's second
        draw("Lesion 7", "ben", 4, 2);     // the same as anna's first
        draw("Lesion 8", "ben", 3, 22);
        const auto pairs = compareReaders(project_, "anna", "ben");
        QCOMPARE(pairs.size(), std::size_t{3});
        QCOMPARE(pairs[0].lesion, std::string("Lesion 1"));
        QCOMPARE(pairs[0].agreement->dice, 1.0);
        QVERIFY(!pairs[0].agreement->inPixels);
        QCOMPARE(pairs[1].lesion, std::string("Lesion 2"));
        QCOMPARE(pairs[1].agreement->dice, 2.0 * 9 / 32);
        QVERIFY(std::abs(pairs[1].agreement->areaA - 16 * 0.07 * 0.07) < 1e-12);
        QVERIFY(!pairs[2].agreement && pairs[2].first.empty());
        QCOMPARE(pairs[2].reason.english(), std::string("Only ben drew this lesion."));
    }
    void an_outline_that_began_as_a_proposal_tells_how_far_it_was_moved()
    {
        project_ = applied({}, AddImages{{imageRecord("P", "1")}});
        draw("Lesion 1", "ben", 4, 2);
        Roi roi{newRoiId(project_), "Lesion 1", "1", 1, "anna", squareOutline(4, 3)};  // 9 of 16 pixels in common with what was proposed
        roi.assist.emplace();
        roi.assist->proposed = squareOutline(4, 2);
        project_ = applied(project_, AddRoi{"P", roi});
        const auto pairs = compareReaders(project_, "ben", "anna");
        QCOMPARE(pairs.size(), std::size_t{1});
        QVERIFY(!pairs[0].firstToProposal);
        QCOMPARE(pairs[0].secondToProposal.value(), 2.0 * 9 / 32);
        QCOMPARE(compareReaders(project_, "anna", "nobody")[0].firstToProposal.value(), 2.0 * 9 / 32);
        const auto outlines = assistedOutlines(project_);
        QCOMPARE(outlines.size(), std::size_t{1});
        QCOMPARE(outlines[0].reader, std::string("anna"));
        QCOMPARE(outlines[0].agreement->dice, 2.0 * 9 / 32);
        QVERIFY(outlines[0].agreement->inPixels);
        QVERIFY(assistedOutlines(project_, "ben").empty());
    }
    void the_same_name_pairs_what_does_not_touch()
    {
        project_ = applied({}, AddImages{{imageRecord("P", "1")}});
        draw("Lesion 1", "anna", 3, 2);
        draw("Lesion 1", "ben", 3, 20);
        const auto pairs = compareReaders(project_, "anna", "ben");
        QCOMPARE(pairs.size(), std::size_t{1});
        QCOMPARE(pairs[0].agreement->dice, 0.0);
        QVERIFY(!pairs[0].firstToProposal && !pairs[0].secondToProposal);
        QVERIFY(compareReaders(project_, "anna", "carl").size() == 1 && compareReaders(project_, "carl", "dora").empty());
    }
};
ANNULUS_TEST(ReaderAgreementTest);

#include "readerAgreement_test.moc"
