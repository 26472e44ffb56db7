#include "app/commands/Verb.h"
#include "core/features/definitions.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>

namespace annulus {
namespace {

std::string text(std::string_view view) { return std::string(view); }

void printJson()
{
    auto list = nlohmann::ordered_json::array();
    for (const FeatureClass* featureClass : allFeatureClasses())
        for (const FeatureDef& def : featureClass->features())
            list.push_back({{"name", text(def.name)}, {"class", text(featureClass->name)}, {"definition", def.definition.english()},
                            {"ibsi", text(def.ibsi)}, {"unit", text(def.unit)}, {"deprecated", def.deprecated}});
    std::printf("%s\n", list.dump(1).c_str());
}

void printTable()
{
    for (const FeatureClass* featureClass : allFeatureClasses())
        for (const FeatureDef& def : featureClass->features())
            std::printf("%-11s %-29s %-4s %-18s %s%s\n", text(featureClass->name).c_str(), text(def.name).c_str(), text(def.ibsi).c_str(),
                        text(def.unit).c_str(), def.definition.english().c_str(), def.deprecated ? " [deprecated: only by name]" : "");
}

std::function<Exit()> declare(CLI::App& app)
{
    struct Options { bool list = false, json = false; };
    const auto options = std::make_shared<Options>();
    app.add_flag("--list", options->list, "Every feature: class, name, IBSI code, unit, definition")->required();
    app.add_flag("--json", options->json, "The same as a JSON array: name, class, definition, ibsi, unit, deprecated");
    return [options] {
        options->json ? printJson() : printTable();
        return Exit::done;
    };
}

}  // namespace

extern const Verb featuresVerb{"features", "List every feature with its definition", "annulus-cli features --list\n  annulus-cli features --list --json", declare};

}  // namespace annulus
