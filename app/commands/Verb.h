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
    const char* example;  ///< shown by --help
    /// Adds the options to `app` and returns what runs after they were read.
    std::function<Exit()> (*declare)(CLI::App& app);
    bool hidden = false;
};

std::span<const Verb* const> allVerbs();

/// Writes "annulus-cli: <sentence>" to stderr and answers Exit::failed.
Exit fail(const Error& error);

/// Writes a note to stderr.
void note(const std::string& text);

}  // namespace annulus
