#include "ui/pages/patient/ReadoutCard.h"

#include "ui/pages/patient/PaintedPart.h"
#include "ui/pages/patient/paintReadout.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <climits>

namespace annulus::ui {

namespace {

constexpr int fewReasons = 8;

}  // namespace

ReadoutCard::ReadoutCard(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this))
{
    column_->setContentsMargins(measure::padding + 4, measure::padding, measure::padding + 4, measure::padding);
    column_->setSpacing(6);
    setRole(this, "panel");
}

void ReadoutCard::clear()
{
    while (QLayoutItem* item = column_->takeAt(0)) {
        if (item->widget())
            item->widget()->hide();
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

QLabel* ReadoutCard::addWords(const char* role, const QString& words)
{
    QLabel* line = label(role, this);
    line->setWordWrap(true);
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->setText(words);
    column_->addWidget(line);
    return line;
}

void ReadoutCard::show(const ReadoutView& view)
{
    view_ = view;
    clear();
    QLabel* title = addWords("heading", view.title);
    title->setToolTip(view.about);
    if (!view.subtitle.isEmpty())
        addWords("secondary", view.subtitle);
    if (!view.refused.isEmpty())
        addWords("error", view.refused);
    else
        addWords(view.trust == Trust::good ? "good" : view.trust == Trust::reduced ? "warning" : "error", view.trustWords);
    for (const QString& note : view.notes)
        addWords("secondary", QStringLiteral("• ") + note);
    if (view.refused.isEmpty()) {
        for (const RiskLine& line : view.risks)
            column_->addWidget(new PaintedPart(riskScaleHeight(line), [line](QPainter& painter, const QRectF& place) { paintRiskScale(painter, place, line, theme()); },
                                               line.outcome + QStringLiteral(": ") + line.words, this));
        for (const QString& statement : view.statements)
            addWords("value", statement);
        addReasons(view);
        if (view.cohort) {
            column_->addSpacing(6);
            addWords("section", view.cohort->title);
            column_->addWidget(new PaintedPart(cohortHeight(), [cohort = *view.cohort](QPainter& painter, const QRectF& place) { paintCohort(painter, place, cohort, theme()); },
                                               view.cohort->words, this));
            addWords("secondary", view.cohort->words + QStringLiteral(" ") + view.nearest);
        }
    }
    column_->addSpacing(4);
    addWords("secondary", view.footer)->setFont(smallFont());
}

void ReadoutCard::addReasons(const ReadoutView& view)
{
    if (view.reasons.empty())
        return;
    column_->addSpacing(6);
    addWords("section", tr("What moved it"))->setToolTip(view.reasonsNote);
    const int most = showsAll_ ? INT_MAX : fewReasons;
    std::size_t hidden = 0;
    for (const ReasonBlock& block : view.reasons) {
        if (block.reasons.size() > static_cast<std::size_t>(most))
            hidden += block.reasons.size() - static_cast<std::size_t>(most);
        column_->addWidget(new PaintedPart(reasonBarsHeight(block, most), [block, most](QPainter& painter, const QRectF& place) { paintReasonBars(painter, place, block, most, theme()); },
                                           block.sum, this));
        addWords("secondary", block.sum);
    }
    if (hidden > 0 || showsAll_) {
        auto* more = new QPushButton(showsAll_ ? tr("Only the largest") : tr("All reasons (%1 more)").arg(hidden), this);
        connect(more, &QPushButton::clicked, this, [this] {
            showsAll_ = !showsAll_;
            show(ReadoutView(view_));
        });
        column_->addWidget(more, 0, Qt::AlignLeft);
    }
    addWords("secondary", view.reasonsNote)->setFont(smallFont());
}

}  // namespace annulus::ui
