#include "core/base/base64.h"
#include "tests/support/runTests.h"

using namespace annulus;

/// Truth: the test vectors of RFC 4648, section 10.
class Base64Test : public QObject {
    Q_OBJECT
private slots:
    void the_vectors_of_the_rfc_go_both_ways()
    {
        const std::pair<std::string, std::string> vectors[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"foobar", "Zm9vYmFy"}};
        for (const auto& [plain, coded] : vectors) {
            const std::vector<std::uint8_t> bytes(plain.begin(), plain.end());
            QCOMPARE(toBase64(bytes), coded);
            QVERIFY(fromBase64(coded) == bytes);
        }
    }
    void what_is_not_base64_is_nothing()
    {
        for (const char* text : {"Zg", "Zg=", "Z", "Zm9v!", "\n"})
            QVERIFY(!fromBase64(text));
    }
};

ANNULUS_TEST(Base64Test);
#include "base64_test.moc"
