#pragma once

#include "core/base/Result.h"

#include <QString>

#include <filesystem>

namespace annulus::ui {

/// The sentence in the language of the window: the template is looked up by its context, then its arguments are
/// filled in. A template without a translation appears in English.
QString text(const Message& message);
QString text(const Error& error);

/// Whether the window speaks Chinese: for words that come in both languages from a file (labels of a codebook).
bool speaksChinese();

/// A lesion's name as it is shown. The name that a lesion gets when it is drawn is stored alike whatever the language of
/// the window ("Lesion 2"), so that readers who share a data set name alike; it is shown in the language of the window.
QString lesionName(const std::string& stored);
/// What to store for a name as it was typed or shown.
std::string storedLesionName(const QString& shown);
/// "Lesion 2"
std::string defaultLesionName(int number);

inline QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
QString text(const std::filesystem::path& path);
std::filesystem::path pathOf(const QString& text);

}  // namespace annulus::ui
