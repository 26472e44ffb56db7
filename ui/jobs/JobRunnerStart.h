#pragma once

// The part of JobRunner.h that must be seen where it is used.

#include <exception>
#include <new>
#include <utility>

namespace annulus::ui {

namespace detail {

/// An exception that a library let through becomes a sentence.
template <class T>
Result<T> guarded(const std::function<Result<T>(const Progress&)>& work, const Progress& progress)
{
    if (progress.cancelled())
        return stopped();
    try {
        return work(progress);
    } catch (const std::bad_alloc&) {
        return Error{Errc::limit, message("jobs", "There is not enough memory for this work."), {}};
    } catch (const std::exception& problem) {
        return Error{Errc::invalid, message("jobs", "The work ended unexpectedly: %1", problem.what()), {}};
    } catch (...) {
        return Error{Errc::invalid, message("jobs", "The work ended unexpectedly."), {}};
    }
}

/// A stopped job may hand over what it had finished: its result then says so by `isPartial`.
template <class T>
bool isPartial(const Result<T>& result)
{
    if constexpr (requires(const T& value) { value.isPartial; })
        return result.ok() && result->isPartial;
    else
        return false;
}

template <class T>
JobCounts countsOf(const Result<T>& result)
{
    if constexpr (requires(const T& value) { value.counts(); })
        return result.ok() ? result->counts() : JobCounts();
    else
        return {};
}

}  // namespace detail

template <class T>
Job* JobRunner::start(const JobName& name, QObject* receiver, std::function<Result<T>(const Progress&)> work,
                      std::function<void(Result<T>)> done, Visibility visibility)
{
    const QPointer<QObject> alive(receiver);
    return launch(name, visibility,
                  [work = std::move(work), done = std::move(done), alive](const Progress& progress) -> Conclusion {
                      auto result = std::make_shared<Result<T>>(detail::guarded<T>(work, progress));
                      return [result, &done, &alive]() -> Outcome {
                          Outcome outcome{{}, detail::countsOf(*result)};
                          if (!result->ok())
                              outcome.result = result->error();
                          else if (detail::isPartial(*result))
                              outcome.result = Error{Errc::cancelled, message("jobs", "Stopped: what was finished is kept."), {}};
                          if (alive && done)
                              done(std::move(*result));
                          return outcome;
                      };
                  });
}

}  // namespace annulus::ui
