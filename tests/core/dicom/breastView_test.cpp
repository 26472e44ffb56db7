#include "core/dicom/breastView.h"

#include "core/dicom/Facts.h"
#include "tests/support/runTests.h"

using namespace annulus;

/// Truth: PS3.16 CID 4014 and CID 4015 in SNOMED CT and SNOMED RT.
class BreastViewTest : public QObject {
    Q_OBJECT
private slots:
    void old_and_new_codes_name_the_same_view_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("view");
        QTest::newRow("CC") << "399162004" << "SCT" << "CC";
        QTest::newRow("MLO") << "399368009" << "SCT" << "MLO";
        QTest::newRow("LMO") << "399099002" << "SCT" << "LMO";
        QTest::newRow("XCCL") << "399192008" << "SCT" << "XCCL";
        QTest::newRow("CC, SRT") << "R-10242" << "SRT" << "CC";
        QTest::newRow("MLO, SNM3") << "R-10226" << "SNM3" << "MLO";
        QTest::newRow("ML, 99SDM") << "R-10224" << "99SDM" << "ML";
        QTest::newRow("XCCM, SRT") << "R-1024B" << "SRT" << "XCCM";
        QTest::newRow("XCCL of an old edition") << "Y-X1770" << "SNM3" << "XCCL";
        QTest::newRow("right code under a foreign scheme") << "R-10242" << "99ACME" << "";
        QTest::newRow("RT code called CT") << "R-10242" << "SCT" << "";
        QTest::newRow("nothing") << "" << "SCT" << "";
    }
    void old_and_new_codes_name_the_same_view()
    {
        QFETCH(QString, value);
        QFETCH(QString, scheme);
        QFETCH(QString, view);
        QCOMPARE(viewOfCode({value.toStdString(), scheme.toStdString(), "free text"}), view.toStdString());
    }
    void view_position_counts_only_when_it_is_a_mammographic_view()
    {
        QCOMPARE(viewOfPosition(" mlo "), std::string("MLO"));
        QCOMPARE(viewOfPosition("AP"), std::string());
        QCOMPARE(viewOfPosition(""), std::string());
    }
    void digitised_film_with_a_mammographic_view_is_a_mammogram()
    {
        const auto is = [](const char* modality, const char* view) {
            Facts facts;
            facts.modality = modality;
            facts.view = view;
            return isMammogram(facts);
        };
        QVERIFY(is("MG", "") && is("MG", "CC") && is("RG", "MLO") && is("CR", "CC"));
        QVERIFY(!is("RG", "") && !is("US", "CC") && !is("CT", ""));
    }
    void modifiers_are_named_alike_in_both_codes()
    {
        QCOMPARE(viewModifierOfCode({"399209000", "SCT", "Implant Displaced"}), std::string("implant displaced"));
        QCOMPARE(viewModifierOfCode({"R-102D5", "SRT", ""}), std::string("implant displaced"));
        QCOMPARE(viewModifierOfCode({"R-102D6", "SNM3", "Mag"}), std::string("magnification"));
        QCOMPARE(viewModifierOfCode({"X1", "99ACME", "Odd View"}), std::string("odd view"));
        QCOMPARE(viewModifierOfCode({"", "", ""}), std::string());
    }
    void the_side_is_a_letter_or_unknown()
    {
        QCOMPARE(normalisedLaterality("R "), std::string("R"));
        QCOMPARE(normalisedLaterality("left"), std::string("L"));
        QCOMPARE(normalisedLaterality("U"), std::string());
    }
};

ANNULUS_TEST(BreastViewTest);
#include "breastView_test.moc"
