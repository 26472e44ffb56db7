#include "core/project/unfinishedResults.h"

#include "core/base/base64.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/project/projectJson.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace annulus {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* ending = ".results";

/// What features of this outline computed now would hang on.
Recipe recipeToday(const Project& project, const RecipeBase& today, const RoiKey& key)
{
    const Patient* patient = project.findPatient(key.patient);
    const Roi* roi = patient ? patient->findRoi(key.roi) : nullptr;
    return roi ? today.recipeOf(*patient, *roi) : Recipe{};
}

void removeForgotten(const fs::path& folder)
{
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(folder, code))
        if (entry.path().extension() == ending && fs::file_time_type::clock::now() - entry.last_write_time(code) > std::chrono::hours(24 * 30) && !code)
            fs::remove(entry.path(), code);
}

}  // namespace

UnfinishedResults::UnfinishedResults(fs::path file) : file_(std::move(file)), stream_(file_, std::ios::app)
{
    stream_ << '\n';  // a run that was killed may have left half a line: the next one must not be joined to it
}

void UnfinishedResults::add(const std::string& patient, const FeatureResult& result)
{
    const auto numbers = result.numbers.load();
    const json one{{"patient", patient}, {"result", toJson(result)}, {"block", toBase64((*numbers)->bytes())}};
    const std::string line = one.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
    const std::lock_guard lock(mutex_);
    stream_ << line << std::flush;
}

void UnfinishedResults::remove()
{
    const std::lock_guard lock(mutex_);
    stream_.close();
    std::error_code ignored;
    fs::remove(file_, ignored);
}

ResultsByRoi UnfinishedResults::read(const fs::path& file, const FeatureKindPtr& kind, const Project& project, const RecipeBase& today)
{
    ResultsByRoi results;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        const auto one = json::parse(line, nullptr, false);
        if (one.is_discarded())
            continue;
        try {
            FeatureResult result = featureResultFromJson(one.at("result"), [&](const std::string&) { return kind; }, nullptr);
            const auto block = fromBase64(one.at("block").get<std::string>());
            auto numbers = block ? Numbers::fromBytes(*block) : Result<Numbers>(Error{});
            if (one.at("result").at("kind") != kind->hash || !numbers || numbers->digest() != result.numbers.digest())
                continue;
            result.numbers = LazyNumbers(std::move(numbers).value());
            const RoiKey key{one.at("patient"), result.roiId};
            if (result.recipe == recipeToday(project, today, key))
                results[key] = std::move(result);
        } catch (const std::exception&) {
            continue;
        }
    }
    return results;
}

fs::path unfinishedResultsFile(const fs::path& workingFile, const fs::path& projectFile, const FeatureKindPtr& kind)
{
    const fs::path folder = workingFile.parent_path();
    removeForgotten(folder);
    return folder / (Sha256().add(toUtf8(projectFile.empty() ? workingFile : projectFile)).add(kind->hash).hex().substr(0, 24) + ending);
}

}  // namespace annulus
