#include "ui/text.h"

#include "core/base/files.h"

#include <QCoreApplication>

namespace annulus::ui {

QString text(const Message& message)
{
    if (message.isEmpty())
        return {};
    const QString found = QCoreApplication::translate(message.context.c_str(), message.text.c_str());
    return QString::fromStdString(fillIn(found.toStdString(), message.arguments));
}

QString text(const Error& error)
{
    const QString what = text(error.what);
    return error.where.empty() ? what : QString::fromStdString(error.where) + ": " + what;
}

QString text(const std::filesystem::path& path) { return QString::fromStdString(toUtf8(path)); }

std::filesystem::path pathOf(const QString& text)
{
    const std::string utf8 = text.toStdString();
    return std::filesystem::path(std::u8string(utf8.begin(), utf8.end()));
}

}  // namespace annulus::ui
