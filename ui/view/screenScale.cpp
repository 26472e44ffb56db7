#include "ui/view/screenScale.h"

#include "ui/Settings.h"

#include <QCoreApplication>
#include <QLocale>
#include <QScreen>

namespace annulus::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ScreenScale)
};

// Between a 500 dpi phone and a projector: what lies beyond is a slip of the screen's own data.
constexpr double leastMm = 0.04, mostMm = 1.0;

/// One screen at one resolution: the same model beside it may be another size on the wall.
QString keyOf(const QScreen& screen)
{
    const QSize device = screen.size() * screen.devicePixelRatio();
    QString name = QStringLiteral("%1 %2 %3 %4 %5x%6").arg(screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber()).arg(device.width()).arg(device.height());
    return QStringLiteral("screens/") + name.replace('/', '_').simplified();
}

}  // namespace

ScreenScale screenScale(const QScreen& screen, const Settings& settings)
{
    if (const double measured = settings.value(keyOf(screen)).toDouble(); measured > 0)
        return {measured, true};
    const double millimetres = screen.physicalSize().width(), pixels = screen.size().width() * screen.devicePixelRatio();
    const double told = pixels > 0 ? millimetres / pixels : 0;
    return {told >= leastMm && told <= mostMm ? told : 0, false};
}

void setMeasuredScale(const QScreen& screen, Settings& settings, double mmPerPixel) { settings.setValue(keyOf(screen), mmPerPixel); }

QString scaleWords(const ScreenScale& scale)
{
    const QString size = QLocale().toString(scale.mmPerPixel, 'f', 4);
    return scale.isMeasured ? Words::tr("%1 mm a pixel, measured on this screen").arg(size) : Words::tr("%1 mm a pixel by the screen's own word, not measured").arg(size);
}

}  // namespace annulus::ui
