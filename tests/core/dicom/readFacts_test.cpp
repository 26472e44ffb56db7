#include "core/dicom/factsJson.h"
#include "core/dicom/readFacts.h"
#include "tests/core/dicom/objects.h"
#include "tests/support/runTests.h"

#include <dcmtk/dcmdata/dcvrui.h>

#include <fstream>

using namespace annulus;
using namespace annulus::tests;

/// Truth: what the test itself wrote into the objects, read by the rules of PS3.3 and PS3.5.
class ReadFactsTest : public QObject {
    Q_OBJECT
    ObjectFolder folder_;

    Facts factsOf(DcmFileFormat file, E_TransferSyntax syntax = EXS_LittleEndianExplicit)
    {
        const auto facts = readFacts(folder_.save(std::move(file), "facts.dcm", syntax));
        return facts.ok() ? *facts : Facts{};
    }
    static bool warns(const Facts& facts, const char* words)
    {
        for (const auto& warning : facts.warnings)
            if (warning.english().find(words) != std::string::npos)
                return true;
        return false;
    }

private slots:
    void a_mammogram_tells_side_view_modifier_and_intent()
    {
        auto file = greyObject();
        DcmDataset& dataset = *file.getDataset();
        dataset.putAndInsertString(DCM_ImageLaterality, "L");
        dataset.putAndInsertString(DCM_Laterality, "R");
        dataset.putAndInsertString(DCM_ViewPosition, "CC");
        dataset.putAndInsertString(DCM_PatientOrientation, "A\\FR");
        dataset.putAndInsertString(DCM_BreastImplantPresent, "YES");
        dataset.putAndInsertString(DCM_PresentationIntentType, "FOR PROCESSING");
        DcmItem& view = addItem(dataset, DCM_ViewCodeSequence);
        putCode(view, "R-10226", "SNM3", "medio-lateral oblique");
        putCode(addItem(view, DCM_ViewModifierCodeSequence), "399209000", "SCT", "Implant Displaced");
        const Facts facts = factsOf(std::move(file));
        QCOMPARE(facts.laterality, std::string("L"));
        QCOMPARE(facts.view, std::string("MLO"));
        QCOMPARE(facts.viewModifiers, (std::vector<std::string>{"implant displaced"}));
        QCOMPARE(facts.patientOrientation, std::string("A\\FR"));
        QCOMPARE(facts.implantPresent, std::string("YES"));
        QCOMPARE(facts.intent, Intent::processing);
    }
    void series_laterality_view_position_and_class_are_the_fallbacks()
    {
        auto file = greyObject();
        file.getDataset()->putAndInsertString(DCM_Laterality, "R");
        file.getDataset()->putAndInsertString(DCM_ViewPosition, "xccl");
        file.getDataset()->putAndInsertString(DCM_SeriesDescription, "L MLO");
        const Facts facts = factsOf(std::move(file));
        QCOMPARE(facts.laterality, std::string("R"));
        QCOMPARE(facts.view, std::string("XCCL"));
        QCOMPARE(facts.intent, Intent::presentation);
    }
    void series_description_is_no_evidence()
    {
        auto file = greyObject();
        file.getDataset()->putAndInsertString(DCM_SeriesDescription, "RCC");
        const Facts facts = factsOf(std::move(file));
        QCOMPARE(facts.laterality, std::string());
        QCOMPARE(facts.view, std::string());
        QVERIFY(warns(facts, "(0020,0062)"));
        QVERIFY(warns(facts, "(0054,0220)"));
    }
    void windows_are_paired_by_index()
    {
        auto file = greyObject();
        DcmDataset& dataset = *file.getDataset();
        dataset.putAndInsertString(DCM_WindowCenter, "2000\\1500\\ 1000 ");
        dataset.putAndInsertString(DCM_WindowWidth, "400\\0\\200");
        dataset.putAndInsertString(DCM_WindowCenterWidthExplanation, "NORMAL\\BROKEN\\HARDER");
        dataset.putAndInsertString(DCM_VOILUTFunction, "sigmoid");
        const Facts facts = factsOf(std::move(file));
        QCOMPARE(facts.windows, (std::vector<Window>{{2000, 400, VoiFunction::sigmoid, "NORMAL"}, {1000, 200, VoiFunction::sigmoid, "HARDER"}}));
        QVERIFY(warns(facts, "width 0"));
    }
    void an_unknown_voi_function_is_linear_and_told()
    {
        auto file = greyObject();
        file.getDataset()->putAndInsertString(DCM_WindowCenter, "10");
        file.getDataset()->putAndInsertString(DCM_WindowWidth, "20");
        file.getDataset()->putAndInsertString(DCM_VOILUTFunction, "CUBIC");
        const Facts facts = factsOf(std::move(file));
        QCOMPARE(facts.windows.front().function, VoiFunction::linear);
        QVERIFY(warns(facts, "CUBIC"));
    }
    void spacing_is_row_then_column_in_the_file_and_x_then_y_in_the_facts()
    {
        auto file = greyObject();
        file.getDataset()->putAndInsertString(DCM_ImagerPixelSpacing, "0.07\\0.05");
        file.getDataset()->putAndInsertString(DCM_EstimatedRadiographicMagnificationFactor, "1.25");
        const Facts facts = factsOf(std::move(file));
        QCOMPARE(facts.patientSpacing, (Spacing{0.05 / 1.25, 0.07 / 1.25, SpacingBasis::inBreast, 1.25}));
        QCOMPARE(facts.detectorSpacing, (Spacing{0.05, 0.07, SpacingBasis::detector, 1}));
    }
    void the_pixel_aspect_ratio_is_vertical_over_horizontal_and_no_length()
    {
        auto file = greyObject();
        file.getDataset()->putAndInsertString(DCM_PixelAspectRatio, "4\\3");
        const Facts facts = factsOf(std::move(file));
        QCOMPARE(facts.pixelAspect.value(), 4.0 / 3);
        QVERIFY(!facts.patientSpacing.isCalibrated());
        auto odd = greyObject();
        odd.getDataset()->putAndInsertString(DCM_PixelAspectRatio, "1\\0");
        QVERIFY(!factsOf(std::move(odd)).pixelAspect);
    }
    void ultrasound_regions_come_with_their_scales()
    {
        auto file = colourObject("RGB", std::vector<Uint8>(12));
        DcmItem& region = addItem(*file.getDataset(), DCM_SequenceOfUltrasoundRegions);
        region.putAndInsertUint32(DCM_RegionLocationMinX0, 0);
        region.putAndInsertUint32(DCM_RegionLocationMinY0, 0);
        region.putAndInsertUint32(DCM_RegionLocationMaxX1, 2);  // one beyond: cut to the image
        region.putAndInsertUint32(DCM_RegionLocationMaxY1, 1);
        region.putAndInsertUint16(DCM_RegionSpatialFormat, 1);
        region.putAndInsertUint16(DCM_RegionDataType, 1);
        region.putAndInsertUint16(DCM_PhysicalUnitsXDirection, 3);
        region.putAndInsertUint16(DCM_PhysicalUnitsYDirection, 3);
        region.putAndInsertFloat64(DCM_PhysicalDeltaX, 0.02);
        region.putAndInsertFloat64(DCM_PhysicalDeltaY, -0.01);
        const Facts facts = factsOf(std::move(file));
        QCOMPARE(facts.regions.size(), std::size_t(1));
        QCOMPARE(facts.regions[0].box, (Box{0, 0, 0, 1, 1, 0}));
        QCOMPARE(facts.patientSpacing, (Spacing{0.2, 0.1, SpacingBasis::ultrasoundRegion, 1}));
    }
    void padding_is_a_closed_range_of_stored_values()
    {
        auto file = greyObject();
        file.getDataset()->putAndInsertUint16(DCM_PixelPaddingValue, 100);
        file.getDataset()->putAndInsertUint16(DCM_PixelPaddingRangeLimit, 7);
        const Facts facts = factsOf(std::move(file));
        QCOMPARE(*facts.paddingLow, 7.0);
        QCOMPARE(*facts.paddingHigh, 100.0);
    }
    void lossy_is_told_by_the_flag_and_by_the_syntax()
    {
        auto file = greyObject();
        file.getDataset()->putAndInsertString(DCM_LossyImageCompression, "01");
        file.getDataset()->putAndInsertString(DCM_LossyImageCompressionRatio, "12.5");
        const Facts facts = factsOf(std::move(file));
        QVERIFY(facts.lossy);
        QCOMPARE(facts.lossyRatio, std::string("12.5"));
        QVERIFY(!factsOf(greyObject()).lossy);
    }
    void burned_in_text_and_contrast_images_are_warned_about()
    {
        auto file = greyObject();
        file.getDataset()->putAndInsertString(DCM_BurnedInAnnotation, "YES");
        file.getDataset()->putAndInsertString(DCM_ImageType, "DERIVED\\PRIMARY\\\\RECOMBINED");
        const Facts facts = factsOf(std::move(file));
        QVERIFY(warns(facts, "burned"));
        QVERIFY(warns(facts, "RECOMBINED"));
    }
    void texts_become_utf8_data()
    {
        QTest::addColumn<QByteArray>("characterSet");
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<QString>("read");
        QTest::addColumn<QByteArray>("warning");
        const QString wang = QString::fromUtf8("Wang^XiaoDong=王^小东=");
        // PS3.5 Annex J, examples 1 (GB18030) and 2 (ISO_IR 192); Annex K, ISO 2022 IR 58.
        QTest::newRow("GB18030") << QByteArray("GB18030") << QByteArray("Wang^XiaoDong=\xCD\xF5^\xD0\xA1\xB6\xAB=") << wang << QByteArray();
        QTest::newRow("GBK") << QByteArray("GBK") << QByteArray("Wang^XiaoDong=\xCD\xF5^\xD0\xA1\xB6\xAB=") << wang << QByteArray();
        QTest::newRow("UTF-8") << QByteArray("ISO_IR 192") << wang.toUtf8() << wang << QByteArray();
        QTest::newRow("ISO 2022 IR 58") << QByteArray("\\ISO 2022 IR 58")
                                        << QByteArray("Zhang^XiaoDong=\x1b$)A\xD5\xC5^\x1b$)A\xD0\xA1\xB6\xAB=")
                                        << QString::fromUtf8("Zhang^XiaoDong=张^小东=") << QByteArray();
        // PS3.5 Annex H, examples 1 and 2, and Annex I.
        QTest::newRow("ISO 2022 IR 87") << QByteArray("\\ISO 2022 IR 87")
                                        << QByteArray("Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B")
                                        << QString::fromUtf8("Yamada^Tarou=山田^太郎=やまだ^たろう") << QByteArray();
        QTest::newRow("ISO 2022 IR 13 and 87") << QByteArray("ISO 2022 IR 13\\ISO 2022 IR 87")
                                               << QByteArray("\xD4\xCF\xC0\xDE^\xC0\xDB\xB3=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J=\x1b$B$d$^$@\x1b(J^\x1b$B$?$m$&\x1b(J")
                                               << QString::fromUtf8("ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう") << QByteArray();
        QTest::newRow("ISO 2022 IR 149") << QByteArray("\\ISO 2022 IR 149")
                                         << QByteArray("Hong^Gildong=\x1b$)C\xFB\xF3^\x1b$)C\xD1\xCE\xD4\xD7=\x1b$)C\xC8\xAB^\x1b$)C\xB1\xE6\xB5\xBF")
                                         << QString::fromUtf8("Hong^Gildong=洪^吉洞=홍^길동") << QByteArray();
        QTest::newRow("ISO 2022 IR 159") << QByteArray("\\ISO 2022 IR 87\\ISO 2022 IR 159") << QByteArray("\x1b$(D0!\x1b(B^A") << QString::fromUtf8("丂^A") << QByteArray();
        QTest::newRow("escapes cut short") << QByteArray("\\ISO 2022 IR 87") << QByteArray("A^\x1b$B;") << QString::fromUtf8("A^\x1b$B;") << QByteArray("read as UTF-8");
        QTest::newRow("one set by its longer name") << QByteArray("ISO 2022 IR 100") << QByteArray("Buc^J\xE9r\xF4me") << QString::fromUtf8("Buc^Jérôme") << QByteArray();
        QTest::newRow("Latin-1") << QByteArray("ISO_IR 100") << QByteArray("Buc^J\xE9r\xF4me") << QString::fromUtf8("Buc^Jérôme") << QByteArray();
        QTest::newRow("misspelt") << QByteArray("ISO-IR 100") << QByteArray("Buc^J\xE9r\xF4me") << QString::fromUtf8("Buc^Jérôme") << QByteArray();
        QTest::newRow("GB in a Latin-1 file") << QByteArray("ISO_IR 100") << QByteArray("\xCD\xF5^\xD0\xA1\xB6\xAB")
                                              << QString::fromUtf8("Íõ^Ð¡¶«") << QByteArray("look like GB18030: \"王^小东\"");
        QTest::newRow("GB without a word") << QByteArray() << QByteArray("\xCD\xF5^\xD0\xA1\xB6\xAB") << QString::fromUtf8("王^小东")
                                           << QByteArray("read as GB18030");
        QTest::newRow("UTF-8 without a word") << QByteArray() << QByteArray("J\xC3\xA9") << QString::fromUtf8("Jé") << QByteArray("read as UTF-8");
        QTest::newRow("no such set") << QByteArray("KLINGON") << QByteArray("J\xE9") << QString::fromUtf8("Jé") << QByteArray("KLINGON");
    }
    void texts_become_utf8()
    {
        QFETCH(QByteArray, characterSet);
        QFETCH(QByteArray, stored);
        QFETCH(QString, read);
        QFETCH(QByteArray, warning);
        auto file = greyObject();
        if (!characterSet.isEmpty())
            file.getDataset()->putAndInsertString(DCM_SpecificCharacterSet, characterSet.constData());
        file.getDataset()->putAndInsertString(DCM_PatientName, stored.constData());
        file.getDataset()->putAndInsertString(DCM_ImageLaterality, "L");
        file.getDataset()->putAndInsertString(DCM_ViewPosition, "CC");
        const Facts facts = factsOf(std::move(file));
        QCOMPARE(QString::fromStdString(facts.patientName), read);
        QCOMPARE(facts.characterSet, characterSet.toStdString());
        QCOMPARE(facts.warnings.empty(), warning.isEmpty());
        QVERIFY(warning.isEmpty() || warns(facts, warning.constData()));
    }
    void every_way_of_writing_the_data_set_reads_the_same()
    {
        const auto make = [] {
            auto file = greyObject();
            file.getDataset()->putAndInsertString(DCM_ImagerPixelSpacing, "0.07\\0.05");
            file.getDataset()->putAndInsertString(DCM_ImageLaterality, "R");
            return file;
        };
        Facts first = factsOf(make());
        for (const auto syntax : {EXS_LittleEndianImplicit, EXS_BigEndianExplicit, EXS_DeflatedLittleEndianExplicit}) {
            Facts other = factsOf(make(), syntax);
            QCOMPARE(other.transferSyntax, std::string(DcmXfer(syntax).getXferID()));
            other.transferSyntax = first.transferSyntax;
            QVERIFY(other == first);
        }
        auto bare = make();
        bare.getDataset()->saveFile(folder_.path("bare.dcm").c_str(), EXS_LittleEndianImplicit);
        auto other = readFacts(folder_.path("bare.dcm"));
        QVERIFY(other.ok());
        QCOMPARE(other->laterality, std::string("R"));
    }
    void what_is_not_dicom_is_one_sentence()
    {
        std::ofstream(folder_.path("empty"));
        std::ofstream(folder_.path("text")) << "Dear colleague, the images are in the other folder.\n";
        std::ofstream(folder_.path("mark"), std::ios::binary) << std::string(128, '\0') << "DICM\x02";
        for (const char* name : {"empty", "text", "mark", "missing", "."}) {
            const auto facts = readFacts(folder_.path(name));
            QVERIFY2(!facts.ok(), name);
            QVERIFY(facts.error().sentence().find(name) != std::string::npos);
        }
    }
    void a_text_that_claims_half_a_gigabyte_is_no_text()
    {
        // Implicit VR, SOP Class UID with a damaged length; without a bound DCMTK goes through it for half a minute.
        std::ofstream(folder_.path("claim"), std::ios::binary)
            << std::string("\x08\x00\x05\x00\x00\x00\x00\x00\x08\x00\x16\x00\x00\x00\x00\x20" "1.2.840.10008", 29);
        const auto facts = readFacts(folder_.path("claim"));
        QVERIFY(!facts.ok());
        QVERIFY(facts.error().sentence().find("not DICOM") != std::string::npos);
    }
    void facts_survive_json_to_the_last_bit()
    {
        Facts facts;
        facts.sopClassUid = "1.2";
        facts.patientName = "Wang^XiaoDong=王^小东=";
        facts.seriesNumber = 7;
        facts.intent = Intent::processing;
        facts.viewModifiers = {"magnification", "\"quoted\"\n"};
        facts.rows = 4096;
        facts.isSigned = facts.lossy = true;
        facts.paddingLow = 0.1 + 0.2;
        facts.windows = {{1.0 / 3, 1e-300, VoiFunction::sigmoid, "NORMAL"}};
        facts.lutExplanations = {"a", ""};
        facts.patientSpacing = {0.1 / 3, 0.07, SpacingBasis::inBreast, 1.08};
        facts.pixelAspect = 4.0 / 3;
        facts.spacingWords = message("dicom", "%1 mm", 0.07);
        facts.regions = {{Box{1, 2, 0, 3, 4, 0}, 1, 2, 3, 3, Spacing{0.2, 0.1, SpacingBasis::ultrasoundRegion, 1}}, {}};
        facts.frameTimeMs = 33.3333333333333333;
        facts.warnings = {message("dicom", "one"), message("app", "two %1 %2", "a", 3)};
        const auto back = factsFromJson(factsToJson(facts));
        QVERIFY(back.ok());
        QVERIFY(*back == facts);
    }
    void broken_json_is_an_error_and_absent_fields_keep_their_defaults()
    {
        QVERIFY(!factsFromJson("{").ok());
        QVERIFY(!factsFromJson(R"({"rows":"many"})").ok());
        QVERIFY(!factsFromJson(R"({"intent":"for fun"})").ok());
        QVERIFY(*factsFromJson("{}") == Facts{});
    }
};

ANNULUS_TEST(ReadFactsTest);
#include "readFacts_test.moc"
