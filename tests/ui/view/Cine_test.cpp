#include <string>

#include "core/base/hash.h"
#include "tests/core/dicom/objects.h"
#include "tests/ui/view/reading.h"
#include "ui/pages/read/Cine.h"

using namespace annulus;
using namespace annulus::tests;

namespace {

/// A cine of `frames` small frames, each of one grey: ten times its number.
ImageRecord writeCine(const ViewDesk& desk, int frames, const char* frameTime)
{
    constexpr int side = 16;
    std::vector<Uint16> values;
    for (int frame = 1; frame <= frames; ++frame)
        values.insert(values.end(), side * side, static_cast<Uint16>(10 * frame));
    DcmFileFormat file = greyObject(values);
    DcmDataset& dataset = *file.getDataset();
    dataset.putAndInsertString(DCM_SOPClassUID, UID_UltrasoundMultiframeImageStorage);
    dataset.putAndInsertString(DCM_Modality, "US");
    dataset.putAndInsertString(DCM_PatientID, "P1");
    dataset.putAndInsertString(DCM_StudyInstanceUID, "1.2");
    dataset.putAndInsertString(DCM_SeriesInstanceUID, "1.2.3");
    dataset.putAndInsertUint16(DCM_Rows, side);
    dataset.putAndInsertUint16(DCM_Columns, side);
    dataset.putAndInsertString(DCM_NumberOfFrames, std::to_string(frames).c_str());
    if (*frameTime)
        dataset.putAndInsertString(DCM_FrameTime, frameTime);
    const std::filesystem::path path = desk.folder.filePath("cine.dcm").toStdString();
    file.saveFile(path.c_str(), EXS_LittleEndianExplicit);
    return {"1.2.3.4", path, hashFile(path).value(), readFacts(path).value(), {}, {}};
}

}  // namespace

class CineTest : public QObject {
    Q_OBJECT
private slots:
    void frames_loop_forwards_and_backwards()
    {
        QCOMPARE(loopedFrame(1, 1, 8), 2);
        QCOMPARE(loopedFrame(8, 1, 8), 1);
        QCOMPARE(loopedFrame(1, -1, 8), 8);
        QCOMPARE(loopedFrame(3, 16, 8), 3);
    }
    void the_rate_is_the_object_s_or_said_to_be_none()
    {
        Facts facts;
        facts.frameTimeMs = 40;
        QCOMPARE(Cine::rateOf(facts).perSecond, 25.0);
        QVERIFY(Cine::rateOf(facts).isStated);
        facts.frameTimeMs = 0;
        QVERIFY(!Cine::rateOf(facts).isStated);
    }
    void playing_shows_every_frame_in_order_and_goes_round()
    {
        ViewDesk desk;
        const ImageRecord record = writeCine(desk, 8, "20");
        QCOMPARE(record.facts.frames, 8);
        QVERIFY(desk.document.apply(AddImages{{record}}).ok());
        ReadPage page(desk.withImages);
        const std::unique_ptr<QWidget> inspector(page.inspector());
        page.resize(900, 700);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        desk.selection.selectPatient("P1");
        QTRY_VERIFY(page.isSettled());
        std::vector<int> frames{1};
        bool isRight = true;
        QObject scope;
        connect(&desk.selection, &Selection::imageChanged, &scope, [&] {
            frames.push_back(desk.selection.frame());
            // The frame on the tile is the one that is chosen: none is shown for another.
            const auto& planes = page.tile().image().planes;
            const LoadedFramePtr loaded = desk.images.request(record, frames.back());
            isRight = isRight && loaded && !planes.empty() && planes.front() == loaded->planes.front() && loaded->grey->at(3, 3) == 10 * frames.back();
        });
        QTest::keyClick(&page.tile(), Qt::Key_C);
        QVERIFY(page.cine().isPlaying());
        QTRY_VERIFY(frames.size() > 20);
        QTest::keyClick(&page.tile(), Qt::Key_C);
        QVERIFY(!page.cine().isPlaying());
        QVERIFY(isRight);
        for (std::size_t at = 1; at < frames.size(); ++at)
            QCOMPARE(frames[at], loopedFrame(frames[at - 1], 1, 8));
    }
    void a_single_frame_does_not_play()
    {
        const Reading reading(patternImage(200, 160));
        reading.key(Qt::Key_C);
        QVERIFY(!reading.page->cine().isPlaying());
    }
};

ANNULUS_TEST(CineTest);
#include "Cine_test.moc"
