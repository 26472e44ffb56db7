#include "core/project/CachedNumbers.h"
#include "core/base/parallelFor.h"
#include "core/base/random.h"
#include "tests/support/runTests.h"

#include <atomic>
#include <map>

using namespace annulus;

namespace {

/// Blocks in memory instead of a file; counts how often it is asked.
struct Shelf {
    std::map<Digest, std::vector<std::uint8_t>> blocks;
    std::vector<Digest> order;
    std::atomic<int> asked = 0;

    explicit Shelf(int count)
    {
        for (int i = 0; i < count; ++i) {
            Numbers numbers;
            for (int value = 0; value < 1000; ++value)
                numbers.add(i + value / 1000.0);
            order.push_back(numbers.digest());
            blocks[numbers.digest()] = numbers.bytes();
        }
    }
    CachedNumbers::Fetch fetch()
    {
        return [this](const Digest& digest) -> Result<std::vector<std::uint8_t>> {
            ++asked;
            const auto found = blocks.find(digest);
            if (found == blocks.end())
                return Error{Errc::notFound, message("t", "not here"), {}};
            return found->second;
        };
    }
};

constexpr std::size_t budget = 50'000;  // six rows of 1,000

}  // namespace

class CachedNumbersTest : public QObject {
    Q_OBJECT
    using Keep = NumbersSource::Keep;
private slots:
    void what_was_looked_at_last_stays_within_the_budget()
    {
        Shelf shelf(20);
        const CachedNumbers numbers(shelf.fetch(), budget);
        for (const Digest& digest : shelf.order) {
            QVERIFY(numbers.load(digest, Keep::yes).ok());
            QVERIFY(numbers.held() <= budget);
        }
        QVERIFY(numbers.ifLoaded(shelf.order.back()));
        QVERIFY(!numbers.ifLoaded(shelf.order.front()));
        QCOMPARE(shelf.asked.load(), 20);
        QVERIFY(numbers.load(shelf.order.back(), Keep::yes).ok());
        QCOMPARE(shelf.asked.load(), 20);
        QCOMPARE(*(*numbers.load(shelf.order[7], Keep::yes))->value(500), 7.5);
    }
    void a_pass_through_all_rows_leaves_what_is_on_screen()
    {
        Shelf shelf(20);
        const CachedNumbers numbers(shelf.fetch(), budget);
        QVERIFY(numbers.load(shelf.order[3], Keep::yes).ok());
        for (const Digest& digest : shelf.order)
            QVERIFY(numbers.load(digest, Keep::no).ok());
        QVERIFY(numbers.ifLoaded(shelf.order[3]));
        QVERIFY(!numbers.ifLoaded(shelf.order[19]));
    }
    void damaged_and_missing_blocks_are_sentences()
    {
        Shelf shelf(2);
        shelf.blocks[shelf.order[0]][30] ^= 1;
        shelf.blocks.erase(shelf.order[1]);
        const CachedNumbers numbers(shelf.fetch(), budget);
        QVERIFY(numbers.load(shelf.order[0], Keep::yes).error().sentence().find("damaged") != std::string::npos);
        QCOMPARE(numbers.load(shelf.order[1], Keep::yes).error().sentence(), std::string("not here"));
        QCOMPARE(numbers.held(), std::size_t{0});
    }
    void many_threads_read_the_same_numbers()
    {
        Shelf shelf(20);
        const CachedNumbers numbers(shelf.fetch(), budget);
        std::atomic<int> wrong = 0;
        parallelFor(2000, [&](std::size_t index) {
            const std::size_t at = index * 7 % 20;
            const auto loaded = numbers.load(shelf.order[at], index % 3 == 0 ? Keep::no : Keep::yes);
            if (!loaded || *(*loaded)->value(0) != static_cast<double>(at))
                ++wrong;
        }, 4);
        QCOMPARE(wrong.load(), 0);
        QVERIFY(numbers.held() <= budget);
    }
};

ANNULUS_TEST(CachedNumbersTest);
#include "CachedNumbers_test.moc"
