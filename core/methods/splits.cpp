#include "core/evaluation/splits.h"

#include "core/methods/learning.h"
#include "core/stats/columns.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace annulus {
namespace {

/// Rows of the table with the classes (empty unless asked for) and patients of each.
struct Rows {
    std::vector<std::size_t> rows;
    std::vector<int> label, patient;
};

Rows rowsOf(Inputs& inputs)
{
    Rows all;
    const auto table = inputs.data();
    if (inputs.failed())
        return all;
    all.rows.resize(table->rows.size());
    std::iota(all.rows.begin(), all.rows.end(), std::size_t{0});
    all.label = numberedLabels(inputs, "outcome", all.rows);
    all.patient = numberedLabels(inputs, "patient", all.rows);
    return all;
}

void addCounts(Inputs& inputs, Report& report, const Rows& all, const std::vector<std::size_t>& side, const char* word)
{
    report.add("n", static_cast<double>(side.size()), "", word);
    if (all.label.empty())
        return;
    const auto labels = inputs.labels("outcome");
    for (const std::string& level : distinctLabels(labels))
        report.add("n", static_cast<double>(std::count_if(side.begin(), side.end(), [&](std::size_t row) { return labels[row] == level; })), level, word);
}

Result<Split> splitOf(Inputs& inputs, const Rows& all)
{
    enum class How { random, stratified, block };
    const auto count = all.rows.size();
    const How how = inputs.choice<How>("how", {{"random", How::random}, {"stratified", How::stratified}, {"block", How::block}});
    const double share = inputs.numberWithin("share", 0.7, 0, 1);
    const auto block = inputs.integerWithin("block", 10, 2, 1'000'000);
    const auto trained = inputs.has("trained") ? inputs.integerWithin("trained", 1, 1, 1'000'000'000) : std::llround(std::floor(share * static_cast<double>(count) + 1e-9));
    const auto seed = static_cast<std::uint64_t>(inputs.integerWithin("seed", 15, 0, mostSeed));
    const auto key = how == How::block && inputs.has("key") ? inputs.numbers("key") : std::vector<double>{};
    if (inputs.failed())
        return inputs.error();
    if (how == How::stratified && all.label.empty())
        return Error{Errc::invalid, message("methods", "A stratified split needs the classes: name their column by 'outcome'."), {}};
    if (how != How::block && inputs.has("trained"))
        return Error{Errc::invalid, message("methods", "The number of training rows is for blocks; a random or stratified split takes 'share'."), {}};
    if (how != How::block)
        return randomSplit(count, share, seed, how == How::stratified ? all.label : std::vector<int>{}, all.patient);
    if (std::set<int>(all.patient.begin(), all.patient.end()).size() < all.patient.size())
        return Error{Errc::invalid, message("methods", "A patient has several rows in column '%1'; blocks are drawn row by row and need one row a patient.", inputs.text("patient")), {}};
    return blockSplit(key, count, static_cast<std::size_t>(trained), static_cast<std::size_t>(block), seed);
}

Result<Report> run(Inputs& inputs)
{
    const Rows all = rowsOf(inputs);
    if (inputs.failed())
        return inputs.error();
    const auto split = splitOf(inputs, all);
    if (!split)
        return split.error();
    Report report;
    report.usage.used = all.rows.size();
    addCounts(inputs, report, all, split->train, "train");
    addCounts(inputs, report, all, split->test, "test");
    if (inputs.has("key")) {
        const auto key = inputs.numbers("key");
        for (const auto& [side, word] : {std::pair{&split->train, "train"}, std::pair{&split->test, "test"}}) {
            double sum = 0;
            for (const std::size_t row : *side)
                sum += key[row];
            report.add("key_mean", sum / static_cast<double>(side->size()), inputs.text("key"), word);
        }
    }
    std::vector<const char*> set(all.rows.size(), "test");
    for (const std::size_t row : split->train)
        set[row] = "train";
    for (std::size_t row = 0; row < set.size(); ++row)
        report.addText("set", set[row], "", std::to_string(row + 1));
    if (inputs.failed())
        return inputs.error();
    return report;
}

Result<Report> runFolds(Inputs& inputs)
{
    const Rows all = rowsOf(inputs);
    const auto folds = inputs.integerWithin("folds", 10, 2, 1'000'000), repeats = inputs.integerWithin("repeats", 1, 1, 10'000);
    if (inputs.failed())
        return inputs.error();
    Report report;
    report.usage.used = all.rows.size();
    Learning learning;
    learning.rows = all.rows;
    learning.table.outcome = all.label;
    learning.table.patient = all.patient;
    inputs.setDefault("how", all.label.empty() ? "random" : "stratified");
    if (all.label.empty() && inputs.text("how") == "stratified")
        return Error{Errc::invalid, message("methods", "Stratified folds need the classes: name their column by 'outcome'."), {}};
    const auto drawn = foldsByInput(inputs, learning, folds, repeats, report);
    if (inputs.failed())
        return inputs.error();
    for (std::size_t at = 0; at < drawn.size(); ++at)
        for (std::size_t row = 0; row < drawn[at].size(); ++row)
            report.add("fold", drawn[at][row] + 1, drawn.size() > 1 ? "repeat" + std::to_string(at + 1) : std::string(), std::to_string(row + 1));
    return report;
}

constexpr Parameter outcomeParameter{"outcome", Take::column, "Column of the classes, for a stratified draw"},
    patientParameter{"patient", Take::column, "Column of patients, where one has several rows: they stay together"}, seedParameter{"seed", Take::integer, "Seed of the draw (default 15)"};

}  // namespace

extern const Method splitMethod{
    "split", "Training and test rows: 7 to 3 at random or stratified, in blocks, matched by age",
    "--data cohort.csv --how stratified --outcome sln --share 0.7\n  annulus-cli stats split --data cohort.csv --how block --key age --block 10 --trained 155",
    {{"how", Take::text, "random (default), stratified, or block (from each block some rows train)"},
     {"share", Take::number, "Share of the rows that trains (default 0.7)"},
     outcomeParameter,
     patientParameter,
     {"key", Take::column, "Blocks are cut along this column of numbers, such as age: both sides are alike in it; without it in the order of the rows"},
     {"block", Take::integer, "Rows of a block (default 10)"},
     {"trained", Take::integer, "Rows that train, in place of --share"},
     seedParameter},
    run};
extern const Method foldsMethod{
    "folds", "Folds for cross-validation, stratified or not, repeated", "--data cohort.csv --outcome sln --folds 10 --repeats 5",
    {{"folds", Take::integer, "Folds (default 10)"},
     {"repeats", Take::integer, "Independent draws (default 1)"},
     {"how", Take::text, "stratified (default with --outcome), random, or neighbouring (rows side by side share a fold, as scikit-learn's KFold)"},
     outcomeParameter,
     patientParameter,
     seedParameter},
    runFolds};

}  // namespace annulus
