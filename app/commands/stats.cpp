#include "app/commands/Verb.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/base/threadLimit.h"
#include "core/methods/Method.h"
#include "core/methods/compareCases.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <memory>

namespace annulus {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* threadsHelp = "Threads; 0: all. The numbers do not depend on it";

struct Options {
    std::string cases, out;
    std::vector<std::string> only;
    bool compare = false;
    const Method* method = nullptr;  ///< the one that was named
    std::string data;
    bool asJson = false;
    int threads = 0;
    std::map<std::string, std::string> given;
    std::map<std::string, bool> flags;
};

std::string optionName(const Parameter& parameter)
{
    std::string name = std::string("--") + parameter.name;
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

nlohmann::json tableJson(const std::string& text)
{
    auto rows = nlohmann::json::array();
    for (const std::string& line : split(text, ';')) {
        rows.push_back(nlohmann::json::array());
        for (const std::string& cell : split(line, ','))
            rows.back().push_back(std::string(trim(cell)));
    }
    return rows;
}

/// "a,b"; a name with a comma in it stands in double quotes, or the comma behind a backslash.
nlohmann::json listJson(const std::string& text)
{
    auto words = nlohmann::json::array();
    std::string word;
    bool quoted = false, wasQuoted = false;
    const auto end = [&] {
        words.push_back(wasQuoted ? word : std::string(trim(word)));
        word.clear();
        wasQuoted = false;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\' && at + 1 < text.size() && (text[at + 1] == ',' || text[at + 1] == '"' || text[at + 1] == '\\'))
            word += text[++at];
        else if (c == '"' && (quoted || trim(word).empty())) {
            quoted = !quoted;
            if (quoted)
                word.clear();
            wasQuoted = true;
        } else if (c == ',' && !quoted)
            end();
        else if (!wasQuoted || quoted)
            word += c;
    }
    end();
    return words;
}

/// Words of the command line in the form that case files have.
nlohmann::json inputJson(const Options& options)
{
    nlohmann::json inputs = nlohmann::json::object();
    if (!options.data.empty())
        inputs["data"] = options.data;
    for (const Parameter& parameter : options.method->parameters) {
        if (parameter.take == Take::flag && options.flags.at(parameter.name))
            inputs[parameter.name] = true;
        const auto given = options.given.find(parameter.name);
        if (given == options.given.end() || given->second.empty())
            continue;
        const bool isList = parameter.take == Take::columns || parameter.take == Take::numbers;
        inputs[parameter.name] = parameter.take == Take::table ? tableJson(given->second) : isList ? listJson(given->second) : nlohmann::json(given->second);
    }
    return inputs;
}

Json valueJson(const ReportedValue& value)
{
    const auto* number = std::get_if<double>(&value.value);
    if (!number)
        return std::get<std::string>(value.value);
    return std::isfinite(*number) ? Json(*number) : Json(value.text());
}

void printJson(const std::string& method, const Report& report)
{
    Json json{{"method", method}, {"nUsed", report.usage.used}, {"leftOut", Json::array()}, {"notes", Json::array()}, {"values", Json::array()}};
    for (const LeftOut& left : report.usage.leftOut)
        json["leftOut"].push_back({{"count", left.count}, {"reason", left.reason.english()}});
    for (const Message& words : report.notes)
        json["notes"].push_back(words.english());
    for (const ReportedValue& value : report.values) {
        Json line{{"quantity", value.quantity}};
        if (!value.term.empty())
            line["term"] = value.term;
        if (!value.index.empty())
            line["index"] = value.index;
        line["value"] = valueJson(value);
        json["values"].push_back(std::move(line));
    }
    std::printf("%s\n", json.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
}

void printHuman(const Report& report)
{
    for (const ReportedValue& value : report.values) {
        const auto* number = std::get_if<double>(&value.value);
        const std::string shown = number && std::isfinite(*number) ? formatSignificant(*number, 6) : value.text();
        std::printf("%-24s %-20s %-8s %s\n", value.quantity.c_str(), value.term.c_str(), value.index.c_str(), shown.c_str());
    }
    std::fflush(stdout);
    note("rows used: " + std::to_string(report.usage.used));
    for (const LeftOut& left : report.usage.leftOut)
        note(std::to_string(left.count) + " left out: " + left.reason.english());
    for (const Message& words : report.notes)
        note(words.english());
}

Exit runMethod(const Options& options)
{
    const CaseFolder folder(std::filesystem::current_path());
    Inputs inputs(inputJson(options), folder);
    Result<Report> report = stopped();
    withThreads(options.threads, [&] { report = options.method->run(inputs); });
    if (!report)
        return fail(report.error());
    options.asJson ? printJson(options.method->name, *report) : printHuman(*report);
    return Exit::done;
}

/// True when every value agrees.
bool printComparison(const std::vector<MethodComparison>& comparisons)
{
    bool agree = true;
    for (const MethodComparison& one : comparisons) {
        std::printf("%-20s %6zu compared %5zu skipped %5zu differ, worst %.2g of the tolerance (%s)\n", one.method.c_str(), one.compared, one.skipped,
                    one.failures.size(), one.worst, one.worstPlace.c_str());
        for (const std::string& line : one.failures)
            std::printf("  %s\n", line.c_str());
        for (const std::string& line : one.departures)
            std::printf("  known departure, no failure: %s\n", line.c_str());
        agree = agree && one.failures.empty();
    }
    std::fflush(stdout);
    return agree;
}

Exit runFolder(const Options& options)
{
    Result<CaseRun> run = stopped();
    withThreads(options.threads, [&] { run = runCases(options.cases, options.only); });
    if (!run)
        return fail(run.error());
    if (!options.out.empty()) {
        const auto written = writeFileAtomically(options.out, toCsv(*run));
        if (!written)
            return fail(written.error());
    }
    for (const Message& words : run->notCovered)
        note(words.english());
    bool agree = true;
    if (options.compare) {
        const auto comparisons = compareCases(options.cases, *run);
        if (!comparisons)
            return fail(comparisons.error());
        agree = printComparison(*comparisons);
    }
    if (!agree)
        return Exit::failed;
    return run->notCovered.empty() ? Exit::done : Exit::partly;
}

void addParameter(CLI::App& app, const Parameter& parameter, Options& options)
{
    if (parameter.take == Take::flag) {
        app.add_flag(optionName(parameter), options.flags[parameter.name], parameter.help);
        return;
    }
    static const std::map<Take, std::string> types = {{Take::column, "COLUMN"}, {Take::columns, "COLUMN,..."}, {Take::number, "NUMBER"}, {Take::integer, "N"},
                                                      {Take::text, "TEXT"}, {Take::numbers, "NUMBER,..."}, {Take::file, "FILE"}, {Take::table, "\"A,B;C,D\""}};
    auto* option = app.add_option(optionName(parameter), options.given[parameter.name], parameter.help)->type_name(types.at(parameter.take));
    if (parameter.required)
        option->required();
}

void addMethod(CLI::App& app, const Method& method, const std::shared_ptr<Options>& options)
{
    CLI::App* sub = app.add_subcommand(method.name, method.summary);
    sub->add_option("--data", options->data, "Table with a header line; empty or NA is a missing value")->type_name("CSV");
    // Methods share names of inputs (x, y, p): only one method is named on a command line, so they share the places too.
    for (const Parameter& parameter : method.parameters)
        addParameter(*sub, parameter, *options);
    sub->add_option("--threads", options->threads, threadsHelp)->check(CLI::Range(0, 1024));
    sub->add_flag("--json", options->asJson, "Print JSON: method, nUsed, leftOut, notes, values (quantity, term, index, value)");
    const bool takesLists = std::any_of(method.parameters.begin(), method.parameters.end(), [](const Parameter& one) { return one.take == Take::columns; });
    sub->footer(std::string(takesLists ? "A name with a comma in it stands in double quotes, or with a backslash before the comma.\n\n" : "") + "Example:\n  annulus-cli stats " + method.name + " " + method.example);
    sub->callback([options, &method] { options->method = &method; });
}

std::function<Exit()> declare(CLI::App& app)
{
    const auto options = std::make_shared<Options>();
    app.require_subcommand(0, 1);
    app.add_option("--cases", options->cases, "Folder of reference cases: cases/METHOD.json, data/*.csv, expected/METHOD.csv, tolerances.csv")->type_name("DIR");
    app.add_option("--out", options->out, "Results of the cases: method,case,quantity,term,index,value")->type_name("CSV");
    app.add_option("--only", options->only, "Only the cases of these methods")->type_name("METHOD,...")->delimiter(',');
    app.add_flag("--compare", options->compare, "Hold the results against expected/ by tolerances.csv and list what differs");
    app.add_option("--threads", options->threads, threadsHelp)->check(CLI::Range(0, 1024));
    for (const Method* method : allMethods())
        addMethod(app, *method, options);
    return [options]() -> Exit {
        if (options->method)
            return runMethod(*options);
        if (options->cases.empty() || (options->out.empty() && !options->compare))
            return wrongUsage({Errc::invalid, message("app", "Name a method, or a folder by --cases with --out or --compare."), {}});
        return runFolder(*options);
    };
}

}  // namespace

extern const Verb statsVerb{"stats", "One statistical method on a table, or a folder of reference cases",
                            "annulus-cli stats descriptive --data cohort.csv --x age --json\n"
                            "  annulus-cli stats roc --help\n"
                            "  annulus-cli stats --cases tests/reference/stats --out results.csv",
                            declare, "some methods or quantities of the folder are not covered, each is listed"};

}  // namespace annulus
