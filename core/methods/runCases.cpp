#include "core/methods/runCases.h"

#include "core/base/parallelFor.h"
#include "core/base/text.h"
#include "core/methods/Method.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <set>

namespace annulus {
namespace {

struct Job {
    const Method* method;
    const nlohmann::json* json;
    std::vector<CaseValue> values;
};

void run(Job& job, const CaseFolder& folder)
{
    const std::string name = (*job.json)["case"];
    Inputs inputs((*job.json)["inputs"], folder, name, job.json->value("call", ""));
    const auto report = job.method->run(inputs);
    if (!report) {
        job.values.push_back({job.method->name, name, "error", "", "", report.error().sentence()});
        return;
    }
    for (const ReportedValue& value : report->values)
        job.values.push_back({job.method->name, name, value.quantity, value.term, value.index, value.text()});
}

std::vector<std::string> methodNames(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "cases", failed))
        if (entry.path().extension() == ".json")
            names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// Quantities that expected/METHOD.csv lists and no case of the method gave.
std::vector<std::string> missingQuantities(const CaseFolder& folder, const std::string& method, const std::vector<CaseValue>& values)
{
    if (!std::filesystem::exists(folder.path() / "expected" / (method + ".csv")))
        return {};
    const auto expected = folder.table("expected/" + method + ".csv");
    const int column = expected ? (*expected)->column("quantity") : -1;
    if (column < 0)
        return {};
    std::set<std::string> missing;
    for (const auto& row : (*expected)->rows)
        missing.insert(row[static_cast<std::size_t>(column)]);
    for (const CaseValue& value : values)
        if (value.method == method)
            missing.erase(value.quantity);
    missing.erase("error");
    return {missing.begin(), missing.end()};
}

}  // namespace

Result<CaseRun> runCases(const std::filesystem::path& path, const std::vector<std::string>& only, const Progress& progress, int threads)
{
    const CaseFolder folder(path);
    CaseRun result;
    std::vector<Job> jobs;
    std::vector<std::shared_ptr<const nlohmann::json>> held;
    std::vector<std::string> covered;
    const auto names = methodNames(path);
    for (const std::string& name : only)
        if (std::find(names.begin(), names.end(), name) == names.end())
            return Error{Errc::notFound, message("methods", "There is no case file of a method '%1'; the folder has %2.", name, join(names, ", ")), {}};
    for (const std::string& name : names) {
        if (!only.empty() && std::find(only.begin(), only.end(), name) == only.end())
            continue;
        const Method* method = findMethod(name);
        if (!method) {
            result.notCovered.push_back(message("methods", "The method '%1' is not covered.", name));
            continue;
        }
        const auto cases = folder.cases(name);
        if (!cases)
            return cases.error();
        held.push_back(*cases);
        covered.push_back(name);
        for (const auto& one : **cases)
            jobs.push_back({method, &one, {}});
    }
    if (jobs.empty() && result.notCovered.empty())
        return Error{Errc::notFound, message("methods", "There is no case file in %1/cases.", path.string()), {}};
    std::atomic<std::size_t> done = 0;
    parallelFor(jobs.size(), [&](std::size_t at) {
        if (progress.cancelled())
            return;
        run(jobs[at], folder);
        progress.report(static_cast<double>(++done) / static_cast<double>(jobs.size()));
    }, threads);
    if (progress.cancelled())
        return stopped();
    for (Job& job : jobs)
        std::move(job.values.begin(), job.values.end(), std::back_inserter(result.values));
    for (const std::string& name : covered)
        for (const std::string& quantity : missingQuantities(folder, name, result.values))
            result.notCovered.push_back(message("methods", "The quantity '%1' of method '%2' is not covered.", quantity, name));
    return result;
}

std::string toCsv(const CaseRun& run)
{
    std::string text = csvLine({"method", "case", "quantity", "term", "index", "value"});
    for (const CaseValue& value : run.values)
        text += csvLine({value.method, value.caseName, value.quantity, value.term, value.index, value.value});
    return text;
}

}  // namespace annulus
