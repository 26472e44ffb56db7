#include "ui/plots/PlotLook.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <array>
#include <cmath>

namespace annulus::ui {

namespace {

QColor between(const QColor& from, const QColor& to, double share)
{
    const auto mix = [&](double a, double b) { return static_cast<float>(a + (b - a) * std::clamp(share, 0.0, 1.0)); };
    return QColor::fromRgbF(mix(from.redF(), to.redF()), mix(from.greenF(), to.greenF()), mix(from.blueF(), to.blueF()));
}

/// WCAG 2's relative luminance.
double luminance(const QColor& colour)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

}  // namespace

QFont PlotLook::font(double size, bool bold) const
{
    QFont font;
    // Journals ask for Arial or Helvetica; Chinese comes from Noto, the same hand as the window's.
    font.setFamilies(isPaper ? QStringList{"Arial", "Helvetica", "Liberation Sans", "Noto Sans CJK SC", "sans-serif"} : QStringList{"Noto Sans CJK SC", "sans-serif"});
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(px(textPoints * size)))));
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);  // the same widths at every resolution
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

QString PlotLook::translate(const char* context, const char* source) const
{
    if (isEnglish)
        return QString::fromUtf8(source);
    for (const auto& catalogue : catalogues)
        if (const QString found = catalogue->translate(context, source); !found.isEmpty())
            return found;
    return catalogues.empty() ? QCoreApplication::translate(context, source) : QString::fromUtf8(source);
}

QString PlotLook::words(const Message& message) const
{
    if (message.isEmpty())
        return {};
    return QString::fromStdString(fillIn(translate(message.context.c_str(), message.text.c_str()).toStdString(), message.arguments));
}

PlotLook screenLook(Look look)
{
    PlotLook made;
    made.theme = themeOf(look);
    made.background = made.theme.panel;
    made.isPaper = look == Look::paper;
    made.isChinese = QLocale().language() == QLocale::Chinese;
    return made;
}

PlotLook paperLook(const QString& language)
{
    PlotLook made;
    made.theme = themeOf(Look::paper);
    made.theme.text = Qt::black;
    made.theme.secondary = QColor(0x40, 0x40, 0x40);
    made.background = Qt::white;
    made.isPaper = true;
    made.pixelsPerInch = 384;  // positions are whole units in places: fine enough to vanish in print
    made.textPoints = 8;
    made.isEnglish = language == "en";
    made.isChinese = language.isEmpty() ? QLocale().language() == QLocale::Chinese : language == "zh_CN";
    if (!language.isEmpty() && !made.isEnglish)
        for (const char* part : {"ui.", "core."}) {
            auto catalogue = std::make_shared<QTranslator>();
            if (catalogue->load(part + language, ":/translations"))
                made.catalogues.push_back(std::move(catalogue));
        }
    return made;
}

QColor seriesColour(int index, const PlotLook& look)
{
    // Okabe, Ito 2008. Sky blue and orange are pale on white: their lines are darkened a little there.
    static const std::array<QColor, 6> onPaper{QColor(0xD5, 0x8A, 0x00), QColor(0x2E, 0x96, 0xD2), QColor(0x00, 0x8A, 0x64),
                                               QColor(0xB8, 0x5C, 0x92), QColor(0xC8, 0x4E, 0x00), QColor(0x00, 0x5A, 0x94)};
    static const std::array<QColor, 6> onDark{QColor(0xE6, 0x9F, 0x00), QColor(0x56, 0xB4, 0xE9), QColor(0x1F, 0xB8, 0x8C),
                                              QColor(0xDB, 0x8F, 0xB9), QColor(0xE8, 0x77, 0x2E), QColor(0x4A, 0x9F, 0xE0)};
    const auto at = static_cast<std::size_t>(std::max(0, index)) % onPaper.size();
    return look.isPaper ? onPaper[at] : onDark[at];
}

Qt::PenStyle seriesLine(int index)
{
    constexpr Qt::PenStyle lines[] = {Qt::SolidLine, Qt::DashLine, Qt::DashDotLine, Qt::DotLine, Qt::DashDotDotLine};
    return lines[std::max(0, index) % 5];
}

QColor divergingColour(double value, const PlotLook& look)
{
    const QColor middle = look.isPaper ? QColor(0xF7, 0xF7, 0xF7) : QColor(0x34, 0x38, 0x3D);
    const QColor low = look.isPaper ? QColor(0x1F, 0x5F, 0xA8) : QColor(0x5A, 0xA9, 0xF0);
    const QColor high = look.isPaper ? QColor(0xC4, 0x4A, 0x08) : QColor(0xF0, 0x82, 0x3C);
    return value < 0 ? between(middle, low, -value) : between(middle, high, value);
}

QColor sequentialColour(double share, const PlotLook& look)
{
    return look.isPaper ? between(QColor(0xF4, 0xF8, 0xFC), QColor(0x57, 0x98, 0xD2), share) : between(QColor(0x2A, 0x2E, 0x33), QColor(0x6F, 0xBC, 0xF2), share);
}

QColor textOn(const QColor& fill)
{
    const double of = luminance(fill);
    return (of + 0.05) / 0.05 >= 1.05 / (of + 0.05) ? QColor(Qt::black) : QColor(Qt::white);
}

QColor tinted(const QColor& colour, double opacity, const PlotLook& look) { return between(look.background, colour, opacity); }

}  // namespace annulus::ui
