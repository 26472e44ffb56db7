#include "core/image/imageFiles.h"
#include "tests/fuzz/mutate.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

#include <QTemporaryDir>

#include <sys/resource.h>

using namespace annulus;
using namespace annulus::tests;

/// Truth: this process is still there, and what was read fills its grid.
class ImageFilesFuzzTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private slots:
    void a_mutated_image_file_is_read_or_refused_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char* ending : {".nrrd", ".nhdr", ".nii", ".nii.gz", ".png"})
            QTest::newRow(ending) << ending;
    }
    void a_mutated_image_file_is_read_or_refused()
    {
        QFETCH(QString, ending);
        constexpr int rounds = 3000;
        const std::filesystem::path path = folder_.filePath("image" + ending).toStdString();
        QVERIFY(writeMaskFile(path, discMask(40, 30, millimetres(0.5, 0.25), 5)));
        const std::string whole = bytesOf(path);
        const Random seeds(20260103);
        for (int round = 0; round < rounds; ++round) {
            writeBytes(path, mutated(whole, seeds.split(static_cast<std::uint64_t>(round))));
            const auto image = readImageFile(path);
            if (image)
                QCOMPARE(std::visit([](const auto& pixels) { return static_cast<std::int64_t>(pixels.size()); }, image->pixels), image->grid.size.i * image->grid.size.j * image->grid.size.k);
            else
                QVERIFY(!image.error().what.english().empty());
            if (const auto mask = readMaskFile(path); !mask)
                QVERIFY(!mask.error().what.english().empty());
        }
        // A file of some hundred bytes is never answered with a gigabyte.
        rusage used{};
        getrusage(RUSAGE_SELF, &used);
        QVERIFY2(used.ru_maxrss < 1'000'000, qPrintable(QStringLiteral("%1 kB").arg(used.ru_maxrss)));
    }
};
ANNULUS_TEST(ImageFilesFuzzTest);
#include "imageFiles_test.moc"
