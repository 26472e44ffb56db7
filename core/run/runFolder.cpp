#include "core/run/runFolder.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/evaluation/lockedSplit.h"
#include "core/run/jsonFields.h"
#include "core/run/resultJson.h"
#include "core/run/runFields.h"

#include <algorithm>
#include <cmath>

namespace annulus {

template <class F> void fields(F&& f, RunInputFile& of) { f("role", of.role), f("file", of.file), f("sha256", of.sha256); }
template <class F> void fields(F&& f, RunManifest& of)
{
    f("format", of.format), f("program", of.program), f("version", of.version), f("protocol", of.protocol), f("protocolText", of.protocolText), f("modes", of.modes),
        f("bootstrap", of.bootstrap), f("bandReplicates", of.bandReplicates), f("threads", of.threads), f("splitHash", of.splitHash), f("inputs", of.inputs), f("outputs", of.outputs),
        f("seconds", of.seconds);
}

namespace {

std::string numberText(double value) { return std::isnan(value) ? std::string() : formatNumber(value); }

std::string predictionsCsv(const RunResult& result)
{
    const bool several = result.classes.size() > 2;
    std::vector<std::string> header{"mode", "model", "set", "fold", "patient", "outcome", "score"};
    if (several)
        header.emplace_back("class");
    std::string text = csvLine(header);
    for (const ScoreSet& set : result.scores)
        for (std::size_t row = 0; row < set.patients.size(); ++row)
            for (std::size_t column = 0; column < set.scores.size(); ++column) {
                const RunPatient& patient = result.patients[set.patients[row]];
                std::vector<std::string> line{set.mode, set.model, set.set, set.fold[row] < 0 ? std::string() : std::to_string(set.fold[row] + 1), patient.name,
                                              several ? result.classes[static_cast<std::size_t>(patient.outcome)] : std::to_string(patient.outcome), formatNumber(set.scores[column][row])};
                if (several)
                    line.push_back(set.scores.size() == 1 ? std::string() : result.classes[column]);
                text += csvLine(line);
            }
    return text;
}

std::string metricsCsv(const RunResult& result)
{
    std::string text = csvLine({"mode", "model", "set", "class", "metric", "value", "low", "high", "method"});
    for (const Evaluation& one : result.evaluations)
        for (const Metric& metric : one.metrics)
            text += csvLine({one.mode, one.model, one.set, one.outcomeClass, metric.name, numberText(metric.value), numberText(metric.low), numberText(metric.high), metric.method});
    for (const ConfusionPicture& one : result.confusions) {
        text += csvLine({one.mode, one.model, one.set, "", "accuracy of the most probable class", numberText(one.accuracy), "", "", ""});
        text += csvLine({one.mode, one.model, one.set, "", "kappa", numberText(one.kappa), "", "", ""});
        text += csvLine({one.mode, one.model, one.set, "", "macro auc", numberText(one.macroAuc), "", "", ""});
    }
    return text;
}

std::string selectedCsv(const RunResult& result)
{
    std::string text = csvLine({"mode", "model", "fold", "feature", "coefficient"});
    for (const ModelResult& model : result.models) {
        for (const NamedValue& feature : model.features)
            text += csvLine({model.mode, model.name, "", feature.name, numberText(feature.value)});
        for (const FoldChoice& fold : model.folds)
            for (const NamedValue& feature : fold.features)
                text += csvLine({model.mode, model.name, std::to_string(fold.fold + 1), feature.name, numberText(feature.value)});
    }
    return text;
}

std::string flowText(const RunResult& result)
{
    std::string text = csvLine({"step", "id", "name", "rule", "before", "excluded", "after", "note"});
    std::size_t step = 0;
    text += csvLine({"0", "assessed", "Assessed", "", std::to_string(result.assessed), "0", std::to_string(result.assessed), ""});
    for (const FlowLine& line : result.flow)
        text += csvLine({std::to_string(++step), line.id, line.name, line.rule, std::to_string(line.before), std::to_string(line.excluded), std::to_string(line.before - line.excluded),
                         line.note.english()});
    const auto training = static_cast<std::size_t>(std::count_if(result.patients.begin(), result.patients.end(), [](const RunPatient& one) { return one.training; }));
    text += csvLine({std::to_string(++step), "training", "Training set", "", std::to_string(result.patients.size()), std::to_string(result.patients.size() - training), std::to_string(training), ""});
    text += csvLine({std::to_string(++step), "test", "Test set", "", std::to_string(result.patients.size()), std::to_string(training), std::to_string(result.patients.size() - training), ""});
    return text;
}

/// Who trains and who is tested, with the lock: a later run takes it by --split.
std::string splitText(const RunResult& result)
{
    LockedSplit split;
    split.method = result.protocol + ", seed " + std::to_string(result.seed);
    for (const RunPatient& patient : result.patients)
        (patient.training ? split.train : split.test).push_back(patient.name);
    std::sort(split.train.begin(), split.train.end());
    std::sort(split.test.begin(), split.test.end());
    return splitCsv(split);
}

std::string tableCsv(const ResultTable& table)
{
    std::string text = csvLine(table.header);
    for (const auto& row : table.rows)
        text += csvLine(row);
    return text;
}

/// A model's name as a file name everywhere.
std::string fileName(const std::string& name)
{
    std::string safe = name;
    for (char& c : safe)
        if (!(std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '+' || c == '.'))
            c = '_';
    return safe;
}

std::string logText(const RunManifest& manifest, const RunResult& result)
{
    std::string text = manifest.program + " " + manifest.version + "\nprotocol " + manifest.protocol + ", modes " + join(manifest.modes, " and ") + "\n";
    for (const RunInputFile& file : manifest.inputs)
        text.append(file.role).append(" ").append(file.file).append(" sha256 ").append(file.sha256).append("\n");
    text.append("split ").append(manifest.splitHash).append("\n");
    for (const Message& event : result.events)
        text.append("event: ").append(event.english()).append("\n");
    for (const RunWarning& warning : result.warnings)
        text.append("warning: ").append(warning.what.english()).append("\n");
    for (const Message& note : result.notes)
        text.append("note: ").append(note.english()).append("\n");
    for (const ModelResult& model : result.models)
        for (const Message& note : model.notes)
            text.append("note: ").append(model.mode).append(", ").append(model.name).append(": ").append(note.english()).append("\n");
    for (const NamedValue& part : manifest.seconds)
        text.append(formatFixed(part.value, 2)).append(" s ").append(part.name).append("\n");
    return text;
}

}  // namespace

RunOutputs runOutputs(const RunResult& result)
{
    RunOutputs outputs{{"predictions.csv", predictionsCsv(result)}, {"metrics.csv", metricsCsv(result)}, {"selected.csv", selectedCsv(result)}, {"flow.csv", flowText(result)}, {"split.csv", splitText(result)}};
    for (const ResultTable& table : result.tables)
        outputs.emplace_back("tables/" + fileName(table.name) + ".csv", tableCsv(table));
    RunResult untimed = result;
    untimed.seconds.clear();
    outputs.emplace_back("result.json", resultJson(untimed));
    return outputs;
}

std::string manifestJson(const RunManifest& manifest) { return jsonFields::toJson(manifest).dump(2) + "\n"; }

Result<RunManifest> parseManifest(std::string_view json)
{
    auto manifest = jsonFields::parsed<RunManifest>(json, "manifest.json");
    if (manifest && manifest->format != 1)
        return Error{Errc::unsupported, message("run", "The manifest is of format %1; this program reads format 1.", manifest->format), {}};
    return manifest;
}

Result<RunManifest> readRunManifest(const std::filesystem::path& folder)
{
    const auto text = readTextFile(folder / "manifest.json");
    if (!text)
        return text.error();
    auto manifest = parseManifest(*text);
    if (!manifest)
        return std::move(manifest).error().in(toUtf8(folder));
    return manifest;
}

Result<void> writeRun(const std::filesystem::path& folder, const RunOutputs& outputs, RunManifest manifest, const RunResult& result)
{
    std::error_code problem;
    std::filesystem::remove(folder / "manifest.json", problem);
    for (const char* part : {"tables", "model"}) {
        std::filesystem::remove_all(folder / part, problem);
        std::filesystem::create_directories(folder / part, problem);
    }
    std::filesystem::create_directories(folder / "figures", problem);
    manifest.outputs.clear();
    for (const auto& [name, text] : outputs) {
        if (auto written = writeFileAtomically(folder / name, text); !written)
            return written;
        Sha256 hash;
        hash.addBytes(std::as_bytes(std::span(text.data(), text.size())));
        manifest.outputs.push_back({"", name, hash.hex()});
    }
    manifest.seconds = result.seconds;
    if (auto written = writeFileAtomically(folder / "log.txt", logText(manifest, result)); !written)
        return written;
    return writeFileAtomically(folder / "manifest.json", manifestJson(manifest));
}

Result<RunResult> readRun(const std::filesystem::path& folder)
{
    const auto text = readTextFile(folder / "result.json");
    if (!text)
        return text.error();
    auto result = parseResult(*text);
    if (!result)
        return std::move(result).error().in(toUtf8(folder));
    return result;
}

PartStore partsIn(const std::filesystem::path& folder)
{
    const auto fileOf = [folder](const std::string& key) { return folder / "parts" / (key + ".json"); };
    return {[fileOf](const std::string& key) -> std::optional<std::string> {
                std::error_code ignored;
                if (!std::filesystem::exists(fileOf(key), ignored))
                    return {};
                auto text = readTextFile(fileOf(key));
                return text ? std::optional<std::string>(std::move(text).value()) : std::nullopt;
            },
            [fileOf, folder](const std::string& key, const std::string& text) {
                std::error_code ignored;
                std::filesystem::create_directories(folder / "parts", ignored);
                static_cast<void>(writeFileAtomically(fileOf(key), text));  // a part that is not kept is made again
            }};
}

void removeParts(const std::filesystem::path& folder)
{
    std::error_code ignored;
    std::filesystem::remove_all(folder / "parts", ignored);
}

std::vector<Message> differences(const std::filesystem::path& folder, const RunManifest& manifest, const RunOutputs& again)
{
    std::vector<Message> all;
    for (const RunInputFile& file : manifest.outputs) {
        const auto now = readTextFile(folder / file.file);
        if (!now) {
            all.push_back(message("run", "%1 is not there.", file.file));
            continue;
        }
        Sha256 hash;
        hash.addBytes(std::as_bytes(std::span(now->data(), now->size())));
        if (hash.hex() != file.sha256)
            all.push_back(message("run", "%1 was changed after the run.", file.file));
        const auto same = std::find_if(again.begin(), again.end(), [&](const auto& one) { return one.first == file.file; });
        if (same == again.end()) {
            all.push_back(message("run", "%1 is not made by the run again.", file.file));
            continue;
        }
        if (same->second != *now) {
            const auto [ours, theirs] = std::mismatch(now->begin(), now->end(), same->second.begin(), same->second.end());
            all.push_back(message("run", "%1 differs from the run made again, from byte %2 (line %3) on.", file.file, ours - now->begin() + 1, std::count(now->begin(), ours, '\n') + 1));
        }
    }
    for (const auto& [name, text] : again)
        if (std::none_of(manifest.outputs.begin(), manifest.outputs.end(), [&name = name](const RunInputFile& one) { return one.file == name; }))
            all.push_back(message("run", "%1 is made by the run again but not in the manifest.", name));
    return all;
}

}  // namespace annulus
