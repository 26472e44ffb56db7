#include "core/run/verifyRun.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/protocol/protocolFile.h"
#include "core/run/evaluateTable.h"
#include "core/run/runBundles.h"

#include <algorithm>

namespace annulus {
namespace {

std::filesystem::path fileOf(const RunManifest& manifest, const char* role)
{
    const auto found = std::find_if(manifest.inputs.begin(), manifest.inputs.end(), [&](const RunInputFile& one) { return one.role == role; });
    return found == manifest.inputs.end() ? std::filesystem::path() : std::filesystem::path(found->file);
}

Result<RunOutputs> madeAgain(const RunManifest& manifest, int threads, const Progress& progress)
{
    if (manifest.protocol == evaluationName) {
        const auto scores = readCsv(fileOf(manifest, "scores"));
        if (!scores)
            return scores.error();
        const auto options = evaluationOptions(manifest.protocolText);
        if (!options)
            return options.error();
        const auto result = evaluateTable(*scores, *options);
        return result ? Result<RunOutputs>(runOutputs(*result)) : Result<RunOutputs>(result.error());
    }
    auto protocol = parseProtocol(manifest.protocolText);
    if (!protocol)
        return std::move(protocol).error().in("manifest.json");
    RunRequest request;
    request.protocol = std::move(protocol).value();
    request.files = {fileOf(manifest, "features"), fileOf(manifest, "clinical"), fileOf(manifest, "codebook"), fileOf(manifest, "split")};
    const auto has = [&](const char* mode) { return std::find(manifest.modes.begin(), manifest.modes.end(), mode) != manifest.modes.end(); };
    request.options.published = has("published");
    request.options.honest = has("honest");
    request.options.bootstrap = manifest.bootstrap;
    request.options.bandReplicates = static_cast<std::size_t>(manifest.bandReplicates);
    request.options.threads = threads;
    auto again = runFromFiles(request, progress);
    if (!again)
        return std::move(again).error();
    return std::move(again->outputs);
}

}  // namespace

Result<FinishedRun> runFromFiles(const RunRequest& request, const Progress& progress)
{
    auto read = readStudyInput(request.protocol, request.files, progress.part(0, 0.05));
    if (!read)
        return std::move(read).error();
    auto outcome = runStudy(request.protocol, read->input, request.options, progress.part(0.05, 1));
    if (!outcome)
        return std::move(outcome).error();
    FinishedRun finished;
    finished.outputs = runOutputs(outcome->result);
    const auto notes = addBundles(finished.outputs, *outcome, request.protocol);
    RunManifest& manifest = finished.manifest;
    manifest.program = "annulus";
    manifest.version = ANNULUS_VERSION;
    manifest.protocol = request.protocol.name;
    manifest.protocolText = outcome->result.protocolText;
    manifest.modes = outcome->result.modes;
    manifest.bootstrap = request.options.bootstrap.value_or(request.protocol.honest.bootstrap);
    manifest.bandReplicates = static_cast<int>(request.options.bandReplicates);
    manifest.threads = request.options.threads;
    manifest.splitHash = outcome->result.splitHash;
    manifest.inputs = std::move(read->files);
    finished.outcome = std::move(outcome).value();
    finished.outcome.result.notes.insert(finished.outcome.result.notes.end(), notes.begin(), notes.end());
    return finished;
}

Result<RunVerification> verifyRun(const std::filesystem::path& folder, int threads, const Progress& progress)
{
    auto manifest = readRunManifest(folder);
    if (!manifest)
        return std::move(manifest).error();
    RunVerification report{std::move(manifest).value(), {}, 0};
    report.files = report.manifest.outputs.size();
    bool inputsStand = true;
    for (const RunInputFile& file : report.manifest.inputs) {
        const auto hash = hashFile(file.file);
        if (hash && *hash == file.sha256)
            continue;
        inputsStand = false;
        report.problems.push_back(hash ? message("run", "%1 is not the file of the run: its SHA-256 is %2, expected %3.", file.file, hash->substr(0, 12), file.sha256.substr(0, 12))
                                       : message("run", "The input cannot be read: %1", hash.error().sentence()));
    }
    if (!inputsStand)
        return report;
    const auto again = madeAgain(report.manifest, threads, progress);
    if (!again)
        return again.error();
    report.problems = differences(folder, report.manifest, *again);
    return report;
}

}  // namespace annulus
