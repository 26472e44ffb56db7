#include "core/methods/crossTable.h"
#include "core/stats/contingency.h"

#include <cmath>

namespace annulus {
namespace {

/// "r1c2".
std::string cell(Eigen::Index row, Eigen::Index column)
{
    std::string name = "r";
    name += std::to_string(row + 1);
    name += 'c';
    name += std::to_string(column + 1);
    return name;
}

void addCells(Report& report, const char* quantity, const Eigen::MatrixXd& cells)
{
    for (Eigen::Index row = 0; row < cells.rows(); ++row)
        for (Eigen::Index column = 0; column < cells.cols(); ++column)
            report.add(quantity, cells(row, column), "", cell(row, column));
}

Result<Report> runChiSquare(Inputs& inputs)
{
    Report report;
    const auto counts = crossTable(inputs, report);
    const bool correct = inputs.flag("correct", true) && !inputs.flag("no_correction", false);
    if (inputs.failed())
        return inputs.error();
    const auto test = chiSquareTest(counts, correct);
    if (!test)
        return test.error();
    report.add("chi2", test->chi2);
    report.add("df", test->degrees);
    report.add("p", test->p);
    addCells(report, "expected", test->expected);
    addCells(report, "stdres", test->standardResiduals);
    for (Eigen::Index row = 0; row < counts.rows(); ++row)
        if (counts.row(row).sum() == 0)
            report.notes.push_back(message("methods", "Row %1 of the table is empty: the test has no value; leave the row out.", row + 1));
    for (Eigen::Index column = 0; column < counts.cols(); ++column)
        if (counts.col(column).sum() == 0)
            report.notes.push_back(message("methods", "Column %1 of the table is empty: the test has no value; leave the column out.", column + 1));
    if (test->corrected)
        report.notes.push_back(message("methods", "With Yates' continuity correction."));
    if (test->hasSmallCell())
        report.notes.push_back(message("methods", "A cell is expected below 5: the approximation may be poor, Fisher's exact test serves."));
    return report;
}

Result<Report> runFisher(Inputs& inputs)
{
    Report report;
    const auto counts = crossTable(inputs, report);
    if (inputs.failed())
        return inputs.error();
    if (counts.rows() != 2 || counts.cols() != 2) {
        const auto p = fisherTest(counts);
        if (!p)
            return p.error();
        report.add("p", *p);
        return report;
    }
    const auto test = fisherTest2x2(counts);
    if (!test)
        return test.error();
    report.add("p", test->p);
    report.add("p", test->pLess, "less");
    report.add("p", test->pGreater, "greater");
    report.add("or_cmle", test->oddsRatio);
    report.add("or_ci_low", test->low);
    report.add("or_ci_high", test->high);
    report.add("or_sample", test->sampleOddsRatio);
    // The same under the names of the tight reference cases.
    report.add("or_exact", test->oddsRatio);
    report.add("or_exact_ci_low", test->low);
    report.add("or_exact_ci_high", test->high);
    return report;
}

Result<Report> runMcNemar(Inputs& inputs)
{
    Report report;
    const auto counts = crossTable(inputs, report);
    if (inputs.failed())
        return inputs.error();
    if (counts.rows() != 2 || counts.cols() != 2)
        return Error{Errc::invalid, message("methods", "The table is %1 x %2; McNemar's test of pairs needs 2 x 2.", counts.rows(), counts.cols()), {}};
    const auto test = mcNemarTest(counts(0, 1), counts(1, 0));
    if (!test)
        return Error{Errc::invalid, message("methods", "No pair differs; McNemar's test needs at least one that does."), {}};
    report.add("chi2_cc", test->chi2);
    report.add("p_cc", test->p);
    report.add("chi2", test->chi2Uncorrected);
    report.add("p", test->pUncorrected);
    report.add("p_exact", test->pExact);
    return report;
}

}  // namespace

extern const Method chiSquareMethod{"chi_square", "Pearson's chi-square test of a table of counts (2 x 2 with Yates' correction unless told not to)",
                                    "--data cohort.csv --row grade --column sln\n  annulus-cli stats chi_square --table \"50,30;22,48\"",
                                    {tableParameters[0], tableParameters[1], tableParameters[2], {"no_correction", Take::flag, "Without Yates' correction"}}, runChiSquare};

extern const Method fisherMethod{"fisher", "Fisher's exact test; for 2 x 2 the conditional odds ratio and its 95 % interval",
                                 "--data cohort.csv --row thrombus --column sln\n  annulus-cli stats fisher --table \"3,1;1,3\"",
                                 {tableParameters[0], tableParameters[1], tableParameters[2]}, runFisher};

extern const Method mcNemarMethod{"mcnemar", "McNemar's test of paired yes/no answers",
                                  "--data readers.csv --row call1 --column call2\n  annulus-cli stats mcnemar --table \"98,35;26,93\"",
                                  {tableParameters[0], tableParameters[1], tableParameters[2]}, runMcNemar};

}  // namespace annulus
