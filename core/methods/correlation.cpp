#include "core/methods/Method.h"
#include "core/stats/columns.h"
#include "core/stats/correlation.h"

#include <cmath>

namespace annulus {
namespace {

CorrelationKind kindOf(Inputs& inputs)
{
    return inputs.choice<CorrelationKind>("method", {{"spearman", CorrelationKind::spearman}, {"pearson", CorrelationKind::pearson}, {"kendall", CorrelationKind::kendall}});
}

Result<Report> ofPair(Inputs& inputs, CorrelationKind kind)
{
    const auto allX = inputs.numbers("x"), allY = inputs.numbers("y");
    const bool asymptotic = inputs.flag("asymptotic", inputs.call().find("exact=FALSE") != std::string::npos);
    if (inputs.failed())
        return inputs.error();
    if (allX.size() != allY.size())
        return Error{Errc::invalid, message("methods", "The columns have %1 and %2 rows; pairs need the same number.", allX.size(), allY.size()), {}};
    Report report;
    const auto rows = completeRows({allX, allY}, {}, report.usage);
    const auto test = correlationTest(atRows(allX, rows), atRows(allY, rows), kind, !asymptotic);
    if (!test)
        return test.error();
    report.add("estimate", test->estimate);
    report.add("statistic", test->statistic);
    report.add("p", test->p);
    if (std::abs(test->estimate) == 1)
        report.notes.push_back(kind == CorrelationKind::pearson ? message("methods", "All points lie on a line: P is below any digit and the interval is one point.")
                                                                : message("methods", "The ranks agree completely."));
    if (test->interval)
        report.addInterval("ci95", test->interval->low, test->interval->high);
    return report;
}

/// The columns without rows that miss a value.
Eigen::MatrixXd completeColumns(Inputs& inputs, const std::vector<std::string>& names, Report& report)
{
    const Eigen::MatrixXd all = inputs.columns(names);
    std::vector<Eigen::Index> rows;
    for (Eigen::Index row = 0; row < all.rows(); ++row)
        if (all.row(row).array().isFinite().all())
            rows.push_back(row);
    report.usage.used = rows.size();
    report.usage.leaveOut(static_cast<std::size_t>(all.rows()) - rows.size(), message("methods", "a value is missing in the row"));
    if (!inputs.failed() && rows.size() < 3)
        inputs.fail({Errc::invalid, message("methods", "There are %1 complete rows; at least 3 are expected.", rows.size()), {}});
    return all(rows, Eigen::all);
}

Result<Report> filtered(Inputs& inputs, const std::vector<std::string>& names, CorrelationKind kind)
{
    Report report;
    const double threshold = inputs.numberWithin("threshold", 1, 0, 1);
    if (inputs.call().find("larger mean") != std::string::npos)
        inputs.setDefault("rule", "mean");
    const auto rule = inputs.choice<DropRule>("rule", {{"order", DropRule::laterColumn}, {"mean", DropRule::largerMean}});
    const auto columns = completeColumns(inputs, names, report);
    if (inputs.failed())
        return inputs.error();
    const auto filter = filterCorrelated(columns, threshold, rule, kind);
    for (std::size_t at = 0; at < filter.kept.size(); ++at)
        report.addText("kept", names[filter.kept[at]], "", std::to_string(at + 1));
    report.add("n_kept", static_cast<double>(filter.kept.size()));
    for (const Dropped& one : filter.dropped)
        report.add("dropped", one.rho, names[one.column], names[one.because]);
    for (const std::size_t column : filter.constant)
        report.addText("constant", names[column], "");
    report.notes.push_back(rule == DropRule::largerMean ? message("methods", "Of each pair with |rho| above %1, in column order, the column with the larger mean |rho| to all others was dropped.", threshold)
                                          : message("methods", "In column order, a column was dropped when its |rho| to a kept one was above %1.", threshold));
    return report;
}

Result<Report> matrix(Inputs& inputs, const std::vector<std::string>& names, CorrelationKind kind)
{
    Report report;
    const auto columns = completeColumns(inputs, names, report);
    if (inputs.failed())
        return inputs.error();
    const auto rho = correlationMatrix(columns, kind);
    const char* quantity = kind == CorrelationKind::pearson ? "r" : "rho";
    // Down the columns of the upper triangle, as R lists it.
    for (Eigen::Index second = 1; second < rho.cols(); ++second)
        for (Eigen::Index first = 0; first < second; ++first) {
            const std::string term = rho.cols() == 2 ? std::string() : names[static_cast<std::size_t>(first)] + ":" + names[static_cast<std::size_t>(second)];
            std::isnan(rho(first, second)) ? report.addText(quantity, "NA", term) : report.add(quantity, rho(first, second), term);
        }
    return report;
}

Result<Report> run(Inputs& inputs)
{
    const CorrelationKind kind = kindOf(inputs);
    if (inputs.has("x") || inputs.has("y"))
        return ofPair(inputs, kind);
    const auto names = inputs.words("columns");
    if (inputs.failed())
        return inputs.error();
    if (names.size() < 2 || kind == CorrelationKind::kendall)
        return Error{Errc::invalid, message("methods", "At least two columns are expected, and Pearson's or Spearman's method; Kendall's is for one pair."), {}};
    return inputs.has("threshold") ? filtered(inputs, names, kind) : matrix(inputs, names, kind);
}

}  // namespace

extern const Method correlationMethod{"correlation",
                                      "Correlation of two columns with its test, of many columns, or a filter of strongly correlated ones",
                                      "--data cohort.csv --x age --y size_cm --method spearman\n  annulus-cli stats correlation --data features.csv --columns f1,f2,f3 --threshold 0.9",
                                      {{"x", Take::column, "First column of a pair"},
                                       {"y", Take::column, "Second column"},
                                       {"method", Take::text, "spearman (default), pearson or kendall"},
                                       {"asymptotic", Take::flag, "No exact P value"},
                                       {"columns", Take::columns, "Columns to correlate with each other"},
                                       {"threshold", Take::number, "Drop columns until no |rho| is above it"},
                                       {"rule", Take::text, "Which one goes: order (default, the later column) or mean (the one with the larger mean |rho|)"}},
                                      run};

}  // namespace annulus
