#include "core/project/findImages.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

#include <QTemporaryDir>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

class FindImagesTest : public QObject {
    Q_OBJECT
private slots:
    void moved_and_renamed_files_are_found_by_their_bytes_and_the_rest_is_listed()
    {
        QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        fs::create_directories(root / "old");
        fs::create_directories(root / "new/deep");
        Project project;
        const auto add = [&](const char* uid, const char* bytes) {
            ImageRecord image = imageRecord("P", uid);
            image.path = root / "old" / (std::string(uid) + ".dcm");
            QVERIFY(writeFileAtomically(image.path, bytes).ok());
            image.hash = *hashFile(image.path);
            project = applied(project, AddImages{{image}});
        };
        add("1", "stays");
        add("2", "moves");
        add("3", "moves under another name");
        add("4", "vanishes");
        add("5", "is overwritten");
        QVERIFY(missingImages(project).empty());
        fs::rename(root / "old/2.dcm", root / "new/2.dcm");
        fs::rename(root / "old/3.dcm", root / "new/deep/IM0001");
        fs::remove(root / "old/4.dcm");
        fs::remove(root / "old/5.dcm");
        QVERIFY(writeFileAtomically(root / "new/5.dcm", "other bytes").ok());
        QCOMPARE(missingImages(project).size(), std::size_t{4});

        const auto found = findImages(project, {root / "new"});
        QVERIFY(found.ok());
        QCOMPARE(found->found.images.size(), std::size_t{2});
        QCOMPARE(found->missing.size(), std::size_t{2});
        QCOMPARE(found->missing[0].uid, std::string("4"));
        QCOMPARE(found->changed, std::vector<fs::path>{root / "new/5.dcm"});
        const Project after = applied(project, found->found);
        QCOMPARE(after.findPatient("P")->findImage("3")->path, root / "new/deep/IM0001");
        QCOMPARE(after.findPatient("P")->findImage("1")->path, root / "old/1.dcm");
        QCOMPARE(missingImages(after).size(), std::size_t{2});
    }
    void nothing_is_read_when_nothing_is_missing()
    {
        QTemporaryDir folder;
        const fs::path file = folder.filePath("1.dcm").toStdString();
        QVERIFY(writeFileAtomically(file, "bytes").ok());
        ImageRecord image = imageRecord("P", "1");
        image.path = file;
        const auto found = findImages(applied({}, AddImages{{image}}), {"/nowhere"});
        QVERIFY(found.ok() && found->found.images.empty() && found->missing.empty());
    }
};

ANNULUS_TEST(FindImagesTest);
#include "findImages_test.moc"
