// Truth: dciodvfy of dicom3tools, an independent reading of PS3.3, and PS3.3's own values for orientation, codes and spacing.
#include "core/phantom/imageAttributes.h"
#include "support/runTests.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace annulus;
using namespace annulus::phantom;

namespace {

Image ramp(int columns, int rows)
{
    std::vector<std::uint16_t> pixels(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    for (std::size_t k = 0; k < pixels.size(); ++k)
        pixels[k] = static_cast<std::uint16_t>(k % 4096);
    return {makeGrid(columns, rows), std::move(pixels)};
}

Image grey(int columns, int rows)
{
    return {makeGrid(columns, rows), std::vector<std::uint8_t>(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 90)};
}

QString outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60000))
        return "Error - " + program + " did not finish";
    return QString::fromUtf8(process.readAll());
}

QStringList errorsIn(const QString& file)
{
    return outputOf("dciodvfy", {file}).split('\n').filter("Error");
}

}  // namespace

class DicomObjectsTest : public QObject {
    Q_OBJECT
private slots:
    void written_objects_conform_data();
    void written_objects_conform();
    void orientation_and_codes_follow_side_and_view_data();
    void orientation_and_codes_follow_side_and_view();
    void too_bright_values_are_refused();
    void identifiers_are_uuids_that_follow_from_the_text();
};

void DicomObjectsTest::written_objects_conform_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("variant");
    for (const int compression : {0, 1, 2})
        for (const char* kind : {"sigmoid", "linear", "no padding", "grey ultrasound", "rgb ultrasound", "uncalibrated ultrasound"})
            QTest::addRow("%s, compression %d", kind, compression) << QString(kind) << compression;
}

void DicomObjectsTest::written_objects_conform()
{
    if (QStandardPaths::findExecutable("dciodvfy").isEmpty())
        QSKIP("dciodvfy (package dicom3tools) is not installed");
    QFETCH(QString, kind);
    QFETCH(int, variant);
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("object.dcm").toStdString();
    const auto compression = static_cast<Compression>(variant);
    if (kind.endsWith("ultrasound")) {
        UltrasoundAttributes attributes = ultrasoundAttributes("test");
        attributes.compression = compression;
        attributes.asRgb = kind != "grey ultrasound";
        attributes.side = Side::left;
        if (!kind.startsWith("uncalibrated"))
            attributes.region = RegionAttributes{4, 3, 40, 30, 0.06, 0.05};
        QVERIFY(writeUltrasound(grey(50, 37), attributes, file).ok());
    } else {
        MammogramAttributes attributes = mammogramAttributes("test", Side::left, View::mlo);
        attributes.compression = compression;
        attributes.look = kind == "linear" ? WindowLook::linear : WindowLook::sigmoid;
        if (kind == "no padding")
            attributes.padding.reset();
        attributes.patient.name = "Wang^Xiaoli=王^晓丽";
        QVERIFY(writeMammogram(ramp(61, 80), attributes, file).ok());
    }
    const QStringList errors = errorsIn(QString::fromStdString(file.string()));
    QVERIFY2(errors.isEmpty(), qPrintable(errors.join('\n')));
}

void DicomObjectsTest::orientation_and_codes_follow_side_and_view_data()
{
    QTest::addColumn<bool>("right");
    QTest::addColumn<bool>("cc");
    QTest::addColumn<QString>("orientation");
    QTest::addColumn<QString>("viewCode");
    QTest::newRow("RCC") << true << true << "[P\\L]" << "[399162004]";
    QTest::newRow("RMLO") << true << false << "[P\\FL]" << "[399368009]";
    QTest::newRow("LCC") << false << true << "[A\\R]" << "[399162004]";
    QTest::newRow("LMLO") << false << false << "[A\\FR]" << "[399368009]";
}

void DicomObjectsTest::orientation_and_codes_follow_side_and_view()
{
    if (QStandardPaths::findExecutable("dcmdump").isEmpty())
        QSKIP("dcmdump (package dcmtk) is not installed");
    QFETCH(bool, right);
    QFETCH(bool, cc);
    QFETCH(QString, orientation);
    QFETCH(QString, viewCode);
    const QTemporaryDir folder;
    const QString file = folder.filePath("object.dcm");
    MammogramAttributes attributes = mammogramAttributes("test", right ? Side::right : Side::left, cc ? View::cc : View::mlo);
    attributes.imagerSpacingMm = 0.0941;
    attributes.magnification = 1.07;
    QVERIFY(writeMammogram(ramp(40, 30), attributes, file.toStdString()).ok());
    const QString dump = outputOf("dcmdump", {"+L", file});
    const auto line = [&](const char* tag) { return dump.split('\n').filter(tag).join('\n'); };
    QVERIFY2(line("(0020,0020)").contains(orientation), qPrintable(line("(0020,0020)")));
    QVERIFY2(line("(0020,0062)").contains(right ? "[R]" : "[L]"), qPrintable(line("(0020,0062)")));
    QVERIFY2(line("(0008,0100)").contains(viewCode), qPrintable(line("(0008,0100)")));
    QVERIFY2(line("(0018,1164)").contains("[0.0941\\0.0941]"), qPrintable(line("(0018,1164)")));
    QVERIFY2(line("(0018,1114)").contains("[1.07]"), qPrintable(line("(0018,1114)")));
    QVERIFY2(line("(0028,0120)").contains("US 0"), qPrintable(line("(0028,0120)")));
    QVERIFY2(line("(0008,0068)").contains("[FOR PRESENTATION]"), qPrintable(line("(0008,0068)")));
}

void DicomObjectsTest::too_bright_values_are_refused()
{
    Image image = ramp(20, 20);
    std::get<std::vector<std::uint16_t>>(image.pixels)[7] = 4096;
    const QTemporaryDir folder;
    const auto result = writeMammogram(image, mammogramAttributes("test", Side::right, View::cc), folder.filePath("x.dcm").toStdString());
    QVERIFY(!result);
    QCOMPARE(result.error().what.english(), std::string("A mammogram of 12 bits holds values from 0 to 4095, found 0 to 4096."));
}

void DicomObjectsTest::identifiers_are_uuids_that_follow_from_the_text()
{
    // Worked with Python: UUID bytes = SHA-256 of (8-byte little-endian length, text), version 8, variant 10, read as one number.
    QCOMPARE(uidFrom("a"), std::string("2.25.231790009270221185271371412880956815773"));
    QVERIFY(uidFrom("a") != uidFrom("b"));
}

ANNULUS_TEST(DicomObjectsTest);
#include "dicomObjects_test.moc"
