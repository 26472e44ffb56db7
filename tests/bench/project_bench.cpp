// A cohort at the size of the design's section 8 (5,000 patients, 20,000 images, 20,000 outlines x 3,000 features):
//   QT_QPA_PLATFORM=offscreen build-release/bin/project_bench --folder DIR
// makes DIR/scale.annulus where it is not there and measures what a user waits for. --generate ends after making it;
// --patients, --features, --regions and --thumbnail change the size.
//
// A frame is the time from the event (scroll, key, edit) until every widget it changed was painted. "Blocked" is the
// longest time the window's thread was away while a worker did something: what a hand on the mouse feels.

#include "bench/support/scaleProject.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/project/openProject.h"
#include "core/project/store.h"
#include "tests/ui/support.h"
#include "ui/MainWindow.h"
#include "ui/pages/CasesPage.h"
#include "ui/pages/FeatureTableModel.h"
#include "ui/pages/FeaturesPage.h"
#include "ui/pages/HistoryPage.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FrozenTable.h"
#include "ui/widgets/SidePanel.h"
#include "ui/widgets/Worklist.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>
#include <QTreeView>

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace annulus;
using namespace annulus::ui;

namespace {

double milliseconds(const QElapsedTimer& timer) { return static_cast<double>(timer.nsecsElapsed()) / 1e6; }

double residentMb()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::stod(line.substr(6)) / 1024;
    return 0;
}

/// What this thread has used of a processor: on a machine that others work on, what a frame would take alone.
double processorMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// How long something took by the clock, and of that the window's thread on the processor.
struct Took { std::vector<double> clock, processor; };

bool anyMissed = false;

void print(const char* what, double value, double floor, const char* unit = "ms")
{
    const bool isMissed = floor > 0 && value > floor;
    anyMissed = anyMissed || isMissed;
    std::printf("%-58s %9.1f %-3s", what, value, unit);
    if (floor > 0)
        std::printf("  floor %7.1f %-3s %s", floor, unit, isMissed ? "MISSED" : "");
    std::printf("\n");
    std::fflush(stdout);
}

void printSpread(const std::string& what, std::vector<double> values, double floor)
{
    std::ranges::sort(values);
    print((what + ", median").c_str(), values[values.size() / 2], 0);
    print((what + ", 95 %").c_str(), values[values.size() * 95 / 100], floor);
}

void printSpread(const std::string& what, const Took& took, double floor)
{
    printSpread(what, took.clock, floor);
    std::vector<double> sorted = took.processor;
    std::ranges::sort(sorted);
    print("   of that on the processor, 95 %", sorted[sorted.size() * 95 / 100], 0);
}

/// Everything that waits to be painted, now.
void paintAll() { QCoreApplication::sendPostedEvents(); QCoreApplication::processEvents(); }

/// Waits until `done`, and tells the longest time in which the event loop did not come round.
template <class Done>
double longestBlock(Done done)
{
    double longest = 0;
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        timer.restart();
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        longest = std::max(longest, milliseconds(timer));
        ::usleep(200);
    }
    timer.restart();
    paintAll();
    return std::max(longest, milliseconds(timer));
}

/// Frames of scrolling by about a screen's third, there and back.
Took scrollFrames(QScrollBar& bar, int step, int frames)
{
    Took times;
    QElapsedTimer timer;
    for (int frame = 0; frame < frames; ++frame) {
        timer.start();
        const double before = processorMs();
        const int next = bar.value() + step;
        bar.setValue(next > bar.maximum() ? bar.minimum() : next);
        paintAll();
        times.clock.push_back(milliseconds(timer));
        times.processor.push_back(processorMs() - before);
    }
    return times;
}

/// Keys typed into a filter: how long each held up the window, and until its rows were there.
void typeInto(const char* name, QLineEdit& filter, const QString& words, const std::function<bool()>& isSettled)
{
    std::vector<double> blocked, shown;
    QElapsedTimer timer;
    for (int length = 1; length <= words.size(); ++length) {
        timer.start();
        filter.setText(words.left(length));
        const double first = milliseconds(timer);
        blocked.push_back(std::max(first, longestBlock(isSettled)));
        shown.push_back(milliseconds(timer));
    }
    timer.start();
    filter.clear();
    longestBlock(isSettled);
    shown.push_back(milliseconds(timer));
    printSpread(std::string(name) + ": key held up the window", blocked, 16.7);
    printSpread(std::string(name) + ": key to rows", shown, 0);
}

void dropFromCache(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY);
    ::fdatasync(descriptor);
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
    ::close(descriptor);
}

struct Options {
    std::filesystem::path folder;
    bench::Scale scale;
    bool onlyGenerate = false;
};

Options readOptions(const QCoreApplication& application)
{
    QCommandLineParser parser;
    const bench::Scale usual;
    const auto number = [](const char* name, const char* words, int value) { return QCommandLineOption(name, words, "N", QString::number(value)); };
    const QCommandLineOption folder("folder", "Where the made-up project lies.", "DIR", "/tmp/annulus-scale"), generate("generate", "Make it and end.");
    const auto patients = number("patients", "Patients.", usual.patients), features = number("features", "Features of an outline.", usual.features),
               regions = number("regions", "Regions of an outline.", usual.regions), thumbnail = number("thumbnail", "Pixels of a thumbnail's side.", usual.thumbnailPixels);
    parser.addOptions({folder, generate, patients, features, regions, thumbnail});
    parser.addHelpOption();
    parser.process(application);
    Options options{parser.value(folder).toStdString(), usual, parser.isSet(generate)};
    options.scale.patients = parser.value(patients).toInt();
    options.scale.features = parser.value(features).toInt();
    options.scale.regions = parser.value(regions).toInt();
    options.scale.thumbnailPixels = parser.value(thumbnail).toInt();
    return options;
}

bool generate(const Options& options, const std::filesystem::path& file)
{
    QElapsedTimer timer;
    timer.start();
    const Project project = bench::scaleProject(options.scale);
    print("made up in memory", milliseconds(timer) / 1000, 0, "s");
    timer.restart();
    if (const auto saved = saveProject(project, file); !saved) {
        std::fprintf(stderr, "%s\n", saved.error().sentence().c_str());
        return false;
    }
    print("saved from memory", milliseconds(timer) / 1000, 0, "s");
    print("size of the project file", static_cast<double>(std::filesystem::file_size(file)) / 1e6, 0, "MB");
    return true;
}

/// Edits on patients across the cohort: each applied and painted, and until it is on disk as well.
struct EditTimes { Took shown; std::vector<double> durable; };

EditTimes editFrames(tests::Desk& desk, int count)
{
    Random random(7);
    EditTimes times;
    QElapsedTimer timer;
    for (int edit = 0; edit < count; ++edit) {
        const Project& project = desk.document.project();
        const Patient& patient = *project.patients[random.below(project.patients.size())];
        Outline outline = patient.rois[0].outline;
        outline.contours[0][0].x += 1;
        const SetOutline change{patient.id, patient.rois[0].id, outline, {}};
        timer.start();
        const double before = processorMs();
        (void)desk.document.apply(change).ok();
        paintAll();
        times.shown.clock.push_back(milliseconds(timer));
        times.shown.processor.push_back(processorMs() - before);
        (void)desk.document.workingCopy()->flush().ok();
        times.durable.push_back(milliseconds(timer));
    }
    return times;
}

void printEdits(const std::string& where, const EditTimes& times)
{
    printSpread("edit applied and shown, " + where, times.shown, 50);
    printSpread("edit applied, shown and on disk, " + where, times.durable, 50);
}

void benchTable(FeaturesPage& page, tests::Desk& desk)
{
    auto* model = page.findChild<FeatureTableModel*>();
    auto* table = page.findChild<FrozenTable*>();
    const auto views = table->findChildren<QTableView*>();
    QTableView& others = *views.back();
    const auto isSettled = [&] { return desk.jobs.isIdle() && !model->isArranging(); };
    std::printf("feature table: %d rows, %d columns\n", model->rowCount(), model->columnCount());
    longestBlock(isSettled);
    printSpread("feature table: scrolled down, frame", scrollFrames(*others.verticalScrollBar(), 400, 200), 16.7);
    printSpread("feature table: scrolled sideways, frame", scrollFrames(*others.horizontalScrollBar(), 600, 200), 16.7);
    QElapsedTimer timer;
    timer.start();
    others.verticalScrollBar()->setValue(others.verticalScrollBar()->maximum() / 3);
    longestBlock(isSettled);
    print("feature table: far jump until numbers are there", milliseconds(timer), 0);
    for (const int column : {100, 2000}) {
        timer.start();
        model->sort(std::min(column, model->columnCount() - 1), Qt::AscendingOrder);
        const double first = milliseconds(timer);
        const double blocked = std::max(first, longestBlock(isSettled));
        print("feature table: sorted by a feature", milliseconds(timer), 0);
        print("feature table: sorting held up the window", blocked, 50);
    }
    printEdits("sorted table", editFrames(desk, 40));
    const auto filters = page.findChildren<QLineEdit*>();
    typeInto("feature table, filter of rows", *filters.front(), "brc-0012 mlo", isSettled);
    typeInto("feature table, search for a feature", *filters.back(), "wavelet-llh glcm", isSettled);
    model->sort(-1, Qt::AscendingOrder);
    longestBlock(isSettled);
    timer.start();
    (void)desk.document.apply(SetRingSettings{{{1, 2}, true, true}}).ok();
    paintAll();
    print("ring settings changed and shown (all stale)", milliseconds(timer), 50);
    timer.start();
    const double blocked = longestBlock(isSettled);
    print("... every stale outline counted", milliseconds(timer), 0);
    print("... counting held up the window", blocked, 50);
    desk.document.undo();
    longestBlock(isSettled);
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    applyTheme(application, Look::dark);
    const Options options = readOptions(application);
    const auto file = options.folder / "scale.annulus";
    std::filesystem::create_directories(options.folder);
    double load[3] = {};
    (void)::getloadavg(load, 3);
    std::printf("load %.1f before\n", load[0]);
    if ((options.onlyGenerate || !std::filesystem::exists(file)) && !generate(options, file))
        return 1;
    if (options.onlyGenerate)
        return 0;

    const double empty = residentMb();
    QElapsedTimer timer;
    const WorkingPlaces places{options.folder / "working", options.folder / "fallback"};
    const auto open = [&] { return openForWork(file, places, thisAuthor()); };
    dropFromCache(file);
    timer.start();
    auto opened = open();
    print("open, file not in the system's cache", milliseconds(timer) / 1000, 0, "s");
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().sentence().c_str());
        return 1;
    }
    opened->working->discard();
    opened = Error{};
    timer.restart();
    opened = open();
    print("open, file in the system's cache", milliseconds(timer) / 1000, 2, "s");
    timer.restart();
    (void)opened->working->flush().ok();
    print("... until the working copy takes edits", milliseconds(timer) / 1000, 1, "s");
    print("memory after opening, above an empty program", residentMb() - empty, 800, "MB");

    tests::Desk desk;
    MainWindow window(desk.workspace, plainStore());
    auto* cases = new CasesPage(desk.workspace, {});
    auto* features = new FeaturesPage(desk.workspace);
    window.addPage(cases);
    window.addPage(features);
    window.addPage(new HistoryPage(desk.workspace));
    window.resize(1920, 1080);
    window.show();
    paintAll();

    timer.restart();
    desk.document.open(std::move(opened).value());
    desk.selection.selectPatient(desk.document.project().patients.front()->id);
    paintAll();
    print("project to window: first paint", milliseconds(timer), 500);
    longestBlock([&] { return desk.jobs.isIdle(); });

    auto* worklist = window.findChild<Worklist*>();
    auto* list = worklist->findChild<QListView*>();
    window.findChild<SidePanel*>("worklistPanel")->setOpen(true);
    const auto idle = [&] { return desk.jobs.isIdle(); };
    printSpread("cases: scrolled, frame", scrollFrames(*cases->findChild<QTreeView*>()->verticalScrollBar(), 300, 200), 16.7);
    typeInto("cases, search", *cases->findChild<QLineEdit*>(), "brc-0012", idle);
    printEdits("Cases", editFrames(desk, 60));
    window.showPage("features");
    paintAll();
    window.findChild<SidePanel*>("worklistPanel")->setOpen(true);
    printSpread("worklist: scrolled, frame", scrollFrames(*list->verticalScrollBar(), 200, 200), 16.7);
    typeInto("worklist, filter", *worklist->findChild<QLineEdit*>(), "brc-0012", idle);
    printEdits("Features", editFrames(desk, 60));
    benchTable(*features, desk);
    print("memory at the end, above an empty program", residentMb() - empty, 1000, "MB");

    window.showPage("history");
    timer.restart();
    const double blocked = longestBlock(idle);
    print("history: read and checked", milliseconds(timer) / 1000, 0, "s");
    print("history: reading held up the window", blocked, 50);
    const auto copy = options.folder / "copy.annulus";
    timer.restart();
    const auto saved = desk.document.workingCopy()->save(copy);
    print("saved", milliseconds(timer) / 1000, 2, "s");
    timer.restart();
    const bool savedAgain = saved && desk.document.workingCopy()->save(copy).ok();
    print("saved again", milliseconds(timer) / 1000, 2, "s");
    desk.document.giveUp();
    std::filesystem::remove(copy);
    (void)::getloadavg(load, 3);
    std::printf("load %.1f after\n", load[0]);
    return savedAgain && !anyMissed ? 0 : 1;
}
