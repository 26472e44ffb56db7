#include "ui/pages/read/OutlineLook.h"

#include "ui/Settings.h"

#include <QStringList>

namespace annulus::ui {
namespace {

constexpr int mostRings = 16;
const QString tintKey = QStringLiteral("read/tint");
const QString guideKey = QStringLiteral("read/guide");
const QString hiddenKey = QStringLiteral("read/hiddenRings");

}  // namespace

OutlineLook::OutlineLook(Settings& settings, QObject* parent) : QObject(parent), settings_(settings)
{
    isTinted_ = settings_.value(tintKey).toBool();
    isGuided_ = settings_.value(guideKey, true).toBool();
    const QStringList hidden = settings_.value(hiddenKey).toStringList();
    for (int index = 0; index < mostRings; ++index)
        rings_.push_back(!hidden.contains(QString::number(index)));
}

void OutlineLook::toggleRing(int index)
{
    const auto at = static_cast<std::size_t>(index);
    if (at >= rings_.size())
        return;
    rings_[at] = !rings_[at];
    QStringList hidden;
    for (int number = 0; number < mostRings; ++number)
        if (!rings_[static_cast<std::size_t>(number)])
            hidden << QString::number(number);
    settings_.setValue(hiddenKey, hidden);
    emit changed();
}

void OutlineLook::toggleShown()
{
    shown_ = !shown_;
    emit changed();
}

void OutlineLook::toggleTint()
{
    isTinted_ = !isTinted_;
    settings_.setValue(tintKey, isTinted_);
    emit changed();
}

void OutlineLook::toggleGuide()
{
    isGuided_ = !isGuided_;
    settings_.setValue(guideKey, isGuided_);
    emit changed();
}

}  // namespace annulus::ui
