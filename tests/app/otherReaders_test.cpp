// Truth: two other readers of the same files. What a picture shows is held against DCMTK's own display tools (dcm2pnm,
// dcmj2pnm, dcml2pnm) at 16 bits, what a file decodes to against GDCM (gdcmconv --raw). docs/display.md says why the few
// files of the table below differ. Skipped where the shared files or the tools are not on this machine.
#include "core/base/text.h"
#include "core/dicom/readFacts.h"
#include "core/dicom/readFrame.h"
#include "core/image/pngFile.h"
#include "tests/support/commandLine.h"
#include "tests/support/runTests.h"

#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

namespace {

/// How far a picture may be from DCMTK's in grey levels of 255. Rounding alone is half a level, and DCMTK cuts its 16-bit
/// values off where they should be rounded: 1/257 of a level more.
constexpr double rounding = 0.5 + 1.0 / 257;

struct Departure {
    double levels;
    const char* why;
};
const std::map<std::string, Departure> departures{
    {"CT0012.not_fragmented_no_bot_rle.dcm", {255, "window in the functional groups, which DCMTK's tools do not read"}},
    {"2021-02-19-MalaterreCP246.dcm", {255, "window and rescale slope under VR UN, which DCMTK's tools do not read"}},
    {"CTImage.dcm_JPEGProcess2_4Tr__tax_1.2.840.10008.1.2.4.51.dcm", {rounding + 255.0 / 399, "DCMTK cuts rescaled values to whole numbers"}},
    {"GH184.dcm", {rounding + 255.0 / 7000, "DCMTK cuts rescaled values to whole numbers"}},
    {"SC_ybr_full_422_uncompressed.dcm", {1, "DCMTK cuts YCbCr values in tables of whole numbers"}},
    {"YBR_422.dcm", {1, "DCMTK cuts YCbCr values in tables of whole numbers"}},
    {"2023-04-21-RLEPlanarConfigurationYBR_FULL.dcm", {2, "DCMTK cuts YCbCr values in tables of whole numbers"}}};

QString text(const fs::path& path) { return QString::fromStdString(path.string()); }

bool runTool(const char* tool, const QStringList& arguments)
{
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(QString::fromLatin1(tool), arguments);
    return process.waitForFinished(-1) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

double sampleAt(const PngPixels& picture, std::size_t index)
{
    if (picture.bytesPerSample == 1)
        return picture.bytes[index];
    std::uint16_t value = 0;
    std::memcpy(&value, &picture.bytes[2 * index], sizeof value);
    return value / 257.0;
}

struct Distance {
    double most = 0;
    std::size_t row = 0, column = 0;
};

/// DCMTK gives single-channel pictures of colour objects with equal channels, and the other way round.
Distance distanceOf(const PngPixels& ours, const PngPixels& theirs)
{
    Distance found;
    const int channels = std::max(ours.channels, theirs.channels);
    for (std::size_t pixel = 0; pixel < static_cast<std::size_t>(ours.columns * ours.rows); ++pixel)
        for (int channel = 0; channel < channels; ++channel) {
            const auto at = [&](const PngPixels& picture) {
                return sampleAt(picture, pixel * static_cast<std::size_t>(picture.channels) + static_cast<std::size_t>(std::min(channel, picture.channels - 1)));
            };
            if (const double apart = std::abs(at(ours) - at(theirs)); apart > found.most)
                found = {apart, pixel / static_cast<std::size_t>(ours.columns), pixel % static_cast<std::size_t>(ours.columns)};
        }
    return found;
}

}  // namespace

class OtherReadersTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    [[nodiscard]] fs::path made(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }

    static void addFiles()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("frame");
        bool any = false;
        for (const char* folder : {"data/dicom/edge", "data/dicom/us", "data/mammo/dicom"}) {
            std::error_code code;
            for (const auto& entry : fs::directory_iterator(sharedFolder() / folder, code)) {
                const std::string ending = entry.path().extension().string();
                if (ending == ".csv" || ending == ".md")
                    continue;
                const auto facts = readFacts(entry.path());
                any = true;
                QTest::newRow(qPrintable(text(entry.path().filename()))) << text(entry.path()) << 1;
                if (facts.ok() && facts->frames > 1)
                    QTest::newRow(qPrintable(text(entry.path().filename()) + QStringLiteral(", last frame"))) << text(entry.path()) << facts->frames;
            }
        }
        if (!any)
            QTest::newRow("the shared files are not here") << QString() << 0;
    }

    bool render(const QString& path, int frame, const fs::path& out) const
    {
        return runCli({"render", path, "--frame", QString::number(frame), "--out", text(out)}).status == 0;
    }

    /// DCMTK's picture with the first window of the object, else its first LUT, else the range of its pixels.
    bool renderByDcmtk(const QString& path, int frame, const fs::path& out) const
    {
        const bool hasRaw = runTool("gdcmconv", {"--raw", path, text(made("raw.dcm"))});
        for (const auto& [tool, from] : {std::pair("dcm2pnm", path), std::pair("dcmj2pnm", path), std::pair("dcml2pnm", path), std::pair("dcm2pnm", text(made("raw.dcm"))) }) {
            if (from != path && !hasRaw)
                continue;
            for (const QStringList& window : {QStringList{"+Wi", "1"}, QStringList{"+Wl", "1"}, QStringList{"+Wm"}}) {
                const auto opened = readFacts(path.toStdString());
                if (window.front() == "+Wi" && opened.ok() && opened->samplesPerPixel == 1 && opened->windows.empty())
                    continue;
                if (runTool(tool, QStringList{"-O", opened.ok() && opened->samplesPerPixel == 1 && opened->photometric != "PALETTE COLOR" ? "+on2" : "+on", "+F", QString::number(frame)} + window + QStringList{from, text(out)}) && fs::exists(out))
                    return true;
            }
        }
        return false;
    }

private slots:
    void init()
    {
        for (const char* name : {"ours.png", "theirs.png", "raw.dcm"})
            fs::remove(made(name));
    }
    void a_picture_is_dcmtk_s_rounded_to_the_nearest_level_data() { addFiles(); }
    void a_picture_is_dcmtk_s_rounded_to_the_nearest_level()
    {
        QFETCH(QString, path);
        QFETCH(int, frame);
        if (path.isEmpty() || QStandardPaths::findExecutable("dcm2pnm").isEmpty())
            QSKIP("the shared files or DCMTK's tools are not here");
        if (!render(path, frame, made("ours.png")))
            return;  // refused with a sentence: realFiles_test
        if (!renderByDcmtk(path, frame, made("theirs.png")))
            QSKIP("DCMTK shows no picture");
        const auto ours = readPngFile(made("ours.png")), theirs = readPngFile(made("theirs.png"));
        QVERIFY(ours.ok() && theirs.ok());
        QCOMPARE(ours->columns, theirs->columns);
        QCOMPARE(ours->rows, theirs->rows);
        const Distance apart = distanceOf(*ours, *theirs);
        const auto departure = departures.find(fs::path(path.toStdString()).filename().string());
        const double allowed = departure == departures.end() ? (theirs->bytesPerSample == 2 ? rounding : 0) : departure->second.levels;
        QVERIFY2(apart.most <= allowed, qPrintable(QStringLiteral("%1 levels apart at row %2, column %3; %4 are expected").arg(apart.most).arg(apart.row).arg(apart.column).arg(allowed)));
    }
    void pixels_are_those_that_gdcm_decodes_data() { addFiles(); }
    void pixels_are_those_that_gdcm_decodes()
    {
        QFETCH(QString, path);
        QFETCH(int, frame);
        if (path.isEmpty() || QStandardPaths::findExecutable("gdcmconv").isEmpty())
            QSKIP("the shared files or GDCM's tools are not here");
        const auto ours = readFrame(path.toStdString(), frame);
        if (!ours.ok())
            return;
        if (!runTool("gdcmconv", {"--raw", path, text(made("raw.dcm"))}) || fs::file_size(made("raw.dcm")) == 0)
            QSKIP("GDCM does not decode it");
        const auto theirs = readFrame(made("raw.dcm"), frame);
        QVERIFY2(theirs.ok(), theirs.ok() ? "" : theirs.error().sentence().c_str());
        if (!ours->isColour) {
            QVERIFY(ours->grey.pixels == theirs->grey.pixels);
            return;
        }
        QCOMPARE(ours->rgb.size(), theirs->rgb.size());
        int most = 0;
        for (std::size_t at = 0; at < ours->rgb.size(); ++at)
            most = std::max(most, std::abs(int{ours->rgb[at]} - int{theirs->rgb[at]}));
        QVERIFY2(most <= 1, "GDCM leaves YCbCr, which is converted after rounding there and within the codec here: one level at most");
    }
};

ANNULUS_TEST(OtherReadersTest);
#include "otherReaders_test.moc"
