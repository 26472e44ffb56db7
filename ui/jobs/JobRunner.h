#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/base/units.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>

#include <concepts>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>
#include <vector>

namespace annulus::ui {

enum class JobState { waiting, running, done, failed, cancelled };

/// What a job is called, in the language that the window speaks when it is looked at: a function that says it, or a name
/// that needs no translation.
class JobName {
public:
    JobName() = default;
    JobName(const char* fixed) : JobName(QString::fromUtf8(fixed)) {}
    JobName(const QString& fixed) : words_([fixed] { return fixed; }) {}
    template <std::invocable Words>
    JobName(Words words) : words_(std::move(words)) {}

    [[nodiscard]] QString words() const { return words_ ? words_() : QString(); }

private:
    std::function<QString()> words_;
};

/// How many of the things a job was asked for it had to refuse. A result that has `counts()` is listed with them, and as
/// failed where nothing is left.
struct JobCounts {
    int asked = 0, refused = 0;
    [[nodiscard]] bool isNothingLeft() const { return asked > 0 && refused == asked; }
};

/// One piece of long work as the job list shows it. Lives on the GUI thread.
class Job : public QObject {
    Q_OBJECT
public:
    [[nodiscard]] QString name() const { return name_.words(); }
    [[nodiscard]] JobState state() const { return state_; }
    [[nodiscard]] bool isOver() const { return state_ != JobState::waiting && state_ != JobState::running; }
    [[nodiscard]] bool isCancelling() const { return !isOver() && stop_.stop_requested(); }
    [[nodiscard]] double fraction() const { return fraction_; }
    [[nodiscard]] const Message& step() const { return step_; }
    [[nodiscard]] const Error& error() const { return error_; }
    [[nodiscard]] const JobCounts& counts() const { return counts_; }
    [[nodiscard]] Seconds elapsed() const;
    /// Asks the work to stop; it ends as soon as the work looks, within a second.
    void cancel();

signals:
    void updated();   ///< fraction, step or state changed; at most some twenty times a second
    void finished();  ///< done, failed or cancelled, after the result was handed over

private:
    friend class JobRunner;
    using QObject::QObject;

    JobName name_;
    JobState state_ = JobState::waiting;
    double fraction_ = 0;
    Message step_;
    Error error_;
    JobCounts counts_;
    QElapsedTimer timer_;
    qint64 elapsedMs_ = -1;
    std::stop_source stop_;
};

/// Runs core functions on worker threads of its own. `work` gets a Progress that reports to the job list and
/// is cancelled by its button; `done` runs on the GUI thread with the result, unless the receiver is gone.
/// Quick, invisible work (a tile's picture, live rings) uses `Visibility::quiet`; such a job is deleted when it
/// is over, and has threads that listed jobs never occupy, so that the picture does not wait for an import.
class JobRunner : public QObject {
    Q_OBJECT
public:
    enum class Visibility { listed, quiet };

    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override;  ///< cancels what runs and waits

    template <class T>
    Job* start(const JobName& name, QObject* receiver, std::function<Result<T>(const Progress&)> work,
               std::function<void(Result<T>)> done, Visibility visibility = Visibility::listed);

    [[nodiscard]] const std::vector<Job*>& jobs() const { return jobs_; }  ///< listed ones, newest last
    [[nodiscard]] int runningCount() const;  ///< listed ones that are waiting or running
    [[nodiscard]] bool isIdle() const { return quiet_.empty() && runningCount() == 0; }
    void cancelAll();
    void clearFinished();

signals:
    void jobsChanged();            ///< a listed job came, ended or went
    void updated();                ///< a listed job moved on

protected:
    bool event(QEvent* event) override;

private:
    struct Outcome {
        Result<void> result;
        JobCounts counts = {};
    };
    /// Runs on the GUI thread and tells how the work ended.
    using Conclusion = std::function<Outcome()>;
    /// Runs on a worker; a thrown exception has become an Error before it returns.
    using Body = std::function<Conclusion(const Progress&)>;
    struct Task;
    class TaskRun;
    class ProgressEvent;
    class FinishedEvent;

    Job* launch(const JobName& name, Visibility visibility, Body body);
    void progressed(Job* job, double fraction, const Message& step);
    void conclude(Task& task);

    QThreadPool listedPool_;
    QThreadPool quietPool_;
    std::vector<Job*> jobs_;
    std::vector<Job*> quiet_;
};

}  // namespace annulus::ui

#include "ui/jobs/JobRunnerStart.h"
