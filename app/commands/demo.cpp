#include "app/commands/Verb.h"

#include "core/base/files.h"
#include "core/phantom/demoProject.h"
#include "core/project/store.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <map>
#include <memory>

namespace annulus {

extern const Verb demoVerb{
    "demo", "Write a synthetic cohort: mammograms, ultrasound, masks of two readers, clinical table", "annulus-cli demo --out demo --patients 6\n  annulus-cli extract --project demo/demo.annulus --out features.csv",
    [](CLI::App& app) -> std::function<Exit()> {
        struct Options {
            std::string out;
            phantom::DemoOptions demo;
            bool fullSize = false;
        };
        const auto options = std::make_shared<Options>();
        static const std::map<std::string, phantom::Compression> compressions{
            {"none", phantom::Compression::none}, {"jpeg-lossless", phantom::Compression::jpegLossless}, {"jpeg-ls", phantom::Compression::jpegLs}};
        app.add_option("--out", options->out, "Folder to write to: dicom/, masks/, clinical.csv, demo.annulus")->required();
        app.add_option("--patients", options->demo.patients, "Number of patients")->capture_default_str();
        app.add_option("--seed", options->demo.seed, "The same seed gives the same bytes, but for times in the project's log")->capture_default_str();
        app.add_flag("--full-size", options->fullSize, "Mammograms of 4096 x 3328 pixels instead of 2294 x 1914");
        app.add_option("--compression", options->demo.compression, "none, jpeg-lossless or jpeg-ls (default)")
            ->transform(CLI::CheckedTransformer(compressions).description(""));
        return [options] {
            options->demo.folder = std::filesystem::path(options->out);
            std::error_code code;
            if (std::filesystem::exists(options->demo.folder, code) && !std::filesystem::is_empty(options->demo.folder, code))
                return wrongUsage({Errc::conflict, message("app", "The folder holds something already; a new or an empty one was expected."), options->out});
            if (options->fullSize)
                options->demo.detector = phantom::fullSizeSettings();
            const auto report = phantom::writeDemo(options->demo);
            if (!report)
                return fail(report.error());
            const auto project = phantom::demoProject(*report, options->demo);
            if (!project)
                return fail(project.error());
            if (const auto saved = saveProject(*project, options->demo.folder / "demo.annulus"); !saved)
                return fail(saved.error());
            std::printf("%d patients, %zu images (%.0f MB) in %s\n", report->patients, report->images.size(),
                        static_cast<double>(report->bytes) / 1e6, toUtf8(options->demo.folder).c_str());
            return Exit::done;
        };
    }};

}  // namespace annulus
