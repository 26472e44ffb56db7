#include "app/commands/extractCohort.h"

#include "app/commands/emptyRegions.h"
#include "app/commands/logNote.h"
#include "app/commands/parameters.h"
#include "core/base/files.h"
#include "core/base/outputFile.h"
#include "core/base/text.h"
#include "core/features/extract.h"
#include "core/project/exportNotes.h"
#include "core/project/extraction.h"
#include "core/project/manifest.h"
#include "core/project/store.h"
#include "core/project/unfinishedResults.h"

#include <map>
#include <optional>
#include <set>

namespace annulus {
namespace {

struct Shard {
    std::size_t part = 1, parts = 1;
};

Result<Shard> parseShard(const std::string& text)
{
    if (text.empty())
        return Shard{};
    const auto fields = split(text, '/');
    const auto part = fields.size() == 2 ? parseNumber(fields[0]) : std::nullopt;
    const auto parts = fields.size() == 2 ? parseNumber(fields[1]) : std::nullopt;
    const auto isWhole = [](double number) { return number == static_cast<double>(static_cast<long>(number)); };
    if (!part || !parts || !isWhole(*part) || !isWhole(*parts) || *part < 1 || *part > *parts || *parts > 1e6)
        return Error{Errc::invalid, message("app", "--shard was %1; K/N with 1 <= K <= N was expected.", text), {}};
    return Shard{static_cast<std::size_t>(*part), static_cast<std::size_t>(*parts)};
}

/// Every N-th patient, so that shards are of like size whatever the order of the names; of one reader when one is named.
std::vector<RoiKey> keysOf(const Project& project, const Shard& shard, const std::string& reader)
{
    std::vector<RoiKey> keys;
    for (std::size_t index = shard.part - 1; index < project.patients.size(); index += shard.parts)
        for (const Roi& roi : project.patients[index]->rois)
            if (reader.empty() || roi.reader == reader)
                keys.push_back({project.patients[index]->id, roi.id});
    return keys;
}

/// Nothing when the reader drew something; else a sentence with those who did.
std::optional<Error> checkReader(const Project& project, const std::string& reader)
{
    std::set<std::string> readers;
    for (const auto& patient : project.patients)
        for (const Roi& roi : patient->rois)
            readers.insert(roi.reader);
    if (reader.empty() || readers.contains(reader))
        return {};
    std::string names;
    for (const std::string& name : readers)
        names += (names.empty() ? "" : ", ") + (name.empty() ? std::string("(no name)") : name);
    return Error{Errc::notFound, message("app", "No outline is by the reader %1; outlines are by: %2.", reader, names), {}};
}

/// The project with these results and no others.
Project withResults(Project project, const ResultsByRoi& results)
{
    for (auto& patient : project.patients) {
        Patient changed = *patient;
        changed.features.clear();
        for (const Roi& roi : changed.rois)
            if (const auto found = results.find({changed.id, roi.id}); found != results.end())
                changed.features.push_back(std::make_shared<const FeatureResult>(found->second));
        patient = std::make_shared<const Patient>(std::move(changed));
    }
    return project;
}

struct Cohort {
    Project project;
    ParameterFile parameters;  ///< of its extraction
};

/// A manifest brings its own parameters; --params may only repeat them.
Result<Cohort> openManifest(const CohortOptions& options)
{
    auto project = readManifest(options.project);
    if (!project)
        return std::move(project).error();
    auto own = parseParameters(project->extraction.parameters);
    if (!own)
        return std::move(own).error().in(options.project);
    if (!options.params.empty()) {
        const auto named = parametersFor(options.params);
        if (!named)
            return named.error();
        if (hashOf(named->settings) != hashOf(own->settings))
            return Error{Errc::conflict, message("app", "The manifest was exported with other parameters than --params %1; leave --params out, or export a manifest with them.", options.params), options.project};
    }
    return Cohort{std::move(project).value(), std::move(own).value()};
}

Result<Cohort> openCohort(const CohortOptions& options)
{
    std::error_code problem;
    if (std::filesystem::is_directory(options.project, problem))
        return openManifest(options);
    if (!options.params.empty())  // before a large project is read
        if (auto parameters = parametersFor(options.params); !parameters)
            return std::move(parameters).error();
    auto project = openProject(options.project);
    if (!project)
        return std::move(project).error();
    auto parameters = setParameters(*project, options.params);
    if (!parameters)
        return std::move(parameters).error();
    return Cohort{std::move(project).value(), std::move(parameters).value()};
}

}  // namespace

Result<void> writeTable(const std::string& file, std::span<const FeatureTableItem> items, bool wide)
{
    OutputFile out(file);
    const TextSink sink = [&](std::string_view lines) { return out.write(lines); };
    auto written = wide ? writeWide(items, sink) : writeLong(items, sink);
    return written ? out.commit() : written;
}

Exit extractCohort(const CohortOptions& options)
{
    const auto shard = parseShard(options.shard);
    if (!shard)
        return wrongUsage(shard.error());
    auto opened = openCohort(options);
    if (!opened)
        return fail(opened.error());
    const Project& project = opened->project;
    if (const auto unknown = checkReader(project, options.reader))
        return fail(unknown->in(options.project));
    const ParameterFile& parameters = opened->parameters;
    for (const Message& refused : parameters.refused)
        note(refused.english());
    const RegionChoice& choice = project.extraction.regions;

    const RecipeBase today(project.rings, choice, parameters.settings);
    const FeatureKindPtr kind = makeFeatureKind(featureColumns(project.rings, choice, parameters.settings), today.settingsText());
    const std::string progressFile = options.out + ".progress";
    ResultsByRoi results = UnfinishedResults::read(progressFile, kind, project, today);
    const auto wanted = keysOf(project, *shard, options.reader);
    std::vector<RoiKey> missing;
    for (const RoiKey& key : wanted)
        if (!results.contains(key))
            missing.push_back(key);
    if (missing.size() < wanted.size())
        note(std::to_string(wanted.size() - missing.size()) + " of " + std::to_string(wanted.size()) + " outlines were finished by an earlier run.");

    UnfinishedResults progress(progressFile);
    const auto extracted = extractProject(project, missing, choice, parameters.settings, {}, options.jobs,
                                          [&](const std::string& patient, const FeatureResult& result) { progress.add(patient, result); });
    for (const StoreFeatures& edit : extracted.edits)
        for (const FeatureResult& result : edit.results)
            results[{edit.patient, result.roiId}] = result;
    const std::set<RoiKey> asked(wanted.begin(), wanted.end());
    std::erase_if(results, [&](const auto& entry) { return !asked.contains(entry.first); });
    for (const Error& refused : extracted.refused)
        note(refused.sentence());
    std::size_t emptyRegions = 0;
    for (const auto& [key, result] : results)
        emptyRegions += noteEmptyRegions(*result.kind->columns, **result.numbers.load(), key.patient + "/" + key.roi).empty;
    if (results.empty() && !wanted.empty())
        return Exit::failed;
    const Project finished = withResults(project, results);
    if (const auto written = writeTable(options.out, featureItems(finished), options.wide); !written)
        return fail(written.error());
    const std::filesystem::path table = options.out;
    if (const auto written = writeFileAtomically(notesFileOf(table), exportNotes(finished, toUtf8(table.filename()))); !written)
        return fail(written.error());
    progress.remove();
    noteExport(options.project, "features", options.out, {{"outlines", std::to_string(results.size())}, {"refused", std::to_string(extracted.refused.size())}, {"settings", hashOf(parameters.settings)}});
    return extracted.refused.empty() && parameters.refused.empty() && emptyRegions == 0 ? Exit::done : Exit::partly;
}

}  // namespace annulus
