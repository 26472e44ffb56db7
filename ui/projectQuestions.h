#pragma once

#include "ui/Workspace.h"

#include <QString>

#include <filesystem>
#include <functional>

class QWidget;

namespace annulus::ui {

// What the project's menu asks before it changes something; the answers become edits.

void askForReader(const Workspace& workspace, QWidget* window);
void askForProjectName(const Workspace& workspace, QWidget* window);
void askForRings(const Workspace& workspace, QWidget* window);
/// Which older state of a project: `then` gets its file.
void askForBackup(const std::filesystem::path& file, QWidget* window, std::function<void(const QString&)> then);

}  // namespace annulus::ui
