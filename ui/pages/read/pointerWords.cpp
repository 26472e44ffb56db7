#include "ui/pages/read/pointerWords.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace annulus::ui {

QString pointerWords(const LoadedFrame& frame, Point at)
{
    const auto i = static_cast<std::int64_t>(std::floor(at.x + 0.5));
    const auto j = static_cast<std::int64_t>(std::floor(at.y + 0.5));
    if (!frame.grey->grid.contains(i, j))
        return {};
    QString value;
    if (frame.frame->isColour)
        value = QString("%1, %2, %3").arg(frame.planes[0]->image->at(i, j)).arg(frame.planes[1]->image->at(i, j)).arg(frame.planes[2]->image->at(i, j));
    else
        value = QLocale::c().toString(frame.grey->at(i, j), 'g', 7);
    return QCoreApplication::translate("annulus::ui::ReadPage", "x %1  y %2    %3").arg(i).arg(j).arg(value);
}

}  // namespace annulus::ui
