#pragma once

#include <QString>

class QWidget;

namespace annulus::ui {

class JobRunner;
class Notices;

/// Waits until every job has ended and the page has been drawn, writes the window as PNG and ends the program:
/// status 0, or 1 with a sentence on stderr where a job failed or the file cannot be written.
void takeScreenshot(QWidget& window, JobRunner& jobs, const Notices& notices, const QString& file);

}  // namespace annulus::ui
