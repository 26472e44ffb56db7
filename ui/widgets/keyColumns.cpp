#include "ui/widgets/keyColumns.h"

#include <QCoreApplication>

namespace annulus::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(KeyColumns)
};

QString shown(const char* keys) { return QKeySequence(QString::fromLatin1(keys)).toString(QKeySequence::NativeText); }

KeySection windowKeys()
{
    return {Tr::tr("Everywhere"),
            {{QStringLiteral("%1 ... %2").arg(shown("Alt+1"), shown("Alt+6")), Tr::tr("Cases, Read, Features, Model, Patient, History")},
             {QStringLiteral("%1, %2").arg(shown("Ctrl+PgUp"), shown("Ctrl+PgDown")), Tr::tr("Previous, next patient")},
             {shown("Ctrl+F"), Tr::tr("Filter the worklist")},
             {QStringLiteral("%1, %2").arg(shown("F9"), shown("F10")), Tr::tr("Fold the worklist, the inspector")},
             {QStringLiteral("%1, %2").arg(shown("Ctrl+N"), shown("Ctrl+O")), Tr::tr("New project, open project")},
             {QStringLiteral("%1, %2").arg(shown("Ctrl+S"), shown("Ctrl+Shift+S")), Tr::tr("Save, save as")},
             {shown("F1"), Tr::tr("This sheet")},
             {shown("Ctrl+Q"), Tr::tr("Quit")}}};
}

KeySection mouseSection()
{
    KeySection section{Tr::tr("Mouse in a picture"), {}};
    for (const MouseRow& row : mouseRows())
        section.rows << std::pair(QCoreApplication::translate("keys", row.gesture), QCoreApplication::translate("keys", row.effect));
    return section;
}

KeySection keySection(const KeyMap& map, KeyGroup group, const QString& title)
{
    KeySection section{title, {}};
    for (const KeyRow& row : map.rows()) {
        if (row.group != group || row.keys.isEmpty())
            continue;
        QStringList keys;
        for (const QKeySequence& key : row.keys)
            keys << key.toString(QKeySequence::NativeText);
        section.rows << std::pair(keys.join(QStringLiteral(", ")), map.label(row.command));
    }
    return section;
}

}  // namespace

QList<QList<KeySection>> keyColumns(const KeyMap& map)
{
    return {{mouseSection(), windowKeys()},
            {keySection(map, KeyGroup::tools, Tr::tr("Tools")), keySection(map, KeyGroup::outlines, Tr::tr("Outlines and rings"))},
            {keySection(map, KeyGroup::pictures, Tr::tr("Picture"))}};
}

}  // namespace annulus::ui
