#include "ui/widgets/JobList.h"

#include "ui/jobs/JobRunner.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {

namespace {

struct JobWords {
    Q_DECLARE_TR_FUNCTIONS(JobWords)
};

constexpr int widthOfList = 400;
constexpr std::size_t mostShown = 12;

QString durationWords(Seconds elapsed)
{
    const int seconds = static_cast<int>(elapsed.value);
    if (seconds < 60)
        return JobWords::tr("%1 s").arg(elapsed.value, 0, 'f', elapsed.value < 10 ? 1 : 0);
    return JobWords::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

class JobRow : public QWidget {
public:
    JobRow(Job& job, QWidget* parent)
        : QWidget(parent), job_(job), name_(new QLabel(this)), time_(label("secondary", this)), words_(label("secondary", this)),
          bar_(new QProgressBar(this)), cancel_(iconButton("close", this))
    {
        name_->setTextFormat(Qt::PlainText);
        name_->setWordWrap(true);
        words_->setWordWrap(true);
        bar_->setTextVisible(false);
        bar_->setRange(0, 1000);
        auto* top = new QHBoxLayout;
        top->setSpacing(8);
        top->addWidget(name_, 1);
        top->addWidget(time_);
        top->addWidget(cancel_);
        QSizePolicy keepsItsPlace = cancel_->sizePolicy();  // so that the time does not jump when the work ends
        keepsItsPlace.setRetainSizeWhenHidden(true);
        cancel_->setSizePolicy(keepsItsPlace);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(measure::padding, 4, 8, 8);
        column->setSpacing(4);
        column->addLayout(top);
        auto* below = new QVBoxLayout;
        below->setContentsMargins(0, 0, 4, 0);
        below->addWidget(bar_);
        below->addWidget(words_);
        column->addLayout(below);

        connect(cancel_, &QToolButton::clicked, &job, &Job::cancel);
        connect(&job, &Job::updated, this, &JobRow::refresh);
        auto* clock = new QTimer(this);
        connect(clock, &QTimer::timeout, this, &JobRow::refresh);
        clock->start(500);
        refresh();
    }

private:
    void refresh()
    {
        name_->setText(job_.name());
        describe(cancel_, JobWords::tr("Cancel %1").arg(job_.name()));
        time_->setText(durationWords(job_.elapsed()));
        bar_->setVisible(!job_.isOver());
        bar_->setValue(static_cast<int>(job_.fraction() * 1000));
        cancel_->setVisible(!job_.isOver());
        cancel_->setEnabled(!job_.isCancelling());
        words_->setText(stateWords());
        setRole(words_, job_.state() == JobState::failed ? "error" : "secondary");
    }

    [[nodiscard]] QString stateWords() const
    {
        if (job_.isCancelling())
            return JobWords::tr("Stopping ...");
        switch (job_.state()) {
        case JobState::waiting: return JobWords::tr("Waiting for its turn");
        case JobState::running: return text(job_.step());
        case JobState::done: return job_.counts().refused == 0 ? JobWords::tr("Done") : JobWords::tr("Done, %1 of %2 refused").arg(job_.counts().refused).arg(job_.counts().asked);
        case JobState::cancelled:
        case JobState::failed: break;
        }
        return job_.counts().isNothingLeft() ? JobWords::tr("Failed: all %n refused", nullptr, job_.counts().asked) : text(job_.error());
    }

    Job& job_;
    QLabel* name_;
    QLabel* time_;
    QLabel* words_;
    QProgressBar* bar_;
    QToolButton* cancel_;
};

}  // namespace

JobList::JobList(JobRunner& jobs, QWidget* parent)
    : QFrame(parent, Qt::Popup), jobs_(jobs), rows_(new QVBoxLayout), title_(label("section", this)), empty_(label("secondary", this)), clear_(new QPushButton(this))
{
    setProperty("role", "popup");
    setFixedWidth(widthOfList);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 8, 1, 8);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(measure::padding, 0, 8, 0);
    head->addWidget(title_, 1);
    clear_->setProperty("role", "link");
    head->addWidget(clear_);
    column->addLayout(head);
    empty_->setWordWrap(true);
    empty_->setContentsMargins(measure::padding, 0, measure::padding, 8);
    column->addWidget(empty_);
    column->addLayout(rows_);
    connect(clear_, &QPushButton::clicked, &jobs, &JobRunner::clearFinished);
    connect(&jobs, &JobRunner::jobsChanged, this, &JobList::rebuild);
    retranslate();
}

void JobList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void JobList::retranslate()
{
    title_->setText(tr("Jobs"));
    clear_->setText(tr("Clear finished"));
    empty_->setText(tr("Long work such as an import or an extraction appears here, with its progress and a way to stop it."));
    rebuild();
}

void JobList::popUpBelow(QWidget* button)
{
    adjustSize();
    const QRect screen = button->screen()->availableGeometry();
    QPoint corner = button->mapToGlobal(QPoint(button->width() - width(), button->height() + 4));
    corner.setX(std::clamp(corner.x(), screen.left() + 4, std::max(screen.left() + 4, screen.right() - width() - 4)));
    move(corner);
    show();
}

void JobList::rebuild()
{
    while (QLayoutItem* item = rows_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto& jobs = jobs_.jobs();
    const std::size_t first = jobs.size() > mostShown ? jobs.size() - mostShown : 0;
    for (std::size_t i = jobs.size(); i > first; --i)
        rows_->addWidget(new JobRow(*jobs[i - 1], this));
    empty_->setVisible(jobs.empty());
    clear_->setVisible(std::ranges::any_of(jobs, &Job::isOver));
    adjustSize();
}

}  // namespace annulus::ui
