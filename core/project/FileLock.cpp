#include "core/project/FileLock.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/project/Log.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <ctime>
#include <fstream>
#include <sstream>
#include <thread>
#include <utility>

namespace annulus {
namespace {

namespace fs = std::filesystem;

std::string thisBoot()
{
    std::string boot;
    std::getline(std::ifstream("/proc/sys/kernel/random/boot_id"), boot);
    return boot;
}

/// Boot and start time of a process: field 22 of /proc/PID/stat, counted after the command's closing bracket, which
/// itself may hold blanks and brackets (proc(5)). Empty where there is no such process.
std::string startOf(std::int64_t process)
{
    std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
    std::string line;
    std::getline(stat, line);
    const auto bracket = line.rfind(')');
    if (bracket == std::string::npos)
        return {};
    std::istringstream fields(line.substr(bracket + 1));
    constexpr int fieldsBefore = 19;  // from state (3) to itrealvalue (21)
    std::string field, state;
    fields >> state;
    if (state == "Z" || state == "X")
        return {};
    for (int skipped = 1; skipped <= fieldsBefore; ++skipped)
        fields >> field;
    return thisBoot() + ":" + field;
}

LockHolder thisProcess()
{
    const Author author = thisAuthor();
    const std::int64_t process = ::getpid();
    return {author.account, author.host, process, startOf(process), utcNow()};
}

std::string textOf(const LockHolder& holder)
{
    return nlohmann::json({{"account", holder.account}, {"host", holder.host}, {"process", holder.process}, {"started", holder.started}, {"since", holder.since}})
        .dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Nothing where there is no lock. A file that is not (yet) readable as a lock is held by somebody unknown.
std::optional<LockHolder> readHolder(const fs::path& place)
{
    const auto text = readTextFile(place);
    if (!text)
        return {};
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    try {
        return LockHolder{json.at("account"), json.at("host"), json.at("process"), json.at("started"), json.at("since")};
    } catch (const std::exception&) {
        return LockHolder{};
    }
}

/// Seconds since the last sign of life, by the clock of the file's own server.
double silence(const fs::path& place)
{
    const fs::path probe = fs::path(place) += ".now" + std::to_string(::getpid());
    std::ofstream(probe) << ' ';
    struct ::stat now {}, last {};
    const bool known = ::stat(probe.c_str(), &now) == 0 && ::stat(place.c_str(), &last) == 0;
    ::unlink(probe.c_str());
    return known ? static_cast<double>(now.st_mtim.tv_sec - last.st_mtim.tv_sec) : 0;
}

bool isAlive(const LockHolder& holder, const fs::path& place, const LockRules& rules)
{
    // Another boot is this machine before it started again, or another one of the same name: only time tells.
    const std::string boot = holder.started.substr(0, holder.started.find(':'));
    if (!boot.empty() && boot == thisBoot() && holder.host == thisAuthor().host)
        return startOf(holder.process) == holder.started;
    return silence(place) < rules.staleAfterSeconds;
}

enum class Made { yes, exists, no };

Made create(const fs::path& place, const std::string& text)
{
    const int file = ::open(place.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0)
        return errno == EEXIST ? Made::exists : Made::no;
    const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    const int reason = errno;
    ::close(file);
    if (written)
        return Made::yes;
    ::unlink(place.c_str());
    errno = reason;
    return Made::no;
}

/// Takes a dead lock out of the way. Of several programs that found it one may look again and remove it; the others come
/// back to a lock that lives. The right to do so is a file too, forgotten when its owner died over these few lines.
void removeStale(const fs::path& place, const LockRules& rules)
{
    const fs::path right = fs::path(place) += ".takeover";
    constexpr double diedMeanwhile = 10;  // seconds
    if (create(right, {}) != Made::yes) {
        if (silence(right) > diedMeanwhile)
            ::unlink(right.c_str());
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return;
    }
    if (const auto holder = readHolder(place); holder && !isAlive(*holder, place, rules))
        ::unlink(place.c_str());
    ::unlink(right.c_str());
}

}  // namespace

fs::path fileItself(const fs::path& given)
{
    std::error_code code;
    const fs::path found = fs::weakly_canonical(given, code);
    return code ? fs::absolute(given).lexically_normal() : found;
}

fs::path FileLock::placeFor(const fs::path& file) { return file.parent_path() / (std::string(".") + file.filename().string() + ".lock"); }

FileLock::Attempt FileLock::take(const fs::path& file, const LockRules& rules)
{
    const fs::path place = placeFor(fileItself(file));
    const std::string text = textOf(thisProcess());
    constexpr int attempts = 50;
    Attempt attempt;
    for (int number = 0; number < attempts; ++number) {
        const Made made = create(place, text);
        if (made == Made::yes) {
            attempt.lock = FileLock(place);
            attempt.holder.reset();  // a dead one, seen before
            return attempt;
        }
        if (made == Made::no) {
            attempt.impossible = Error{Errc::io, message("project", "The folder cannot be written: %1.", std::strerror(errno)), toUtf8(place.parent_path())};
            return attempt;
        }
        const auto holder = readHolder(place);
        if (!holder)
            continue;  // released between the two looks
        attempt.holder = holder;
        if (isAlive(*holder, place, rules))
            return attempt;
        removeStale(place, rules);
    }
    if (!attempt.holder)
        attempt.holder = LockHolder{};
    return attempt;
}

FileLock::FileLock(FileLock&& other) noexcept : place_(std::exchange(other.place_, {})) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    if (this != &other) {
        release();
        place_ = std::exchange(other.place_, {});
    }
    return *this;
}

FileLock::~FileLock() { release(); }

void FileLock::release() noexcept
{
    if (!place_.empty() && beat())
        ::unlink(place_.c_str());
    place_.clear();
}

bool FileLock::beat() const
{
    const auto holder = readHolder(place_);
    const auto self = static_cast<std::int64_t>(::getpid());
    if (!holder || holder->process != self || holder->started != startOf(self))
        return false;
    ::utimensat(AT_FDCWD, place_.c_str(), nullptr, 0);
    return true;
}

std::optional<LockHolder> lockHolder(const fs::path& file, const LockRules& rules)
{
    const fs::path place = FileLock::placeFor(fileItself(file));
    const auto holder = readHolder(place);
    return holder && isAlive(*holder, place, rules) ? holder : std::nullopt;
}

namespace {

/// "2026-11-22T08:34:01.247Z" by the clock on the wall: the sentence is for somebody in front of this machine.
std::string onTheWall(const std::string& utc)
{
    std::tm parts{};
    if (!::strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%S", &parts))
        return utc;
    const std::time_t seconds = ::timegm(&parts);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    std::array<char, 40> words{};
    return std::string(words.data(), std::strftime(words.data(), words.size(), "%Y-%m-%d %H:%M", &local));
}

}  // namespace

Message heldBy(const LockHolder& holder)
{
    if (holder.account.empty())
        return message("project", "Somebody else has the project open; it can be read here but not changed.");
    return message("project", "%1 on %2 has had the project open since %3 (process %4); it can be read here but not changed.",
                   holder.account, holder.host, onTheWall(holder.since), holder.process);
}

}  // namespace annulus
