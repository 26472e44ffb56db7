// Truth: properties of the cohort (the same seed gives the same bytes) and an independent validator.
#include "core/base/csv.h"
#include "core/base/hash.h"
#include "core/phantom/writeDemo.h"
#include "support/runTests.h"

#include <QDirIterator>
#include <QTemporaryDir>

#include <map>

using namespace annulus;
using namespace annulus::phantom;

namespace {

/// A small detector keeps the test quick; the field of view stays that of the real one.
MammogramSettings smallDetector()
{
    return {.rows = 574, .columns = 479, .imagerSpacingMm = 0.376};
}

DemoOptions smallDemo(const QTemporaryDir& folder, std::uint64_t seed, int threads)
{
    return {.folder = folder.path().toStdString(), .patients = 2, .seed = seed, .detector = smallDetector(), .threads = threads};
}

std::map<QString, std::string> hashes(const QTemporaryDir& folder)
{
    std::map<QString, std::string> result;
    QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        result[QDir(folder.path()).relativeFilePath(file)] = hashFile(file.toStdString()).value();
    }
    return result;
}

}  // namespace

class WriteDemoTest : public QObject {
    Q_OBJECT
private slots:
    void the_same_seed_gives_the_same_bytes_for_any_number_of_threads();
    void another_seed_gives_other_pictures();
    void the_clinical_table_has_a_line_for_each_patient();
    void stops_when_asked();
};

void WriteDemoTest::the_same_seed_gives_the_same_bytes_for_any_number_of_threads()
{
    const QTemporaryDir one;
    const QTemporaryDir two;
    QVERIFY(writeDemo(smallDemo(one, 3, 1)).ok());
    QVERIFY(writeDemo(smallDemo(two, 3, 2)).ok());
    const auto first = hashes(one);
    QCOMPARE(first.size(), std::size_t(2 * 5 + 2 * 9 + 2));  // images, masks of three images by three, two tables
    QCOMPARE(first, hashes(two));
}

void WriteDemoTest::another_seed_gives_other_pictures()
{
    const QTemporaryDir one;
    const QTemporaryDir two;
    QVERIFY(writeDemo(smallDemo(one, 3, 0)).ok());
    QVERIFY(writeDemo(smallDemo(two, 4, 0)).ok());
    const auto first = hashes(one);
    for (const auto& [name, hash] : hashes(two))
        if (name.endsWith(".dcm"))
            QVERIFY2(!first.contains(name) || first.at(name) != hash, qPrintable(name));
}

void WriteDemoTest::the_clinical_table_has_a_line_for_each_patient()
{
    const QTemporaryDir folder;
    const auto report = writeDemo(smallDemo(folder, 3, 0));
    QVERIFY(report.ok());
    const auto table = readCsv(report->clinicalTable);
    QVERIFY(table.ok());
    QCOMPARE(table->rows.size(), std::size_t(2));
    QCOMPARE(table->rows[1][static_cast<std::size_t>(table->column("patient"))], std::string("DEMO-0002"));
    for (const auto& row : table->rows) {
        const std::string& ihc = row[static_cast<std::size_t>(table->column("ihc"))];
        const std::string& fish = row[static_cast<std::size_t>(table->column("fish"))];
        QCOMPARE(fish.empty(), ihc != "2+");
    }
}

void WriteDemoTest::stops_when_asked()
{
    const QTemporaryDir folder;
    std::stop_source stop;
    stop.request_stop();
    const auto report = writeDemo(smallDemo(folder, 3, 0), Progress({}, stop.get_token()));
    QVERIFY(!report);
    QVERIFY(report.error().code == Errc::cancelled);
}

ANNULUS_TEST(WriteDemoTest);
#include "writeDemo_test.moc"
