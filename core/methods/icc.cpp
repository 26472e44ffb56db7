#include "core/methods/Method.h"
#include "core/stats/icc.h"

namespace annulus {
namespace {

/// "f01" of columns f01_r1, f01_r2, ...; otherwise the case's own name.
std::string termOf(const std::vector<std::string>& raters, const std::string& otherwise)
{
    const auto stem = [](const std::string& name) {
        const auto place = name.rfind("_r");
        return place == std::string::npos ? std::string() : name.substr(0, place);
    };
    const std::string first = stem(raters.front());
    for (const std::string& rater : raters)
        if (stem(rater) != first)
            return otherwise;
    return first.empty() || !otherwise.ends_with("_" + first) ? otherwise : first;
}

void addForm(Report& report, const Icc& icc, const std::string& term, double IccValue::*value, const char* quantity)
{
    for (const IccForm form : allIccForms)
        report.add(quantity, icc[form].*value, term, shortName(form));
}

void addForms(Report& report, const Icc& icc, const std::string& term)
{
    if (icc.state == IccState::undefined) {
        for (const IccForm form : allIccForms)
            report.addText("icc", "undefined", term, shortName(form));
        report.notes.push_back(message("methods", "All ratings are equal: agreement is not defined, neither 0 nor 1."));
        return;
    }
    addForm(report, icc, term, &IccValue::icc, "icc");
    if (icc.state == IccState::identicalReaders) {
        report.notes.push_back(message("methods", "The readers are identical: F has no finite value and there is no interval."));
        return;
    }
    addForm(report, icc, term, &IccValue::f, "F");
    addForm(report, icc, term, &IccValue::degrees1, "df1");
    addForm(report, icc, term, &IccValue::degrees2, "df2");
    addForm(report, icc, term, &IccValue::p, "p");
    for (const IccForm form : allIccForms)
        report.add("ci_low", icc[form].interval.low, term, shortName(form));
    for (const IccForm form : allIccForms)
        report.add("ci_high", icc[form].interval.high, term, shortName(form));
}

Result<Report> run(Inputs& inputs)
{
    Report report;
    const auto raters = inputs.words("raters");
    if (inputs.failed())
        return inputs.error();
    const auto all = inputs.columns(raters);
    const auto components = inputs.flag("lmer", false) ? IccComponents::reml : IccComponents::anova;
    if (inputs.failed())
        return inputs.error();
    std::vector<Eigen::Index> rows;
    for (Eigen::Index row = 0; row < all.rows(); ++row)
        if (all.row(row).array().isFinite().all())
            rows.push_back(row);
    report.usage.used = rows.size();
    report.usage.leaveOut(static_cast<std::size_t>(all.rows()) - rows.size(), message("methods", "a reader's rating is missing"));
    const auto icc = intraclassCorrelation(all(rows, Eigen::all), components);
    if (!icc)
        return icc.error();
    addForms(report, *icc, termOf(raters, inputs.caseName()));
    for (const IccForm form : allIccForms)
        report.notes.push_back(message("methods", "%1: %2.", shortName(form), describe(form).english()));
    return report;
}

}  // namespace

extern const Method iccMethod{"icc",
                              "Intraclass correlation of readers, all six forms of Shrout and Fleiss with F, P and 95 % interval",
                              "--data readers.csv --raters reader1,reader2",
                              {{"raters", Take::columns, "Columns of the readers; a row is a subject", true},
                               {"lmer", Take::flag, "Variance components by restricted maximum likelihood, cut at 0 (R's psych unless told not to); otherwise analysis of variance"}},
                              run};

}  // namespace annulus
