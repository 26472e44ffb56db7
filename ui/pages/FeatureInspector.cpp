#include "ui/pages/FeatureInspector.h"

#include "ui/document/caseRows.h"
#include "ui/pages/FeatureTableModel.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QLabel>
#include <QVBoxLayout>

namespace annulus::ui {

FeatureInspector::FeatureInspector(QWidget* parent)
    : QWidget(parent), heading_(label("heading", this)), value_(label("plain", this)), where_(label("secondary", this)),
      definition_(label("plain", this)), remark_(label("warning", this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(measure::padding, 0, measure::padding, measure::padding);
    column->setSpacing(8);
    for (QLabel* words : {heading_, where_, value_, definition_, remark_}) {
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(words);
    }
    column->addStretch(1);
}

void FeatureInspector::show(const FeatureTableModel& model, const QModelIndex& index)
{
    using State = FeatureTableModel::Cell::State;
    const bool any = index.isValid();
    const std::string feature = any ? model.feature(index.column()) : std::string();
    heading_->setText(any ? feature.empty() ? regionWords(model.row(index.row()).regionName()) : shortFeatureName(feature) : QString());
    heading_->setVisible(any);
    remark_->clear();
    value_->clear();
    if (!any) {
        where_->setText(tr("Choose a value to see its definition."));
        definition_->clear();
    } else {
        const FeatureGridRow& row = model.row(index.row());
        const FeatureTableModel::Cell cell = model.cell(index);
        where_->setText(QStringList{text(row.owner->id), imageWords(row), outlineWords(row), regionWords(row.regionName())}.join(QStringLiteral("  ")));
        definition_->setText(feature.empty() ? QString() : definitionWords(feature));
        QStringList remarks;
        if (cell.state == State::number)
            value_->setText(QString::number(cell.number, 'g', 17));
        else if (cell.state == State::missing || cell.state == State::failed)
            remarks += tr("No value: %1").arg(text(cell.reason));
        if (row.image->manualSpacing)
            remarks += tr("The spacing was set by hand: lengths and rings hang on it.");
        if (const QString stale = model.stalenessWords(index.row()); !stale.isEmpty())
            remarks += stale;
        remark_->setText(remarks.join('\n'));
    }
    for (QLabel* words : {value_, definition_, remark_})
        words->setVisible(!words->text().isEmpty());
}

}  // namespace annulus::ui
