// Truth: IDs written here, joined by hand.
#include "core/cohort/joinPatients.h"
#include "core/cohort/readClinical.h"
#include "tests/support/runTests.h"

using namespace annulus;

class JoinPatientsTest : public QObject {
    Q_OBJECT
    using Ids = std::vector<std::string>;

private slots:
    void only_equal_ids_are_joined_unasked()
    {
        const Ids clinical{"P1", " P2", "p3", "004", "Ｐ5", "P6"}, images{"P1", "P2", "P3", "4", "P5", "P7"};
        const PatientJoin join = joinPatients(clinical, images);
        QCOMPARE(join.pairs, (std::vector<PatientPair>{{"P1", "P1"}}));
        QCOMPARE(join.clinicalOnly, (Ids{" P2", "p3", "004", "Ｐ5", "P6"}));
        QCOMPARE(join.imagesOnly, (Ids{"P2", "P3", "4", "P5", "P7"}));
    }
    void looser_matchings_are_offered_with_what_they_add()
    {
        const Ids clinical{"P1", " P2", "p3", "004", "Ｐ5", "P6"}, images{"P1", "P2", "P3", "4", "P5", "P7"};
        const auto offers = offersFor(clinical, images);
        QCOMPARE(offers.size(), std::size_t(4));
        const std::pair<IdMatching, PatientPair> expected[] = {
            {IdMatching::blanks, {" P2", "P2"}}, {IdMatching::width, {"Ｐ5", "P5"}}, {IdMatching::letterCase, {"p3", "P3"}}, {IdMatching::leadingZeros, {"004", "4"}}};
        for (std::size_t at = 0; at < 4; ++at) {
            QCOMPARE(offers[at].matching, expected[at].first);
            QCOMPARE(offers[at].added, std::vector<PatientPair>{expected[at].second});
        }
        const PatientJoin all = joinPatients(clinical, images, IdMatching::leadingZeros);
        QCOMPARE(all.pairs.size(), std::size_t(5));
        QCOMPARE(all.exact(), std::size_t(1));
        QCOMPARE(all.clinicalOnly, Ids{"P6"});
        QCOMPARE(all.imagesOnly, Ids{"P7"});
        QVERIFY(offersFor(images, images).empty());
    }
    void ids_that_become_one_are_not_joined_by_chance()
    {
        const Ids clinical{"01", "1", "7"}, images{"001", "07", "007"};
        const PatientJoin join = joinPatients(clinical, images, IdMatching::leadingZeros);
        QVERIFY(join.pairs.empty());
        QCOMPARE(join.ambiguous, (std::vector<Ids>{{"01", "1"}, {"07", "007"}}));
        // Exactly equal ones are still joined, and nobody else takes their place.
        const PatientJoin exact = joinPatients(Ids{"01", "1"}, Ids{"1"}, IdMatching::leadingZeros);
        QCOMPARE(exact.pairs, (std::vector<PatientPair>{{"1", "1"}}));
        QCOMPARE(exact.clinicalOnly, Ids{"01"});
    }
    void zeros_alone_stay_an_id()
    {
        QCOMPARE(comparedId("000", IdMatching::leadingZeros), std::string("0"));
        QCOMPARE(comparedId("00A1", IdMatching::leadingZeros), std::string("a1"));
        QCOMPARE(comparedId("", IdMatching::leadingZeros), std::string());
        QCOMPARE(comparedId(" x", IdMatching::exact), std::string(" x"));
    }
    void joined_rows_have_the_ids_of_the_images()
    {
        const auto reading = readClinical(*parseSheet("patient,age\np1,50\nP2,60\nP9,70\n"), builtInCodebook());
        const PatientJoin join = joinPatients(reading->table.patients, Ids{"P2", "P1"}, IdMatching::letterCase);
        const ClinicalTable table = joinedTable(reading->table, join);
        QCOMPARE(table.patients, (Ids{"P1", "P2"}));
        QCOMPARE(table.find("age")->cell(0), std::string("50"));
        QCOMPARE(table.find("age")->cell(1), std::string("60"));
    }
};

ANNULUS_TEST(JoinPatientsTest);
#include "joinPatients_test.moc"
