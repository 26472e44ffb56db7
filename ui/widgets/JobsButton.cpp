#include "ui/widgets/JobsButton.h"

#include "ui/jobs/JobRunner.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/JobList.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace annulus::ui {

JobsButton::JobsButton(JobRunner& jobs, QWidget* parent) : QToolButton(parent), jobs_(jobs)
{
    setProperty("labelled", true);
    setFocusPolicy(Qt::TabFocus);
    connect(&jobs, &JobRunner::jobsChanged, this, &JobsButton::refresh);
    connect(&jobs, &JobRunner::updated, this, &JobsButton::refresh);
    connect(this, &QToolButton::clicked, this, &JobsButton::openList);
    refresh();
}

QSize JobsButton::sizeHint() const { return QToolButton::sizeHint().expandedTo({72, measure::control}); }

void JobsButton::refresh()
{
    double sum = 0;
    int running = 0;
    for (const Job* job : jobs_.jobs())
        if (!job->isOver()) {
            sum += job->fraction();
            ++running;
        }
    const bool failed = std::ranges::any_of(jobs_.jobs(), [](const Job* job) { return job->state() == JobState::failed; });
    fraction_ = running == 0 ? -1 : sum / running;
    setText(running == 0 ? tr("Jobs") : tr("Jobs %1").arg(running));
    describe(this, running > 0 ? tr("%n job(s) running", nullptr, running) : failed ? tr("A job failed: see the list") : tr("No job is running"));
    updateGeometry();
    update();
}

void JobsButton::openList()
{
    auto* list = new JobList(jobs_, this);
    list->setAttribute(Qt::WA_DeleteOnClose);
    list->popUpBelow(this);
}

void JobsButton::paintEvent(QPaintEvent* event)
{
    QToolButton::paintEvent(event);
    if (fraction_ < 0)
        return;
    QPainter painter(this);
    const QRectF groove(8, height() - 5, width() - 16, 2);
    painter.fillRect(groove, theme().hairline);
    painter.fillRect(QRectF(groove.topLeft(), QSizeF(groove.width() * fraction_, groove.height())), theme().accent);
}

void JobsButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QToolButton::changeEvent(event);
}

}  // namespace annulus::ui
