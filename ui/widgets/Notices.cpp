#include "ui/widgets/Notices.h"

#include "ui/text.h"

#include <QTimer>

#include <algorithm>

namespace annulus::ui {

namespace {
constexpr std::size_t mostAtOnce = 6;
constexpr std::size_t mostPast = 200;

/// Long enough to read: a glance, and about 15 characters in a second.
int readingTimeMs(const QString& text) { return std::clamp(3000 + 65 * static_cast<int>(text.size()), 6000, 15'000); }

}  // namespace

int Notices::done(const QString& text, Action action)
{
    // The newest good news says enough: an undo of the one before would undo something else by now.
    std::erase_if(notices_, [](const Notice& notice) { return notice.kind == Kind::done; });
    const int id = add(Kind::done, text, std::move(action));
    QTimer::singleShot(readingTimeMs(text), this, [this, id] { dismiss(id); });
    return id;
}

int Notices::warn(const QString& text, Action action) { return add(Kind::warning, text, std::move(action)); }

int Notices::error(const QString& text, Action action) { return add(Kind::error, text, std::move(action)); }

void Notices::error(const Error& error)
{
    if (error.code != Errc::cancelled)
        add(Kind::error, text(error), {});
}

int Notices::add(Kind kind, const QString& text, Action action)
{
    // The same sentence twice is one thing to read.
    std::erase_if(notices_, [&](const Notice& notice) { return notice.kind == kind && notice.text == text; });
    if (notices_.size() >= mostAtOnce)
        notices_.erase(notices_.begin());
    notices_.push_back({nextId_, kind, text, std::move(action), QTime::currentTime()});
    if (past_.size() >= mostPast)
        past_.erase(past_.begin());
    past_.push_back(notices_.back());
    emit changed();
    return nextId_++;
}

void Notices::act(int id)
{
    const auto found = std::ranges::find(notices_, id, &Notice::id);
    if (found == notices_.end())
        return;
    const auto run = found->action.run;
    dismiss(id);
    if (run)
        run();
}

void Notices::dismiss(int id)
{
    if (std::erase_if(notices_, [id](const Notice& notice) { return notice.id == id; }) > 0)
        emit changed();
}

}  // namespace annulus::ui
