#include "app/commands/Verb.h"

#include <cstdio>

namespace annulus {

extern const Verb agreeVerb;
extern const Verb demoVerb;
extern const Verb evaluateVerb;
extern const Verb exportManifestVerb;
extern const Verb exportSegVerb;
extern const Verb exportTrainingVerb;
extern const Verb extractVerb;
extern const Verb featuresVerb;
extern const Verb inspectVerb;
extern const Verb predictVerb;
extern const Verb probeVerb;
extern const Verb relinkVerb;
extern const Verb renderVerb;
extern const Verb replayVerb;
extern const Verb ringsVerb;
extern const Verb runVerb;
extern const Verb segmentVerb;
extern const Verb statsVerb;
extern const Verb verifyVerb;
extern const Verb versionVerb;

std::span<const Verb* const> allVerbs()
{
    static const Verb* const verbs[] = {
        &agreeVerb,
        &demoVerb,
        &evaluateVerb,
        &exportManifestVerb,
        &exportSegVerb,
        &exportTrainingVerb,
        &extractVerb,
        &featuresVerb,
        &inspectVerb,
        &predictVerb,
        &probeVerb,
        &relinkVerb,
        &renderVerb,
        &replayVerb,
        &ringsVerb,
        &runVerb,
        &segmentVerb,
        &statsVerb,
        &verifyVerb,
        &versionVerb,
    };
    return verbs;
}

std::string helpFooter(const Verb& verb)
{
    std::string text = std::string("Example:\n  ") + verb.example + "\n\nExit status:\n  0  done\n  1  failed; one sentence on stderr says what, where, found and expected\n  2  wrong usage\n";
    if (verb.partly)
        text += std::string("  3  partly done: ") + verb.partly + "\n";
    return text;
}

Exit fail(const Error& error)
{
    note(error.sentence());
    return Exit::failed;
}

Exit wrongUsage(const Error& error)
{
    note(error.sentence());
    return Exit::usage;
}

void note(const std::string& text) { std::fprintf(stderr, "annulus-cli: %s\n", text.c_str()); }

}  // namespace annulus
