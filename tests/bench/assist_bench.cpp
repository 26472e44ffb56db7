// How long a reader waits between a click and a contour, in the window and without it, and what the model takes of memory: run it as
//   xvfb-run -a -s "-screen 0 1920x1080x24" build-release/bin/assist_bench
// Floor and aim are those of the design: 300 and 150 ms at two threads, 500 MB.

#include "core/phantom/makeUltrasound.h"
#include "core/segment/lesionModels.h"
#include "core/segment/proposeLesion.h"
#include "core/segment/simulatedPrompts.h"
#include "tests/ui/view/viewDesk.h"
#include "ui/pages/ReadPage.h"
#include "ui/pages/read/LesionAssist.h"
#include "ui/theme/Theme.h"
#include "ui/view/Tile.h"

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

using namespace annulus;
using namespace annulus::ui;

namespace {

double statusMb(const char* field)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind(field, 0) == 0)
            return std::stod(line.substr(line.find(':') + 1)) / 1024;
    return 0;
}

void print(const std::string& what, std::vector<double> ms, const char* promise)
{
    std::ranges::sort(ms);
    std::printf("%-62s median %6.1f ms   95 %% %6.1f ms   %s\n", what.c_str(), ms[ms.size() / 2], ms[ms.size() * 95 / 100], promise);
    std::fflush(stdout);
}

/// A click and its neighbours, so that no pass is like the one before.
Prompts clickNear(const Point& lesion, int n) { return {{{lesion.x + n % 7, lesion.y + n % 5}}, {}, {}}; }

void benchCore(const phantom::Ultrasound& frame, const Point& lesion, int threads)
{
    const double before = statusMb("VmRSS");
    QElapsedTimer timer;
    timer.start();
    const auto model = openShippedModel(LesionKind::ultrasound, threads);
    if (!model) {
        std::printf("%s\n", model.error().sentence().c_str());
        return;
    }
    const double opened = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    const Size size = frame.image.grid.size;
    const auto& pixels = std::get<std::vector<std::uint8_t>>(frame.image.pixels);
    const Picture picture{size.i, size.j, 1, {pixels.begin(), pixels.end()}};
    const Box area{0, 0, 0, size.i - 1, size.j - 1, 0};
    std::vector<double> click, box;
    for (int n = 0; n < 40; ++n) {
        timer.restart();
        (void)proposeLesion(*model->net, picture, area, clickNear(lesion, n), settingsOf(model->model));
        click.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        Prompts prompts;
        prompts.box = boxAround(frame.lesionMask);
        prompts.box->x1 += n % 5;
        timer.restart();
        (void)proposeLesion(*model->net, picture, area, prompts, settingsOf(model->model));
        box.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    const std::string words = " of " + std::to_string(size.i) + " x " + std::to_string(size.j) + ", " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
    print("picture to contour, click" + words, click, "floor 300 ms, aim 150 ms");
    print("picture to contour, box" + words, box, "floor 300 ms, aim 150 ms");
    std::printf("%-62s %6.1f ms, %.0f MB more than before\n", "model opened and tried once", opened, statusMb("VmRSS") - before);
}

/// From the press of the button until the contour was handed to the display.
void benchWindow(const phantom::Ultrasound& frame, const Point& lesion)
{
    tests::ViewDesk desk;
    (void)desk.document.apply(AddImages{{desk.write(frame.image, {.modality = "US", .spacing = {}, .centre = "128", .width = "256"})}});
    ReadPage page(desk.withImages);
    page.resize(1600, 950);
    page.show();
    (void)QTest::qWaitForWindowExposed(&page);
    desk.selection.selectPatient("P1");
    while (!page.isSettled())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    const double before = statusMb("VmRSS");
    Tile& tile = page.tile();
    QTest::keyClick(&tile, Qt::Key_U);
    LesionAssist& assist = page.assist();
    std::vector<double> ms;
    double first = 0;
    for (int n = 0; n < 30; ++n) {
        assist.clear();
        QTest::qWait(150);
        bool isThere = false, isShown = false;
        QObject scope;
        QObject::connect(&assist, &LesionAssist::changed, &scope, [&] { isThere = isThere || assist.isCurrent() || !assist.whyNone().isEmpty(); });
        QObject::connect(&tile, &Tile::drawn, &scope, [&] { isShown = isShown || isThere; });
        const QPoint at = tile.positionOf(clickNear(lesion, n).inside[0]).toPoint();
        QElapsedTimer timer;
        timer.start();
        QTest::mouseClick(&tile, Qt::LeftButton, {}, at);
        while (!isShown && timer.elapsed() < 5000)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        (n == 0 ? first : ms.emplace_back()) = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    print("click to contour on the screen (Read)", ms, "floor 300 ms, aim 150 ms");
    std::printf("%-62s %6.1f ms\n", "the first click, with the model to be opened", first);
    std::printf("%-62s %6.0f MB, %.0f MB before the tool (most at any time %.0f; floor 500)\n", "memory of the whole program after it", statusMb("VmRSS"), before, statusMb("VmHWM"));
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    applyTheme(application, Look::dark);
    double load[1] = {0};
    (void)getloadavg(load, 1);
    std::printf("%u processors, load %.1f before\n", std::thread::hardware_concurrency(), load[0]);
    const phantom::Ultrasound frame = phantom::makeUltrasound({});
    const Point lesion = deepestPoint(frame.lesionMask);
    benchWindow(frame, lesion);
    benchCore(frame, lesion, 1);
    benchCore(frame, lesion, 2);
    (void)getloadavg(load, 1);
    std::printf("load %.1f after\n", load[0]);
    return 0;
}
