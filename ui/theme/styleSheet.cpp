#include "ui/theme/styleSheet.h"

#include <QFile>
#include <QTemporaryDir>

#include <utility>

namespace annulus::ui {

namespace {

/// A style sheet reads the marks of check boxes and arrows from files only, in fixed colours: they are written once
/// for each look to a folder that goes with the program.
QString markFile(const QString& name, const QColor& colour)
{
    static const QTemporaryDir folder;
    const QString file = folder.filePath(name + '-' + colour.name().mid(1) + ".svg");
    if (QFile::exists(file))
        return file;
    QFile source(":/icons/" + name + ".svg");
    QFile target(file);
    if (source.open(QIODevice::ReadOnly) && target.open(QIODevice::WriteOnly))
        target.write(source.readAll().replace("currentColor", colour.name().toLatin1()));
    return file;
}

}  // namespace

QString styleSheet(const Theme& theme)
{
    QFile file(":/theme/annulus.qss");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    // Longer words first: @text must not eat the beginning of @textual.
    const std::pair<const char*, QString> words[] = {
        {"@mark-check", markFile("check", theme.onAccent)},
        {"@mark-down-disabled", markFile("chevron-down", theme.disabled)},
        {"@mark-down-onAccent", markFile("chevron-down", theme.onAccent)},
        {"@mark-down", markFile("chevron-down", theme.secondary)},
        {"@mark-up", markFile("chevron-up", theme.secondary)},
        {"@mark-right", markFile("chevron-right", theme.secondary)},
        {"@onAccent", theme.onAccent.name()}, {"@accent", theme.accent.name()},
        {"@window", theme.window.name()}, {"@panel", theme.panel.name()}, {"@raised", theme.raised.name()},
        {"@hairline", theme.hairline.name()}, {"@secondary", theme.secondary.name()},
        {"@disabled", theme.disabled.name()}, {"@selection", theme.selection.name()},
        {"@warning", theme.warning.name()}, {"@error", theme.error.name()}, {"@good", theme.good.name()},
        {"@text", theme.text.name()}};
    for (const auto& [word, value] : words)
        sheet.replace(word, value);
    return sheet;
}

}  // namespace annulus::ui
