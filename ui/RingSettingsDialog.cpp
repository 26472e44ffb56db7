#include "ui/RingSettingsDialog.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace annulus::ui {

std::optional<std::vector<double>> marginsOf(const QString& words)
{
    std::vector<double> margins;
    for (const QString& word : words.split(QRegularExpression(QStringLiteral("[,;\\s\uFF0C\u3001]+")), Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const double margin = word.toDouble(&isNumber);
        if (!isNumber || !(margin > (margins.empty() ? 0 : margins.back())) || margin > 50)  // as apply() asks for
            return {};
        margins.push_back(margin);
    }
    if (margins.empty())
        return {};
    return margins;
}

RingSettingsDialog::RingSettingsDialog(const RingSettings& rings, QWidget* parent)
    : QDialog(parent), margins_(new QLineEdit(this)), cumulative_(new QRadioButton(this)), disjoint_(new QRadioButton(this)),
      clip_(new QCheckBox(this)), refused_(label("warning", this)), use_(primaryButton(this))
{
    setWindowTitle(tr("Ring settings"));
    QStringList margins;
    for (const double margin : rings.marginsMm)
        margins += QString::number(margin);
    margins_->setText(margins.join(QStringLiteral(", ")));
    margins_->setAccessibleName(tr("Outer margins in mm"));
    cumulative_->setText(tr("Each ring from the lesion's edge"));
    disjoint_->setText(tr("One ring around the other"));
    (rings.cumulative ? cumulative_ : disjoint_)->setChecked(true);
    clip_->setText(tr("Only within the breast or the ultrasound region"));
    clip_->setChecked(rings.clipToTissue);
    use_->setText(tr("Use for the whole project"));
    use_->setDefault(true);
    auto* explanation = label("secondary", this);
    explanation->setWordWrap(true);
    explanation->setText(tr("Features that were extracted with other rings stay as they are and are marked as out of date."));
    refused_->setWordWrap(true);
    auto* name = label("secondary", this);
    name->setText(tr("Outer margins in mm"));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(use_, QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(measure::padding * 2, measure::padding * 2, measure::padding * 2, measure::padding * 2);
    column->setSpacing(measure::padding);
    for (QWidget* part : {static_cast<QWidget*>(name), static_cast<QWidget*>(margins_), static_cast<QWidget*>(refused_), static_cast<QWidget*>(cumulative_),
                          static_cast<QWidget*>(disjoint_), static_cast<QWidget*>(clip_), static_cast<QWidget*>(explanation), static_cast<QWidget*>(buttons)})
        column->addWidget(part);
    setMinimumWidth(420);
    connect(margins_, &QLineEdit::textChanged, this, &RingSettingsDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (const auto rings = entered())
            emit chosen(*rings);
        accept();
    });
    check();
}

std::optional<RingSettings> RingSettingsDialog::entered() const
{
    auto margins = marginsOf(margins_->text());
    if (!margins)
        return {};
    return RingSettings{*std::move(margins), cumulative_->isChecked(), clip_->isChecked()};
}

void RingSettingsDialog::check()
{
    const bool isValid = entered().has_value();
    use_->setEnabled(isValid);
    refused_->setText(isValid ? QString() : tr("Margins rise from above 0 to at most 50 mm, for example 1, 2, 3."));
    refused_->setVisible(!isValid);
}

}  // namespace annulus::ui
