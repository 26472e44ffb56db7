#include "ui/pages/FeatureInspector.h"

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
    const bool any = index.isValid();
    const std::string feature = any ? model.feature(index.column()) : std::string();
    const FeatureValue* value = any ? model.value(index) : nullptr;
    heading_->setText(any ? feature.empty() ? regionWords(model.row(index.row()).region) : shortFeatureName(feature) : QString());
    heading_->setVisible(any);
    remark_->clear();
    value_->clear();
    if (!any) {
        where_->setText(tr("Choose a value to see its definition."));
        definition_->clear();
    } else {
        const FeatureGridRow& row = model.row(index.row());
        where_->setText(QStringList{text(row.patient), row.image, row.lesion, regionWords(row.region)}.join(QStringLiteral("  ")));
        definition_->setText(feature.empty() ? QString() : definitionWords(feature));
        if (value && value->value)
            value_->setText(QString::number(*value->value, 'g', 17));
        else if (value)
            remark_->setText(tr("No value: %1").arg(text(value->reason)));
        if (row.isStale)
            remark_->setText(remark_->text() + (remark_->text().isEmpty() ? "" : "\n") +
                             tr("Out of date: the outline, the spacing or the settings have changed since."));
    }
    for (QLabel* words : {value_, definition_, remark_})
        words->setVisible(!words->text().isEmpty());
}

}  // namespace annulus::ui
