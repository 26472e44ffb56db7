#include "ui/pages/DropZone.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace annulus::ui {

namespace {
constexpr int zoneWidth = 560;
constexpr int zoneHeight = 320;
}  // namespace

DropZone::DropZone(QWidget* parent)
    : QWidget(parent), heading_(label("heading", this)), words_(label("secondary", this)), orDemo_(label("secondary", this)),
      import_(primaryButton(this)), demo_(new QPushButton(this))
{
    auto* picture = new QLabel(this);
    setFocusProxy(import_);
    picture->setPixmap(icon("import", theme().accent).pixmap(40));
    demo_->setProperty("role", "link");
    demo_->setCursor(Qt::PointingHandCursor);
    words_->setWordWrap(true);
    words_->setAlignment(Qt::AlignHCenter);
    words_->setFixedWidth(zoneWidth - 96);

    auto* column = new QVBoxLayout;
    column->setSpacing(12);
    column->addWidget(picture, 0, Qt::AlignHCenter);
    column->addWidget(heading_, 0, Qt::AlignHCenter);
    column->addWidget(words_, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addWidget(import_, 0, Qt::AlignHCenter);
    auto* demoRow = new QHBoxLayout;
    demoRow->setSpacing(4);
    demoRow->addStretch(1);
    demoRow->addWidget(orDemo_);
    demoRow->addWidget(demo_);
    demoRow->addStretch(1);
    column->addLayout(demoRow);

    auto* centre = new QVBoxLayout(this);
    centre->addStretch(1);
    centre->addLayout(column);
    centre->addStretch(1);
    connect(import_, &QPushButton::clicked, this, &DropZone::importWanted);
    connect(demo_, &QPushButton::clicked, this, &DropZone::demoWanted);
    retranslate();
}

void DropZone::setHot(bool hot)
{
    hot_ = hot;
    update();
}

void DropZone::setBusy(bool busy)
{
    busy_ = busy;
    retranslate();
}

void DropZone::setLocked(const QString& whyNot)
{
    locked_ = whyNot;
    retranslate();
}

void DropZone::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hot_ ? theme().accent : theme().hairline, hot_ ? 2 : 1, Qt::DashLine));
    painter.setBrush(theme().panel);
    const QSizeF size(std::min(zoneWidth, width() - 48), std::min(zoneHeight, height() - 48));
    QRectF zone(QPointF(), size);
    zone.moveCenter(QRectF(rect()).center());
    painter.drawRoundedRect(zone, 8, 8);
}

void DropZone::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DropZone::retranslate()
{
    heading_->setText(busy_ ? tr("The images are being read") : tr("Bring in mammograms and ultrasound"));
    for (QWidget* next : std::initializer_list<QWidget*>{import_, orDemo_, demo_})
        next->setVisible(!busy_);
    words_->setText(busy_ ? tr("The cases appear here as soon as they are found. The bar above shows how far it is, and stops it.") : tr("Drop a folder or files here. DICOM objects are found whatever their names are and grouped by patient, "
                       "study and series. Nothing is copied, changed or sent anywhere."));
    import_->setText(tr("Import folder ..."));
    lock(import_, {}, locked_);
    orDemo_->setText(tr("No images at hand?"));
    demo_->setText(tr("Open the demo cohort"));
    words_->setMinimumHeight(words_->heightForWidth(words_->width()));
}

}  // namespace annulus::ui
