#include "core/base/LazyNumbers.h"
#include "core/base/outputFile.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "tests/support/runTests.h"

#include <QTemporaryDir>

#include <bit>
#include <cmath>
#include <limits>

using namespace annulus;

namespace {

const Message few = message("t", "only %1 pixels", 3);
const Message other = message("t", "elsewhere");

Numbers some()
{
    Numbers numbers;
    numbers.add(1.0 / 3);
    numbers.addMissing(few);
    numbers.addMissing(few, 2);
    numbers.add(-0.0);
    numbers.addMissing(other);
    numbers.add(std::numeric_limits<double>::denorm_min());
    return numbers;
}

/// Random numbers with stretches of reasons.
Numbers drawn(Random& random)
{
    Numbers numbers;
    for (auto left = random.below(40); left > 0; --left) {
        if (random.below(4) == 0)
            numbers.addMissing(message("t", "reason %1", random.below(3)), random.below(5));
        else
            numbers.add(random.normal() * std::pow(10, random.uniform(-300, 300)));
    }
    return numbers;
}

struct FailingSource : NumbersSource {
    Result<std::shared_ptr<const Numbers>> load(const Digest&, Keep) const override { return Error{Errc::io, message("t", "The disk is gone."), {}}; }
    std::shared_ptr<const Numbers> ifLoaded(const Digest&) const override { return nullptr; }
};

}  // namespace

class TableTest : public QObject {
    Q_OBJECT
private slots:
    void a_place_has_a_number_or_a_reason()
    {
        const Numbers numbers = some();
        QCOMPARE(numbers.size(), std::size_t{7});
        QCOMPARE(*numbers.value(0), 1.0 / 3);
        for (const std::size_t place : {1, 2, 3}) {
            QVERIFY(!numbers.value(place));
            QCOMPARE(numbers.reason(place), few);
            QVERIFY(std::isnan(numbers.values()[place]));
        }
        QVERIFY(numbers.reason(0).isEmpty());
        QVERIFY(numbers.reason(4).isEmpty());
        QCOMPARE(numbers.reason(5), other);
        QCOMPARE(numbers.missing().size(), std::size_t{2});  // neighbours with one reason are one entry
    }
    void blocks_round_trip_to_the_bit()
    {
        Random random(5);
        for (int round = 0; round < 300; ++round) {
            const Numbers numbers = round == 0 ? some() : drawn(random);
            const auto back = Numbers::fromBytes(numbers.bytes());
            QVERIFY(back.ok());
            QVERIFY(*back == numbers);
            QCOMPARE(back->digest(), numbers.digest());
        }
        QVERIFY(std::signbit(*Numbers::fromBytes(some().bytes())->value(4)));  // == on doubles would not tell -0 from 0
    }
    void the_layout_on_disk_does_not_move()
    {
        // Version 1: sum (8), version (4), count (4), values (8 each, little endian), number of reasons (4).
        Numbers one;
        one.add(1.5);
        const auto bytes = one.bytes();
        QCOMPARE(bytes.size(), std::size_t{8 + 4 + 4 + 8 + 4});
        QCOMPARE(int(bytes[8]), 1);
        QCOMPARE(int(bytes[12]), 1);
        QCOMPARE(int(bytes[22]), 0xf8);  // 1.5 is 0x3ff8000000000000
        QCOMPARE(int(bytes[23]), 0x3f);
    }
    void any_changed_or_missing_byte_is_noticed()
    {
        const auto whole = some().bytes();
        for (std::size_t at = 0; at < whole.size(); ++at) {
            auto altered = whole;
            altered[at] ^= 0x5a;
            QVERIFY(!Numbers::fromBytes(altered).ok());
            QVERIFY(!Numbers::fromBytes(std::span(whole).first(at)).ok());
        }
        auto longer = whole;
        longer.push_back(0);
        QVERIFY(!Numbers::fromBytes(longer).ok());
        QVERIFY(!Numbers::fromBytes({}).ok());
    }
    void joining_is_the_same_as_adding_one_by_one()
    {
        Numbers first, second, all;
        first.add(1);
        first.addMissing(few);
        second.addMissing(few);
        second.add(2);
        all.add(1);
        all.addMissing(few, 2);
        all.add(2);
        first.append(second);
        QVERIFY(first == all);
        QCOMPARE(first.digest(), all.digest());
    }
    void equal_contents_have_equal_digests_and_others_do_not()
    {
        Numbers a, b, c;
        a.addMissing(few);
        b.addMissing(other);
        c.add(0);
        QVERIFY(a.digest() != b.digest());
        QVERIFY(a.digest() != c.digest());
        QVERIFY(LazyNumbers(some()) == LazyNumbers(some()));
        QVERIFY(!(LazyNumbers(a) == LazyNumbers(b)));
    }
    void settled_numbers_leave_memory_and_a_failing_source_is_a_sentence()
    {
        const LazyNumbers numbers(some());
        const LazyNumbers copy = numbers;
        QVERIFY(numbers.ifLoaded());
        QVERIFY(**numbers.load() == some());
        numbers.settle(std::make_shared<FailingSource>());
        QVERIFY(!copy.ifLoaded());  // copies share their state: history lets go of the memory too
        const auto refused = copy.load();
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().sentence(), std::string("The disk is gone."));
        QVERIFY(copy == LazyNumbers(some()));
    }
    void a_file_written_in_pieces_is_there_whole_or_not_at_all()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("table.csv").toStdString();
        {
            OutputFile given(path);
            QVERIFY(given.write("half").ok());
        }
        QVERIFY(std::filesystem::is_empty(folder.path().toStdString()));
        OutputFile out(path);
        QVERIFY(out.write("a,b\n").ok() && out.write("1,2\n").ok() && out.commit().ok());
        QCOMPARE(*readTextFile(path), std::string("a,b\n1,2\n"));
        OutputFile nowhere(path / "below/a/file");
        QVERIFY(!nowhere.write("x").ok() || !nowhere.commit().ok());
    }
};

ANNULUS_TEST(TableTest);
#include "table_test.moc"
