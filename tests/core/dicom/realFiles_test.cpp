#include "core/base/random.h"
#include "core/dicom/display.h"
#include "core/dicom/readFacts.h"
#include "core/dicom/scan.h"
#include "tests/core/dicom/objects.h"
#include "tests/support/runTests.h"

#include <fstream>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

/// Real and malformed files beside the project, where they are: each opens or is refused with one sentence. And small files
/// damaged here: no byte may bring the reader down.
class RealFilesTest : public QObject {
    Q_OBJECT
    ObjectFolder folder_;
    static fs::path shared() { return sharedFolder() / "data"; }

private slots:
    void every_shared_file_opens_or_is_refused_with_one_sentence()
    {
        std::vector<fs::path> folders;
        for (const char* name : {"dicom/edge", "dicom/us", "mammo/dicom"})
            if (fs::exists(shared() / name))
                folders.push_back(shared() / name);
        if (folders.empty())
            QSKIP("the shared test files are not here");
        const auto probed = probeFiles(listFiles(folders), {});
        std::size_t images = 0;
        for (const auto& file : probed) {
            if (!file.refused) {
                ++images;
                QVERIFY(file.facts->rows > 0 && file.thumbnail != nullptr);
                continue;
            }
            const std::string sentence = file.refused->what.english();
            QVERIFY2(sentence.find("ended the decoder") == std::string::npos && sentence.find('\n') == std::string::npos, file.refused->sentence().c_str());
        }
        QVERIFY(images >= 51);
    }
    void known_files_are_understood_right()
    {
        const auto mammogram = shared() / "mammo/dicom/GH133.dcm";
        if (!fs::exists(mammogram))
            QSKIP("the shared test files are not here");
        const auto opened = readFactsAndFrame(mammogram);
        QVERIFY(opened.ok());
        QCOMPARE(opened->facts.laterality + opened->facts.view, std::string("RMLO"));
        QCOMPARE(opened->facts.windows.size(), std::size_t(3));
        QCOMPARE(opened->frame.grey.grid.size, (Size{2394, 3062, 1}));
        const auto calibrated = readFacts(shared() / "mammo/dicom/MG_Explicit_Little.dcm");
        QCOMPARE(calibrated->patientSpacing, (Spacing{0.25, 0.25, SpacingBasis::calibrated, 1}));
        QCOMPARE(calibrated->detectorSpacing, (Spacing{0.5, 0.5, SpacingBasis::detector, 1}));
        const auto chinese = readFacts(shared() / "dicom/edge/GH1301.dcm");
        QCOMPARE(chinese->patientName, std::string("Wang^XiaoDong=王^小东="));
    }
    void the_last_frame_of_a_cine_is_not_the_first()
    {
        const auto cine = shared() / "dicom/us/examples_ybr_color.dcm";
        if (!fs::exists(cine))
            QSKIP("the shared test files are not here");
        auto reader = FrameReader::open(cine);
        const auto first = reader->read(1);
        const auto last = reader->read(30);
        QVERIFY(first.ok() && last.ok());
        QVERIFY(first->rgb != last->rgb);
        QVERIFY(reader->read(1)->rgb == first->rgb);
    }
    void damaged_bytes_are_a_result_or_a_sentence()
    {
        auto palette = greyObject();
        const Uint16 descriptor[] = {4, 0, 16};
        const Uint16 data[] = {0, 256, 512, 65535};
        for (const auto& tag : {DCM_RedPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableDescriptor, DCM_BluePaletteColorLookupTableDescriptor})
            palette.getDataset()->putAndInsertUint16Array(tag, descriptor, 3);
        for (const auto& tag : {DCM_RedPaletteColorLookupTableData, DCM_GreenPaletteColorLookupTableData, DCM_BluePaletteColorLookupTableData})
            palette.getDataset()->putAndInsertUint16Array(tag, data, 4);
        palette.getDataset()->putAndInsertString(DCM_WindowCenter, "100\\200");
        palette.getDataset()->putAndInsertString(DCM_WindowWidth, "100\\200");
        const std::vector<fs::path> seeds{folder_.save(greyObject(), "grey"), folder_.save(palette, "palette"),
                                          folder_.save(colourObject("YBR_FULL_422", std::vector<Uint8>(8)), "colour")};
        Random random(2026);
        for (int trial = 0; trial < 600; ++trial) {
            std::ifstream stream(seeds[random.below(seeds.size())], std::ios::binary);
            std::string bytes{std::istreambuf_iterator<char>(stream), {}};
            for (std::uint64_t flips = 1 + random.below(8); flips > 0; --flips)
                bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
            if (random.below(5) == 0)
                bytes.resize(random.below(bytes.size()));
            std::ofstream(folder_.path("damaged"), std::ios::binary) << bytes;
            const auto opened = readFactsAndFrame(folder_.path("damaged"));
            if (opened.ok())
                QVERIFY(!renderWhole(opened->frame, defaultDisplay(opened->facts, opened->frame)).bytes.empty());
            else
                QVERIFY(!opened.error().sentence().empty());
        }
    }
};

ANNULUS_TEST(RealFilesTest);
#include "realFiles_test.moc"
