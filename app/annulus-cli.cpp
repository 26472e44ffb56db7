#include "app/commands/Verb.h"
#include "core/base/memory.h"

#include <CLI/CLI.hpp>

#include <exception>

int main(int argc, char** argv)
{
    using namespace annulus;
    keepFreedMemory();
    CLI::App app("Annulus without a window: DICOM, rings, features. Research use only.", "annulus-cli");
    app.require_subcommand(1);
    app.footer("annulus-cli VERB --help tells the options, an example and the exit status of a verb.");
    Exit exit = Exit::usage;
    for (const Verb* verb : allVerbs()) {
        CLI::App* sub = app.add_subcommand(verb->name, verb->summary);
        sub->footer(helpFooter(*verb));
        if (verb->hidden)
            sub->group("");
        const auto run = verb->declare(*sub);
        sub->callback([run, &exit] { exit = run(); });
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? 0 : static_cast<int>(Exit::usage);
    } catch (const std::exception& problem) {
        return static_cast<int>(fail({Errc::invalid, message("app", "The work ended unexpectedly: %1", problem.what()), {}}));
    }
    return static_cast<int>(exit);
}
