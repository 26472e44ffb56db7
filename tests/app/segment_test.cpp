#include "core/image/imageFiles.h"
#include "core/image/Picture.h"
#include "core/roi/agreement.h"
#include "tests/support/commandLine.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QTemporaryDir>

#include <fstream>

using namespace annulus;
using namespace annulus::tests;

namespace {

/// tests/cases/models/linear.onnx finds what is dark.
QString darkModel() { return QString::fromStdString((sourceFolder() / "tests/cases/models/linear.onnx").string()); }

Mask lesion() { return fromBytes(makeGrid(120, 90), [] {
    std::vector<std::uint8_t> bytes;
    for (int n = 0; n < 120 * 90; ++n)
        bytes.push_back(std::hypot(n % 120 - 70, n / 120 - 40) < 18);
    return bytes;
}()); }

Image picture(std::uint8_t inside = 40)
{
    auto bytes = toBytes(lesion());
    for (std::uint8_t& byte : bytes)
        byte = byte ? inside : 180;
    return {makeGrid(120, 90, millimetres(0.2, 0.2)), bytes};
}

}  // namespace

class SegmentVerbTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QString path(const char* name) const { return folder_.filePath(name); }
    Ran segment(const char* image, const QStringList& more) const { return runCli(QStringList{"segment", "--image", path(image), "--model", darkModel()} + more); }

private slots:
    void initTestCase()
    {
        QVERIFY(writeImageFile(path("image.nrrd").toStdString(), picture()).ok());
        QVERIFY(writeImageFile(path("image.png").toStdString(), picture()).ok());
        std::ofstream(path("letter.onnx").toStdString()) << "Dear radiologist,";
        QVERIFY(QDir(folder_.path()).mkpath("set/images") && QDir(folder_.path()).mkpath("set/masks"));
        QVERIFY(writeImageFile(path("set/images/dark_1.png").toStdString(), picture()).ok());
        QVERIFY(writeMaskFile(path("set/masks/dark_1.png").toStdString(), lesion()).ok());
        QVERIFY(writeImageFile(path("set/images/even_1.png").toStdString(), picture(180)).ok());
        QVERIFY(writeMaskFile(path("set/masks/even_1.png").toStdString(), Mask(makeGrid(120, 90))).ok());
    }
    void a_click_gives_a_mask_on_the_images_own_grid()
    {
        const Ran ran = segment("image.nrrd", {"--click", "70,40", "--out", path("mask.nrrd")});
        QCOMPARE(ran.errors, std::string());
        QCOMPARE(ran.status, 0);
        const auto mask = readMaskFile(path("mask.nrrd").toStdString());
        QVERIFY(mask->grid().sameAs(picture().grid));
        QVERIFY(compareMasks(withGrid(*mask, lesion().grid()), lesion())->dice > 0.96);
    }
    void the_same_image_as_png_gives_the_same_pixels_and_json_tells_of_the_model()
    {
        const Ran ran = segment("image.png", {"--box", "50,20,90,60", "--out", path("mask.png"), "--json"});
        QCOMPARE(ran.status, 0);
        const auto json = nlohmann::json::parse(ran.output);
        QCOMPARE(json.at("pixels").get<std::int64_t>(), readMaskFile(path("mask.png").toStdString())->count());
        QCOMPARE(json.at("model").at("sha256").get<std::string>().size(), std::size_t{64});
        QCOMPARE(json.at("outline").size(), std::size_t{1});
        QVERIFY(json.at("confidence").get<double>() > 0.7);
    }
    void where_nothing_is_proposed_the_mask_is_empty_and_the_reason_told()
    {
        const Ran ran = segment("set/images/even_1.png", {"--out", path("none.png")});
        QCOMPARE(ran.status, 0);
        QVERIFY(ran.errors.find("a box around") != std::string::npos);
        QVERIFY(readMaskFile(path("none.png").toStdString())->isEmpty());
    }
    void what_cannot_be_meant_is_one_sentence()
    {
        QCOMPARE(segment("image.png", {"--click", "5", "--out", path("x.png")}).status, 2);
        const Ran outside = segment("image.png", {"--click", "120,5", "--out", path("x.png")});
        QCOMPARE(outside.status, 1);
        QVERIFY(outside.errors.find("outside the image of 120 x 90 pixels") != std::string::npos);
        QCOMPARE(runCli({"segment", "--image", path("image.png")}).status, 2);
        QCOMPARE(runCli({"segment", "--image", path("image.png"), "--out", path("x.png"), "--kind", "xray"}).status, 2);
    }
    void a_file_that_is_no_model_is_refused_by_the_process_that_tried_it()
    {
        const Ran ran = runCli({"segment", "--image", path("image.png"), "--model", path("letter.onnx"), "--out", path("x.png")});
        QCOMPARE(ran.status, 1);
        QCOMPARE(std::ranges::count(ran.errors, '\n'), 1);
        QVERIFY(ran.errors.find("ONNX") != std::string::npos);
    }
    void an_evaluation_counts_what_it_finds()
    {
        const Ran ran = runCli({"segment", "--eval", path("set"), "--model", darkModel(), "--json"});
        QCOMPARE(ran.status, 0);
        const auto json = nlohmann::json::parse(ran.output);
        QCOMPARE(json.at("scores").size(), std::size_t{5});  // four prompts on the lesion, none alone on the even picture
        for (const auto& score : json.at("scores"))
            if (score.at("group") == "dark")
                QVERIFY(score.at("dice").get<double>() > 0.95);
        QCOMPARE(json.at("withoutLesion").at("images").get<int>(), 1);
        QCOMPARE(json.at("withoutLesion").at("noProposal").get<int>(), 1);
        const auto& all = json.at("summary").at(0);
        QCOMPARE(all.at("lesions").get<int>(), 1);
        QCOMPARE(all.at("dice").get<double>(), json.at("scores").at(0).at("refused").is_null() ? json.at("scores").at(0).at("dice").get<double>() : 0.0);
    }
};

ANNULUS_TEST(SegmentVerbTest);
#include "segment_test.moc"
