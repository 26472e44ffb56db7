#include "app/commands/Verb.h"

#include <cstdio>

namespace annulus {

extern const Verb versionVerb{
    "version", "Print the program's version", "annulus-cli version",
    [](CLI::App&) -> std::function<Exit()> {
        return [] {
            std::printf("Annulus %s\n", ANNULUS_VERSION);
            return Exit::done;
        };
    }};

}  // namespace annulus
