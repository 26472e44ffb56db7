#pragma once

#include "core/base/Result.h"

#include <QString>

#include <filesystem>

namespace annulus::ui {

/// The sentence in the language of the window: the template is looked up by its context, then its arguments are
/// filled in. A template without a translation appears in English.
QString text(const Message& message);
QString text(const Error& error);

inline QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
QString text(const std::filesystem::path& path);
std::filesystem::path pathOf(const QString& text);

}  // namespace annulus::ui
