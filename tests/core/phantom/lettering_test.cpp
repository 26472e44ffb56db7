#include "core/dicom/lettering.h"

#include "core/phantom/lettering.h"
#include "core/phantom/makeUltrasound.h"
#include "tests/support/runTests.h"

using namespace annulus;

/// Truth: what was drawn onto frames of speckle that hold no drawing.
class LetteringTest : public QObject {
    Q_OBJECT
    static Picture speckle(std::uint64_t seed)
    {
        phantom::UltrasoundSettings settings;
        settings.seed = seed;
        settings.label = std::string();
        const auto frame = phantom::makeUltrasound({}, settings);
        return {frame.image.grid.size.i, frame.image.grid.size.j, 1, std::get<std::vector<std::uint8_t>>(frame.image.pixels)};
    }
    static void letter(Picture& picture, int x, int y, std::string_view words, int scale, std::uint8_t grey)
    {
        phantom::letter({picture.bytes, static_cast<int>(picture.columns), static_cast<int>(picture.rows)}, x, y, words, scale, grey);
    }

private slots:
    void words_are_found_on_speckle_and_speckle_is_none()
    {
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            Picture picture = speckle(seed);
            letter(picture, 300, 400, "LT 2 OCLOCK", 2, 255);
            const Mask found = findLettering(picture);
            const auto isWord = [](const Run& run) { return run.row >= 396 && run.row <= 418 && run.begin >= 296 && run.end <= 440; };
            std::int64_t inWord = 0;
            for (const Run& run : found.runs())
                inWord += isWord(run) ? run.end - run.begin : 0;
            QVERIFY2(inWord > 250, qPrintable(QString::number(inWord)));
            // The scale and margins that the phantom draws may count; the tissue may not.
            for (const Run& run : found.runs())
                QVERIFY2(isWord(run) || run.row < 55 || run.begin < 75 || run.begin > 800 || run.row > 645,
                         qPrintable(QStringLiteral("row %1, column %2").arg(run.row).arg(run.begin)));
        }
    }
    void crosses_of_callipers_are_found()
    {
        Picture picture = speckle(7);
        const auto put = [&](int i, int j) { picture.bytes[static_cast<std::size_t>(j * picture.columns + i)] = 250; };
        for (int step = -8; step <= 8; ++step) {
            put(400 + step, 300);
            put(400, 300 + step);
            put(500 + step, 300 + step);
            put(500 + step, 300 - step);
        }
        const Mask found = findLettering(picture);
        QVERIFY(found.contains(405, 300) && found.contains(400, 293));
        QVERIFY(found.contains(505, 305) && found.contains(495, 305));
        QVERIFY(!found.contains(450, 300));
    }
    void coloured_words_are_found_as_well()
    {
        const Picture grey = speckle(9);
        Picture picture{grey.columns, grey.rows, 3, {}};
        for (const std::uint8_t value : grey.bytes)
            picture.bytes.insert(picture.bytes.end(), {value, value, value});
        Picture words{grey.columns, grey.rows, 1, std::vector<std::uint8_t>(grey.bytes.size())};
        letter(words, 200, 200, "DIST 12.3", 2, 255);
        for (std::size_t at = 0; at < words.bytes.size(); ++at)
            if (words.bytes[at] > 0) {
                picture.bytes[3 * at] = picture.bytes[3 * at + 1] = 220;
                picture.bytes[3 * at + 2] = 40;
            }
        const Mask found = findLettering(picture);
        std::int64_t hit = 0;
        for (const Run& run : found.runs())
            for (int i = run.begin; i < run.end; ++i)
                hit += words.bytes[static_cast<std::size_t>(run.row * words.columns + i)] > 0;
        QVERIFY2(hit > 200, qPrintable(QString::number(hit)));
    }
    void small_and_empty_pictures_hold_nothing()
    {
        QVERIFY(findLettering({3, 2, 1, std::vector<std::uint8_t>(6, 200)}).isEmpty());
        QVERIFY(findLettering({64, 64, 3, std::vector<std::uint8_t>(64 * 64 * 3, 255)}).isEmpty());
    }
};

ANNULUS_TEST(LetteringTest);
#include "lettering_test.moc"
