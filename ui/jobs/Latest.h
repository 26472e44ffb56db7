#pragma once

#include "ui/jobs/JobRunner.h"

namespace annulus::ui {

/// Quiet work of which only the newest counts (rings of the outline under the hand, the picture of a tile): a new
/// start cancels the one before, and a result that comes late is dropped. A member of the object it works for.
class Latest {
public:
    explicit Latest(JobRunner& runner) : runner_(runner) {}
    ~Latest() { cancel(); }
    Latest(const Latest&) = delete;
    Latest& operator=(const Latest&) = delete;

    template <class T>
    void start(QObject* receiver, std::function<Result<T>(const Progress&)> work, std::function<void(Result<T>)> done)
    {
        cancel();
        const auto mine = newest_ = std::make_shared<int>();
        job_ = runner_.start<T>({}, receiver, std::move(work),
            [this, mine = std::weak_ptr(mine), done = std::move(done)](Result<T> result) {
                // Only the newest start's token is alive; when this object is gone none is, and `this` is not touched.
                if (mine.expired())
                    return;
                newest_.reset();
                done(std::move(result));
            }, JobRunner::Visibility::quiet);
    }

    void cancel()
    {
        newest_.reset();
        if (job_)
            job_->cancel();
    }
    [[nodiscard]] bool isRunning() const { return newest_ != nullptr; }

private:
    JobRunner& runner_;
    QPointer<Job> job_;
    std::shared_ptr<int> newest_;
};

}  // namespace annulus::ui
