#include "app/commands/Verb.h"
#include "core/readout/bundleFile.h"
#include "core/run/predictTables.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace annulus {
namespace {

struct Options {
    std::string model, features, clinical;
    bool asJson = false;
};

void printLine(const Readout& readout)
{
    std::printf("%-16s", readout.patient.c_str());
    if (!readout.refused.isEmpty())
        std::printf(" refused: %s", readout.refused.english().c_str());
    for (const ClassReading& one : readout.classes) {
        std::printf("  %s %.4f", one.outcome.c_str(), one.probability);
        if (one.interval)
            std::printf(" (%.4f-%.4f)", one.interval->low, one.interval->high);
    }
    std::printf("%s\n", readout.notes.empty() ? "" : "  *");
    for (const ReadingNote& one : readout.notes)
        note(readout.patient + ": " + one.what.english());
}

Exit predict(const Options& options)
{
    if (options.features.empty() && options.clinical.empty())
        return wrongUsage({Errc::invalid, message("run", "Neither features nor a clinical table is given; at least one is expected."), {}});
    const auto bundle = readBundle(options.model);
    if (!bundle)
        return fail(bundle.error());
    const auto patients = readPatientValues(*bundle, options.features, options.clinical);
    if (!patients)
        return fail(patients.error());
    std::size_t refused = 0;
    bool isFirst = true;
    if (options.asJson)
        std::printf("[");
    for (const PatientValues& values : *patients) {
        const Readout readout = readPatient(*bundle, values);
        refused += readout.refused.isEmpty() ? 0 : 1;
        if (options.asJson)
            std::printf("%s\n%s", isFirst ? "" : ",", readoutJson(*bundle, readout).c_str());
        else
            printLine(readout);
        isFirst = false;
    }
    if (options.asJson)
        std::printf("\n]\n");
    else
        note("Research use only.");
    return refused == 0 ? Exit::done : refused == patients->size() ? Exit::failed : Exit::partly;
}

}  // namespace

extern const Verb predictVerb{
    "predict", "Read patients with a model: risk with its interval, thresholds, reasons, flags",
    "annulus-cli predict --model RUN/model/honest-combined.annulusmodel --features features.csv --clinical clinical.csv --json",
    [](CLI::App& app) -> std::function<Exit()> {
        auto options = std::make_shared<Options>();
        app.add_option("--model", options->model, "Model bundle (*.annulusmodel)")->required()->check(CLI::ExistingFile);
        app.add_option("--features", options->features, "Features, long or wide form")->check(CLI::ExistingFile);
        app.add_option("--clinical", options->clinical, "Clinical table, CSV or XLSX")->check(CLI::ExistingFile);
        app.add_flag("--json", options->asJson, "An array, one object a patient");
        return [options] { return predict(*options); };
    },
    "some patients cannot be read; each says why"};

}  // namespace annulus
