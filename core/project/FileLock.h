#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace annulus {

/// Who has a project open: what the lock file says.
struct LockHolder {
    std::string account, host;
    std::int64_t process = 0;
    std::string started;  ///< tells a process from a later one with its number: boot and start time
    std::string since;    ///< UTC
    bool operator==(const LockHolder&) const = default;
};

struct LockRules {
    double staleAfterSeconds = 150;  ///< without a sign of life from another host
};

/// The file that a name means: absolute, links followed. A link and its file have one lock, one home and one project.
std::filesystem::path fileItself(const std::filesystem::path& given);

/// The right to write a file, as a small file beside it: created only where there is none, which also works on network
/// folders. A process that died loses it at once on its own host, on others after a while without sign of life.
class FileLock {
public:
    struct Attempt;
    static Attempt take(const std::filesystem::path& file, const LockRules& rules = {});
    static std::filesystem::path placeFor(const std::filesystem::path& file);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

    /// Tells other hosts that we live. False when the lock is no longer ours.
    [[nodiscard]] bool beat() const;

private:
    explicit FileLock(std::filesystem::path place) : place_(std::move(place)) {}
    void release() noexcept;
    std::filesystem::path place_;  ///< empty when moved from
};

/// Exactly one of these.
struct FileLock::Attempt {
    std::optional<FileLock> lock;
    std::optional<LockHolder> holder;  ///< a living one
    std::optional<Error> impossible;   ///< read-only folder, no such folder
};

/// Who holds the lock of this file and lives; nothing where nobody does.
std::optional<LockHolder> lockHolder(const std::filesystem::path& file, const LockRules& rules = {});

/// "Opened read-only: anna on station-3 has the project open since ..."
Message heldBy(const LockHolder& holder);

}  // namespace annulus
