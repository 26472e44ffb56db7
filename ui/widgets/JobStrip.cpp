#include "ui/widgets/JobStrip.h"

#include "ui/jobs/JobRunner.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace annulus::ui {

JobStrip::JobStrip(QWidget* parent)
    : QWidget(parent), name_(label("plain", this)), step_(label("secondary", this)), bar_(new QProgressBar(this)), cancel_(new QPushButton(this))
{
    setRole(this, "strip");
    step_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);
    bar_->setFixedWidth(200);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(measure::padding, 6, measure::padding, 7);
    row->setSpacing(measure::padding);
    row->addWidget(name_);
    row->addWidget(bar_);
    row->addWidget(step_, 1);
    row->addWidget(cancel_);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (job_)
            job_->cancel();
    });
    hide();
}

void JobStrip::follow(Job* job)
{
    if (job_)
        job_->disconnect(this);
    job_ = job;
    connect(job, &Job::updated, this, &JobStrip::refresh);
    const auto end = [this] {
        if (!job_)
            return;
        job_ = nullptr;
        hide();
        emit busyChanged(false);
    };
    connect(job, &Job::finished, this, end);
    connect(job, &QObject::destroyed, this, end);
    show();
    refresh();
    emit busyChanged(true);
}

void JobStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void JobStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    refresh();
}

void JobStrip::refresh()
{
    if (!job_)
        return;
    name_->setText(job_->name());
    bar_->setValue(static_cast<int>(job_->fraction() * 1000));
    const QString step = job_->isCancelling() ? tr("Stopping ...") : text(job_->step());
    step_->setText(step_->fontMetrics().elidedText(step, Qt::ElideMiddle, step_->width()));
    cancel_->setText(tr("Cancel"));
    cancel_->setEnabled(!job_->isCancelling());
    setAccessibleName(job_->name());
}

}  // namespace annulus::ui
