#include "core/dicom/scan.h"
#include "tests/core/dicom/objects.h"
#include "tests/support/runTests.h"

#include <sys/stat.h>

#include <atomic>
#include <fstream>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

/// Truth: the folder that the test built.
class ScanTest : public QObject {
    Q_OBJECT
    ObjectFolder folder_;

    fs::path save(const std::string& name, const char* uid, Uint16 first = 0)
    {
        fs::create_directories(folder_.path(name).parent_path());
        auto file = greyObject({first, 2, 3, 4, 5, 6});
        file.getDataset()->putAndInsertString(DCM_SOPInstanceUID, uid);
        return folder_.save(std::move(file), name);
    }
    static std::vector<std::string> names(const std::vector<fs::path>& paths)
    {
        std::vector<std::string> all;
        for (const auto& path : paths)
            all.push_back(path.filename());
        return all;
    }

private slots:
    void init() { fs::remove_all(folder_.path("scan")); }

    void images_are_found_whatever_their_names_and_the_rest_is_refused_with_reasons()
    {
        save("scan/deep/er/IM0001", "1.2.1");
        save("scan/a.jpg", "1.2.2");
        save("scan/\xe5\x8c\xbb\xe9\x99\xa2/b", "1.2.3");
        save("scan/z-copy", "1.2.2");
        save("scan/z-other", "1.2.2", 9);
        std::ofstream(folder_.path("scan/notes.txt")) << "hello";
        std::ofstream(folder_.path("scan/empty"));
        std::ofstream(folder_.path("scan/DICOMDIR")) << "anything";
        ::mkfifo(folder_.path("scan/pipe").c_str(), 0600);
        const ScanResult result = scanFolder({folder_.path("scan")}, {.prober = {}, .processes = 3});
        std::vector<fs::path> images;
        for (const auto& image : result.images)
            images.push_back(image.path);
        QCOMPARE(names(images), (std::vector<std::string>{"a.jpg", "IM0001", "b"}));
        QCOMPARE(result.notes.size(), std::size_t(1));
        std::vector<std::string> reasons;
        for (const auto& refused : result.refused)
            reasons.push_back(refused.path.filename().string() + ": " + refused.reason.what.english().substr(0, 30));
        QCOMPARE(reasons, (std::vector<std::string>{"empty: The file is empty; a DICOM obj", "notes.txt: The file is not DICOM: it has ",
                                                    "z-copy: This is the same file as " + folder_.path("scan/a.jpg").string().substr(0, 5),
                                                    "z-other: It has the same SOP Instance U"}));
        QVERIFY(!result.wasCancelled);
    }
    void loops_of_links_end_and_files_reached_twice_count_once()
    {
        save("scan/one", "1.2.1");
        fs::create_directory_symlink(folder_.path("scan"), folder_.path("scan/loop"));
        fs::create_symlink(folder_.path("scan/one"), folder_.path("scan/two"));
        fs::create_symlink(folder_.path("nowhere"), folder_.path("scan/broken"));
        QCOMPARE(names(listFiles({folder_.path("scan"), folder_.path("scan/one")})), (std::vector<std::string>{"one"}));
    }
    void a_named_path_that_is_missing_is_refused_not_forgotten()
    {
        const ScanResult result = scanFolder({folder_.path("scan/missing")}, {});
        QCOMPARE(result.refused.size(), std::size_t(1));
        QVERIFY(result.refused[0].reason.sentence().find("no such file") != std::string::npos);
    }
    void the_result_does_not_depend_on_the_number_of_processes()
    {
        for (int at = 0; at < 12; ++at)
            save("scan/f" + std::to_string(at), ("1.2." + std::to_string(at % 9)).c_str(), static_cast<Uint16>(at));
        const auto run = [&](int processes) {
            std::string text;
            const auto result = scanFolder({folder_.path("scan")}, {.prober = {}, .processes = processes});
            for (const auto& image : result.images)
                text += image.path.string() + image.hash;
            for (const auto& refused : result.refused)
                text += refused.reason.sentence();
            return text;
        };
        QCOMPARE(run(1), run(4));
    }
    void a_cancel_keeps_what_was_found()
    {
        for (int at = 0; at < 6; ++at)
            save("scan/f" + std::to_string(at), ("1.2." + std::to_string(at)).c_str());
        std::stop_source stop;
        std::atomic<int> reports = 0;
        const Progress progress([&](double, const Message&) { if (++reports == 2) stop.request_stop(); }, stop.get_token());
        const ScanResult result = scanFolder({folder_.path("scan")}, {.prober = {}, .processes = 1}, progress);
        QVERIFY(result.wasCancelled);
        QCOMPARE(result.images.size(), std::size_t(2));
        QVERIFY(result.refused.empty());
    }
};

ANNULUS_TEST(ScanTest);
#include "scan_test.moc"
