#include "core/dicom/Prober.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstring>

extern char** environ;

namespace annulus {
namespace {

using Clock = std::chrono::steady_clock;

/// How often a waiting parent looks whether it was cancelled.
constexpr int pollMilliseconds = 100;
/// Longest answer: facts, warnings and a thumbnail fit a hundred times.
constexpr std::size_t longestAnswer = std::size_t(64) << 20;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

bool sendAll(int channel, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::send(channel, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

Error tookTooLong(double seconds)
{
    return {Errc::limit, message("dicom", "Decoding it took more than %1 s and was stopped.", seconds), {}};
}

}  // namespace

std::filesystem::path probeExecutable()
{
    std::error_code code;
    return std::filesystem::read_symlink("/proc/self/exe", code).parent_path() / "annulus-cli";
}

Prober::Prober(ProberSettings settings) : settings_(std::move(settings))
{
    if (settings_.executable.empty())
        settings_.executable = probeExecutable();
}

Prober::~Prober() { stop(); }

Result<void> Prober::start()
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return Error{Errc::io, message("dicom", "The decoder could not be started: %1.", std::strerror(errno)), {}};
    const ProbeLimits& limits = settings_.limits;
    std::vector<std::string> words{settings_.executable.string()};
    words.insert(words.end(), settings_.arguments.begin(), settings_.arguments.end());
    words.insert(words.end(), {"--memory", std::to_string(limits.memoryBytes), "--seconds", formatNumber(limits.secondsPerFile)});
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const int failed = ::posix_spawn(&child_, settings_.executable.c_str(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (failed != 0) {
        child_ = -1;
        ::close(ends[0]);
        return Error{Errc::io, message("dicom", "The decoder %1 could not be started: %2.", toUtf8(settings_.executable), std::strerror(failed)), {}};
    }
    channel_ = ends[0];
    return {};
}

void Prober::stop()
{
    if (channel_ >= 0)
        ::close(channel_);
    channel_ = -1;
    if (child_ < 0)
        return;
    ::kill(child_, SIGKILL);
    while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
    }
    child_ = -1;
}

/// The child closed its end: how it ended becomes the sentence.
Error Prober::causeOfDeath()
{
    int status = 0;
    while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
    }
    child_ = -1;
    stop();
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return tookTooLong(settings_.limits.secondsPerFile);
    if (WIFSIGNALED(status))
        return {Errc::corrupt, message("dicom", "Decoding it ended the decoder (signal %1).", WTERMSIG(status)), {}};
    return {Errc::corrupt, message("dicom", "Decoding it ended the decoder (exit %1).", WEXITSTATUS(status)), {}};
}

Result<std::string> Prober::ask(const std::filesystem::path& path, const Progress& progress)
{
    if (!sendAll(channel_, path.native() + '\0'))
        return causeOfDeath();
    const auto began = Clock::now();
    auto lastSign = began;
    std::string answer;
    for (std::vector<char> block(1 << 16);;) {
        if (progress.cancelled()) {
            stop();
            return stopped();
        }
        const bool isSilent = secondsSince(lastSign) > settings_.limits.secondsPerFrame;
        if (isSilent || secondsSince(began) > settings_.limits.secondsPerFile) {
            stop();
            return tookTooLong(isSilent ? settings_.limits.secondsPerFrame : settings_.limits.secondsPerFile);
        }
        pollfd waiting{channel_, POLLIN, 0};
        if (::poll(&waiting, 1, pollMilliseconds) <= 0)
            continue;
        const ssize_t count = ::recv(channel_, block.data(), block.size(), 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return causeOfDeath();
        lastSign = Clock::now();
        answer.append(block.data(), static_cast<std::size_t>(count));
        answer.erase(0, std::min(answer.find_first_not_of('\n'), answer.size()));  // signs of life
        if (answer.ends_with('\n'))
            return answer;
        if (answer.size() > longestAnswer) {
            stop();
            return Error{Errc::corrupt, message("dicom", "The decoder's answer is too long."), {}};
        }
    }
}

ProbedFile Prober::probe(const std::filesystem::path& path, const Progress& progress)
{
    ProbedFile probed;
    const auto refuse = [&](Error error) {
        probed.refused = std::move(error).in(toUtf8(path));
        probed.path = path;
        return probed;
    };
    if (child_ < 0)
        if (auto started = start(); !started)
            return refuse(std::move(started).error());
    const auto answer = ask(path, progress);
    if (!answer)
        return refuse(answer.error());
    auto read = probedFromJson(*answer);
    if (!read) {
        stop();
        return refuse(std::move(read).error());
    }
    probed = *std::move(read);
    probed.path = path;
    if (probed.refused)
        probed.refused->where = toUtf8(path);
    return probed;
}

}  // namespace annulus
