#include "ui/view/DisplayControl.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace annulus::ui {
namespace {

QString numbers(const Window& window)
{
    const auto text = [](double value) { return QLocale().toString(value, 'f', std::abs(value) < 10 && value != std::round(value) ? 2 : 0); };
    return DisplayControl::tr("centre %1, width %2").arg(text(window.centre), text(window.width));
}

QString windowName(const Window& window)
{
    const QString explanation = QString::fromStdString(window.explanation);
    QString name = explanation.isEmpty() ? numbers(window) : DisplayControl::tr("%1 (%2)").arg(explanation, numbers(window));
    if (window.function == VoiFunction::sigmoid)
        name = DisplayControl::tr("%1, sigmoid").arg(name);
    return name;
}

}  // namespace

Window draggedWindow(const Window& start, QPointF way, bool isInverted)
{
    Window window = start;
    window.function = VoiFunction::linear;
    window.explanation.clear();
    window.width = std::max(1.0, start.width * std::exp2(way.x() / 160));
    window.centre = start.centre - (isInverted ? -1 : 1) * way.y() * start.width / 400;
    return window;
}

DisplayControl::DisplayControl(Tile& tile, QObject* parent) : QObject(parent), tile_(tile)
{
    connect(&tile, &Tile::windowDragBegan, this, &DisplayControl::beginDrag);
    connect(&tile, &Tile::windowDragged, this, &DisplayControl::drag);
}

void DisplayControl::show(const std::string& key, LoadedFramePtr frame)
{
    frame_ = std::move(frame);
    if (key != key_)
        presented_.reset();
    key_ = key;
    const auto kept = kept_->find(key);
    display_ = kept == kept_->end() ? frame_->display : kept->second;
    dragStart_ = linearWindowOf(display_);
    apply();
}

void DisplayControl::clear() { frame_.reset(); }

std::vector<DisplayControl::Preset> DisplayControl::presets() const
{
    std::vector<Preset> all;
    if (!frame_ || frame_->frame->isColour)
        return all;
    Display base = frame_->display;
    base.lut.reset();
    base.inverted = display_.inverted;
    for (const Window& window : frame_->frame->windows) {
        base.window = window;
        base.source = DisplaySource::objectWindow;
        all.push_back({windowName(window), base});
    }
    for (const VoiLutPtr& lut : frame_->frame->luts) {
        Display display = base;
        display.lut = lut;
        display.source = DisplaySource::objectLut;
        const QString name = QString::fromStdString(lut->explanation);
        all.push_back({name.isEmpty() ? tr("lookup table") : tr("lookup table \"%1\"").arg(name), display});
    }
    base.window = frame_->rangeWindow;
    base.source = DisplaySource::pixelRange;
    all.push_back({tr("range of the pixels (%1)").arg(numbers(base.window)), base});
    return all;
}

void DisplayControl::use(const Display& display)
{
    const bool inverted = display_.inverted;
    display_ = display;
    display_.inverted = inverted;
    apply();
}

void DisplayControl::present(const std::optional<Display>& display)
{
    if (display == presented_)
        return;
    presented_ = display;
    reset();
}

void DisplayControl::follow(const Display& display)
{
    if (!frame_ || display == display_)
        return;
    display_ = display;
    apply();
}

void DisplayControl::useNamed(const QString& label)
{
    const auto all = presets();
    if (const auto found = std::ranges::find(all, label, &Preset::label); found != all.end())
        use(found->display);
}

void DisplayControl::toggleInverted() { setInverted(!isInvertedByReader()); }

void DisplayControl::setInverted(bool byReader)
{
    if (!frame_ || byReader == isInvertedByReader())
        return;
    display_.inverted = !display_.inverted;
    apply();
}

void DisplayControl::reset()
{
    if (!frame_)
        return;
    display_ = base();
    apply();
}

bool DisplayControl::isInvertedByReader() const { return frame_ && display_.inverted != base().inverted; }

QString DisplayControl::sourceWords() const
{
    if (!frame_)
        return {};
    if (frame_->frame->isColour)
        return tr("colour, no window");
    switch (display_.source) {
    case DisplaySource::objectWindow: return tr("window of the image: %1").arg(windowName(display_.window));
    case DisplaySource::objectLut: {
        const QString name = QString::fromStdString(display_.lut ? display_.lut->explanation : std::string());
        return name.isEmpty() ? tr("lookup table of the image") : tr("lookup table of the image: \"%1\"").arg(name);
    }
    case DisplaySource::presentationState: return tr("presentation state");
    case DisplaySource::pixelRange: return tr("window: range of the pixels");
    case DisplaySource::reader: return tr("window by hand: %1").arg(numbers(display_.window));
    }
    return {};
}

QString DisplayControl::shortWords() const
{
    if (!frame_ || frame_->frame->isColour)
        return {};
    const QString explanation = QString::fromStdString(display_.lut ? display_.lut->explanation : display_.window.explanation);
    switch (display_.source) {
    case DisplaySource::objectWindow: return explanation.isEmpty() ? tr("window of the image") : explanation;
    case DisplaySource::objectLut: return explanation.isEmpty() ? tr("lookup table") : tr("lookup table \"%1\"").arg(explanation);
    case DisplaySource::presentationState: return tr("presentation state");
    case DisplaySource::pixelRange: return tr("range of the pixels");
    case DisplaySource::reader: return tr("window by hand");
    }
    return {};
}

void DisplayControl::beginDrag() { dragStart_ = linearWindowOf(display_); }

void DisplayControl::drag(QPointF way)
{
    if (!frame_ || frame_->frame->isColour)
        return;
    display_.window = draggedWindow(dragStart_, way, display_.inverted);
    display_.lut.reset();
    display_.outputs.reset();
    display_.source = DisplaySource::reader;
    apply();
}

void DisplayControl::apply()
{
    if (!frame_)
        return;
    (*kept_)[key_] = display_;
    if (frame_->frame->isColour) {
        tile_.setColourInverted(display_.inverted);
    } else {
        const ValueScale& scale = frame_->scale;
        GreyTable8 table{scale.low, {}};
        if (scale.offset == 0 && scale.step == 1) {
            table.greys = displayTable(display_, scale.low, scale.high);
        } else {
            for (std::int64_t at = scale.low; at <= scale.high; ++at)
                table.greys.push_back(displayByte(display_, scale.offset + scale.step * static_cast<double>(at)));
        }
        tile_.setGreys(std::move(table));
    }
    emit changed();
}

}  // namespace annulus::ui
