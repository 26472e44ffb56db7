#include "ui/report/runReport.h"

#include "core/base/files.h"
#include "core/protocol/protocolFile.h"
#include "ui/plots/writeFigure.h"
#include "ui/report/checklists.h"
#include "ui/report/methodsText.h"
#include "ui/report/writeTable.h"
#include "ui/text.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QDateTime>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace annulus::ui {

namespace {

constexpr double mmPerInch = 25.4, pageMm = 170;  // between margins of 20 mm on A4
constexpr int dotsPerInch = 300;

QString h(const QString& text) { return text.toHtmlEscaped(); }

/// Numbered pages with a footer, laid out at the printer's resolution.
QByteArray printed(QTextDocument& document, const QString& footer)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(20, 18, 20, 22), QPageLayout::Millimeter);
    writer.setResolution(96);
    writer.setTitle(document.metaInformation(QTextDocument::DocumentTitle));
    writer.setCreator("Annulus");
    const QRect page = writer.pageLayout().paintRectPixels(96);
    const QSizeF size(page.size());
    document.setPageSize(size);
    QPainter painter(&writer);
    const int pages = document.pageCount();
    for (int i = 0; i < pages; ++i) {
        if (i > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -i * size.height());
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = QRectF(0, i * size.height(), size.width(), size.height());
        context.palette.setColor(QPalette::Text, Qt::black);
        painter.setClipRect(context.clip);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        QFont small = document.defaultFont();
        small.setPointSizeF(7.5);
        painter.setFont(small);
        painter.setPen(QColor(0x60, 0x60, 0x60));
        const QRectF line(0, size.height() + 8, size.width(), 20);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, footer);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, QString("%1 / %2").arg(i + 1).arg(pages));
    }
    painter.end();
    return bytes;
}

}  // namespace

std::vector<ReportFigure> reportFigures(const RunResult& run, const RunExtras& extras, const PlotLook& look)
{
    std::vector<ReportFigure> made;
    const auto add = [&](const RunFigure& figure, const RunChoice& choice, const std::string& name, const QString& of) {
        if (!figure.make(run, extras, choice, look))
            return;
        made.push_back({name, look.translate("plots", figure.title) + (of.isEmpty() ? QString() : ": " + of), choice, &figure});
    };
    for (const RunFigure& figure : runFigures()) {
        const bool isOfRun = !figure.isOfOneModel && !figure.isOfSet;
        for (const std::string& outcomeClass : classesToTell(run)) {
            const std::string_view id = figure.id;
            // Of each class against the rest; the others tell the same whatever the class.
            const bool isOfClass = !outcomeClass.empty() && (id == "optimism" || id == "roc-sets" || (figure.isOfSet && id != "confusion"));
            const QString tail = isOfClass ? ", " + QString::fromStdString(outcomeClass) : QString();
            const std::string suffix = isOfClass ? "-" + outcomeClass : std::string();
            if (isOfRun) {
                RunChoice choice = firstChoice(run);
                choice.outcomeClass = outcomeClass;
                add(figure, choice, figure.id + suffix, tail.mid(2));
                if (!isOfClass)
                    break;
                continue;
            }
            for (const std::string& mode : run.modes) {
                RunChoice choice = firstChoice(run);
                choice.mode = mode;
                choice.outcomeClass = outcomeClass;
                choice = fitted(choice, run);
                const std::string stem = std::string(figure.id) + "-" + mode;
                if (figure.isOfSet) {
                    for (const std::string& set : setsOf(run, mode)) {
                        if (set == "train" && id != "roc")
                            continue;
                        choice.set = set;
                        const QString of = figure.isOfOneModel ? modelName(choice.model, look) + ", " : QString();
                        add(figure, choice, stem + "-" + set + suffix, of + modeName(mode, look) + ", " + setName(set, look) + tail);
                    }
                } else {
                    // Of the combined model; what it does not have (a LASSO) of the first one that does.
                    for (const std::string& model : modelsOf(run, mode)) {
                        RunChoice other = choice;
                        other.model = figure.make(run, extras, choice, look) ? choice.model : model;
                        if (!figure.make(run, extras, other, look))
                            continue;
                        add(figure, other, stem + suffix, modelName(other.model, look) + ", " + modeName(mode, look) + tail);
                        break;
                    }
                }
            }
            if (!isOfClass)
                break;
        }
    }
    return made;
}

QString reportHtml(const OpenRun& open, const Protocol* protocol, const std::vector<ReportFigure>& figures, const PlotLook& look)
{
    const RunResult& run = open.result;
    const auto section = [](const QString& name) { return "<h2>" + h(name) + "</h2>\n"; };
    QString out = "<h1>" + h(QString::fromStdString(run.title.empty() ? run.protocol : run.title)) + "</h1>\n<p class='note'>" +
                  h(look.translate("report", "Report of the run %1, made %2 by Annulus %3. Research use only: not for clinical decisions.")
                        .arg(text(open.folder.filename()), QDateTime::currentDateTime().toString("yyyy-MM-dd HH:mm"), ANNULUS_VERSION)) +
                  "</p>\n";
    if (!run.warnings.empty()) {
        out += section(look.translate("report", "What a reviewer would object to")) + "<ul>";
        for (const RunWarning& warning : run.warnings)
            out += "<li>" + h((warning.model.empty() ? QString() : modelName(warning.model, look) + ": ") + look.words(warning.what)) + "</li>";
        out += "</ul>\n";
    }
    if (protocol) {
        out += section(look.translate("report", "Methods"));
        for (const MethodsParagraph& paragraph : methodsText(*protocol, run, look))
            out += "<p><b>" + h(paragraph.heading) + ".</b> " + h(paragraph.text) + "</p>\n";
    }
    const auto words = [&](const Message& message) { return look.words(message).toStdString(); };
    if (!run.tables.empty()) {
        out += section(look.translate("report", "Tables"));
        for (const ResultTable& table : run.tables)
            // Qt's rich text knows no captions.
            out += QString::fromStdString(tableHtml(table, words))
                       .replace("<table>\n<caption>", "<p style='margin-bottom:2px'><b>")
                       .replace("</caption>", "</b></p>\n<table width='100%' cellspacing='0' cellpadding='2' style='border-collapse:collapse'>")
                       .replace("<th>", "<th style='border-top:1px solid #000000;border-bottom:1px solid #000000'>") +
                   "<br>";
    }
    out += section(look.translate("report", "Figures"));
    int number = 0;
    for (const ReportFigure& figure : figures)
        out += QString("<p align='center'><img src='figure:%1'></p><p class='note'><b>%2</b> %3</p>\n")
                   .arg(QString::fromStdString(figure.name), h(look.translate("report", "Figure %1.").arg(++number)), h(figure.caption));
    out += section(look.translate("report", "Reporting checklists"));
    out += "<p class='note'>" + h(look.translate("report", "Items are named in short words; the guideline itself counts. What stands as [author] only the authors can answer.")) + "</p>";
    const Protocol none;
    for (const Checklist& list : allChecklists()) {
        out += "<h3>" + h(QString("%1 (%2)").arg(list.name, list.reference)) + "</h3><table width='100%' cellspacing='0' cellpadding='2'>";
        for (const ChecklistItem& item : list.items)
            out += "<tr><td width='12%'>" + h(item.number) + "</td><td width='44%'>" + h(item.what) + "</td><td>" + h(answerOf(item, protocol ? *protocol : none, run, look)) + "</td></tr>";
        out += "</table>\n";
    }
    return out;
}

ReportWriter::ReportWriter(std::shared_ptr<const OpenRun> run, const ReportOptions& options)
    : run_(std::move(run)), options_(options), look_(paperLook(options.language)), figures_(reportFigures(run_->result, run_->extras, look_))
{
}

double ReportWriter::fraction() const { return figures_.empty() ? 1 : static_cast<double>(images_.size()) / static_cast<double>(figures_.size()); }

Result<bool> ReportWriter::drawNext()
{
    if (images_.size() == figures_.size())
        return false;
    const auto folder = run_->folder / "figures";
    if (options_.drawsFigures && images_.empty()) {
        std::error_code problem;
        std::filesystem::create_directories(folder, problem);
        if (problem)
            return Error{Errc::io, message("report", "The folder for the figures cannot be made."), toUtf8(folder)};
    }
    const ReportFigure& one = figures_[images_.size()];
    const auto numbers = one.figure->make(run_->result, run_->extras, one.choice, look_);
    if (!numbers) {
        images_.emplace_back();
        return true;
    }
    Figure figure = figureOf(*numbers, look_);
    figure.id = one.name;
    if (options_.drawsFigures)
        for (const auto& [ending, format] : {std::pair{".pdf", FigureFormat::pdf}, {".svg", FigureFormat::svg}, {".png", FigureFormat::png}, {".csv", FigureFormat::csv}})
            if (auto written = writeFigure(figure, look_, folder / (one.name + ending), format, dotsPerInch); !written)
                return std::move(written).error();
    // Never wider than the page, nor higher than two thirds of it.
    const double shrink = std::min({1.0, pageMm / figure.widthMm, 170 / figure.heightMm});
    QImage image = renderFigure(figure, look_, dotsPerInch);
    // Laid out in units of 96 to the inch; the picture keeps its pixels.
    image.setDevicePixelRatio(dotsPerInch / 96.0 / shrink);
    images_.push_back(std::move(image));
    return true;
}

Result<void> ReportWriter::write(const std::filesystem::path& pdf) const
{
    const auto parsed = parseProtocol(run_->result.protocolText);
    QTextDocument document;
    QFont font = look_.font();
    font.setPointSizeF(9.5);
    document.setDefaultFont(font);
    document.setDefaultStyleSheet("h1{font-size:15pt;margin-bottom:2px}h2{font-size:12pt;margin-top:14px}h3{font-size:10pt;margin-top:10px}.note{font-size:8pt;color:#404040}td,th{font-size:8pt;vertical-align:top}th{text-align:left}");
    document.setMetaInformation(QTextDocument::DocumentTitle, QString::fromStdString(run_->result.title));
    for (std::size_t i = 0; i < images_.size(); ++i)
        if (!images_[i].isNull())
            document.addResource(QTextDocument::ImageResource, QUrl("figure:" + QString::fromStdString(figures_[i].name)), images_[i]);
    document.setHtml(reportHtml(*run_, parsed ? &*parsed : nullptr, figures_, look_));
    const QString footer = look_.translate("report", "Annulus, research use only. Run %1").arg(text(run_->folder.filename()));
    const QByteArray bytes = printed(document, footer);
    return writeFileAtomically(pdf, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

Result<void> writeReport(std::shared_ptr<const OpenRun> run, const std::filesystem::path& pdf, const ReportOptions& options)
{
    ReportWriter writer(std::move(run), options);
    for (;;) {
        const auto drawn = writer.drawNext();
        if (!drawn)
            return drawn.error();
        if (!*drawn)
            return writer.write(pdf);
    }
}

}  // namespace annulus::ui
