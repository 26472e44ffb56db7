#include "ui/pages/FeatureInspector.h"

#include "ui/document/caseRows.h"
#include "ui/pages/FeatureTableModel.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ValueLabel.h"
#include "ui/widgets/parts.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace annulus::ui {

FeatureInspector::FeatureInspector(QWidget* parent)
    : QWidget(parent), heading_(new ValueLabel("heading", this)), value_(new ValueLabel("plain", this)), where_(new ValueLabel("secondary", this)),
      definition_(new ValueLabel("plain", this)), remark_(new ValueLabel("warning", this))
{
    auto* body = new QWidget;
    setRole(body, "panel");
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(measure::padding, 0, measure::padding, measure::padding);
    column->setSpacing(8);
    for (QLabel* words : std::initializer_list<QLabel*>{heading_, where_, value_, definition_, remark_})
        column->addWidget(words);
    column->addStretch(1);
}

void FeatureInspector::show(const FeatureTableModel& model, const QModelIndex& index)
{
    using State = FeatureTableModel::Cell::State;
    const bool any = index.isValid();
    const std::string feature = any ? model.feature(index.column()) : std::string();
    heading_->setWords(any ? feature.empty() ? regionWords(model.row(index.row()).regionName()) : shortFeatureName(feature) : QString());
    heading_->setVisible(any);
    remark_->clear();
    remark_->setToolTip({});
    value_->clear();
    if (!any) {
        where_->setText(tr("Choose a value to see its definition."));
        definition_->clear();
    } else {
        const FeatureGridRow& row = model.row(index.row());
        const FeatureTableModel::Cell cell = model.cell(index);
        where_->setWords(QStringList{text(row.owner->id), imageWords(row), outlineWords(row), regionWords(row.regionName())}.join(QStringLiteral("  ")));
        definition_->setWords(feature.empty() ? QString() : definitionWords(feature));
        QStringList remarks;
        if (cell.state == State::number)
            value_->setText(QString::number(cell.number, 'g', 17));
        else if (cell.state == State::missing || cell.state == State::failed)
            remarks += tr("No value: %1").arg(text(cell.reason));
        if (row.image->manualSpacing)
            remarks += tr("The spacing was set by hand: lengths and rings hang on it.");
        if (const QString stale = model.stalenessWords(index.row()); !stale.isEmpty())
            remarks += stale;
        remark_->setWords(remarks.join('\n'));
        remark_->setToolTip(model.stalenessWords(index.row(), true));
    }
    for (QLabel* words : std::initializer_list<QLabel*>{value_, definition_, remark_})
        words->setVisible(!words->text().isEmpty());
}

}  // namespace annulus::ui
