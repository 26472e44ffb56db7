#include "core/segment/lesionModels.h"
#include "core/segment/promptView.h"
#include "core/segment/widenWeights.h"
#include "tests/support/places.h"
#include "tests/support/runTests.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

#include <cmath>
#include <fstream>

using namespace annulus;

namespace {

constexpr std::size_t samples = static_cast<std::size_t>(netSize) * netSize;

std::filesystem::path modelCase(const char* name) { return tests::sourceFolder() / "tests/cases/models" / name; }

std::string refusalOf(const std::filesystem::path& file)
{
    const auto opened = openModelFile(file, LesionKind::ultrasound);
    return opened ? std::string() : opened.error().what.english();
}

}  // namespace

class LesionNetTest : public QObject {
    Q_OBJECT
private slots:
    // Truth: IEEE 754-2008, binary16.
    void halves_are_read_by_the_standard()
    {
        QCOMPARE(fromHalf(0x3C00), 1.0F);
        QCOMPARE(fromHalf(0xC000), -2.0F);
        QCOMPARE(fromHalf(0x7BFF), 65504.0F);
        QCOMPARE(fromHalf(0x0001), std::ldexp(1.0F, -24));
        QCOMPARE(fromHalf(0x0400), std::ldexp(1.0F, -14));
        QCOMPARE(fromHalf(0x3555), 0.333251953125F);
        QVERIFY(std::isinf(fromHalf(0xFC00)) && std::isnan(fromHalf(0x7E00)));
    }
    // linear.onnx (tools/unet/cases.py): mask = -4 picture + 8 inside - 8 outside + 2 box, presence = mean of the picture plane, 16-bit weights.
    void a_model_with_the_signature_answers_what_its_weights_say()
    {
        const auto opened = openModelFile(modelCase("linear.onnx"), LesionKind::ultrasound);
        QVERIFY2(opened.ok(), opened ? "" : opened.error().sentence().c_str());
        std::vector<float> planes(netPlaneCount * samples, 0.0F);
        std::fill_n(planes.begin(), samples, 0.25F);
        planes[samples + 700] = 1;
        planes[2 * samples + 701] = 0.5F;
        planes[3 * samples + 702] = 1;
        const auto answer = opened->net->run(planes);
        QVERIFY(answer.ok());
        QCOMPARE(answer->mask.at(699), -1.0F);
        QCOMPARE(answer->mask.at(700), 7.0F);
        QCOMPARE(answer->mask.at(701), -5.0F);
        QCOMPARE(answer->mask.at(702), 1.0F);
        QVERIFY(std::abs(answer->presence - 1 / (1 + std::exp(-0.25))) < 1e-6);
        QCOMPARE(opened->model.hash.size(), std::size_t{64});
    }
    void what_is_no_such_model_is_one_sentence()
    {
        QTemporaryDir folder;
        const std::filesystem::path place = folder.path().toStdString();
        std::ofstream(place / "text.onnx") << "This is a letter, not a model.";
        std::ofstream(place / "empty.onnx");
        QCOMPARE(refusalOf(place / "empty.onnx"), std::string("The model file is damaged or no ONNX file."));
        QVERIFY(refusalOf(place / "text.onnx").find("ONNX") != std::string::npos);
        QVERIFY(refusalOf(modelCase("oneOutput.onnx")).find("outputs mask and presence") != std::string::npos);
        QVERIFY(refusalOf(modelCase("smallMask.onnx")).find("another shape") != std::string::npos);
        QVERIFY(refusalOf(modelCase("notNumbers.onnx")).find("no numbers") != std::string::npos);
    }
    void a_model_cut_off_anywhere_is_refused()
    {
        std::ifstream file(modelCase("linear.onnx"), std::ios::binary);
        const std::string whole((std::istreambuf_iterator<char>(file)), {});
        for (std::size_t length = 0; length < whole.size(); length += 7)
            QVERIFY(!openLesionNet(std::as_bytes(std::span(whole.data(), length))).ok());
    }
    void a_shipped_model_answers_as_in_the_training_program()
    {
        std::ifstream file(tests::sourceFolder() / "tests/reference/unet/answers.json");
        auto opened = openShippedModel(LesionKind::ultrasound);
        if (!file || !opened)
            QSKIP("no model is shipped for ultrasound");
        // Truth: PyTorch on the planes of planes.json, tools/unet/reference.py; 1e-3 on logits is 3e-4 on a probability.
        const auto all = nlohmann::json::parse(file);
        const auto views = nlohmann::json::parse(std::ifstream(tests::sourceFolder() / "tests/reference/unet/planes.json"));
        QCOMPARE(all.at("sha256").get<std::string>(), opened->model.hash);
        QVERIFY(!all.at("cases").empty());
        for (const auto& one : all.at("cases")) {
            const auto planes = one.at("planes").get<std::vector<float>>();
            std::vector<float> input;
            for (const float value : planes)  // 24 x 24 blocks of 8 x 8 equal samples
                input.push_back(value);
            std::vector<float> blown(netPlaneCount * samples);
            for (std::size_t n = 0; n < blown.size(); ++n)
                blown[n] = input[n / samples * 576 + n % samples / netSize / 8 * 24 + n % netSize / 8];
            const auto answer = opened->net->run(blown);
            QVERIFY(answer.ok());
            const auto logits = one.at("logits").get<std::vector<double>>();
            std::size_t at = 0;
            for (std::size_t row = 0; row < netSize; row += 11)
                for (std::size_t column = 0; column < netSize; column += 11)
                    QVERIFY(std::abs(static_cast<double>(answer->mask[row * netSize + column]) - logits.at(at++)) < 1e-3);
            QVERIFY(std::abs(answer->presence - one.at("presence").get<double>()) < 1e-4);
        }
    }
    void the_number_of_threads_changes_no_bit()
    {
        auto one = openShippedModel(LesionKind::ultrasound, 1), two = openShippedModel(LesionKind::ultrasound, 2);
        if (!one)
            QSKIP("no model is shipped for ultrasound");
        std::vector<float> planes(netPlaneCount * samples);
        for (std::size_t n = 0; n < planes.size(); ++n)
            planes[n] = std::sin(static_cast<float>(n % 1009));
        const auto a = one->net->run(planes), b = two->net->run(planes);
        QVERIFY(a->mask == b->mask && a->presence == b->presence);
    }
    void a_kind_without_a_model_says_so()
    {
        const auto none = shippedModel(LesionKind::mammography);
        QVERIFY(!none.ok());
        QVERIFY(none.error().sentence().starts_with("There is no trained model for mammograms yet"));
    }
};

ANNULUS_TEST(LesionNetTest);
#include "lesionNet_test.moc"
