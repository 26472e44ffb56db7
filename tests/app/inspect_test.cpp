// Truth: the table of the headless program in the design, and the objects as they are written here.
#include "tests/core/dicom/objects.h"
#include "tests/support/commandLine.h"
#include "tests/support/runTests.h"

#include <nlohmann/json.hpp>

#include <QFile>

using namespace annulus;
using namespace annulus::tests;

namespace {

DcmFileFormat objectOfClass(const char* sopClass, const char* modality)
{
    DcmFileFormat file;
    DcmDataset& dataset = *file.getDataset();
    dataset.putAndInsertString(DCM_SOPClassUID, sopClass);
    dataset.putAndInsertString(DCM_SOPInstanceUID, "1.2.3.9");
    dataset.putAndInsertString(DCM_Modality, modality);
    return file;
}

std::size_t countOf(const std::string& text, const std::string& part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

}  // namespace

class InspectVerbTest : public QObject {
    Q_OBJECT
    ObjectFolder folder_;
    QString path(const char* name) const { return QString::fromStdString(folder_.path(name).string()); }

private slots:
    void initTestCase()
    {
        auto image = greyObject();
        image.getDataset()->putAndInsertString(DCM_PatientName, "Doe^Jane");
        folder_.save(image, "image.dcm");
        folder_.save(objectOfClass(UID_RTPlanStorage, "RTPLAN"), "plan.dcm");
        folder_.save(image, "cut.dcm");
        std::filesystem::resize_file(folder_.path("cut.dcm"), std::filesystem::file_size(folder_.path("cut.dcm")) - 4);
    }
    void json_holds_the_documented_keys_in_order_and_no_name()
    {
        const Ran ran = runCli({"inspect", path("image.dcm"), "--json"});
        QCOMPARE(ran.status, 0);
        std::vector<std::string> keys;
        const auto json = nlohmann::ordered_json::parse(ran.output);
        for (const auto& [key, value] : json.at(0).items())
            keys.push_back(key);
        QCOMPARE(keys, (std::vector<std::string>{"file", "modality", "sopClass", "intent", "laterality", "view", "viewModifiers", "rows", "columns",
                                                 "frames", "photometric", "transferSyntax", "lossy", "spacingMm", "spacingBasis", "regions",
                                                 "characterSet", "burnedIn", "warnings", "refused"}));
        QVERIFY(ran.output.find("Doe") == std::string::npos);
    }
    void each_refusal_is_told_once()
    {
        const Ran ran = runCli({"inspect", path("image.dcm"), path("plan.dcm")});
        QCOMPARE(ran.status, 3);
        QCOMPARE(countOf(ran.output + ran.errors, "This is an RT plan, not an image."), std::size_t{1});
        QVERIFY(ran.output.find("image.dcm") != std::string::npos);
        QCOMPARE(ran.errors, std::string("annulus-cli: ") + path("plan.dcm").toStdString() + ": This is an RT plan, not an image.\n");
    }
    void a_cut_file_is_told_in_our_words()
    {
        const Ran ran = runCli({"inspect", path("cut.dcm")});
        QCOMPARE(ran.status, 1);
        QCOMPARE(countOf(ran.output + ran.errors, "cut short"), std::size_t{1});
        const std::string bytes = std::to_string(std::filesystem::file_size(folder_.path("cut.dcm")));
        QVERIFY2(ran.errors.find(std::string("The file is cut short: it ends after ") + bytes + " bytes inside PixelData (7fe0,0010), which should have 12 bytes.") != std::string::npos, ran.errors.c_str());
    }
};

ANNULUS_TEST(InspectVerbTest);
#include "inspect_test.moc"
