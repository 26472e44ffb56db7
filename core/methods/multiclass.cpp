#include "core/base/text.h"
#include "core/methods/Method.h"
#include "core/stats/columns.h"
#include "core/stats/multiclassRoc.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

/// Complete rows: label by the order of the score columns, scores.
struct Classified {
    std::vector<std::size_t> label;
    Eigen::MatrixXd scores;
};

Classified classified(Inputs& inputs, const std::vector<std::string>& columns, const std::vector<std::string>& classes, Report& report)
{
    const auto labels = inputs.labels("y");
    const Eigen::MatrixXd all = inputs.columns(columns);
    Classified result;
    std::vector<Eigen::Index> rows;
    for (std::size_t row = 0; !inputs.failed() && row < labels.size(); ++row) {
        if (labels[row].empty() || !all.row(static_cast<Eigen::Index>(row)).array().isFinite().all())
            continue;
        const auto place = std::find(classes.begin(), classes.end(), labels[row]);
        if (place == classes.end()) {
            inputs.fail({Errc::invalid, message("methods", "The class '%1' in row %2 has no column of scores; classes are %3.", labels[row], row + 1, join(classes, ", ")), {}});
            return result;
        }
        rows.push_back(static_cast<Eigen::Index>(row));
        result.label.push_back(static_cast<std::size_t>(place - classes.begin()));
    }
    report.usage.used = rows.size();
    report.usage.leaveOut(labels.size() - std::min(labels.size(), rows.size()), message("methods", "a value is missing in the row"));
    if (!inputs.failed())
        result.scores = all(rows, Eigen::all);
    return result;
}

void addConfusion(Report& report, const Classified& rows, const std::vector<std::string>& classes)
{
    std::vector<std::size_t> predicted;
    for (Eigen::Index row = 0; row < rows.scores.rows(); ++row) {
        Eigen::Index best = 0;
        rows.scores.row(row).maxCoeff(&best);
        predicted.push_back(static_cast<std::size_t>(best));
    }
    const Confusion table = confusion(rows.label, predicted, classes.size());
    for (std::size_t truth = 0; truth < classes.size(); ++truth)
        for (std::size_t call = 0; call < classes.size(); ++call)
            report.add("confusion", table.counts(static_cast<Eigen::Index>(truth), static_cast<Eigen::Index>(call)), classes[truth], classes[call]);
    for (std::size_t one = 0; one < classes.size(); ++one) {
        report.add("sensitivity", table.sensitivity[one], classes[one]);
        report.add("specificity", table.specificity[one], classes[one]);
        report.add("precision", table.precision[one], classes[one]);
        report.add("f1", table.f1[one], classes[one]);
    }
    report.add("accuracy", table.accuracy);
    report.add("f1_macro", table.macroF1);
    report.add("f1_weighted", table.weightedF1);
    report.add("f1_micro", table.microF1);
    report.add("kappa", table.kappa);
}

Result<Report> run(Inputs& inputs)
{
    Report report;
    const auto columns = inputs.words("scores");
    const auto classes = inputs.has("classes") ? inputs.words("classes") : columns;
    if (!inputs.failed() && classes.size() != columns.size())
        inputs.fail({Errc::invalid, message("methods", "There are %1 classes and %2 columns of scores; the same number is expected.", classes.size(), columns.size()), {}});
    if (inputs.failed())
        return inputs.error();
    const Classified rows = classified(inputs, columns, classes, report);
    if (inputs.failed())
        return inputs.error();
    const auto roc = multiclassRoc(rows.label, rows.scores);
    if (!roc)
        return roc.error();
    for (std::size_t one = 0; one < classes.size(); ++one) {
        const ClassRoc& ofClass = roc->classes[one];
        report.add("n", static_cast<double>(ofClass.cases), classes[one]);
        report.add("auc", ofClass.area.auc, classes[one]);
        if (const auto interval = ofClass.area.interval())
            report.addInterval("auc_ci95", interval->low, interval->high, classes[one]);
    }
    report.add("auc_macro", roc->macro);
    report.add("auc_weighted", roc->weighted);
    report.add("auc_micro", roc->micro);
    addConfusion(report, rows, classes);
    report.notes.push_back(message("methods", "Each class against all others; the predicted class is the one with the highest score."));
    return report;
}

}  // namespace

extern const Method multiclassMethod{"multiclass",
                                     "ROC of several classes, one against the rest, macro and micro; confusion table",
                                     "--data predictions.csv --y her2 --scores p_zero,p_low,p_positive --classes zero,low,positive",
                                     {{"y", Take::column, "Column of the true class", true},
                                      {"scores", Take::columns, "Columns of scores, one for each class", true},
                                      {"classes", Take::columns, "The classes in the order of --scores; the columns' names unless given"}},
                                     run};

}  // namespace annulus
