#include "app/commands/Verb.h"

#include <cstdio>

namespace annulus {

extern const Verb demoVerb;
extern const Verb extractVerb;
extern const Verb featuresVerb;
extern const Verb inspectVerb;
extern const Verb probeVerb;
extern const Verb renderVerb;
extern const Verb ringsVerb;
extern const Verb versionVerb;

std::span<const Verb* const> allVerbs()
{
    static const Verb* const verbs[] = {
        &demoVerb,
        &extractVerb,
        &featuresVerb,
        &inspectVerb,
        &probeVerb,
        &renderVerb,
        &ringsVerb,
        &versionVerb,
    };
    return verbs;
}

Exit fail(const Error& error)
{
    note(error.sentence());
    return Exit::failed;
}

void note(const std::string& text) { std::fprintf(stderr, "annulus-cli: %s\n", text.c_str()); }

}  // namespace annulus
