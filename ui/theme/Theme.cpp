#include "ui/theme/Theme.h"

#include "ui/theme/styleSheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>

namespace annulus::ui {

namespace {

const Theme dark{.window = "#1b1d20", .panel = "#23262a", .raised = "#2c3035", .hairline = "#3a3f45",
                 .text = "#e8eaed", .secondary = "#a9b0b7", .disabled = "#6c737a",
                 .accent = "#4cc2b0", .onAccent = "#10201d", .selection = "#2b4744",
                 .warning = "#e9b44c", .error = "#ef6f6c", .good = "#6ac48a"};

const Theme paper{.window = "#f4f5f6", .panel = "#ffffff", .raised = "#ffffff", .hairline = "#d5d9dd",
                  .text = "#1c1f23", .secondary = "#555c63", .disabled = "#9aa1a8",
                  .accent = "#0f7f70", .onAccent = "#ffffff", .selection = "#d3ebe7",
                  .warning = "#9a6700", .error = "#b3261e", .good = "#1f7a43"};

const Theme* current = &dark;

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::Button, theme.raised);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    palette.setColor(QPalette::Mid, theme.hairline);
    palette.setColor(QPalette::Dark, theme.hairline);
    palette.setColor(QPalette::Light, theme.raised);
    palette.setColor(QPalette::Midlight, theme.hairline);
    palette.setColor(QPalette::Highlight, theme.selection);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::BrightText, theme.error);
    palette.setColor(QPalette::PlaceholderText, theme.disabled);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
                            QPalette::HighlightedText}) {
        palette.setColor(role, theme.text);
        palette.setColor(QPalette::Disabled, role, theme.disabled);
    }
    return palette;
}

/// The system's sans unless it lacks Chinese: then Noto's, which draws both scripts with one hand.
QFont bodyFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    QStringList families{"Noto Sans CJK SC"};
    families += font.families();
    font.setFamilies(families);
    font.setPointSizeF(10);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

}  // namespace

Theme themeOf(Look look) { return look == Look::paper ? paper : dark; }

const Theme& theme() { return *current; }

void applyTheme(QApplication& application, Look look)
{
    current = look == Look::paper ? &paper : &dark;
    if (application.style()->name().compare("fusion", Qt::CaseInsensitive) != 0)
        QApplication::setStyle(QStyleFactory::create("Fusion"));
    QApplication::setFont(bodyFont());
    QApplication::setPalette(paletteOf(*current));
    application.setStyleSheet(styleSheet(*current));
}

QColor ringColour(int index)
{
    const QColor colours[] = {dataColour::ring1, dataColour::ring2, dataColour::ring3};
    return colours[index % 3];
}

Qt::PenStyle ringLine(int index)
{
    constexpr Qt::PenStyle lines[] = {Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    return lines[index % 3];
}

QPen linePen(const QColor& colour, qreal width, Qt::PenStyle style)
{
    QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    // In units of the width.
    switch (style) {
    case Qt::DashLine: pen.setDashPattern({5, 3}); break;
    case Qt::DotLine: pen.setDashPattern({1.6, 2}); break;
    case Qt::DashDotLine: pen.setDashPattern({6, 2.5, 1.2, 2.5}); break;
    case Qt::DashDotDotLine: pen.setDashPattern({6, 2.5, 1.2, 2.5, 1.2, 2.5}); break;
    default: break;
    }
    return pen;
}

QFont headingFont()
{
    QFont font = bodyFont();
    font.setPointSizeF(12);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont smallFont()
{
    QFont font = bodyFont();
    font.setPointSizeF(8.5);
    return font;
}

QFont monospaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(9.5);
    return font;
}

}  // namespace annulus::ui
