#include "app/screenshot.h"

#include "ui/jobs/JobRunner.h"
#include "ui/widgets/Notices.h"

#include <QApplication>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <cstdio>

namespace annulus::ui {

namespace {
constexpr int lookEveryMs = 50;
/// Calm looks in a row: the result of one job may start the next, and a view draws after it has its picture.
constexpr int calmLooks = 10;
}  // namespace

void takeScreenshot(QWidget& window, JobRunner& jobs, const Notices& notices, const QString& file, std::function<bool()> isSettled)
{
    auto* timer = new QTimer(&window);
    QObject::connect(timer, &QTimer::timeout, &window, [&window, &jobs, &notices, file, timer, isSettled = std::move(isSettled), calm = 0]() mutable {
        calm = jobs.isIdle() && isSettled() ? calm + 1 : 0;
        if (calm < calmLooks)
            return;
        timer->stop();
        const bool written = window.grab().save(file, "PNG");
        if (!written)
            std::fprintf(stderr, "annulus: the picture cannot be written to %s\n", qPrintable(file));
        bool failed = false;
        for (const auto& notice : notices.notices())
            if (notice.kind == Notices::Kind::error) {
                std::fprintf(stderr, "annulus: %s\n", qPrintable(notice.text));
                failed = true;
            }
        QApplication::exit(written && !failed ? 0 : 1);
    });
    timer->start(lookEveryMs);
}

}  // namespace annulus::ui
