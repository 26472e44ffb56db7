#include "core/base/Progress.h"
#include "tests/support/runTests.h"

using namespace annulus;

class ProgressTest : public QObject {
    Q_OBJECT
private slots:
    void a_part_of_a_part_lands_in_the_whole()
    {
        std::vector<double> seen;
        const Progress whole([&](double fraction, const Message&) { seen.push_back(fraction); });
        whole.part(0.2, 0.6).part(0.5, 1).report(0.5);
        QCOMPARE(seen, std::vector<double>{0.5});
    }
    void a_quiet_one_reports_nothing_and_still_stops()
    {
        int reports = 0;
        std::stop_source stop;
        const Progress whole([&](double, const Message&) { ++reports; }, stop.get_token());
        whole.quiet().report(1);
        QCOMPARE(reports, 0);
        stop.request_stop();
        QVERIFY(whole.quiet().cancelled());
    }
};

ANNULUS_TEST(ProgressTest);
#include "progress_test.moc"
