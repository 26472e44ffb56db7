// One picture or fact for each row of the specification of the display (docs/display.md), of objects that core/phantom
// writes: 7 columns, 5 rows, pixels higher than wide, so that nothing passes with its axes swapped. Truth: the formulas
// of the standard written down again in this file, and values worked by hand. The pictures go the whole way through
// annulus-cli render.
#include "core/dicom/mislabelled.h"
#include "core/dicom/readFacts.h"
#include "core/image/pngFile.h"
#include "core/phantom/imageAttributes.h"
#include "tests/core/dicom/objects.h"
#include "tests/support/commandLine.h"
#include "tests/support/runTests.h"

#include <nlohmann/json.hpp>

#include <cmath>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

namespace {

constexpr int columns = 7, rows = 5;
int valueAt(int i, int j) { return 100 * i + 500 * j + 7; }  // 7 to 2607, all different

using Change = std::function<void(DcmDataset&)>;
using Grey = std::function<double(double)>;  // 0 to 1 of a stored value

double linear(double x, double c, double w) { return x <= c - 0.5 - (w - 1) / 2 ? 0 : x > c - 0.5 + (w - 1) / 2 ? 1 : (x - (c - 0.5)) / (w - 1) + 0.5; }
double exact(double x, double c, double w) { return x <= c - w / 2 ? 0 : x > c + w / 2 ? 1 : (x - c) / w + 0.5; }
double sigmoid(double x, double c, double w) { return 1 / (1 + std::exp(-4 * (x - c) / w)); }

struct Row {
    Change change;
    Grey grey;
};
void window(DcmDataset& d, const char* centre, const char* width, const char* function = "LINEAR")
{
    d.putAndInsertString(DCM_WindowCenter, centre);
    d.putAndInsertString(DCM_WindowWidth, width);
    d.putAndInsertString(DCM_VOILUTFunction, function);
}

void lut(DcmItem& item, Uint16 first, int bits, std::vector<Uint16> values, DcmEVR asVr)
{
    DcmTag descriptor(DCM_LUTDescriptor, EVR_US), data(DCM_LUTData, asVr);
    const Uint16 three[] = {static_cast<Uint16>(values.size()), first, static_cast<Uint16>(bits)};
    item.putAndInsertUint16Array(descriptor, three, 3);
    item.putAndInsertUint16Array(data, values.data(), values.size());
    item.putAndInsertString(DCM_LUTExplanation, "FILM");
}

Image ramp()
{
    std::vector<std::uint16_t> values;
    for (int j = 0; j < rows; ++j)
        for (int i = 0; i < columns; ++i)
            values.push_back(static_cast<std::uint16_t>(valueAt(i, j)));
    return {makeGrid(columns, rows), std::move(values)};
}

}  // namespace

class GoldenPicturesTest : public QObject {
    Q_OBJECT
    ObjectFolder folder_;

    fs::path mammogram(const Change& change, phantom::Side side = phantom::Side::right, phantom::View view = phantom::View::mlo)
    {
        const fs::path file = folder_.path("mammogram.dcm");
        auto attributes = phantom::mammogramAttributes("golden", side, view);
        attributes.padding.reset();
        attributes.magnification = 1.25;
        if (!phantom::writeMammogram(ramp(), attributes, file).ok())
            return {};
        return changed(file, [&](DcmDataset& d) {
            for (const auto& tag : {DCM_WindowCenter, DCM_WindowWidth, DCM_WindowCenterWidthExplanation, DCM_VOILUTFunction})
                d.findAndDeleteElement(tag);
            d.putAndInsertString(DCM_ImagerPixelSpacing, "0.1\\0.05");
            change(d);
        });
    }
    fs::path ultrasound(const Change& change)
    {
        const fs::path file = folder_.path("ultrasound.dcm");
        auto attributes = phantom::ultrasoundAttributes("golden");
        attributes.region = phantom::RegionAttributes{1, 0, 6, 3, 0.06, 0.09};
        attributes.asRgb = false;
        std::vector<std::uint8_t> values;
        for (int at = 0; at < columns * rows; ++at)
            values.push_back(static_cast<std::uint8_t>(7 * at));
        if (!phantom::writeUltrasound({makeGrid(columns, rows), std::move(values)}, attributes, file).ok())
            return {};
        return changed(file, change);
    }
    static fs::path changed(const fs::path& file, const Change& change)
    {
        DcmFileFormat object;
        object.loadFile(file.c_str());
        object.getDataset()->loadAllDataIntoMemory();
        change(*object.getDataset());
        object.saveFile(file.c_str(), EXS_LittleEndianExplicit);
        return file;
    }
    PngPixels rendered(const fs::path& file, const QStringList& more = {})
    {
        const fs::path out = folder_.path("out.png");
        const Ran ran = runCli(QStringList{"render", QString::fromStdString(file.string()), "--out", QString::fromStdString(out.string())} + more);
        return ran.status == 0 ? readPngFile(out).value() : PngPixels{};
    }
    static nlohmann::json inspected(const fs::path& file)
    {
        const auto list = nlohmann::json::parse(runCli({"inspect", QString::fromStdString(file.string()), "--json"}).output);
        return list.at(0);
    }

private slots:
    void pictures_of_mammograms_data()
    {
        QTest::addColumn<Row>("row");
        const auto add = [](const char* name, Change change, Grey grey) { QTest::newRow(name) << Row{std::move(change), std::move(grey)}; };
        add("VOI LINEAR", [](DcmDataset& d) { window(d, "1000", "801"); }, [](double x) { return linear(x, 1000, 801); });
        add("VOI LINEAR of width 1", [](DcmDataset& d) { window(d, "1007.5", "1"); }, [](double x) { return x > 1007 ? 1.0 : 0.0; });
        add("VOI LINEAR_EXACT in lower case and padded", [](DcmDataset& d) { window(d, "1000", "800.5", "linear_exact "); }, [](double x) { return exact(x, 1000, 800.5); });
        add("VOI SIGMOID", [](DcmDataset& d) { window(d, "1300", "900", "SIGMOID"); }, [](double x) { return sigmoid(x, 1300, 900); });
        add("several windows: the first", [](DcmDataset& d) { window(d, "500\\2000", "300\\10"); }, [](double x) { return linear(x, 500, 300); });
        add("VOI LUT of 12 bits as OW", [](DcmDataset& d) { lut(addItem(d, DCM_VOILUTSequence), 1000, 12, {4, 2000, 3000, 4095}, EVR_OW); },
            [](double x) { return (x < 1001 ? 4 : x < 1002 ? 2000 : x < 1003 ? 3000 : 4095) / 4095.0; });
        add("VOI LUT of 10 bits as US", [](DcmDataset& d) {
            std::vector<Uint16> values(1024);
            for (int at = 0; at < 1024; ++at)
                values[static_cast<std::size_t>(at)] = static_cast<Uint16>(1023 - at);
            lut(addItem(d, DCM_VOILUTSequence), 500, 10, values, EVR_US);
        }, [](double x) { return (1023 - std::clamp(x - 500, 0.0, 1023.0)) / 1023; });
        add("MONOCHROME1", [](DcmDataset& d) { d.putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME1"); window(d, "1000", "801"); },
            [](double x) { return 1 - linear(x, 1000, 801); });
        add("MONOCHROME1 with INVERSE: one inversion", [](DcmDataset& d) {
            d.putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME1");
            d.putAndInsertString(DCM_PresentationLUTShape, "INVERSE");
            window(d, "1000", "801");
        }, [](double x) { return 1 - linear(x, 1000, 801); });
        add("Presentation LUT Shape INVERSE", [](DcmDataset& d) { d.putAndInsertString(DCM_PresentationLUTShape, "INVERSE"); window(d, "1300", "900", "SIGMOID"); },
            [](double x) { return 1 - sigmoid(x, 1300, 900); });
        add("rescale before the window", [](DcmDataset& d) {
            d.putAndInsertString(DCM_RescaleSlope, "2");
            d.putAndInsertString(DCM_RescaleIntercept, "-1000");
            window(d, "1000", "801");
        }, [](double x) { return linear(2 * x - 1000, 1000, 801); });
        add("modality LUT before the window", [](DcmDataset& d) {
            d.findAndDeleteElement(DCM_RescaleSlope);
            d.findAndDeleteElement(DCM_RescaleIntercept);
            lut(addItem(d, DCM_ModalityLUTSequence), 506, 16, {50, 20, 60}, EVR_OW);
            window(d, "40", "41");
        }, [](double x) { return linear(x < 507 ? 50 : x < 508 ? 20 : 60, 40, 41); });
        add("padding is black and outside the range", [](DcmDataset& d) {
            d.putAndInsertUint16(DCM_PixelPaddingValue, 0);
            d.putAndInsertUint16(DcmTag(DCM_PixelPaddingRangeLimit, EVR_US), 107);
        }, [](double x) { return x <= 107 ? 0 : exact(x, (207 + 2607) / 2.0, 2400); });
        add("padding is black though inverted", [](DcmDataset& d) {
            d.putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME1");
            d.putAndInsertUint16(DCM_PixelPaddingValue, 2607);
            window(d, "1000", "801");
        }, [](double x) { return x == 2607 ? 0 : 1 - linear(x, 1000, 801); });
        add("For Processing: the range of its pixels", [](DcmDataset& d) {
            d.putAndInsertString(DCM_SOPClassUID, UID_DigitalMammographyXRayImageStorageForProcessing);
            d.putAndInsertString(DCM_PresentationIntentType, "FOR PROCESSING");
        }, [](double x) { return exact(x, (7 + 2607) / 2.0, 2600); });
    }
    void pictures_of_mammograms()
    {
        QFETCH(Row, row);
        const PngPixels picture = rendered(mammogram(row.change));
        QCOMPARE(picture.columns, columns);
        QCOMPARE(picture.rows, rows);
        QCOMPARE(picture.channels, 1);
        for (int j = 0; j < rows; ++j)
            for (int i = 0; i < columns; ++i)
                QCOMPARE(int{picture.bytes[static_cast<std::size_t>(j * columns + i)]}, int(std::floor(255 * row.grey(valueAt(i, j)) + 0.5)));
    }
    void the_reader_s_inversion_is_the_negative_and_leaves_padding_black()
    {
        const fs::path file = mammogram([](DcmDataset& d) { window(d, "1000", "801"); d.putAndInsertUint16(DCM_PixelPaddingValue, 7); });
        const PngPixels as = rendered(file), inverted = rendered(file, {"--invert"});
        QCOMPARE(inverted.bytes.size(), as.bytes.size());
        QCOMPARE(int{inverted.bytes.front()}, 0);
        for (std::size_t at = 1; at < as.bytes.size(); ++at)
            QVERIFY(std::abs(as.bytes[at] + inverted.bytes[at] - 255) <= 1);  // both are rounded
    }
    void tomosynthesis_has_the_window_of_each_slice()
    {
        const fs::path file = mammogram([](DcmDataset& d) {
            const std::vector<Uint16> values{1007, 1107, 1207, 1307, 1407, 1507, 1607, 1707};
            d.putAndInsertString(DCM_SOPClassUID, UID_BreastTomosynthesisImageStorage);
            d.findAndDeleteElement(DCM_ImageLaterality);
            d.putAndInsertUint16(DCM_Rows, 1);
            d.putAndInsertUint16(DCM_Columns, 4);
            d.putAndInsertString(DCM_NumberOfFrames, "2");
            d.putAndInsertUint16Array(DCM_PixelData, values.data(), values.size());
            addItem(addItem(d, DCM_SharedFunctionalGroupsSequence), DCM_FrameAnatomySequence).putAndInsertString(DCM_FrameLaterality, "L");
            for (const char* centre : {"1100", "1600"}) {
                DcmItem& voi = addItem(addItem(d, DCM_PerFrameFunctionalGroupsSequence), DCM_FrameVOILUTSequence);
                voi.putAndInsertString(DCM_WindowCenter, centre);
                voi.putAndInsertString(DCM_WindowWidth, "401");
            }
        });
        for (int frame = 1; frame <= 2; ++frame) {
            const PngPixels picture = rendered(file, {"--frame", QString::number(frame)});
            QCOMPARE(picture.bytes.size(), std::size_t{4});
            for (int i = 0; i < 4; ++i) {
                const double stored = 1007 + 100 * i + (frame - 1) * 400;
                QCOMPARE(int{picture.bytes[static_cast<std::size_t>(i)]}, int(std::floor(255 * linear(stored, frame == 1 ? 1100 : 1600, 401) + 0.5)));
            }
        }
        QCOMPARE(inspected(file).at("laterality").get<std::string>(), std::string("L"));
        QCOMPARE(inspected(file).at("frames").get<int>(), 2);
    }
    void every_lossless_syntax_shows_the_same()
    {
        const auto reference = rendered(mammogram([](DcmDataset& d) { window(d, "1000", "801"); })).bytes;
        for (const auto compression : {phantom::Compression::jpegLossless, phantom::Compression::jpegLs}) {
            auto attributes = phantom::mammogramAttributes("golden", phantom::Side::right, phantom::View::mlo);
            attributes.padding.reset();
            attributes.look = phantom::WindowLook::linear;
            attributes.windowCentre = 1000;
            attributes.windowWidth = 801 / 1.3;
            attributes.compression = compression;
            const fs::path file = folder_.path("packed.dcm");
            QVERIFY(phantom::writeMammogram(ramp(), attributes, file).ok());
            QCOMPARE(rendered(file).bytes, reference);
            QVERIFY(!inspected(file).at("lossy").get<bool>());
        }
    }
    void spacing_is_row_then_column_in_the_breast()
    {
        const auto json = inspected(mammogram([](DcmDataset&) {}));
        QCOMPARE(json.at("spacingMm").at(0).get<double>(), 0.1 / 1.25);
        QCOMPARE(json.at("spacingMm").at(1).get<double>(), 0.05 / 1.25);
        QVERIFY2(json.at("spacingBasis").get<std::string>().find("1.25") != std::string::npos, json.dump().c_str());
        QCOMPARE(json.at("intent").get<std::string>(), std::string("FOR PRESENTATION"));
    }
    void side_and_view_come_from_codes_of_either_age_and_never_from_a_description()
    {
        for (const auto& [scheme, value] : {std::pair("SCT", "399368009"), std::pair("SRT", "R-10226"), std::pair("SNM3", "R-10226"), std::pair("99SDM", "R-10226")}) {
            const auto json = inspected(mammogram([&](DcmDataset& d) {
                d.findAndDeleteElement(DCM_ViewCodeSequence);
                d.findAndDeleteElement(DCM_ViewPosition);
                d.putAndInsertString(DCM_SeriesDescription, "LCC");
                putCode(addItem(d, DCM_ViewCodeSequence), value, scheme, "x");
            }));
            QCOMPARE(json.at("laterality").get<std::string>() + json.at("view").get<std::string>(), std::string("RMLO"));
        }
    }
    void a_side_that_contradicts_the_orientation_is_warned_about()
    {
        const auto json = inspected(mammogram([](DcmDataset& d) { d.putAndInsertString(DCM_PatientOrientation, "A\\FR"); }));
        QVERIFY(!json.at("warnings").empty());
        QVERIFY(inspected(mammogram([](DcmDataset&) {})).at("warnings").empty());
    }
    void modifiers_contrast_and_burned_in_text_are_told()
    {
        const auto displaced = inspected(mammogram([](DcmDataset& d) {
            DcmItem* view = nullptr;
            d.findAndGetSequenceItem(DCM_ViewCodeSequence, view, 0);
            putCode(addItem(*view, DCM_ViewModifierCodeSequence), "399209000", "SCT", "Implant Displaced");
        }));
        QCOMPARE(displaced.at("viewModifiers").at(0).get<std::string>(), std::string("implant displaced"));
        QVERIFY(!inspected(mammogram([](DcmDataset& d) { d.putAndInsertString(DCM_ImageType, "DERIVED\\PRIMARY\\\\RECOMBINED"); })).at("warnings").empty());
        QVERIFY(inspected(mammogram([](DcmDataset& d) { d.putAndInsertString(DCM_ImageType, "ORIGINAL\\PRIMARY\\\\LOW_ENERGY"); })).at("warnings").empty());
        const auto named = inspected(mammogram([](DcmDataset& d) { d.putAndInsertString(DCM_BurnedInAnnotation, "YES"); }));
        QCOMPARE(named.at("burnedIn").get<std::string>(), std::string("YES"));
        QVERIFY(!named.at("warnings").empty());
    }
    void ultrasound_is_measured_by_its_region_in_centimetres()
    {
        const auto json = inspected(ultrasound([](DcmDataset&) {}));
        QCOMPARE(json.at("regions").at(0).at("box").get<std::vector<int>>(), (std::vector<int>{1, 0, 6, 3}));
        QVERIFY(std::abs(json.at("regions").at(0).at("spacingMm").at(0).get<double>() - 0.09) < 1e-12);
        QVERIFY(std::abs(json.at("regions").at(0).at("spacingMm").at(1).get<double>() - 0.06) < 1e-12);
        // Seconds (4) and a negative step: no length, and a length.
        const auto doppler = inspected(ultrasound([](DcmDataset& d) {
            DcmItem* region = nullptr;
            d.findAndGetSequenceItem(DCM_SequenceOfUltrasoundRegions, region, 0);
            region->putAndInsertUint16(DCM_PhysicalUnitsXDirection, 4);
        }));
        QVERIFY(doppler.at("spacingMm").is_null() && doppler.at("regions").at(0).at("spacingMm").is_null());
    }
    void colour_stays_colour_whatever_it_is_stored_as()
    {
        // Red, green, blue, a grey, and white in the colour models of ultrasound; YBR worked by PS3.3 C.7.6.3.1.2.
        struct Stored {
            const char* model;
            int planar;
            std::vector<Uint8> bytes;
        };
        for (const Stored& stored : {Stored{"RGB", 0, {255, 0, 0, 0, 255, 0, 0, 0, 255, 77, 77, 77, 255, 255, 255, 0}},
                                     Stored{"RGB", 1, {255, 0, 0, 77, 255, 0, 255, 0, 77, 255, 0, 0, 255, 77, 255, 0}},
                                     Stored{"YBR_FULL", 0, {76, 85, 255, 150, 44, 21, 29, 255, 107, 77, 128, 128, 255, 128, 128, 0}}}) {
            const PngPixels picture = rendered(ultrasound([&](DcmDataset& d) {
                d.putAndInsertString(DCM_PhotometricInterpretation, stored.model);
                d.putAndInsertUint16(DCM_SamplesPerPixel, 3);
                d.putAndInsertUint16(DCM_PlanarConfiguration, static_cast<Uint16>(stored.planar));
                d.putAndInsertUint16(DCM_Rows, 1);
                d.putAndInsertUint16(DCM_Columns, 5);
                d.putAndInsertUint8Array(DCM_PixelData, stored.bytes.data(), stored.bytes.size());
            }));
            QCOMPARE(picture.channels, 3);
            const std::vector<std::uint8_t> wanted{255, 0, 0, 0, 255, 0, 0, 0, 255, 77, 77, 77, 255, 255, 255};
            for (std::size_t at = 0; at < wanted.size(); ++at)
                QVERIFY2(std::abs(picture.bytes[at] - wanted[at]) <= 1, stored.model);
        }
    }
    void chinese_texts_keep_their_characters_under_every_set()
    {
        // 王 in GBK and GB18030 is CDF5, in UTF-8 E78E8B; under ISO_IR 100 the same bytes are a mislabelled file.
        for (const auto& [set, name, warns] : {std::tuple("GB18030", "Wang^Xi=\xcd\xf5^\xcf\xa3=", false), std::tuple("GBK", "Wang^Xi=\xcd\xf5^\xcf\xa3=", false),
                                               std::tuple("\\ISO 2022 IR 58", "Wang^Xi=\x1b$)A\xcd\xf5^\x1b$)A\xcf\xa3=", false),
                                               std::tuple("ISO_IR 192", "Wang^Xi=\xe7\x8e\x8b^\xe5\xb8\x8c=", false), std::tuple("ISO_IR 100", "Wang^Xi=\xcd\xf5^\xcf\xa3=", true)}) {
            const auto facts = readFacts(mammogram([&, s = set, n = name](DcmDataset& d) {
                d.putAndInsertString(DCM_SpecificCharacterSet, s);
                d.putAndInsertString(DCM_PatientName, n);
            }));
            QVERIFY(facts.ok());
            if (!warns)
                QCOMPARE(facts->patientName, std::string("Wang^Xi=\xe7\x8e\x8b^\xe5\xb8\x8c="));
            QCOMPARE(!facts->warnings.empty(), warns);
            // The user is asked, and says Chinese.
            QCOMPARE(seemsMislabelled(*facts), warns);
            QCOMPARE(readAsGb18030(*facts).patientName, std::string("Wang^Xi=\xe7\x8e\x8b^\xe5\xb8\x8c="));
            QVERIFY(!seemsMislabelled(readAsGb18030(*facts)));
        }
    }
};

ANNULUS_TEST(GoldenPicturesTest);
#include "goldenPictures_test.moc"
