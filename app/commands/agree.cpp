#include "app/commands/agree.h"

#include "core/base/files.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace annulus {
namespace {

Exit run(const AgreeOptions& options)
{
    const bool hasFolders = !options.a.empty() || !options.b.empty();
    if (int(hasFolders) + int(!options.features.empty()) + int(!options.project.empty()) != 1)
        return wrongUsage({Errc::invalid, message("app", "Two folders of masks (--a and --b), two feature tables (--features) or a project (--project) were expected."), {}});
    for (const double threshold : options.thresholds)
        if (!(threshold > -1 && threshold <= 1))
            return wrongUsage({Errc::invalid, message("app", "--threshold has the number %1; ICC thresholds up to 1 were expected.", threshold), {}});
    if (!options.project.empty())
        return options.proposals ? agreeWithProposals(options) : agreeWithItself(options);
    if (options.proposals)
        return wrongUsage({Errc::invalid, message("app", "--proposals belongs to --project."), {}});
    if (!hasFolders) {
        if (options.features.size() < 2)
            return wrongUsage({Errc::invalid, message("app", "--features names one table; at least two were expected, one for each reader."), {}});
        return agreeFeatures(options);
    }
    if (options.a.empty() || options.b.empty())
        return wrongUsage({Errc::invalid, message("app", "%1 is missing; two folders of masks were expected, --a and --b.", options.a.empty() ? "--a" : "--b"), {}});
    return agreeMasks(options);
}

std::function<Exit()> declare(CLI::App& app)
{
    const auto options = std::make_shared<AgreeOptions>();
    app.add_option("--a", options->a, "Folder with the first reader's masks: PNG, NRRD, NIfTI or DICOM (.dcm)");
    app.add_option("--b", options->b, "Folder with the second reader's masks; files of the same name, whatever their ending, are a pair");
    app.add_option("--spacing", options->spacing, "Column and row spacing in mm, X,Y; wins over the files'. Without any, lengths are in pixels")->delimiter(',');
    app.add_option("--label", options->label, "Value of the lesion in the masks (default 1; PNG: all that is not zero); number of the segment");
    app.add_option("--features", options->features, "Feature tables of two readers or more, long or wide form");
    app.add_option("--project", options->project, "One reader alone: a project whose outlines are drawn again at random, each a little differently");
    app.add_option("--reader", options->reader, "Only this reader's outlines of the project");
    app.add_flag("--proposals", options->proposals, "In place of that: each outline that a model proposed, with model, hints and limits, beside the outline as it is now");
    app.add_option("--times", options->times, "How often each outline is drawn again")->capture_default_str();
    app.add_option("--seed", options->seed, "The same seed gives the same outlines")->capture_default_str();
    app.add_option("--displacement", options->displacement, "Standard deviation of the outline's way along its normal, mm")->capture_default_str();
    app.add_option("--correlation", options->correlation, "Length along which neighbouring points go the same way, mm")->capture_default_str();
    app.add_option("--translation", options->translation, "Standard deviation of the shift of the whole, mm")->capture_default_str();
    app.add_option("--dilation", options->dilation, "Standard deviation of growing or shrinking, mm")->capture_default_str();
    app.add_option("--threshold", options->thresholds, "ICC from which on a feature counts as stable (default 0.75,0.9)")->delimiter(',');
    app.add_option("--out", options->out, "Write the table here instead of to standard output");
    app.add_flag("--json", options->json, "Print the result as JSON");
    return [options] { return run(*options); };
}

}  // namespace

Exit writeTable(const AgreeOptions& options, const std::string& csv, Exit otherwise)
{
    if (options.out.empty()) {
        std::fputs(csv.c_str(), stdout);
        return otherwise;
    }
    if (const auto written = writeFileAtomically(options.out, csv); !written)
        return fail(written.error());
    return otherwise;
}

extern const Verb agreeVerb{"agree", "Compare two readers: their masks, or the features of their masks; one reader with himself, or with what a model proposed",
                            "annulus-cli agree --a reader1 --b reader2 --spacing 0.07,0.07\n"
                            "  annulus-cli agree --features reader1.csv reader2.csv --threshold 0.75 --out icc.csv\n"
                            "  annulus-cli agree --project study.annulus --times 10 --seed 1 --out stability.csv\n"
                            "  annulus-cli agree --project study.annulus --proposals --out proposals.csv",
                            declare, "a mask has no partner or cannot be compared, or readers differ in their patients or features; each is listed with its reason"};

}  // namespace annulus
