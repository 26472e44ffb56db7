#include "ui/pages/patient/patientReport.h"

#include "core/base/files.h"
#include "ui/Settings.h"
#include "ui/pages/patient/paintReadout.h"
#include "ui/text.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <climits>

namespace annulus::ui {

namespace {

constexpr int unitsPerInch = 96;  // the drawing's pixels
constexpr double marginMm = 15, footer = 30;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PatientReport)
};

/// Pages from top to bottom: what does not fit any more begins the next one.
class Paper {
public:
    Paper(QPdfWriter& writer, QString footerWords) : writer_(writer), footer_(std::move(footerWords)), painter_(&writer), look_(themeOf(Look::paper))
    {
        body_ = painter_.font();
        body_.setPointSizeF(9.5);
        painter_.setFont(body_);
        finishPage();
    }

    [[nodiscard]] const Theme& look() const { return look_; }
    [[nodiscard]] double width() const { return writer_.width(); }

    void paragraph(const QString& words, const QColor& colour, double points = 9.5, bool isBold = false)
    {
        if (words.isEmpty())
            return;
        QFont font = body_;
        font.setPointSizeF(points);
        font.setBold(isBold);
        painter_.setFont(font);
        const QRectF needed = painter_.boundingRect(QRectF(0, 0, width(), INT_MAX), Qt::TextWordWrap, words);
        makeRoom(needed.height());
        painter_.setFont(font);
        painter_.setPen(colour);
        painter_.drawText(QRectF(0, y_, width(), needed.height()), Qt::TextWordWrap, words);
        painter_.setFont(body_);
        y_ += needed.height() + 3;
    }
    template <class Paint>
    void part(double height, Paint paint)
    {
        makeRoom(height);
        painter_.save();
        paint(painter_, QRectF(7, y_, width() - 14, height));
        painter_.restore();
        y_ += height + 4;
    }
    void pictures(const std::vector<KeyImage>& pictures)
    {
        constexpr double side = 210, gap = 12, words = 34;
        double x = 0;
        for (const KeyImage& one : pictures) {
            if (one.picture.isNull())
                continue;
            if (x == 0)
                makeRoom(side + words);
            painter_.drawImage(QRectF(x, y_, side, side), one.picture);
            painter_.setPen(look_.secondary);
            painter_.setFont(smallFont());
            painter_.drawText(QRectF(x, y_ + side + 2, side, words), Qt::TextWordWrap, one.title + QStringLiteral("  ") + one.words);
            painter_.setFont(body_);
            x += side + gap;
            if (x + side > width()) {
                x = 0;
                y_ += side + words;
            }
        }
        if (x > 0)
            y_ += side + words;
        space(6);
    }
    void space(double height) { y_ += height; }
    void rule()
    {
        space(4);
        painter_.setPen(QPen(look_.hairline, 1));
        painter_.drawLine(QPointF(0, y_), QPointF(width(), y_));
        space(8);
    }
    void keepTogether(double height) { makeRoom(height); }

private:
    void makeRoom(double height)
    {
        if (y_ + height <= writer_.height() - footer || y_ == 0)
            return;
        writer_.newPage();
        y_ = 0;
        finishPage();
    }
    /// The line at the foot is drawn first: every page has it, however the page ends.
    void finishPage()
    {
        painter_.setFont(smallFont());
        painter_.setPen(look_.secondary);
        const QRectF foot(0, writer_.height() - footer + 10, width(), footer);
        painter_.drawText(foot, Qt::AlignLeft | Qt::AlignTop, footer_);
        painter_.drawText(foot, Qt::AlignRight | Qt::AlignTop, QString::number(++page_));
        painter_.setFont(body_);
    }

    QPdfWriter& writer_;
    QString footer_;
    QPainter painter_;
    Theme look_;
    QFont body_;
    double y_ = 0;
    int page_ = 0;
};

void printReadout(Paper& paper, const ReadoutView& view)
{
    constexpr int most = 10;
    const Theme& look = paper.look();
    paper.rule();
    paper.keepTogether(160);
    paper.paragraph(view.title, look.text, 12, true);
    paper.paragraph(view.subtitle, look.secondary);
    paper.paragraph(view.trustWords, view.trust == Trust::good ? look.good : view.trust == Trust::reduced ? look.warning : look.error, 9.5, true);
    for (const QString& note : view.notes)
        paper.paragraph(QStringLiteral("• ") + note, look.text);
    paper.paragraph(view.refused, look.error, 10.5, true);
    for (const RiskLine& line : view.risks)
        paper.part(riskScaleHeight(line), [&](QPainter& painter, const QRectF& place) { paintRiskScale(painter, place, line, look); });
    for (const QString& statement : view.statements)
        paper.paragraph(statement, look.text);
    for (const ReasonBlock& block : view.reasons) {
        paper.space(4);
        paper.part(reasonBarsHeight(block, most), [&](QPainter& painter, const QRectF& place) { paintReasonBars(painter, place, block, most, look); });
        if (block.reasons.size() > most)
            paper.paragraph(Words::tr("%n more predictor(s) moved it less.", nullptr, static_cast<int>(block.reasons.size()) - most), look.secondary);
        paper.paragraph(block.sum, look.secondary);
    }
    if (!view.reasons.empty())
        paper.paragraph(view.reasonsNote, look.secondary, 8.5);
    if (view.cohort) {
        paper.space(4);
        paper.paragraph(view.cohort->title, look.secondary);
        paper.part(cohortHeight(), [&](QPainter& painter, const QRectF& place) { paintCohort(painter, place, *view.cohort, look); });
        paper.paragraph(view.cohort->words + QStringLiteral(" ") + view.nearest, look.secondary);
    }
    paper.paragraph(view.about, look.secondary, 8.5);
    paper.paragraph(view.footer, look.secondary, 8.5);
}

}  // namespace

Result<void> writePatientReport(const PatientReport& report, const std::filesystem::path& file)
{
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter);
        writer.setResolution(unitsPerInch);
        writer.setTitle(Words::tr("Readout of %1").arg(report.patient));
        writer.setCreator(QCoreApplication::applicationName() + ' ' + QCoreApplication::applicationVersion());
        Paper paper(writer, Words::tr("Research use only. Not for diagnosis.") + QStringLiteral("   ") + report.madeBy);
        paper.paragraph(Words::tr("Readout of %1").arg(report.patient), paper.look().text, 16, true);
        paper.paragraph(QStringList{report.name, report.facts}.join(QStringLiteral("  ")).trimmed(), paper.look().secondary);
        paper.space(6);
        paper.pictures(report.pictures);
        for (const ReadoutView& view : report.readouts)
            printReadout(paper, view);
    }
    return writeFileAtomically(file, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

}  // namespace annulus::ui
