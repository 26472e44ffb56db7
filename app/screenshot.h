#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace annulus::ui {

class JobRunner;
class Notices;

/// Waits until every job has ended and the page has settled, writes the window as PNG and ends the program:
/// status 0, or 1 with a sentence on stderr where a job failed or the file cannot be written.
void takeScreenshot(QWidget& window, JobRunner& jobs, const Notices& notices, const QString& file,
                    std::function<bool()> isSettled);

}  // namespace annulus::ui
