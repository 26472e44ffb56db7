#include "app/commands/Verb.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/run/evaluateTable.h"
#include "core/run/runFolder.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace annulus {
namespace {

struct Options {
    std::string scores, out;
    ScoresOptions how;
};

Exit evaluate(const Options& options)
{
    const auto table = readCsv(options.scores);
    if (!table)
        return fail(table.error());
    const auto hash = hashFile(options.scores);
    if (!hash)
        return fail(hash.error());
    const auto result = evaluateTable(*table, options.how);
    if (!result)
        return fail(result.error().in(options.scores));
    RunManifest manifest;
    manifest.program = "annulus";
    manifest.version = ANNULUS_VERSION;
    manifest.protocol = evaluationName;
    manifest.protocolText = result->protocolText;
    manifest.modes = result->modes;
    manifest.bandReplicates = options.how.bandReplicates;
    manifest.inputs = {{"scores", toUtf8(std::filesystem::absolute(options.scores)), *hash}};
    if (const auto written = writeRun(options.out, runOutputs(*result), manifest, *result); !written)
        return fail(written.error());
    for (const RunWarning& warning : result->warnings)
        note("warning: " + warning.what.english());
    for (const Message& words : result->notes)
        note(words.english());
    for (const Evaluation& one : result->evaluations)
        std::printf("%-18s %6zu %6zu  auc %.4f (%.4f-%.4f)\n", one.model.c_str(), one.cases + one.controls, one.cases, one.auc, one.aucLow, one.aucHigh);
    return Exit::done;
}

}  // namespace

extern const Verb evaluateVerb{
    "evaluate", "Performance of scores that are given: ROC with DeLong's interval, calibration, decision curve, models compared",
    "annulus-cli evaluate --scores scores.csv --out RUN",
    [](CLI::App& app) -> std::function<Exit()> {
        auto options = std::make_shared<Options>();
        app.add_option("--scores", options->scores, "Columns patient, outcome (0/1), score and perhaps model")->required()->check(CLI::ExistingFile);
        app.add_option("--out", options->out, "Folder of the run")->required();
        app.add_option("--threshold", options->how.threshold, "Scores from here on count as positive; without: Youden's of these scores");
        app.add_option("--decision-from", options->how.decisionFrom, "Range of the decision curve that is read")->check(CLI::Range(0.0, 1.0))->capture_default_str();
        app.add_option("--decision-to", options->how.decisionTo, "Its end")->check(CLI::Range(0.0, 1.0))->capture_default_str();
        return [options] { return evaluate(*options); };
    }};

}  // namespace annulus
