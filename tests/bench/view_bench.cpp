// What a reader waits for on a full field of 3328 x 4096 pixels, on the screen: run it as
//   xvfb-run -a -s "-screen 0 1920x1080x24" build-release/bin/view_bench
// Every figure is the time until the frame with the change was handed to the display (frameSwapped), or until the
// rings were painted. Floors and aims are those of the design. `view_bench cine` times a cine of 300 frames.

#include "core/base/random.h"
#include "core/features/presets.h"
#include "core/readout/bundleFile.h"
#include "tests/core/dicom/objects.h"
#include "tests/ui/view/viewDesk.h"
#include "ui/pages/ReadPage.h"
#include "ui/pages/patient/BundleShelf.h"
#include "ui/pages/read/Cine.h"
#include "ui/pages/read/LiveRisk.h"
#include "ui/pages/read/RoiEditor.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/view/DisplayControl.h"
#include "ui/view/LiveRegions.h"
#include "ui/view/TileLayout.h"

#include <dcmtk/dcmjpeg/djencode.h>
#include <dcmtk/dcmjpeg/djrploss.h>

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <numbers>
#include <string_view>
#include <thread>

using namespace annulus;
using namespace annulus::ui;

namespace {

Image fullField()
{
    Random random(1);
    std::vector<std::uint16_t> pixels;
    pixels.reserve(3328 * 4096);
    for (std::int64_t j = 0; j < 4096; ++j)
        for (std::int64_t i = 0; i < 3328; ++i) {
            const double x = static_cast<double>(3328 - i) / 2600;
            const double y = static_cast<double>(j - 2048) / 1900;
            pixels.push_back(static_cast<std::uint16_t>(x * x + y * y < 1 ? 1200 + 900 * (1 - x) + static_cast<double>(random.below(500)) : 0));
        }
    return {makeGrid(3328, 4096), std::move(pixels)};
}

double residentMb()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmRSS:", 0) == 0)
            return std::stod(line.substr(6)) / 1024;
    return 0;
}

struct Figures {
    double median, p95;
};

Figures summary(std::vector<double> ms)
{
    std::ranges::sort(ms);
    return {ms[ms.size() / 2], ms[std::min(ms.size() - 1, ms.size() * 95 / 100)]};
}

void print(const char* what, const Figures& figures, const char* promise)
{
    std::printf("%-58s median %6.1f ms   95 %% %6.1f ms   %s\n", what, figures.median, figures.p95, promise);
    std::fflush(stdout);
}

/// Times `change(n)` until every tile has shown a frame.
template <class Change>
Figures frames(const std::vector<Tile*>& tiles, int count, const Change& change)
{
    std::vector<double> ms;
    for (int number = -3; number < count; ++number) {
        std::size_t waiting = tiles.size();
        QObject scope;
        for (Tile* tile : tiles)
            QObject::connect(tile, &Tile::drawn, &scope, [&waiting] { waiting -= waiting > 0; });
        QElapsedTimer timer;
        timer.start();
        change(number + 3);
        while (waiting > 0)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        if (number >= 0)
            ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return summary(ms);
}

void benchTiles(int rows, int columns, const ImageRecord& record)
{
    const auto loaded = std::make_shared<const LoadedFrame>(loadFrame(record, 1).value());
    KeyMap keys;
    TileLayout layout(keys);
    layout.arrange(rows, columns);
    layout.resize(1600, 950);
    layout.show();
    (void)QTest::qWaitForWindowExposed(&layout);
    std::vector<Tile*> tiles;
    std::vector<std::unique_ptr<DisplayControl>> displays;
    for (std::size_t at = 0; at < layout.count(); ++at) {
        tiles.push_back(&layout.tile(at));
        displays.push_back(std::make_unique<DisplayControl>(*tiles.back()));
        tiles.back()->setImage({loaded->planes, shapeOf(loaded->grey->grid.size, record.spacing())});
        displays.back()->show("image", loaded);
    }
    const QString name = QString("%1 view(s) in 1600 x 950, %2").arg(tiles.size());
    const auto each = [&](const auto& change) {
        for (Tile* tile : tiles)
            change(*tile);
    };
    print(qPrintable(name.arg("window drag")), frames(tiles, 60, [&](int n) {
              each([&](Tile& tile) {
                  emit tile.windowDragBegan();
                  emit tile.windowDragged(QPointF(n % 5, 3));
              });
          }), "floor 50 ms, aim 33 ms");
    each([](Tile& tile) { tile.zoomBy(1.7); });
    print(qPrintable(name.arg("pan")), frames(tiles, 60, [&](int n) {
              each([&](Tile& tile) { tile.setView(panned(tile.view(), tile.image().shape, tile.deviceSize(), QPointF(n % 2 ? 9 : -9, 4))); });
          }), "floor 50 ms, aim 33 ms");
    print(qPrintable(name.arg("zoom")), frames(tiles, 40, [&](int n) { each([&](Tile& tile) { tile.zoomBy(n % 2 ? 1.1 : 1 / 1.1); }); }), "floor 50 ms, aim 33 ms");
}

/// What a combined nomogram may look at: 42 features of many image types, lesion and first millimetre.
Bundle fullModel()
{
    Bundle bundle;
    bundle.name = "Bench";
    bundle.outcome = "sln";
    bundle.classes = {"negative", "positive"};
    bundle.extraction = findPreset("2d-1311")->yaml;
    LinearEquation equation;
    for (const char* region : {"CC_intra_", "CC_peri1mm_"})
        for (const char* type : {"original", "wavelet-LH", "wavelet-HL", "log-sigma-1-0-mm-3D", "log-sigma-3-0-mm-3D", "square", "gradient"})
            for (const char* feature : {"firstorder_Entropy", "glcm_Idn", "glszm_ZoneEntropy"}) {
                BundlePredictor predictor;
                predictor.name = predictor.source = std::string(region) + type + "_" + feature;
                predictor.fill = 0;
                bundle.columns.push_back({predictor.name, bundle.predictors.size(), -1, 0, 1, 0});
                bundle.predictors.push_back(std::move(predictor));
                equation.columns.push_back(0.01);
            }
    bundle.equations = {{"positive", equation, {}, {}}};
    return bundle;
}

/// From an outline under the hand to the risk in words, beside nothing else.
void benchLiveRisk(tests::ViewDesk& desk, const ImageRecord& record, Contour contour)
{
    BundleShelf shelf(pathOf(desk.folder.filePath("models")));
    const auto file = pathOf(desk.folder.filePath("bench.annulusmodel"));
    if (!writeBundle(fullModel(), file) || !shelf.add(file))
        return;
    Workspace workspace = desk.withImages;
    workspace.models = &shelf;
    LiveRisk risk(workspace);
    const auto patient = desk.document.project().patients.front();
    const LoadedFramePtr frame = desk.images.request(record, 1);
    std::vector<double> spread;
    for (int step = 0; step < 25; ++step) {
        contour[0].x += 0.7;
        bool isThere = false;
        QObject scope;
        QObject::connect(&risk, &LiveRisk::changed, &scope, [&] { isThere = true; });
        QElapsedTimer timer;
        timer.start();
        risk.show(RegionInput{patient, {"", "Lesion 1", record.uid, 1, "", {{contour}}}, desk.document.project().rings, desk.images.breast(record, 1).value_or(Breast())}, frame);
        while (!isThere)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        spread.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    print("vertex drag: risk by 42 features of lesion and ring", summary(spread), "aim 150 ms");
}

/// 300 frames of 800 x 600 pixels in colour, JPEG baseline, 30 a second: speckle that drifts.
ImageRecord writeCine(const tests::ViewDesk& desk)
{
    constexpr int columns = 800, rows = 600, count = 300;
    Random random(2);
    std::vector<Uint8> noise(std::size_t{columns} * (rows + count));
    for (Uint8& value : noise)
        value = static_cast<Uint8>((random.below(120) + random.below(120)) * 9 / 10);
    std::vector<Uint8> bytes;
    bytes.reserve(std::size_t{3} * columns * rows * count);
    for (int frame = 0; frame < count; ++frame)
        for (std::size_t at = 0; at < std::size_t{columns} * rows; ++at)
            bytes.insert(bytes.end(), 3, noise[at + static_cast<std::size_t>(frame) * columns]);
    DcmFileFormat file = tests::colourObject("RGB", std::move(bytes));
    DcmDataset& dataset = *file.getDataset();
    dataset.putAndInsertString(DCM_SOPClassUID, UID_UltrasoundMultiframeImageStorage);
    dataset.putAndInsertString(DCM_SOPInstanceUID, "1.9");
    dataset.putAndInsertString(DCM_PatientID, "P2");
    dataset.putAndInsertString(DCM_StudyInstanceUID, "1.2");
    dataset.putAndInsertString(DCM_SeriesInstanceUID, "1.2.3");
    dataset.putAndInsertUint16(DCM_Rows, rows);
    dataset.putAndInsertUint16(DCM_Columns, columns);
    dataset.putAndInsertString(DCM_NumberOfFrames, std::to_string(count).c_str());
    dataset.putAndInsertString(DCM_FrameTime, "33.33");
    DJEncoderRegistration::registerCodecs();
    const DJ_RPLossy quality(90);
    dataset.chooseRepresentation(EXS_JPEGProcess1, &quality);
    const std::filesystem::path path = desk.folder.filePath("cine.dcm").toStdString();
    file.saveFile(path.c_str(), EXS_JPEGProcess1);
    return {"1.9", path, hashFile(path).value(), readFacts(path).value(), {}, {}};
}

/// Alone in a page of its own, so that memory is the cine's.
void benchCine()
{
    tests::ViewDesk desk;
    (void)desk.document.apply(AddImages{{writeCine(desk)}});
    const double before = residentMb();
    ReadPage page(desk.withImages);
    page.resize(1600, 950);
    page.show();
    (void)QTest::qWaitForWindowExposed(&page);
    desk.selection.selectImage("P2", "1.9", 1);
    while (!page.isSettled())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    QObject scope;
    int shown = 0;
    double most = 0;
    QObject::connect(&page.tile(), &Tile::drawn, &scope, [&] {
        ++shown;
        most = std::max(most, residentMb());
    });
    QElapsedTimer timer;
    timer.start();
    page.cine().setPlaying(true);
    while (timer.elapsed() < 10'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    page.cine().setPlaying(false);
    std::printf("%-58s %6.1f frames/s (nominal 30.0)\n", "cine of 300 frames, 800 x 600 colour, JPEG", shown / (static_cast<double>(timer.elapsed()) / 1000));
    QTest::qWait(500);
    std::vector<double> ms;
    Random random(3);
    for (int seek = 0; seek < 40; ++seek) {
        const int frame = 1 + static_cast<int>(random.below(300));
        const int had = shown;
        timer.restart();
        desk.selection.selectImage("P2", "1.9", frame);
        while (shown == had || !page.isSettled())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
        ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    print("cine: seek to any frame", summary(ms), "promised 100 ms");
    std::printf("%-58s %6.0f MB, %.0f MB before it was opened (promised 300)\n", "memory while the cine plays", std::max(most, residentMb()), before);
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    applyTheme(application, Look::dark);
    double load[1] = {0};
    (void)getloadavg(load, 1);
    std::printf("%u processors, load %.1f before\n", std::thread::hardware_concurrency(), load[0]);

    if (argc > 1 && std::string_view(argv[1]) == "cine") {  // in a process of its own: memory is not given back
        benchCine();
        return 0;
    }
    tests::ViewDesk desk;
    std::vector<ImageRecord> records;
    const struct {
        const char *uid, *side, *view;
    } views[] = {{"1.1", "R", "CC"}, {"1.2", "L", "CC"}, {"1.3", "R", "MLO"}, {"1.4", "L", "MLO"}};
    for (const auto& [uid, side, view] : views)
        records.push_back(desk.write(fullField(), {.uid = uid, .laterality = side, .view = view, .spacing = "0.065\\0.065", .centre = "1500", .width = "2000"}));
    (void)desk.document.apply(AddImages{records});
    ReadPage page(desk.withImages);
    page.resize(1600, 950);
    page.show();
    (void)QTest::qWaitForWindowExposed(&page);
    QTest::qWait(200);
    const double before = residentMb();

    // Open to first picture: the file's hash, decoding, pyramid, first frame.
    bool isShown = false;
    QObject opening;
    QObject::connect(&page.tile(), &Tile::drawn, &opening, [&] { isShown = isShown || !page.tile().image().isEmpty(); });
    QElapsedTimer timer;
    timer.start();
    desk.selection.selectPatient("P1");
    while (!isShown)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    std::printf("%-58s %6.0f ms   (four views hung: floor 1500, aim 1000 ms)\n", "open to first picture", static_cast<double>(timer.nsecsElapsed()) / 1e6);
    timer.restart();
    for (const ImageRecord& record : records)
        desk.images.request(record, 1);
    const auto allThere = [&] { return std::ranges::all_of(records, [&](const ImageRecord& record) { return desk.images.request(record, 1) != nullptr; }); };
    while (!allThere())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    std::printf("%-58s %6.0f ms more\n", "all four views there", static_cast<double>(timer.nsecsElapsed()) / 1e6);
    QTest::qWait(500);
    std::printf("%-58s %6.0f MB, %.0f MB before any image (floor 800, aim 600)\n", "memory with four views open", residentMb(), before);

    // A lesion of 20 mm with 40 vertices; one vertex is dragged.
    Contour contour;
    for (int at = 0; at < 40; ++at) {
        const double angle = 2 * std::numbers::pi * at / 40;
        contour.push_back({2100 + 154 * std::cos(angle), 2000 + 154 * std::sin(angle)});
    }
    (void)desk.document.apply(AddRoi{"P1", {newRoiId(desk.document.project()), "Lesion 1", "1.1", 1, {}, {{contour}}}});
    desk.selection.selectRoi("roi-1");
    while (!page.isSettled())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    QTest::qWait(300);
    Tile& tile = page.tile();
    const QPoint grip = tile.positionOf(contour[0]).toPoint();
    QTest::mouseMove(&tile, grip);
    QTest::mousePress(&tile, Qt::LeftButton, {}, grip);
    std::vector<double> overlay, rings;
    for (int step = 1; step <= 40; ++step) {
        // The overlay's first frame after the move, and the first frame that was handed over after the rings were there.
        double firstFrame = 0, ringFrame = 0;
        bool ringsThere = false;
        timer.restart();
        const auto now = [&] { return static_cast<double>(timer.nsecsElapsed()) / 1e6; };
        QObject scope;
        QObject::connect(&page.regions(), &LiveRegions::changed, &scope, [&] { ringsThere = true; });
        QObject::connect(&tile, &Tile::drawn, &scope, [&] {
            if (firstFrame == 0)
                firstFrame = now();
            if (ringsThere && ringFrame == 0)
                ringFrame = now();
        });
        QTest::mouseMove(&tile, grip + QPoint(10 + step, step % 7));
        while (ringFrame == 0)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        overlay.push_back(firstFrame);
        rings.push_back(ringFrame);
    }
    QTest::mouseRelease(&tile, Qt::LeftButton, {}, grip + QPoint(50, 5));
    print("vertex drag: overlay on the screen", summary(overlay), "floor 33 ms, aim 16 ms");
    print("vertex drag: three rings on the screen", summary(rings), "floor 80 ms, aim 50 ms");
    page.hide();
    benchLiveRisk(desk, records[0], contour);

    benchTiles(1, 1, records[0]);
    benchTiles(2, 2, records[0]);
    (void)getloadavg(load, 1);
    std::printf("load %.1f after\n", load[0]);
    return 0;
}
