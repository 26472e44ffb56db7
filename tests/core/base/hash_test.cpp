#include "core/base/hash.h"
#include "tests/support/runTests.h"

using namespace annulus;

class HashTest : public QObject {
    Q_OBJECT
private slots:
    void bytes_give_the_standards_digest()
    {
        // FIPS 180-4 example: SHA-256("abc").
        const std::string text = "abc";
        QCOMPARE(Sha256().addBytes(std::as_bytes(std::span(text.data(), text.size()))).hex(),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }
    void fields_do_not_run_together()
    {
        QVERIFY(Sha256().add("ab").add("c").hex() != Sha256().add("a").add("bc").hex());
    }
};

ANNULUS_TEST(HashTest);
#include "hash_test.moc"
