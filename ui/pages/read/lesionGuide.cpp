#include "ui/pages/read/lesionGuide.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace annulus::ui {
namespace {

struct Guide {
    Q_DECLARE_TR_FUNCTIONS(LesionGuide)
};

const QColor pale(0xff, 0xff, 0xff, 200);

}  // namespace

Anterior anteriorOf(const Turn& turn, Wall wall)
{
    const int onScreen = wall == Wall::right ? -1 : 1;
    const int stored = turn.flipX ? -onScreen : onScreen;
    return turn.transpose ? Anterior{0, stored} : Anterior{stored, 0};
}

Point middleOf(const Outline& outline)
{
    // Green's theorem over all contours: holes run the other way round and take their share away.
    double area = 0, x = 0, y = 0;
    for (const Contour& contour : outline.contours)
        for (std::size_t at = 0; at < contour.size(); ++at) {
            const Point &a = contour[at], &b = contour[(at + 1) % contour.size()];
            const double cross = a.x * b.y - b.x * a.y;
            area += cross;
            x += (a.x + b.x) * cross;
            y += (a.y + b.y) * cross;
        }
    if (std::abs(area) < 1e-9)
        return outline.isEmpty() || outline.contours.front().empty() ? Point() : outline.contours.front().front();
    return {x / (3 * area), y / (3 * area)};
}

void addGuide(OverlayScene& scene, const LesionGuide& guide)
{
    const QString length = Guide::tr("%1 mm").arg(QLocale().toString(guide.distanceMm, 'f', 0));
    if (guide.lesion)
        scene.lines.push_back({{{guide.nipple, *guide.lesion}}, pale, Qt::DotLine, 1, 0, false});
    for (const Contour& arc : guide.arcs) {
        scene.lines.push_back({{arc}, pale, Qt::DashLine, 1, 0, false});
        scene.texts.push_back({arc[arc.size() / 2], Guide::tr("%1 from nipple").arg(length), pale, {}});
    }
    scene.texts.push_back({guide.nipple, guide.lesion ? Guide::tr("nipple? %1").arg(length) : Guide::tr("nipple?"), pale, {}});
}

}  // namespace annulus::ui
