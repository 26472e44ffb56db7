#include "ui/pages/read/FeatureMapPanel.h"

#include "core/features/definitions.h"
#include "ui/pages/read/FeatureMapLayer.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/view/keyMap.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

namespace annulus::ui {

FeatureMapPanel::FeatureMapPanel(const KeyMap& keys, FeatureMapLayer& layer, QWidget* parent)
    : QWidget(parent), keys_(keys), layer_(layer), heading_(label("section", this)), radiusName_(label("secondary", this)), opacityName_(label("secondary", this)),
      definition_(label("secondary", this)), problem_(label("warning", this)), feature_(new QComboBox(this)), radius_(new QDoubleSpinBox(this)), opacity_(new QSlider(Qt::Horizontal, this)),
      compute_(new QPushButton(this)), toggle_(new QPushButton(this)), bar_(new QProgressBar(this))
{
    setRole(this, "panel");
    definition_->setWordWrap(true);
    problem_->setWordWrap(true);
    for (const std::string& name : mappedFeatures())
        feature_->addItem(text(name).replace('_', ' '), text(name));
    feature_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    radius_->setRange(0.05, 50);
    radius_->setSingleStep(0.5);
    radius_->setDecimals(2);
    opacity_->setRange(0, 100);
    toggle_->setCheckable(true);
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);

    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(radiusName_, radius_);
    form->addRow(opacityName_, opacity_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(compute_);
    buttons->addWidget(toggle_);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(heading_);
    column->addWidget(feature_);
    column->addWidget(definition_);
    column->addLayout(form);
    column->addLayout(buttons);
    column->addWidget(bar_);
    column->addWidget(problem_);

    connect(feature_, &QComboBox::activated, this, &FeatureMapPanel::takeWish);
    connect(radius_, &QDoubleSpinBox::valueChanged, this, &FeatureMapPanel::takeWish);
    connect(opacity_, &QSlider::valueChanged, this, [this](int percent) { layer_.setOpacity(percent / 100.0); });
    connect(compute_, &QPushButton::clicked, this, [this] {
        if (layer_.isRunning())
            layer_.cancel();
        else
            emit computeRequested();
    });
    connect(toggle_, &QPushButton::clicked, this, [this](bool on) { layer_.setShown(on); });
    connect(&layer_, &FeatureMapLayer::changed, this, &FeatureMapPanel::refresh);
    retranslate();
}

void FeatureMapPanel::takeWish() { layer_.setWish({feature_->currentData().toString().toStdString(), radius_->value()}); }

void FeatureMapPanel::refresh()
{
    const QSignalBlocker noFeature(feature_), noRadius(radius_), noOpacity(opacity_);
    feature_->setCurrentIndex(feature_->findData(text(layer_.wish().feature)));
    if (!radius_->hasFocus())
        radius_->setValue(layer_.wish().radiusMm);
    opacity_->setValue(static_cast<int>(layer_.opacity() * 100 + 0.5));
    const FeatureDef* def = findDefinition("original_" + layer_.wish().feature);
    definition_->setText(def ? text(def->definition) : QString());
    compute_->setText(layer_.isRunning() ? tr("Cancel") : tr("Compute map"));
    toggle_->setEnabled(layer_.hasMap());
    toggle_->setChecked(layer_.hasMap() && layer_.isShown());
    bar_->setVisible(layer_.isRunning());
    bar_->setValue(static_cast<int>(1000 * layer_.fraction()));
    problem_->setText(layer_.problem());
    problem_->setVisible(!layer_.problem().isEmpty());
}

void FeatureMapPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FeatureMapPanel::retranslate()
{
    heading_->setText(tr("Feature map of the lesion"));
    radiusName_->setText(tr("Radius"));
    radius_->setSuffix(tr(" mm"));
    opacityName_->setText(tr("Opacity"));
    toggle_->setText(tr("Show map"));
    describe(feature_, tr("The feature that is computed in the neighbourhood of each pixel"));
    describe(radius_, tr("How far the square neighbourhood reaches from its middle, at least one pixel"));
    describe(opacity_, tr("How much of the picture the map covers"));
    describe(compute_, tr("Computes the map in the background, with the grey levels of the extraction settings"));
    describe(toggle_, tr("Show or hide the feature map"), keys_.keyText(Command::featureMap));
    refresh();
}

}  // namespace annulus::ui
