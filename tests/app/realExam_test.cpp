// Truth: the pictures of the real exam themselves; skipped where they are not beside the project.
// ANNULUS_EXAM_FOLDER=<folder> keeps the wrapped objects there, to be looked at in the window.
#include "core/base/text.h"
#include "core/dicom/readFacts.h"
#include "core/dicom/readFrame.h"
#include "tests/support/commandLine.h"
#include "tests/support/realExam.h"
#include "tests/support/runTests.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

#include <set>

using namespace annulus;
using namespace annulus::tests;

class RealExamTest : public QObject {
    Q_OBJECT
    QTemporaryDir temporary_;
    std::filesystem::path folder_;
    std::vector<std::filesystem::path> files_;

private slots:
    void initTestCase()
    {
        folder_ = qEnvironmentVariable("ANNULUS_EXAM_FOLDER", temporary_.path()).toStdString();
        std::filesystem::create_directories(folder_);
        files_ = wrapRealExam(folder_);
        if (files_.empty())
            QSKIP("The real exam is not beside the project.");
    }
    void wrapped_pictures_keep_every_pixel()
    {
        for (const auto& file : files_) {
            const auto picture = readImageFile(sharedFolder() / "data/mammo/nyu_exam" / (file.stem().string() + ".png"));
            const auto frame = readFrame(file);
            QVERIFY(frame.ok());
            QVERIFY(frame->grey.pixels == picture->pixels);
        }
    }
    void the_four_views_are_images_of_one_study()
    {
        std::set<std::string> images, studies;
        for (const auto& file : files_) {
            const auto facts = readFacts(file);
            QVERIFY(facts.ok());
            images.insert(facts->sopInstanceUid);
            studies.insert(facts->studyUid);
        }
        QCOMPARE(images.size(), std::size_t{4});
        QCOMPARE(studies.size(), std::size_t{1});
    }
    void the_four_views_are_told_apart()
    {
        const Ran ran = runCli({"inspect", QString::fromStdString(folder_.string()), "--json"});
        QCOMPARE(ran.status, 0);
        const auto objects = nlohmann::json::parse(ran.output);
        QCOMPARE(objects.size(), std::size_t{4});
        std::set<std::string> views;
        for (const auto& object : objects) {
            views.insert(object.at("laterality").get<std::string>() + object.at("view").get<std::string>());
            QCOMPARE(object.at("intent").get<std::string>(), std::string("FOR PRESENTATION"));
            QVERIFY(std::abs(object.at("spacingMm").at(0).get<double>() - 0.07 / 1.07) < 1e-9);
        }
        QCOMPARE(views, (std::set<std::string>{"LCC", "LMLO", "RCC", "RMLO"}));
    }
};

ANNULUS_TEST(RealExamTest);
#include "realExam_test.moc"
