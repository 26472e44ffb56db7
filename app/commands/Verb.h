#pragma once

#include "core/base/Result.h"

#include <functional>
#include <span>
#include <string>

namespace CLI {
class App;
}

namespace annulus {

/// Exit status of annulus-cli.
enum class Exit { done = 0, failed = 1, usage = 2, partly = 3 };

/// One verb of annulus-cli: one file in this folder, one line in verbs.cpp.
struct Verb {
    const char* name;
    const char* summary;
    const char* example;  ///< shown by --help; lines after the first are indented by two
    /// Adds the options to `app` and returns what runs after they were read.
    std::function<Exit()> (*declare)(CLI::App& app);
    const char* partly = nullptr;  ///< what exit status 3 means, shown by --help; null where it does not occur
    bool hidden = false;
};

/// Example and exit statuses, as --help ends.
std::string helpFooter(const Verb& verb);

std::span<const Verb* const> allVerbs();

/// Writes "annulus-cli: <sentence>" to stderr and answers Exit::failed.
Exit fail(const Error& error);

/// The same for words of the command line that cannot be meant; answers Exit::usage.
Exit wrongUsage(const Error& error);

/// Writes a note to stderr.
void note(const std::string& text);

}  // namespace annulus
