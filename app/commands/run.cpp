#include "app/commands/Verb.h"
#include "app/commands/interrupt.h"
#include "core/protocol/protocols.h"
#include "core/run/verifyRun.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace annulus {
namespace {

struct Options {
    std::string protocol, features, clinical, codebook, split, out, mode = "both";
    std::optional<std::uint64_t> seed;
    std::optional<int> bootstrap;
    int jobs = 0;
};

/// One seed for split, folds, SMOTE and everything else.
void setSeed(Protocol& protocol, std::uint64_t seed)
{
    protocol.seed = protocol.split.seed = protocol.svm.seed = seed;
    for (FeatureStep& step : protocol.steps) {
        if (auto* smote = std::get_if<SmoteChoice>(&step))
            smote->settings.seed = seed;
        if (auto* lasso = std::get_if<LassoChoice>(&step))
            lasso->settings.seed = seed;
    }
}

void printSummary(const RunResult& result)
{
    std::printf("%-10s %-18s %-6s %-10s %6s %6s  %s\n", "mode", "model", "set", "class", "n", "events", "auc (95 % CI)");
    for (const Evaluation& one : result.evaluations)
        std::printf("%-10s %-18s %-6s %-10s %6zu %6zu  %.3f (%.3f-%.3f)\n", one.mode.c_str(), one.model.c_str(), one.set.c_str(), one.outcomeClass.c_str(), one.cases + one.controls, one.cases, one.auc,
                    one.aucLow, one.aucHigh);
}

Exit run(const Options& options)
{
    auto protocol = findProtocol(options.protocol);
    if (!protocol)
        return fail(protocol.error());
    if (options.seed)
        setSeed(*protocol, *options.seed);
    const Interrupt interrupt;
    RunRequest request{std::move(protocol).value(), {options.features, options.clinical, options.codebook, options.split}, {}};
    request.options.published = options.mode != "honest";
    request.options.honest = options.mode != "published";
    request.options.bootstrap = options.bootstrap;
    request.options.threads = options.jobs;
    request.options.parts = partsIn(options.out);
    const auto finished = runFromFiles(request, interrupt.progress());
    if (!finished)
        return fail(finished.error());
    const RunResult& result = finished->outcome.result;
    if (const auto written = writeRun(options.out, finished->outputs, finished->manifest, result); !written)
        return fail(written.error());
    removeParts(options.out);
    for (const RunWarning& warning : result.warnings)
        note("warning: " + warning.what.english());
    for (const Message& event : result.events)
        note(event.english());
    printSummary(result);
    return Exit::done;
}

}  // namespace

extern const Verb runVerb{
    "run", "Run a whole protocol: eligibility, split, selection, models, curves, tables",
    "annulus-cli run mammography-sln --features features.csv --clinical clinical.csv --out RUN\n"
    "annulus-cli run my-protocol.yaml --features features.csv --clinical clinical.csv --out RUN --mode honest --jobs 4",
    [](CLI::App& app) -> std::function<Exit()> {
        auto options = std::make_shared<Options>();
        std::string shipped;
        for (const ShippedProtocol& one : shippedProtocols())
            shipped += (shipped.empty() ? "" : ", ") + std::string(one.name);
        app.add_option("protocol", options->protocol, "Shipped protocol (" + shipped + ") or a file")->required();
        app.add_option("--features", options->features, "Features, long or wide form")->check(CLI::ExistingFile);
        app.add_option("--clinical", options->clinical, "Clinical table, CSV or XLSX")->required()->check(CLI::ExistingFile);
        app.add_option("--codebook", options->codebook, "Codebook that maps the clinical table's columns")->check(CLI::ExistingFile);
        app.add_option("--split", options->split, "Locked split (split.csv of another run) in place of the protocol's")->check(CLI::ExistingFile);
        app.add_option("--out", options->out, "Folder of the run; an unfinished one goes on where it was")->required();
        app.add_option("--mode", options->mode, "published, honest or both")->check(CLI::IsMember({"published", "honest", "both"}))->capture_default_str();
        app.add_option("--seed", options->seed, "In place of all seeds of the protocol");
        app.add_option("--bootstrap", options->bootstrap, "Replicates of the whole pipeline for the optimism, in place of the protocol's")->check(CLI::Range(0, 100000));
        app.add_option("--jobs", options->jobs, "Threads; 0: all. The numbers do not depend on it")->check(CLI::Range(0, 1024));
        return [options] { return run(*options); };
    }};

}  // namespace annulus
