#include "core/base/Message.h"
#include "core/base/Result.h"
#include "tests/support/runTests.h"

using namespace annulus;

class MessageTest : public QObject {
    Q_OBJECT
private slots:
    void arguments_are_filled_in_once()
    {
        QCOMPARE(fillIn("%1 of %2", {"%2", "b"}), std::string("%2 of b"));
        QCOMPARE(fillIn("100 %", {}), std::string("100 %"));
        QCOMPARE(fillIn("%3", {"a"}), std::string("%3"));
    }
    void numbers_are_short_and_read_back()
    {
        QCOMPARE(message("t", "%1 mm, %2 rows, %3", 0.1, 12, "x").english(), std::string("0.1 mm, 12 rows, x"));
    }
    void an_error_grows_outwards()
    {
        const Error error = Error{Errc::invalid, message("t", "No pixels."), "a.dcm"}.in("series 4");
        QCOMPARE(error.sentence(), std::string("series 4: a.dcm: No pixels."));
    }
};

ANNULUS_TEST(MessageTest);
#include "message_test.moc"
