#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace annulus::ui {

enum class JobState { waiting, running, done, failed, cancelled };

/// One piece of long work as the job list shows it. Lives on the GUI thread.
class Job : public QObject {
    Q_OBJECT
public:
    [[nodiscard]] const QString& name() const { return name_; }
    [[nodiscard]] JobState state() const { return state_; }
    [[nodiscard]] double fraction() const { return fraction_; }
    [[nodiscard]] const Message& step() const { return step_; }
    [[nodiscard]] const Error& error() const { return error_; }
    [[nodiscard]] Seconds elapsed() const;
    void cancel();

signals:
    void updated();   ///< fraction, step or state changed; at most some twenty times a second
    void finished();  ///< done, failed or cancelled

private:
    friend class JobRunner;
    QString name_;
    JobState state_ = JobState::waiting;
    double fraction_ = 0;
    Message step_;
    Error error_;
    QElapsedTimer timer_;
    qint64 elapsedMs_ = -1;
    std::stop_source stop_;
};

/// Runs core functions on worker threads of one pool. `work` gets a Progress that reports to the job list and
/// is cancelled by its button; `done` runs on the GUI thread with the result, unless the receiver is gone.
/// Quick, invisible work (a tile's picture, live rings) uses the same pool with `Visibility::quiet`.
class JobRunner : public QObject {
    Q_OBJECT
public:
    enum class Visibility { listed, quiet };

    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override;  ///< cancels what runs and waits

    template <class T>
    Job* start(const QString& name, QObject* receiver, std::function<Result<T>(const Progress&)> work,
               std::function<void(Result<T>)> done, Visibility visibility = Visibility::listed);

    [[nodiscard]] const std::vector<Job*>& jobs() const { return jobs_; }  ///< listed ones, newest last
    [[nodiscard]] int runningCount() const;
    void cancelAll();
    void clearFinished();

signals:
    void jobsChanged();

private:
    /// `body` runs on a worker; it returns what then runs on the GUI thread.
    Job* launch(const QString& name, Visibility visibility,
                std::function<std::function<Result<void>()>(const Progress&)> body);

    QThreadPool pool_;
    std::vector<Job*> jobs_;
};

}  // namespace annulus::ui

#include "ui/jobs/JobRunnerStart.h"
