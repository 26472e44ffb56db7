#include "core/dicom/Prober.h"
#include "core/dicom/readSegmentation.h"
#include "tests/core/dicom/objects.h"
#include "tests/fuzz/mutate.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"
#include "tests/support/segmentations.h"

#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmdata/dcrleerg.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpeg/djencode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/dcmjpls/djencode.h>

#include <QDir>

#include <algorithm>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

namespace {

constexpr int roundsPerSeed = 250;

/// A grey wedge large enough that every codec has something to compress.
DcmFileFormat wedge(int frames)
{
    constexpr int side = 48;
    std::vector<Uint16> values;
    for (int frame = 0; frame < frames; ++frame)
        for (int j = 0; j < side; ++j)
            for (int i = 0; i < side; ++i)
                values.push_back(static_cast<Uint16>((i * j + 97 * frame + (i * 7919 + j * 104729) % 31) % 4096));
    DcmFileFormat file = greyObject(values);
    DcmDataset& dataset = *file.getDataset();
    dataset.putAndInsertUint16(DCM_Rows, side);
    dataset.putAndInsertUint16(DCM_Columns, side);
    dataset.putAndInsertString(DCM_NumberOfFrames, std::to_string(frames).c_str());
    dataset.putAndInsertUint16Array(DCM_PixelData, values.data(), values.size());
    return file;
}

void registerCodecs()
{
    DcmRLEEncoderRegistration::registerCodecs();
    DJEncoderRegistration::registerCodecs();
    DJLSEncoderRegistration::registerCodecs();
}

}  // namespace

/// Truth: a decoder process that is still the same one after the file, and answered.
class DicomFuzzTest : public QObject {
    Q_OBJECT
    ObjectFolder folder_;

private slots:
    void initTestCase() { registerCodecs(); }

    void no_mutated_object_ends_or_hangs_the_decoder_data()
    {
        QTest::addColumn<QString>("file");
        const std::vector<std::pair<const char*, E_TransferSyntax>> syntaxes{
            {"implicit", EXS_LittleEndianImplicit},     {"explicit", EXS_LittleEndianExplicit},
            {"big-endian", EXS_BigEndianExplicit},      {"deflated", EXS_DeflatedLittleEndianExplicit},
            {"rle", EXS_RLELossless},                   {"jpeg-extended", EXS_JPEGProcess2_4},
            {"jpeg-lossless", EXS_JPEGProcess14SV1},    {"jpeg-ls", EXS_JPEGLSLossless},
        };
        for (const auto& [name, syntax] : syntaxes)
            QTest::newRow(name) << QString::fromStdString(folder_.save(wedge(2), std::string(name) + ".dcm", syntax).string());
        const fs::path real = sharedFolder() / "data/dicom/edge";
        std::vector<fs::path> seeds;
        if (fs::is_directory(real))
            for (const auto& entry : fs::directory_iterator(real))
                if (entry.is_regular_file() && entry.file_size() < 200'000)
                    seeds.push_back(entry.path());
        std::sort(seeds.begin(), seeds.end());
        for (const auto& seed : seeds)
            QTest::newRow(seed.filename().c_str()) << QString::fromStdString(seed.string());
    }
    void no_mutated_object_ends_or_hangs_the_decoder()
    {
        QFETCH(QString, file);
        const std::string whole = bytesOf(file.toStdString());
        QVERIFY(!whole.empty());
        ProberSettings settings;
        settings.limits = {std::uint64_t(1) << 30, 20, 30};
        Prober prober(settings);
        const auto path = folder_.path("mutated.dcm");
        const Random seeds(20260101);
        for (int round = 0; round < roundsPerSeed; ++round) {
            writeBytes(path, mutated(whole, seeds.split(static_cast<std::uint64_t>(round))));
            const ProbedFile probed = prober.probe(path);
            if (!probed.refused) {
                QVERIFY(probed.facts);
                continue;
            }
            const std::string sentence = probed.refused->sentence();
            if (sentence.find(": Decoding it ") != std::string::npos) {  // ended the decoder, or took too long
                const QString kept = QDir::temp().filePath(QStringLiteral("annulus-fuzz-%1-%2.dcm").arg(QTest::currentDataTag()).arg(round));
                writeBytes(kept.toStdString(), bytesOf(path));
                QFAIL(qPrintable(QStringLiteral("%1 (kept as %2)").arg(QString::fromStdString(sentence), kept)));
            }
        }
    }
    void a_mutated_segmentation_is_read_or_refused()
    {
        Random random(1);
        const std::string whole = bytesOf(folder_.save(binarySegmentation({{randomMask(random, 40, 30, 0.3), 1, {}, {}}}, {"lesion"}), "mask.dcm"));
        const auto path = folder_.path("mutated-mask.dcm");
        const Random seeds(20260102);
        for (int round = 0; round < 8 * roundsPerSeed; ++round) {
            writeBytes(path, mutated(whole, seeds.split(static_cast<std::uint64_t>(round))));
            const auto mask = readSegmentation(path, {});
            if (!mask)
                QVERIFY(!mask.error().what.english().empty());
            else
                QVERIFY(mask->mask.grid().size.i > 0);
        }
    }
};
ANNULUS_TEST(DicomFuzzTest);
#include "dicom_test.moc"
