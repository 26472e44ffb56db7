#include "ui/pages/patient/WhatIfPanel.h"

#include "core/base/text.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <set>

namespace annulus::ui {

namespace {

constexpr int steps = 200;
constexpr std::size_t mostRows = 24;

/// Predictors of all models, each once: by how much they moved the patient's log-odds.
std::vector<const BundlePredictor*> byWeight(const std::vector<const Bundle*>& bundles, const std::vector<Readout>& readouts)
{
    std::map<std::string, double> weights;
    for (const Readout& readout : readouts)
        for (const ClassReading& reading : readout.classes)
            for (const Contribution& one : reading.contributions)
                weights[one.predictor] = std::max(weights[one.predictor], std::abs(one.logOdds));
    std::vector<const BundlePredictor*> all;
    std::set<std::string> seen;
    for (const Bundle* bundle : bundles)
        for (const BundlePredictor& predictor : bundle->predictors)
            if (seen.insert(predictor.name).second)
                all.push_back(&predictor);
    std::ranges::stable_sort(all, std::greater(), [&](const BundlePredictor* one) {
        const bool isClinical = one->origin == BundlePredictor::Origin::clinical;  // what a person can imagine otherwise comes first
        return std::pair(isClinical, weights.contains(one->name) ? weights.at(one->name) : 0.0);
    });
    all.resize(std::min(all.size(), mostRows));
    return all;
}

QString nameOf(const BundlePredictor& predictor) { return text(predictor.label.empty() ? predictor.name : predictor.label); }

QString shown(const BundlePredictor& predictor, double value) { return QString::number(value, 'g', 4) + (predictor.unit.empty() ? QString() : QStringLiteral(" ") + text(predictor.unit)); }

std::optional<double> numberOf(const BundlePredictor& predictor, const PatientValues& values)
{
    if (predictor.origin == BundlePredictor::Origin::feature) {
        const auto found = values.features.find(predictor.source);
        return found == values.features.end() ? std::nullopt : std::optional(found->second);
    }
    const auto found = values.clinical.find(predictor.source);
    return found == values.clinical.end() ? std::nullopt : parseNumber(found->second);
}

}  // namespace

WhatIfPanel::WhatIfPanel(QWidget* parent)
    : QWidget(parent), rows_(new QVBoxLayout), title_(label("heading", this)), about_(label("secondary", this)), reset_(new QPushButton(this))
{
    about_->setWordWrap(true);
    auto* body = new QWidget;
    setRole(body, "panel");
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(2);
    auto* inner = new QVBoxLayout(body);
    inner->setContentsMargins(measure::padding, 0, measure::padding, measure::padding);
    inner->setSpacing(8);
    inner->addWidget(title_);
    inner->addWidget(about_);
    inner->addWidget(reset_, 0, Qt::AlignLeft);
    inner->addLayout(rows_);
    inner->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    connect(reset_, &QPushButton::clicked, this, &WhatIfPanel::reset);
    retranslate();
    setNothing();
}

void WhatIfPanel::retranslate()
{
    title_->setText(tr("What if?"));
    about_->setText(tr("Move a value and see where the risk would lie. Nothing here is stored."));
    reset_->setText(tr("Back to the patient's values"));
}

void WhatIfPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WhatIfPanel::clear()
{
    while (QLayoutItem* item = rows_->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    resets_.clear();
    features_.clear();
    clinical_.clear();
    reset_->setEnabled(false);
}

void WhatIfPanel::setNothing()
{
    clear();
    reset_->hide();
}

void WhatIfPanel::setPatient(const std::vector<const Bundle*>& bundles, const PatientValues& values, const std::vector<Readout>& readouts)
{
    clear();
    reset_->show();
    for (const BundlePredictor* predictor : byWeight(bundles, readouts))
        if (predictor->levels.empty())
            addNumber(*predictor, values);
        else
            addLevels(*predictor, values);
}

void WhatIfPanel::addNumber(const BundlePredictor& predictor, const PatientValues& values)
{
    const std::optional<double> now = numberOf(predictor, values);
    const double low = std::min(predictor.low, now.value_or(predictor.low)), high = std::max(predictor.high, now.value_or(predictor.high));
    if (!(high > low))
        return;
    auto* row = new QWidget(this);
    auto* name = label("secondary", row);
    name->setText(name->fontMetrics().elidedText(nameOf(predictor), Qt::ElideMiddle, 190));
    name->setToolTip(nameOf(predictor));
    auto* value = label("value", row);
    auto* slider = new QSlider(Qt::Horizontal, row);
    slider->setRange(0, steps);
    slider->setAccessibleName(nameOf(predictor));
    const auto toStep = [low, high](double one) { return static_cast<int>(std::lround((one - low) / (high - low) * steps)); };
    const QString missing = QStringLiteral("–");
    slider->setValue(toStep(now.value_or((low + high) / 2)));
    value->setText(now ? shown(predictor, *now) : missing);
    auto* head = new QHBoxLayout;
    head->addWidget(name, 1);
    head->addWidget(value);
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(slider);
    rows_->addWidget(row);
    const bool isWhole = predictor.origin == BundlePredictor::Origin::clinical && high - low >= 10;
    connect(slider, &QSlider::valueChanged, this, [this, predictor, value, low, high, isWhole](int step) {
        double one = low + (high - low) * step / steps;
        if (isWhole)
            one = std::round(one);
        value->setText(shown(predictor, one));
        setRole(value, "warning");
        if (predictor.origin == BundlePredictor::Origin::feature)
            features_[predictor.source] = one;
        else
            clinical_[predictor.source] = formatNumber(one);
        took();
    });
    resets_.push_back([slider, value, step = slider->value(), words = value->text()] {
        const QSignalBlocker quiet(slider);
        slider->setValue(step);
        value->setText(words);
        setRole(value, "value");
    });
}

void WhatIfPanel::addLevels(const BundlePredictor& predictor, const PatientValues& values)
{
    auto* row = new QWidget(this);
    auto* name = label("secondary", row);
    name->setText(nameOf(predictor));
    auto* box = new QComboBox(row);
    box->setAccessibleName(nameOf(predictor));
    for (const std::string& level : predictor.levels)
        box->addItem(text(level));
    const auto typed = values.clinical.find(predictor.source);
    const auto coded = typed == values.clinical.end() ? Result<double>(Error{}) : codedValue(predictor, typed->second);
    box->setCurrentIndex(coded ? static_cast<int>(*coded) : -1);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 4, 0, 0);
    line->addWidget(name, 1);
    line->addWidget(box);
    rows_->addWidget(row);
    connect(box, &QComboBox::activated, this, [this, predictor](int index) {
        clinical_[predictor.source] = predictor.levels[static_cast<std::size_t>(index)];
        took();
    });
    resets_.push_back([box, index = box->currentIndex()] { box->setCurrentIndex(index); });
}

void WhatIfPanel::took()
{
    reset_->setEnabled(true);
    emit changed();
}

void WhatIfPanel::reset()
{
    for (const auto& one : resets_)
        one();
    features_.clear();
    clinical_.clear();
    reset_->setEnabled(false);
    emit changed();
}

PatientValues WhatIfPanel::applied(PatientValues values) const
{
    for (const auto& [name, value] : features_)
        values.features[name] = value;
    for (const auto& [name, value] : clinical_)
        values.clinical[name] = value;
    return values;
}

}  // namespace annulus::ui
