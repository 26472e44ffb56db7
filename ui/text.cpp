#include "ui/text.h"

#include "core/base/files.h"

#include <QCoreApplication>

namespace annulus::ui {
namespace {

struct LesionNames {
    Q_DECLARE_TR_FUNCTIONS(LesionNames)
};

/// The number in a name made from `pattern`, which holds %1; 0 where it is another name.
int numberIn(const QString& name, const QString& pattern)
{
    const qsizetype at = pattern.indexOf("%1");
    const QString before = pattern.left(at), after = pattern.mid(at + 2);
    if (!name.startsWith(before) || !name.endsWith(after) || name.size() <= before.size() + after.size())
        return 0;
    const QString digits = name.mid(before.size(), name.size() - before.size() - after.size());
    const int number = digits.toInt();
    return QString::number(number) == digits ? number : 0;
}

const QString storedPattern = QStringLiteral("Lesion %1");

}  // namespace

bool speaksChinese()
{
    //: The code of the language that this is a translation to
    return QCoreApplication::translate("Language", "en") == QStringLiteral("zh");
}

QString lesionName(const std::string& stored)
{
    const QString name = QString::fromStdString(stored);
    const int number = numberIn(name, storedPattern);
    return number > 0 ? LesionNames::tr("Lesion %1").arg(number) : name;
}

std::string storedLesionName(const QString& shown)
{
    const int number = numberIn(shown, LesionNames::tr("Lesion %1"));
    return number > 0 ? defaultLesionName(number) : shown.toStdString();
}

std::string defaultLesionName(int number) { return storedPattern.arg(number).toStdString(); }

QString text(const Message& message)
{
    if (message.isEmpty())
        return {};
    const QString found = QCoreApplication::translate(message.context.c_str(), message.text.c_str());
    // Names of lesions are arguments of undo steps and sentences.
    std::vector<std::string> arguments = message.arguments;
    for (std::string& argument : arguments)
        argument = lesionName(argument).toStdString();
    return QString::fromStdString(fillIn(found.toStdString(), arguments));
}

QString text(const Error& error)
{
    const QString what = text(error.what);
    return error.where.empty() ? what : lesionName(error.where) + ": " + what;
}

QString text(const std::filesystem::path& path) { return QString::fromStdString(toUtf8(path)); }

std::filesystem::path pathOf(const QString& text)
{
    const std::string utf8 = text.toStdString();
    return std::filesystem::path(std::u8string(utf8.begin(), utf8.end()));
}

}  // namespace annulus::ui
