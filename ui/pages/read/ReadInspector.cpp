#include "ui/pages/read/ReadInspector.h"

#include "core/rings/rings.h"
#include "ui/pages/read/LesionLine.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace annulus::ui {
namespace {

/// The line of a ring as it is drawn on the picture.
class LineSample : public QWidget {
public:
    LineSample(int index, QWidget* parent) : QWidget(parent), index_(index) { setFixedSize(30, 16); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(linePen(ringColour(index_), dataColour::lineWidth, ringLine(index_)));
        painter.drawLine(QPointF(0, height() / 2.0), QPointF(width(), height() / 2.0));
    }

private:
    int index_;
};

}  // namespace

ReadInspector::ReadInspector(const KeyMap& keys, QWidget* parent)
    : QWidget(parent), keys_(keys), details_(new QWidget(this)), column_(new QVBoxLayout(details_)), lesionsHeading_(label("section", this)), noLesion_(label("secondary", this)), lesions_(new QVBoxLayout),
      ringsHeading_(label("section", this)), rings_(new QVBoxLayout), refusal_(label("warning", this)), calibrate_(new QPushButton(this)),
      measuresHeading_(label("section", this)), measures_(new QFormLayout), areaName_(label("secondary", this)), area_(new QLabel(this)),
      axesName_(label("secondary", this)), axes_(new QLabel(this)), perimeterName_(label("secondary", this)), perimeter_(new QLabel(this)),
      pixelsName_(label("secondary", this)), pixels_(new QLabel(this)), notes_(label("warning", this)), imageHeading_(label("section", this)),
      imageWords_(label("secondary", this))
{
    setRole(this, "panel");
    for (QLabel* words : {noLesion_, refusal_, notes_, imageWords_})
        words->setWordWrap(true);
    lesions_->setSpacing(2);
    rings_->setSpacing(0);
    measures_->setContentsMargins(0, 0, 0, 0);
    measures_->setHorizontalSpacing(measure::padding);
    measures_->setVerticalSpacing(4);
    measures_->setLabelAlignment(Qt::AlignLeft);
    for (const auto& [name, value] : {std::pair(areaName_, area_), std::pair(axesName_, axes_), std::pair(perimeterName_, perimeter_), std::pair(pixelsName_, pixels_)}) {
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setAlignment(Qt::AlignRight);
        measures_->addRow(name, value);
    }

    QWidget* inside = details_;
    setRole(inside, "panel");
    QVBoxLayout* column = column_;
    column->setContentsMargins(measure::padding, 8, measure::padding, measure::padding);
    column->setSpacing(6);
    const auto section = [&](QLabel* heading, bool first = false) {
        if (!first) {
            column->addSpacing(6);
            column->addWidget(hairline(Qt::Horizontal, this));
            column->addSpacing(6);
        }
        column->addWidget(heading);
    };
    section(lesionsHeading_, true);
    column->addWidget(noLesion_);
    column->addLayout(lesions_);
    section(ringsHeading_);
    column->addLayout(rings_);
    column->addWidget(refusal_);
    column->addWidget(calibrate_, 0, Qt::AlignLeft);
    section(measuresHeading_);
    column->addLayout(measures_);
    column->addWidget(notes_);
    section(imageHeading_);
    column->addWidget(imageWords_);
    column->addStretch();

    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    calibrate_->setObjectName("calibrate");
    connect(calibrate_, &QPushButton::clicked, this, &ReadInspector::calibrateRequested);
    retranslate();
}

void ReadInspector::show(const ReadState& state, const RingSettings& rings, const std::vector<bool>& shown, const Lesions& lesions)
{
    details_->setVisible(state.image.has_value());
    showLesions(state, lesions.views);
    showRings(rings, shown, lesions.told);
    showRefusal(state, lesions.told);
    showMeasures(lesions.told, lesions.toldName);
    showImage(state);
}

void ReadInspector::showLesions(const ReadState& state, const std::map<std::string, const RegionView*>& views)
{
    noLesion_->setVisible(state.lesions.empty());
    noLesion_->setText(state.locked.isEmpty() ? tr("Nothing outlined yet. Press %1 and click around the lesion, or %2 and draw around it.")
                                                    .arg(keys_.keyText(Command::polygonTool), keys_.keyText(Command::freehandTool))
                                              : tr("Nothing is outlined on the images of this patient."));
    while (lines_.size() > state.lesions.size()) {
        lines_.back()->deleteLater();
        lines_.pop_back();
    }
    while (lines_.size() < state.lesions.size()) {
        auto* line = new LesionLine(keys_, this);
        lesions_->addWidget(line);
        lines_.push_back(line);
        connect(line, &LesionLine::chosen, this, [this, line] { emit chosen(line->row()); });
        connect(line, &LesionLine::renamed, this, [this, line](const QString& name) { emit renamed(line->row().roi, name); });
        connect(line, &LesionLine::deleteRequested, this, [this, line] { emit deleteRequested(line->row().roi); });
    }
    for (std::size_t at = 0; at < lines_.size(); ++at) {
        const auto view = views.find(state.lesions[at].roi);
        lines_[at]->show(state.lesions[at], view == views.end() ? nullptr : view->second, state.locked);
    }
}

void ReadInspector::showRings(const RingSettings& rings, const std::vector<bool>& shown, const RegionView* told)
{
    const std::size_t count = rings.marginsMm.size();
    while (ringRows_.size() > count) {
        ringRows_.back().row->deleteLater();
        ringRows_.pop_back();
    }
    while (ringRows_.size() < count) {
        const int index = static_cast<int>(ringRows_.size());
        auto* row = new QWidget(this);
        RingRow parts{row, new QCheckBox(row), label("secondary", row)};
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(8);
        line->addWidget(new LineSample(index, row));
        line->addWidget(parts.box);
        line->addStretch();
        line->addWidget(parts.lost);
        rings_->addWidget(row);
        connect(parts.box, &QCheckBox::toggled, this, [this, index](bool on) { emit ringToggled(index, on); });
        ringRows_.push_back(parts);
    }
    constexpr Command ringKeys[] = {Command::ring1, Command::ring2, Command::ring3};
    const auto specs = ringSpecs(rings.marginsMm, rings.cumulative);
    const auto millimetres = [](Millimetres length) { return QLocale().toString(length.value, 'g', 4); };
    for (std::size_t at = 0; at < count; ++at) {
        const RingRow& row = ringRows_[at];
        const QSignalBlocker silent(row.box);
        row.box->setText(tr("%1–%2 mm").arg(millimetres(specs[at].inner), millimetres(specs[at].outer)));
        row.box->setChecked(at < shown.size() && shown[at]);
        describe(row.box, tr("Show the ring from %1 to %2 mm").arg(millimetres(specs[at].inner), millimetres(specs[at].outer)),
                 at < std::size(ringKeys) ? keys_.keyText(ringKeys[at]) : QString());
        const bool known = told && at < told->rings.size();
        row.lost->setText(known ? tr("lost %1").arg(shareText(told->rings[at].lostShare)) : QString());
        row.lost->setToolTip(known ? tr("Share of the ring that the image border, the tissue border or another lesion takes away") : QString());
        row.lost->setForegroundRole(QPalette::WindowText);
    }
}

/// Why there are no rings; two clicks are offered where they would help.
void ReadInspector::showRefusal(const ReadState& state, const RegionView* told)
{
    const bool isRefused = told && told->refused;
    const bool isUncalibrated = state.image && !state.image->spacing().isCalibrated() && state.image->facts.regions.empty();
    refusal_->setVisible(isRefused || isUncalibrated);
    refusal_->setText(isRefused ? text(*told->refused) : tr("This image is not calibrated: there are no rings and no millimetres."));
    lock(calibrate_, {}, state.locked);
    calibrate_->setVisible(isUncalibrated || (isRefused && told->pixels > 0 && told->measures.inPixels));
}

void ReadInspector::showMeasures(const RegionView* told, const QString& name)
{
    const bool known = told && told->pixels > 0;
    measuresHeading_->setText(known ? tr("Measures of %1").arg(name) : tr("Measures"));
    const QString none = QStringLiteral("–");
    area_->setText(known ? areaText(told->measures) : none);
    axes_->setText(known ? axesText(told->measures) : none);
    const QString length = known ? QLocale().toString(told->measures.perimeter, 'f', 1) : QString();
    perimeter_->setText(!known ? none : told->measures.inPixels ? tr("%1 px").arg(length) : tr("%1 mm").arg(length));
    pixels_->setText(known ? QLocale().toString(static_cast<qlonglong>(told->pixels)) : none);
    QStringList notes;
    if (known)
        for (const Message& warning : told->warnings)
            notes << text(warning);
    notes_->setText(notes.join('\n'));
    notes_->setVisible(!notes.isEmpty());
}

void ReadInspector::showImage(const ReadState& state)
{
    QStringList words;
    if (state.image) {
        words << state.viewLabel + (state.intent.isEmpty() ? QString() : QStringLiteral(" · ") + state.intent);
        words << tr("%1 × %2 pixels, %3 bit").arg(state.image->facts.columns).arg(state.image->facts.rows).arg(state.image->facts.bitsStored);
        if (!state.spacingWords.isEmpty())
            words << state.spacingWords;
        words << state.warnings;
    }
    imageWords_->setText(words.join('\n'));
}

void ReadInspector::append(QWidget* section)
{
    const int end = column_->count() - 1;  // before the stretch
    column_->insertSpacing(end, 6);
    column_->insertWidget(end + 1, hairline(Qt::Horizontal, this));
    column_->insertSpacing(end + 2, 6);
    column_->insertWidget(end + 3, section);
}

void ReadInspector::startRename()
{
    for (LesionLine* line : lines_)
        if (line->row().isSelected)
            line->startRename();
}

void ReadInspector::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ReadInspector::retranslate()
{
    lesionsHeading_->setText(tr("Lesions"));
    ringsHeading_->setText(tr("Rings around the lesion"));
    calibrate_->setText(tr("Calibrate by two clicks"));
    areaName_->setText(tr("Area"));
    axesName_->setText(tr("Long × short axis"));
    perimeterName_->setText(tr("Perimeter"));
    pixelsName_->setText(tr("Pixels"));
    imageHeading_->setText(tr("Image"));
}

}  // namespace annulus::ui
