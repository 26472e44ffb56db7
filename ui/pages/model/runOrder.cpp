#include "ui/pages/model/runOrder.h"

#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/outputFile.h"
#include "core/base/text.h"
#include "core/project/extraction.h"
#include "core/run/verifyRun.h"
#include "ui/pages/model/projectState.h"

#include <algorithm>
#include <set>

namespace annulus::ui {

namespace {

Result<std::filesystem::path> writtenFeatures(const Project& project, const std::filesystem::path& folder, const Progress& progress)
{
    const auto file = folder / "features.csv";
    OutputFile out(file);
    if (auto written = writeLong(featureItems(project), [&](std::string_view lines) { return out.write(lines); }, progress); !written)
        return std::move(written).error();
    if (auto written = out.commit(); !written)
        return std::move(written).error();
    return file;
}

/// "combined 0.75 (0.53-0.96)": what the log keeps of the numbers, held-out ones before others.
std::string areasOf(const RunResult& result)
{
    std::string words;
    for (const char* set : {"cv", "test", "train"}) {
        for (const Evaluation& one : result.evaluations)
            if (one.set == set && one.mode == result.modes.back())
                words.append(words.empty() ? "" : "; ").append(one.model).append(one.outcomeClass.empty() ? "" : " " + one.outcomeClass).append(" ").append(formatFixed(one.auc, 2)).append(" (")
                    .append(formatFixed(one.aucLow, 2)).append("-").append(formatFixed(one.aucHigh, 2)).append(")");
        if (!words.empty())
            return result.modes.back() + ", " + set + ": " + words;
    }
    return words;
}

}  // namespace

std::string clinicalCsvOf(const Project& project)
{
    std::set<std::string> names;
    for (const auto& patient : project.patients)
        for (const auto& [name, value] : patient->clinical)
            names.insert(name);
    std::vector<std::string> line{"patient"};
    line.insert(line.end(), names.begin(), names.end());
    std::string out = csvLine(line);
    for (const auto& patient : project.patients) {
        if (patient->clinical.empty())
            continue;
        line = {patient->id};
        for (const std::string& name : names) {
            const auto found = patient->clinical.find(name);
            line.push_back(found == patient->clinical.end() ? std::string() : found->second);
        }
        out += csvLine(line);
    }
    return out;
}

OwnData ownDataOf(const Project& project)
{
    OwnData own;
    for (const auto& patient : project.patients) {
        own.withFeatures += patient->features.empty() ? 0 : 1;
        own.withClinical += patient->clinical.empty() ? 0 : 1;
    }
    return own;
}

Result<std::vector<Event>> runOrder(const RunOrder& order, const Progress& progress)
{
    RunRequest request;
    request.protocol = order.protocol;
    request.files.features = order.features;
    request.files.clinical = order.clinical;
    if (order.features.empty() || order.clinical.empty()) {
        const auto folder = order.out / "inputs";
        std::error_code problem;
        std::filesystem::create_directories(folder, problem);
        if (problem)
            return Error{Errc::io, message("report", "The folder of the run cannot be made."), toUtf8(folder)};
        if (order.features.empty()) {
            auto file = writtenFeatures(order.project, folder, progress.part(0, 0.05));
            if (!file)
                return std::move(file).error();
            request.files.features = *file;
        }
        if (order.clinical.empty()) {
            request.files.clinical = folder / "clinical.csv";
            if (auto written = writeFileAtomically(request.files.clinical, clinicalCsvOf(order.project)); !written)
                return std::move(written).error();
        }
        const ProjectState whole = projectState(order.project);
        if (auto written = writeProjectState(order.out, {order.features.empty() ? whole.features : std::string(), order.clinical.empty() ? whole.clinical : std::string()}); !written)
            return std::move(written).error();
    }
    request.options.published = order.published;
    request.options.honest = order.honest;
    request.options.parts = partsIn(order.out);
    auto finished = runFromFiles(request, progress.part(0.05, 0.99));
    if (!finished)
        return std::move(finished).error();
    if (order.features.empty() || order.clinical.empty()) {
        const auto file = projectStateFile(order.out);
        auto hash = hashFile(file);
        if (!hash)
            return std::move(hash).error();
        finished->manifest.inputs.push_back({"project", toUtf8(std::filesystem::absolute(file)), std::move(hash).value()});
    }
    if (auto written = writeRun(order.out, finished->outputs, finished->manifest, finished->outcome.result); !written)
        return std::move(written).error();
    removeParts(order.out);
    auto sealed = hashFile(order.out / "manifest.json");
    if (!sealed)
        return std::move(sealed).error();
    std::vector<Event> events{{logKind::run, {{"protocol", order.protocol.name}, {"folder", toUtf8(order.out.filename())}, {"split", finished->manifest.splitHash}, {"manifest", std::move(sealed).value()},
                                              {"areas", areasOf(finished->outcome.result)}}}};
    for (const Message& event : finished->outcome.result.events)
        events.push_back({logKind::testSet, {{"protocol", order.protocol.name}, {"words", event.english()}}});
    return events;
}

}  // namespace annulus::ui
