#include "core/base/text.h"
#include "tests/support/runTests.h"

using namespace annulus;

class TextTest : public QObject {
    Q_OBJECT
private slots:
    void numbers_round_trip()
    {
        QCOMPARE(formatNumber(0.1), std::string("0.1"));
        QCOMPARE(*parseNumber(formatNumber(1.0 / 3)), 1.0 / 3);
        QVERIFY(!parseNumber("1,5"));
        QVERIFY(!parseNumber(""));
        QCOMPARE(*parseNumber(" +2.5 "), 2.5);
        QCOMPARE(formatSignificant(0.0878505, 4), std::string("0.08785"));
        QCOMPARE(formatSignificant(0.07, 4), std::string("0.07"));
        QCOMPARE(formatFixed(-0.001, 1), std::string("0.0"));
    }
    void utf8_is_told_from_gbk()
    {
        QVERIFY(isValidUtf8("\xe9\x92\xbc\xe9\x9d\xb6"));
        QVERIFY(!isValidUtf8("\xce\xa2\xd0\xa6\xff"));
        QVERIFY(!isValidUtf8("\xc0\x80"));
    }
    void parts_split_and_join()
    {
        QCOMPARE(split("a\\b\\", '\\').size(), std::size_t{3});
        QCOMPARE(join({"a", "b"}, ", "), std::string("a, b"));
    }
};

ANNULUS_TEST(TextTest);
#include "text_test.moc"
