#include "app/commands/Verb.h"
#include "core/dicom/Prober.h"
#include "core/dicom/display.h"
#include "core/dicom/overlayPlanes.h"
#include "core/dicom/presentation.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace annulus {
namespace {

struct Options {
    std::string file;
    std::string out;
    int frame = 1;
    bool invert = false;
    bool overlays = false;
    std::string presentation;
};

/// White on the picture, as display programs show them.
Result<void> drawOverlays(const Options& options, Picture& picture)
{
    const auto found = readOverlays(options.file, options.frame);
    if (!found)
        return found.error();
    for (const auto& warning : found->warnings)
        note(options.file + ": " + warning.english());
    Presentation drawn;
    drawn.overlays = Mask(makeGrid(picture.columns, picture.rows));
    for (const OverlayPlane& plane : found->planes)
        drawn.overlays = unite(drawn.overlays, plane.pixels);
    cover(picture, drawn);
    return {};
}

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
    std::optional<Presentation> state;
    if (!options.presentation.empty()) {
        auto read = readPresentation(options.presentation, options.file, options.frame);
        if (!read)
            return fail(read.error());
        state = *std::move(read);
        display = displayOf(*state, display);
        for (const auto& warning : state->warnings)
            note(options.presentation + ": " + warning.english());
    }
    display.inverted = display.inverted != options.invert;
    Picture picture = renderWhole(opened->frame, display);
    if (options.overlays)
        if (const auto drawn = drawOverlays(options, picture); !drawn)
            return fail(drawn.error());
    if (state)
        cover(picture, *state);
    if (const auto written = writePng(options.out, picture); !written)
        return fail(written.error());
    for (const auto& warning : probed.warnings)
        note(options.file + ": " + warning.english());
    return Exit::done;
}

}  // namespace

extern const Verb renderVerb{
    "render", "Write a frame as the display pipeline shows it, as an 8-bit PNG", "annulus-cli render mammogram.dcm --out mammogram.png\n  annulus-cli render cine.dcm --frame 12 --invert --out frame.png\n  annulus-cli render mammogram.dcm --presentation state.dcm --out as-presented.png",
    [](CLI::App& app) -> std::function<Exit()> {
        const auto options = std::make_shared<Options>();
        app.add_option("file", options->file, "DICOM file")->required();
        app.add_option("--frame", options->frame, "Frame, counts from 1 (default 1)");
        app.add_flag("--invert", options->invert, "Show dark as bright");
        app.add_flag("--overlays", options->overlays, "Draw the object's overlays (groups 60xx) white");
        app.add_option("--presentation", options->presentation, "Grayscale Softcopy Presentation State of the image: its window, presentation LUT, shutter and overlays; the picture stays as it is stored, unturned and without vector graphics");
        app.add_option("--out", options->out, "PNG file to write: rows x columns of the object, grey, or RGB for colour")->required();
        return [options] { return render(*options); };
    }};

}  // namespace annulus
