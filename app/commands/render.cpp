#include "app/commands/Verb.h"
#include "core/dicom/Prober.h"
#include "core/dicom/display.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace annulus {
namespace {

struct Options {
    std::string file;
    std::string out;
    int frame = 1;
    bool invert = false;
};

Exit render(const Options& options)
{
    // Decoded whole in a child process first: what a file does to a codec it does there.
    const ProbedFile probed = Prober().probe(options.file);
    if (probed.refused)
        return fail(*probed.refused);
    const auto opened = readFactsAndFrame(options.file, options.frame);
    if (!opened)
        return fail(opened.error());
    Display display = defaultDisplay(opened->facts, opened->frame);
    display.inverted = display.inverted != options.invert;
    if (const auto written = writePng(options.out, renderWhole(opened->frame, display)); !written)
        return fail(written.error());
    for (const auto& warning : probed.warnings)
        note(options.file + ": " + warning.english());
    return Exit::done;
}

}  // namespace

extern const Verb renderVerb{
    "render", "Write a frame as the display pipeline shows it, as an 8-bit PNG", "annulus-cli render mammogram.dcm --out mammogram.png\n  annulus-cli render cine.dcm --frame 12 --invert --out frame.png",
    [](CLI::App& app) -> std::function<Exit()> {
        const auto options = std::make_shared<Options>();
        app.add_option("file", options->file, "DICOM file")->required();
        app.add_option("--frame", options->frame, "Frame, counts from 1 (default 1)");
        app.add_flag("--invert", options->invert, "Show dark as bright");
        app.add_option("--out", options->out, "PNG file to write: rows x columns of the object, grey, or RGB for colour")->required();
        return [options] { return render(*options); };
    }};

}  // namespace annulus
