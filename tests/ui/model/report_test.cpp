// The report of a run: nothing in it that the run does not say, nothing of the run left out.

#include <string>

#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/protocol/protocolFile.h"
#include "core/protocol/protocols.h"
#include "core/run/resultJson.h"
#include "tests/support/runTests.h"
#include "tests/ui/model/exampleRun.h"
#include "ui/plots/writeFigure.h"
#include "ui/report/checklists.h"
#include "ui/report/methodsText.h"
#include "ui/report/runReport.h"
#include "ui/text.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <set>

using namespace annulus;
using namespace annulus::ui;

namespace {

OpenRun openExample(const std::filesystem::path& folder)
{
    OpenRun open;
    open.folder = folder;
    open.result = tests::exampleRun();
    open.result.protocolText = std::string(shippedProtocols().front().yaml);
    open.extras = extrasOf(open.result, 20);
    return open;
}

}  // namespace

class ReportTest : public QObject {
    Q_OBJECT
private slots:
    void a_report_is_a_pdf_and_its_figures_lie_beside_with_their_numbers()
    {
        const QTemporaryDir folder;
        const OpenRun run = openExample(pathOf(folder.path()));
        const auto pdf = pathOf(folder.filePath("report.pdf"));
        QVERIFY(writeReport(std::make_shared<const OpenRun>(run), pdf, {.language = "en"}).ok());
        QFile file(text(pdf));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
        QVERIFY(file.size() > 50000);
        const auto figures = reportFigures(run.result, run.extras, paperLook("en"));
        QVERIFY(figures.size() >= 15);
        std::set<std::string> names;
        for (const ReportFigure& figure : figures) {
            QVERIFY2(names.insert(figure.name).second, figure.name.c_str());
            for (const char* ending : {".pdf", ".svg", ".png", ".csv"})
                QVERIFY2(std::filesystem::exists(run.folder / "figures" / (figure.name + ending)), (figure.name + ending).c_str());
        }
        QVERIFY(names.contains("roc-honest-cv"));
        const auto csv = readCsv(run.folder / "figures" / "roc-honest-cv.csv");
        QVERIFY(csv.ok() && !csv->rows.empty());
        if (const QString keep = qEnvironmentVariable("ANNULUS_GALLERY"); !keep.isEmpty()) {
            std::filesystem::create_directories(pathOf(keep + "/run"));
            QVERIFY(writeFileAtomically(pathOf(keep + "/run/result.json"), resultJson(run.result)).ok());
            QFile::remove(keep + "/report.pdf");
            QFile::copy(text(pdf), keep + "/report.pdf");
            const auto chinese = writeReport(std::make_shared<const OpenRun>(run), pathOf(keep + "/report-zh.pdf"), {.language = "zh_CN", .drawsFigures = false});
            QVERIFY(chinese.ok());
        }
    }

    void a_figure_names_a_class_only_where_it_is_of_one()
    {
        RunResult run = tests::exampleRun();
        run.classes = {"zero", "low", "positive"};
        for (const ReportFigure& figure : reportFigures(run, extrasOf(run, 5), paperLook("en")))
            QVERIFY2(!(figure.name.starts_with("flow") || figure.name.starts_with("icc") || figure.name.starts_with("forest")) || figure.name.find("zero") == std::string::npos, figure.name.c_str());
    }

    void the_methods_tell_the_protocols_own_numbers()
    {
        for (const ShippedProtocol& shipped : shippedProtocols()) {
            const Protocol protocol = parseProtocol(shipped.yaml).value();
            const auto paragraphs = methodsText(protocol, tests::exampleRun(), paperLook("en"));
            QString all;
            for (const MethodsParagraph& paragraph : paragraphs)
                all += paragraph.heading + "\n" + paragraph.text + "\n";
            QVERIFY(all.contains(QString("was above %1").arg(protocol.readers()->above)));
            QVERIFY(all.contains(QString::number(protocol.honest.folds) + "-fold"));
            for (const ModelChoice& model : protocol.models)
                QVERIFY2(all.contains(QString::fromStdString(model.name) + ": "), model.name.c_str());
            QVERIFY2(!all.contains('%' + QString("1")) && !all.contains("%2"), qPrintable(all));
        }
    }

    void every_warning_table_and_figure_of_the_run_is_in_the_report()
    {
        const OpenRun run = openExample("/tmp");
        const Protocol protocol = parseProtocol(run.result.protocolText).value();
        const PlotLook look = paperLook("en");
        const auto figures = reportFigures(run.result, run.extras, look);
        const QString html = reportHtml(run, &protocol, figures, look);
        for (const ResultTable& table : run.result.tables)
            QVERIFY(html.contains(QString::fromStdString(htmlEscapedCell(table.rows[0][0]))));
        for (const ReportFigure& figure : figures)
            QVERIFY(html.contains("figure:" + QString::fromStdString(figure.name) + "'"));
        QCOMPARE(html.count("<li>"), static_cast<qsizetype>(run.result.warnings.size()));
    }

    void the_checklists_are_whole_and_no_item_stands_twice()
    {
        const std::size_t counts[] = {50, 44, 30, 19};
        std::size_t at = 0;
        for (const Checklist& list : allChecklists()) {
            QCOMPARE(list.items.size(), counts[at++]);
            std::set<std::string> numbers;
            for (const ChecklistItem& item : list.items) {
                QVERIFY2(numbers.insert(item.number).second, item.number);
                const QString answer = answerOf(item, {}, tests::exampleRun(), paperLook("en"));
                QVERIFY(!answer.isEmpty());
                QCOMPARE(answer.contains("[author]"), item.answer != Answer::automatic);
            }
        }
    }

private:
    static std::string htmlEscapedCell(const std::string& cell) { return QString::fromStdString(cell).toHtmlEscaped().toStdString(); }
};

ANNULUS_TEST(ReportTest);
#include "report_test.moc"
