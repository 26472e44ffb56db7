// Truth: ASCO/CAP 2018 as both papers state it: zero = IHC 0; low = 1+ or 2+ with negative FISH; positive = 3+ or 2+ with
// positive FISH; 2+ without FISH is excluded.
#include "core/cohort/her2Status.h"
#include "tests/support/runTests.h"

using namespace annulus;

class Her2StatusTest : public QObject {
    Q_OBJECT
    static QString of(const char* ihc, const char* fish)
    {
        const Her2Reading reading = her2Status(ihc, fish);
        if (!reading.status)
            return QString::fromStdString(reading.reason.english());
        return QString::fromStdString(std::string(wordOf(*reading.status)) + (reading.warning.isEmpty() ? "" : "!"));
    }

private slots:
    void the_rule_in_all_its_cells()
    {
        for (const char* fish : {"", "NA", "negative"}) {
            QCOMPARE(of("0", fish), QString("zero"));
            QCOMPARE(of("1+", fish), QString("low"));
        }
        for (const char* fish : {"", "positive"})
            QCOMPARE(of("3+", fish), QString("positive"));
        QCOMPARE(of("2+", "positive"), QString("positive"));
        QCOMPARE(of("2+", "negative"), QString("low"));
        QCOMPARE(of("2+", ""), QString("HER2 2+ without in situ hybridisation has no status."));
    }
    void what_contradicts_is_told_and_immunohistochemistry_decides()
    {
        QCOMPARE(of("0", "positive"), QString("zero!"));
        QCOMPARE(of("1+", "positive"), QString("low!"));
        QCOMPARE(of("3+", "negative"), QString("positive!"));
    }
    void the_usual_spellings_are_understood()
    {
        for (const char* two : {"2+", "2", "++", "IHC 2+", "(2+)", "（2＋）", "HER2: 2+", " 2 + "}) {
            QCOMPARE(of(two, "阴性"), QString("low"));
            QCOMPARE(of(two, "FISH 阳性"), QString("positive"));
            QCOMPARE(of(two, "not amplified"), QString("low"));
            QCOMPARE(of(two, "+"), QString("positive"));
        }
        QCOMPARE(of("-", ""), QString("zero"));
        QCOMPARE(of("+", ""), QString("low"));
        QCOMPARE(of("+++", ""), QString("positive"));
    }
    void another_word_is_no_status()
    {
        QCOMPARE(of("4+", ""), QString("HER2 immunohistochemistry was \"4+\"; 0, 1+, 2+ or 3+ was expected."));
        QCOMPARE(of("negative", ""), QString("HER2 immunohistochemistry was \"negative\"; 0, 1+, 2+ or 3+ was expected."));
        QCOMPARE(of("", "positive"), QString("HER2 immunohistochemistry is missing."));
        QCOMPARE(of("2+", "equivocal"), QString("HER2 in situ hybridisation was \"equivocal\"; positive, negative or nothing was expected."));
        QCOMPARE(of("0", "maybe"), QString("HER2 in situ hybridisation was \"maybe\"; positive, negative or nothing was expected."));
    }
};

ANNULUS_TEST(Her2StatusTest);
#include "her2Status_test.moc"
