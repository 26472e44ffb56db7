// The window program: builds the objects, passes them in, and runs. With --screenshot it does the same unseen.

#include "core/base/memory.h"
#include "ui/MainWindow.h"
#include "ui/Settings.h"
#include "ui/Translations.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/document/worklist.h"
#include "ui/jobs/JobRunner.h"
#include "ui/pages/CasesPage.h"
#include "ui/pages/FeaturesPage.h"
#include "ui/pages/HistoryPage.h"
#include "ui/pages/ModelPage.h"
#include "ui/pages/model/runOrder.h"
#include "ui/pages/ReadPage.h"
#include "ui/pages/patient/BundleShelf.h"
#include "ui/pages/patient/PatientPage.h"
#include "ui/pages/read/HungTiles.h"
#include "ui/report/runReport.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/view/ImageLoader.h"
#include "ui/widgets/Notices.h"

#include "app/screenshot.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>
#include <filesystem>
#include <memory>

using namespace annulus;
using namespace annulus::ui;

namespace {

struct Options {
    bool over = false;   ///< help or version was all
    QString project;
    bool demo = false;
    bool names = false;  ///< on a picture
    QString page;        ///< of --screenshot
    QString out;
    QString language;
    QString look;
    QSize size;
    int stage = 0;       ///< of the hanging on Read, counting from 1; 0: as it opens
    std::string patient;
    QString run, part;   ///< of --screenshot model
    QString report;      ///< RUN folder to report on
};

constexpr int usageError = 2;

/// The options, or nothing after a sentence on stderr.
std::optional<Options> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Annulus: workstation for breast radiomics. Research use only."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("project", "Project to open (*.annulus), or a folder of DICOM files to import", "[PROJECT]");
    const QCommandLineOption project("project", "Project to open.", "FILE"), demo("demo", "Open the demo cohort."),
        screenshot("screenshot", "Draw one page (cases, report, read, features, model, patient, history) unseen and end.", "PAGE"),
        out("out", "Where the picture goes.", "PNG"), language("language", "en or zh_CN.", "CODE"),
        look("look", "dark or paper.", "LOOK"), size("size", "Size of the window, 1920x1080.", "WxH"),
        select("select", "Patient to select.", "ID"), stage("stage", "Stage of the hanging that read is drawn with, counting from 1.", "N"),
        report("report", "Write the report of a RUN folder to --out PDF, its figures into the folder, and end.", "RUN"),
        run("run", "RUN folder that model is drawn with.", "RUN"), part("part", "Part of model: overview, figures, tables, nomogram, protocol, or a figure.", "PART"),
        names("names", "Leave names and dates of birth on the picture of --screenshot.");
    parser.addOptions({project, demo, screenshot, out, language, look, size, select, stage, report, run, part, names});
    const auto refuse = [](const QString& sentence) {
        std::fprintf(stderr, "annulus: %s\n", qPrintable(sentence));
        return std::nullopt;
    };
    Options finished;
    finished.over = true;
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet("help") || parser.isSet("help-all")) {
        std::fputs(qPrintable(parser.helpText().replace("<executable_name>", "annulus")), stdout);
        return finished;
    }
    if (parser.isSet("version")) {
        std::puts("annulus " ANNULUS_VERSION);
        return finished;
    }
    Options options{.over = false, .project = parser.value(project), .demo = parser.isSet(demo), .names = parser.isSet(names), .page = parser.value(screenshot),
                    .out = parser.value(out), .language = parser.value(language), .look = parser.value(look),
                    .size = {}, .stage = parser.value(stage).toInt(), .patient = parser.value(select).toStdString(), .run = parser.value(run), .part = parser.value(part),
                    .report = parser.value(report)};
    if (parser.positionalArguments().size() > 1)
        return refuse("one project at a time");
    if (!parser.positionalArguments().isEmpty())
        options.project = parser.positionalArguments().first();
    if (parser.isSet(report) && options.out.isEmpty())
        return refuse("--report needs --out PDF");
    if (parser.isSet(screenshot) && options.out.isEmpty())
        return refuse("--screenshot needs --out PNG");
    if (parser.isSet(size)) {
        const QStringList sides = parser.value(size).split('x');
        if (sides.size() != 2 || sides[0].toInt() < 320 || sides[1].toInt() < 240)
            return refuse("--size is WIDTHxHEIGHT in pixels, for example 1920x1080");
        options.size = {sides[0].toInt(), sides[1].toInt()};
    }
    if (!options.language.isEmpty() && options.language != "en" && options.language != "zh_CN")
        return refuse("--language is en or zh_CN");
    return options;
}

/// 0, or 1 after a sentence on stderr.
int report(const Options& options)
{
    const auto run = openRun(std::filesystem::absolute(pathOf(options.report)).lexically_normal());
    const auto written = run ? writeReport(*run, pathOf(options.out), {.language = options.language}) : Result<void>(run.error());
    if (!written) {
        std::fprintf(stderr, "annulus: %s\n", written.error().sentence().c_str());
        return 1;
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    annulus::keepFreedMemory();
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QCoreApplication::setApplicationName(QStringLiteral("Annulus"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ANNULUS_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("annulus"));
    // Before there is an application: wrong usage and --help need no display.
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    const auto options = readOptions(arguments);
    if (!options)
        return usageError;
    if (options->over)
        return 0;
    if (!options->report.isEmpty() && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");  // figures need no display
    QApplication application(argc, argv);

    // A picture must not depend on what this user did before, nor change it.
    const bool unseen = !options->page.isEmpty() || !options->report.isEmpty();
    hideNames(unseen && !options->names);
    const QTemporaryDir scratch;
    Settings settings(unseen ? scratch.filePath("annulus.ini") : QString());
    if (!options->language.isEmpty())
        settings.setLanguage(options->language);
    if (!options->look.isEmpty())
        settings.setLook(options->look == "paper" ? Look::paper : Look::dark);

    Translations translations;
    translations.use(settings.language());
    applyTheme(application, settings.look());
    QObject::connect(&settings, &Settings::languageChanged, &application, [&] { translations.use(settings.language()); });
    QObject::connect(&settings, &Settings::lookChanged, &application, [&] { applyTheme(application, settings.look()); });

    if (!options->report.isEmpty())
        return report(*options);

    Document document;
    Selection selection;
    Notices notices;
    JobRunner jobs;
    ImageLoader images(jobs);
    BundleShelf models(pathOf(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)) / "models");
    const Workspace workspace{document, selection, jobs, settings, notices, &images, &models};
    const WorkingPlaces places = userPlaces();
    if (!unseen)
        document.makeWorkingCopiesWith([places](const Project& project) { return WorkingCopy::forProject(project, places, thisAuthor()); });
    MainWindow window(workspace, unseen ? plainStore() : storeWithWorkingCopies(places));
    const auto demoFolder = pathOf(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)) / "demo";
    auto* cases = new CasesPage(workspace, {importImages, [demoFolder](const Progress& progress) { return prepareDemo(demoFolder, progress); }});
    window.addPage(cases);
    auto* read = new ReadPage(workspace);
    window.addPage(read);
    window.addPage(new FeaturesPage(workspace));
    auto* model = new ModelPage(workspace, {runOrder});
    window.addPage(model);
    auto* patient = new PatientPage(workspace);
    window.addPage(patient);
    window.addPage(new HistoryPage(workspace));
    QObject::connect(cases, &CasesPage::projectWanted, &window, [&](const QString& file) { window.files().open(file); });
    const QString lastPage = settings.page();
    const bool wantsReport = options->page == "report";
    const QString page = wantsReport ? cases->id() : options->page;
    window.showPage(unseen ? page : lastPage);
    if (unseen && window.currentPage()->id() != page) {
        std::fprintf(stderr, "annulus: there is no page named %s\n", qPrintable(options->page));
        return usageError;
    }

    if (options->size.isValid())
        window.resize(options->size);
    else if (settings.windowGeometry().isEmpty())
        window.resize(1600, 900);
    window.show();
    if (!unseen)
        window.files().offerRecovery();
    if (QFileInfo(options->project).isDir())
        cases->importPlaces({std::filesystem::absolute(pathOf(options->project)).lexically_normal()});
    else if (!options->project.isEmpty())
        window.files().open(options->project);
    if (!options->run.isEmpty())
        model->openRunFolder(std::filesystem::absolute(pathOf(options->run)).lexically_normal());
    if (!options->part.isEmpty())
        model->showPart(options->part);
    if (options->demo)
        cases->openDemo();
    if (!options->patient.empty())
        QObject::connect(&document, &Document::fileChanged, &selection, [&] {
            if (document.project().findPatient(options->patient))
                selection.selectPatient(options->patient);
        }, Qt::QueuedConnection);
    if (unseen)
        takeScreenshot(window, jobs, notices, options->out, [&, stage = options->stage]() mutable {
            if (wantsReport && jobs.isIdle())
                cases->showReport();
            if (window.currentPage() == model) {
                if (model->isSettled() && !options->part.isEmpty())
                    model->showPart(options->part);
                return model->isSettled();
            }
            if (window.currentPage() == patient)
                return patient->isSettled();
            if (window.currentPage() != read)
                return true;
            if (stage > 0 && !selection.image().empty() && read->isSettled()) {
                read->hung().setStage(static_cast<std::size_t>(stage) - 1);
                stage = 0;
            }
            return stage == 0 && read->isSettled();
        });
    return QApplication::exec();
}
