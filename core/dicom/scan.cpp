#include "core/dicom/scan.h"

#include "core/base/files.h"
#include "core/base/parallelFor.h"
#include "core/base/text.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace annulus {
namespace {

namespace fs = std::filesystem;

/// Walks folders depth first in the order of names; `seen` holds real paths, so loops of links and files that are reached
/// twice count once.
class Walk {
public:
    explicit Walk(const Progress& progress) : progress_(progress) {}

    void visit(const fs::path& path, bool wasNamed)
    {
        if (progress_.cancelled())
            return;
        std::error_code code;
        const auto status = fs::status(path, code);
        const fs::path real = fs::weakly_canonical(path, code);
        const bool isFirst = seen_.insert(code ? path : real).second;
        if (fs::is_directory(status)) {
            if (isFirst)
                visitFolder(path);
        } else if (isFirst && (wasNamed || fs::is_regular_file(status))) {
            files_.push_back(path);
        }
    }

    std::vector<fs::path> take() { return std::move(files_); }

private:
    void visitFolder(const fs::path& folder)
    {
        std::error_code code;
        std::vector<fs::path> entries;
        for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
            entries.push_back(at->path());
        std::sort(entries.begin(), entries.end());
        for (const auto& entry : entries)
            visit(entry, false);
    }

    const Progress& progress_;
    std::set<fs::path> seen_;
    std::vector<fs::path> files_;
};

/// Probers that threads borrow one at a time.
class Pool {
public:
    explicit Pool(const ProberSettings& settings) : settings_(settings) {}
    ProbedFile probe(const fs::path& path, const Progress& progress)
    {
        auto prober = borrow();
        ProbedFile probed = prober->probe(path, progress);
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(prober));
        return probed;
    }

private:
    std::unique_ptr<Prober> borrow()
    {
        const std::lock_guard lock(mutex_);
        if (idle_.empty())
            return std::make_unique<Prober>(settings_);
        auto prober = std::move(idle_.back());
        idle_.pop_back();
        return prober;
    }

    const ProberSettings& settings_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Prober>> idle_;
};

bool isMediaDirectory(const fs::path& path) { return lowerCase(path.filename().string()) == "dicomdir"; }

/// The same object twice: a copy of the file, or another file under the same name.
Error copyOf(const ProbedFile& first, const ProbedFile& again)
{
    if (first.hash == again.hash)
        return {Errc::conflict, message("dicom", "This is the same file as %1.", toUtf8(first.path)), toUtf8(again.path)};
    return {Errc::conflict, message("dicom", "It has the same SOP Instance UID as %1 but other contents; only the first is used.", toUtf8(first.path)),
            toUtf8(again.path)};
}

}  // namespace

std::vector<fs::path> listFiles(const std::vector<fs::path>& paths, const Progress& progress)
{
    Walk walk(progress);
    for (const auto& path : paths)
        walk.visit(path, true);
    return walk.take();
}

std::vector<ProbedFile> probeFiles(const std::vector<fs::path>& files, const ScanSettings& settings, const Progress& progress)
{
    std::vector<std::optional<ProbedFile>> answers(files.size());
    Pool pool(settings.prober);
    std::mutex mutex;
    std::size_t done = 0;
    parallelFor(files.size(), [&](std::size_t at) {
        if (progress.cancelled())
            return;
        ProbedFile probed = pool.probe(files[at], progress);
        const std::lock_guard lock(mutex);
        if (!probed.refused || probed.refused->code != Errc::cancelled)
            answers[at] = std::move(probed);
        ++done;
        progress.report(static_cast<double>(done) / static_cast<double>(files.size()),
                        message("dicom", "%1 of %2 files: %3", done, files.size(), toUtf8(files[at].filename())));
    }, settings.processes);
    std::vector<ProbedFile> probed;
    for (auto& answer : answers)
        if (answer)
            probed.push_back(*std::move(answer));
    return probed;
}

ScanResult scanFolder(const std::vector<fs::path>& paths, const ScanSettings& settings, const Progress& progress)
{
    ScanResult result;
    auto files = listFiles(paths, progress);
    const auto isDirectory = std::stable_partition(files.begin(), files.end(), [](const fs::path& path) { return !isMediaDirectory(path); });
    for (auto at = isDirectory; at != files.end(); ++at)
        result.notes.push_back(message("dicom", "%1 was skipped: the images are found without a directory.", toUtf8(*at)));
    files.erase(isDirectory, files.end());

    std::map<std::string, std::size_t> byUid;
    for (ProbedFile& probed : probeFiles(files, settings, progress)) {
        if (probed.refused) {
            result.refused.push_back({probed.path, *probed.refused, false});
            continue;
        }
        const std::string uid = probed.facts->sopInstanceUid.empty() ? probed.hash : probed.facts->sopInstanceUid;
        const auto [at, isNew] = byUid.emplace(uid, result.images.size());
        if (isNew)
            result.images.push_back(std::move(probed));
        else
            result.refused.push_back({probed.path, copyOf(result.images[at->second], probed), probed.hash == result.images[at->second].hash});
    }
    result.wasCancelled = progress.cancelled();
    return result;
}

}  // namespace annulus
