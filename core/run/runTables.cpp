#include "core/run/runTables.h"

#include "core/base/text.h"
#include "core/cohort/tableOne.h"
#include "core/evaluation/sampleSize.h"
#include "core/run/evaluateScores.h"
#include "core/stats/delong.h"
#include "core/stats/roc.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace annulus {
namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

std::string number(double value, int digits = 3) { return std::isnan(value) ? std::string() : formatFixed(value, digits); }

/// "0.83 (0.78-0.88)"; with a minus "-0.12 (-0.20 to -0.04)".
std::string withInterval(double value, double low, double high, int digits = 3)
{
    if (std::isnan(value))
        return {};
    std::string text = formatFixed(value, digits);
    if (!std::isnan(low) && !std::isnan(high))
        text.append(" (").append(formatFixed(low, digits)).append(low < 0 ? " to " : "-").append(formatFixed(high, digits)).append(")");
    return text;
}

/// "<0.001" or three digits.
std::string pText(double p) { return std::isnan(p) ? std::string() : p < 0.001 ? "<0.001" : formatFixed(p, 3); }

ResultTable baselineTable(const StudyInput& input)
{
    ResultTable table{"baseline", message("run", "Baseline characteristics by training and test set"), {}, {}, {}};
    Csv cells = input.baseline;
    cells.header.emplace_back("set");
    std::vector<std::string> set(input.study.patients.size(), "test");
    for (const std::size_t row : input.split.train)
        set[row] = "training";
    for (std::size_t row = 0; row < cells.rows.size(); ++row)
        cells.rows[row].push_back(set[row]);
    TableOneSettings settings;
    for (std::size_t column = 0; column + 1 < cells.header.size(); ++column)
        settings.rows.push_back({cells.header[column], RowKind::automatic, RowTest::automatic, {}});
    if (input.split.test.empty()) {
        settings.groupColumn.clear();
    } else {
        settings.groupColumn = "set";
        settings.groups = {"training", "test"};
    }
    const auto made = makeTableOne(cells, settings);
    if (!made) {
        table.notes.push_back(made.error().what);
        return table;
    }
    table.header = {"variable", "level", "all"};
    for (const std::string& group : made->groups)
        table.header.push_back(group);
    table.header.insert(table.header.end(), {"missing", "test", "p"});
    for (const TableRow& row : made->rows) {
        const bool isCounted = row.kind == RowKind::categorical;
        for (std::size_t level = 0; level < (isCounted ? row.levels.size() : 1); ++level) {
            std::vector<std::string> line{level == 0 ? row.column : std::string(), isCounted ? row.levels[level] : std::string(), cellText(row, row.all, level)};
            for (const GroupSummary& group : row.groups)
                line.push_back(cellText(row, group, level));
            line.push_back(level == 0 ? std::to_string(row.all.missing) : std::string());
            line.push_back(level == 0 && row.p ? nameOf(row.test).english() : std::string());
            line.push_back(level == 0 && row.p ? pText(*row.p) : std::string());
            table.rows.push_back(std::move(line));
        }
    }
    return table;
}

void addCoefficients(ResultTable& table, const std::vector<CoefficientLine>& lines, const char* analysis, bool isOrdinal)
{
    for (const CoefficientLine& line : lines) {
        std::vector<std::string> row{analysis, line.outcomeClass, line.variable, line.level, number(line.beta), number(line.se), number(line.z), pText(line.p),
                                     withInterval(line.ratio, line.low, line.high)};
        if (isOrdinal)
            row.push_back(pText(line.parallelP));
        table.rows.push_back(std::move(row));
    }
}

ResultTable coefficientTable(const ModelResult& model, bool isOrdinal)
{
    ResultTable table{"coefficients-" + model.mode + "-" + model.name, message("run", "Logistic regression, model %1, mode %2", model.name, model.mode), {}, {}, {}};
    table.header = {"analysis", "class", "variable", "level", "beta", "se", isOrdinal ? "t" : "z", "p", "odds ratio (95 % CI)"};
    if (isOrdinal)
        table.header.emplace_back("parallel lines p");
    addCoefficients(table, model.univariable, "univariable", isOrdinal);
    addCoefficients(table, model.multivariable, "multivariable", isOrdinal);
    if (isOrdinal)
        addCoefficients(table, model.multinomial, "multinomial", true);
    table.notes = model.notes;
    return table;
}

ResultTable inflationTable(const ModelResult& model)
{
    ResultTable table{"inflation-" + model.mode + "-" + model.name, message("run", "Variance inflation, model %1, mode %2", model.name, model.mode), {"variable", "gvif", "df", "gvif^(1/(2 df))"}, {}, {}};
    for (const InflationLine& line : model.inflation)
        table.rows.push_back({line.term, number(line.gvif), std::to_string(line.degrees), number(line.adjusted)});
    return table;
}

ResultTable featureTable(const ModelResult& model)
{
    ResultTable table{"features-" + model.mode + "-" + model.name, message("run", "Selected features, model %1, mode %2", model.name, model.mode), {"feature", "coefficient"}, {}, {}};
    std::map<std::string, int> times;
    for (const FoldChoice& fold : model.folds)
        for (const NamedValue& feature : fold.features)
            ++times[feature.name];
    if (!model.folds.empty())
        table.header.emplace_back("folds of " + std::to_string(model.folds.size()));
    for (const NamedValue& feature : model.features) {
        table.rows.push_back({feature.name, std::isnan(feature.value) ? std::string() : formatSignificant(feature.value, 6)});
        if (!model.folds.empty())
            table.rows.back().push_back(std::to_string(times[feature.name]));
    }
    if (!model.formula.empty())
        table.notes.push_back(message("run", "Score = %1", model.formula));
    return table;
}

ResultTable performanceTable(const RunResult& result)
{
    ResultTable table{"performance", message("run", "Performance of the models"), {"mode", "model", "set", "class", "n", "events", "auc (95 % CI)", "threshold"}, {}, {}};
    const char* const names[] = {"sensitivity", "specificity", "accuracy", "ppv", "npv"};
    for (const char* name : names)
        table.header.push_back(std::string(name).append(" (95 % CI)"));
    table.header.insert(table.header.end(), {"brier", "calibration slope (95 % CI)", "calibration in the large (95 % CI)", "Hosmer-Lemeshow p"});
    for (const Evaluation& one : result.evaluations) {
        const auto text = [&](const char* name) {
            const auto found = std::find_if(one.metrics.begin(), one.metrics.end(), [&](const Metric& metric) { return metric.name == name; });
            return found == one.metrics.end() ? std::string() : withInterval(found->value, found->low, found->high);
        };
        std::vector<std::string> row{one.mode, one.model, one.set, one.outcomeClass, std::to_string(one.cases + one.controls), std::to_string(one.cases),
                                     withInterval(one.auc, one.aucLow, one.aucHigh), number(one.threshold)};
        for (const char* name : names)
            row.push_back(text(name));
        row.insert(row.end(), {text("brier"), text("calibration slope"), text("calibration in the large"), pText(one.hosmerP)});
        table.rows.push_back(std::move(row));
    }
    return table;
}

ResultTable comparisonTable(const RunResult& result)
{
    ResultTable table{"comparison", message("run", "Models compared on the same patients"),
                      {"mode", "set", "class", "first", "second", "difference of auc (95 % CI)", "z", "p", "p (Holm)", "nri (95 % CI)", "nri events", "nri non-events", "idi (95 % CI)", "idi p"}, {},
                      {message("run", "Reclassification is that of the second model against the first; the category-free index rises with miscalibration and is no proper score.")}};
    for (const ModelComparison& one : result.comparisons)
        table.rows.push_back({one.mode, one.set, one.outcomeClass, one.first, one.second, withInterval(one.difference, one.low, one.high), number(one.z), pText(one.p), pText(one.holmP),
                              withInterval(one.nri, one.nriLow, one.nriHigh), number(one.nriEvents), number(one.nriNonEvents), withInterval(one.idi, one.idiLow, one.idiHigh), pText(one.idiP)});
    return table;
}

ResultTable optimismTable(const RunResult& result)
{
    ResultTable table{"optimism", message("run", "As published beside honest: areas under the curve"),
                      {"model", "class", "published train", "published test (95 % CI)", "honest cross-validation (95 % CI)", "honest test (95 % CI)", "published train - honest cross-validation", "bootstrap corrected"}, {}, {}};
    for (const OptimismLine& one : result.optimism)
        table.rows.push_back({one.model, one.outcomeClass, number(one.publishedTrain), withInterval(one.publishedTest, one.publishedTestLow, one.publishedTestHigh),
                              withInterval(one.honestCv, one.honestCvLow, one.honestCvHigh), withInterval(one.honestTest, one.honestTestLow, one.honestTestHigh),
                              number(one.publishedTrain - one.honestCv), number(one.corrected)});
    return table;
}

ResultTable subgroupTable(const RunResult& result)
{
    ResultTable table{"subgroups", message("run", "Performance in subgroups"), {"mode", "model", "set", "class", "column", "level", "n", "events", "auc (95 % CI)"}, {}, {}};
    for (const SubgroupLine& one : result.subgroups)
        table.rows.push_back({one.mode, one.model, one.set, one.outcomeClass, one.column, one.level, std::to_string(one.patients), std::to_string(one.cases), withInterval(one.auc, one.low, one.high)});
    return table;
}

ResultTable confusionTable(const ConfusionPicture& one, const std::vector<std::string>& classes)
{
    ResultTable table{"confusion-" + one.mode + "-" + one.model + "-" + one.set, message("run", "True and predicted class, model %1, mode %2, set %3", one.model, one.mode, one.set), {"true"}, {}, {}};
    for (const std::string& name : classes)
        table.header.push_back("predicted " + name);
    for (std::size_t row = 0; row < one.counts.size(); ++row) {
        table.rows.push_back({classes[row]});
        for (const double count : one.counts[row])
            table.rows.back().push_back(formatNumber(count));
    }
    table.notes.push_back(message("run", "Accuracy %1, Cohen's kappa %2, mean area under the curve %3.", formatFixed(one.accuracy, 3), formatFixed(one.kappa, 3), formatFixed(one.macroAuc, 3)));
    return table;
}

ResultTable sampleSizeTable(const StudyInput& input, const RunResult& result)
{
    ResultTable table{"sample-size", message("run", "Sample size by Riley's criteria, with an R2 of 15 % of its largest value"),
                      {"model", "candidates", "training patients", "smallest class", "events per candidate", "needed: shrinkage 0.9", "needed: optimism 0.05", "needed: overall risk 0.05"}, {}, {}};
    std::size_t events = 0;
    for (const std::size_t row : input.split.train)
        events += input.study.outcome[row] == 1 ? 1 : 0;
    const auto patients = input.split.train.size();
    const double share = static_cast<double>(events) / static_cast<double>(patients);
    for (const ModelResult& model : result.models) {
        if (model.mode != result.modes.front())
            continue;
        const std::size_t candidates = model.kind == "radiomics" ? (model.steps.empty() ? 0 : model.steps.front().kept) : input.study.clinical.size();
        if (candidates == 0)
            continue;
        const SampleSize needed = sampleSize(static_cast<double>(candidates), share, cautiousR2(share));
        const std::size_t least = std::min(events, patients - events);
        table.rows.push_back({model.name, std::to_string(candidates), std::to_string(patients), std::to_string(least),
                              formatSignificant(static_cast<double>(least) / static_cast<double>(candidates), 3), formatNumber(needed.shrinkage), formatNumber(needed.optimism),
                              formatNumber(needed.overall)});
    }
    return table;
}

ResultTable marginTable(const RunResult& result)
{
    ResultTable table{"margins", message("run", "Lesion and ring: held-out area under the curve by width"), {"width (mm)", "model", "auc (95 % CI)"}, {}, {}};
    for (const MarginPoint& one : result.margins)
        table.rows.push_back({formatNumber(one.widthMm), one.model, withInterval(one.auc, one.low, one.high)});
    return table;
}

std::string listOf(const std::vector<std::string>& names, std::size_t most = 5)
{
    std::vector<std::string> some(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(most, names.size())));
    if (names.size() > most)
        some.push_back("...");
    return join(some, ", ");
}

std::size_t eventsIn(const StudyTable& study, const std::vector<std::size_t>& rows)
{
    std::vector<std::size_t> counts(study.classes.size(), 0);
    for (const std::size_t row : rows)
        ++counts[static_cast<std::size_t>(study.outcome[row])];
    return *std::min_element(counts.begin(), counts.end());
}

template <class T>
const T* stepOf(const Protocol& protocol)
{
    for (const FeatureStep& step : protocol.steps)
        if (const T* found = std::get_if<T>(&step))
            return found;
    return nullptr;
}

void warnOfPredictors(const StudyTable& study, const RunResult& result, std::vector<RunWarning>& warnings)
{
    for (const ModelResult& model : result.models) {
        if (model.kind == "radiomics" || model.preoperative || model.mode != result.modes.front())
            continue;
        std::vector<std::string> late, partly;
        for (const StudyPredictor& one : study.clinical) {
            const auto isUsed = std::any_of(model.multivariable.begin(), model.multivariable.end(), [&](const CoefficientLine& line) { return line.variable == one.predictor.name; });
            if (isUsed && one.containsOutcome)
                partly.push_back(one.predictor.name);
            else if (isUsed && one.late)
                late.push_back(one.predictor.name);
        }
        if (!partly.empty())
            warnings.push_back({"contains-outcome", model.name, message("run", "Model %1 uses %2, which holds the outcome wholly or in part: it is told what it should predict.", model.name, listOf(partly))});
        if (!late.empty())
            warnings.push_back({"late-predictor", model.name,
                                message("run", "Model %1 uses %2, known after surgery only: it cannot help to decide on the operation. The same model without is beside it.", model.name, listOf(late))});
    }
}

void warnOfProtocol(const Protocol& protocol, const StudyTable& study, const RunResult& result, std::vector<RunWarning>& warnings)
{
    const bool published = std::find(result.modes.begin(), result.modes.end(), "published") != result.modes.end();
    const auto* lasso = stepOf<LassoChoice>(protocol);
    const bool selects = stepOf<KeepDifferent>(protocol) || stepOf<DropCorrelated>(protocol);
    if (published && lasso && selects)
        warnings.push_back({"selection-outside-folds", "", message("run", "As published, features are screened on all training rows before the LASSO's cross-validation: its error looks too small, and no number of the training set can be trusted.")});
    if (published && protocol.evaluation.threshold == Threshold::Rule::youdenOfTraining)
        warnings.push_back({"threshold-on-training", "", message("run", "As published, thresholds are the best ones of the rows that the model has seen: sensitivity and specificity on new patients are lower.")});
    if (published && std::any_of(protocol.models.begin(), protocol.models.end(), [](const ModelChoice& one) { return one.kind == ModelChoice::Kind::combined && !one.scores.empty(); }))
        warnings.push_back({"score-on-training", "", message("run", "As published, the radiomics score enters the combined model with the values of its own training rows: its coefficient is too large. The honest mode takes scores of refits without the row.")});
    if (stepOf<SmoteChoice>(protocol) && lasso && lasso->settings.weighClasses)
        warnings.push_back({"smote-and-weights", "", message("run", "SMOTE and class weights are both on; once the classes are of equal size the weights do nothing.")});
    if (protocol.smoteBeforeSplit())
        warnings.push_back({"smote-before-split", "", message("run", "Synthetic rows were made before the split: some lie between training and test patients, and the area under the curve of the test set rises without any signal.")});
    if (stepOf<SmoteChoice>(protocol))
        warnings.push_back({"smote-calibration", "", message("run", "Synthetic rows shift the share of the outcome that a model sees: its probabilities need recalibration before they are read as risks.")});
    if (const auto* related = stepOf<DropCorrelated>(protocol); related && related->retain)
        warnings.push_back({"rho-direction", "", message("run", "The Spearman filter keeps columns that are nearly copies of each other and drops the others: the text of the paper to the letter, the opposite of its purpose.")});
    if (result.agreement.empty() && protocol.readers())
        warnings.push_back({"one-reader", "", message("run", "There are features of one reader only: nothing says which of them would change with another outline.")});
    if (protocol.clinical.univariableP < 1 && !study.clinical.empty())
        warnings.push_back({"univariable-screen", "", message("run", "Clinical variables are chosen by their P alone: the P values and intervals of the joint model are too optimistic.")});
}

}  // namespace

std::vector<RunWarning> runWarnings(const Protocol& protocol, const StudyInput& input, const StudyTable& study, const RunResult& result)
{
    std::vector<RunWarning> warnings;
    warnOfPredictors(study, result, warnings);
    const std::size_t events = eventsIn(study, input.split.train);
    std::set<std::string> told;
    for (const ModelResult& model : result.models) {
        const std::size_t offered = model.kind == "radiomics" ? (model.steps.empty() ? 0 : model.steps.front().kept) : study.clinical.size();
        if (offered > 0 && static_cast<double>(events) < 10.0 * static_cast<double>(offered) && told.insert(model.name).second)
            warnings.push_back({"events-per-variable", model.name,
                                message("run", "Model %1 chooses among %2 candidates with %3 patients in the smallest class: %4 events for each, where 10 are asked for.", model.name, offered, events,
                                        formatSignificant(static_cast<double>(events) / static_cast<double>(offered), 2))});
        for (const InflationLine& line : model.inflation)
            if (line.adjusted * line.adjusted > protocol.evaluation.mostInflation && told.insert("vif " + model.name + line.term).second)
                warnings.push_back({"vif", model.name, message("run", "Variance inflation of %1 in model %2 is %3, above %4: its coefficient cannot be told from that of other predictors.", line.term,
                                                               model.name, formatFixed(line.gvif, 2), protocol.evaluation.mostInflation)});
    }
    warnOfProtocol(protocol, study, result, warnings);
    if (input.split.test.empty())
        warnings.push_back({"no-test-set", "", message("run", "There is no test set: calibration and thresholds are judged on rows that the models have seen.")});
    else if (const std::size_t tested = eventsIn(study, input.split.test); tested < 10)
        warnings.push_back({"small-test-set", "", message("run", "The smallest class of the test set has %1 patients; below 10 an area under the curve says next to nothing.", tested)});
    return warnings;
}

std::vector<SubgroupLine> subgroupLines(const Protocol& protocol, const StudyInput& input, const RunResult& result)
{
    std::vector<SubgroupLine> lines;
    for (const std::string& column : protocol.subgroups) {
        const int place = input.baseline.column(column);
        if (place < 0)
            continue;
        for (const ScoreSet& set : result.scores) {
            if (set.set == "train")
                continue;
            std::set<std::string> levels;
            for (const std::size_t patient : set.patients)
                levels.insert(input.baseline.rows[patient][static_cast<std::size_t>(place)]);
            for (const std::string& level : levels)
                for (std::size_t at = 0; at < set.scores.size(); ++at) {
                    const int positive = static_cast<int>(result.classes.size() == 2 ? 1 : set.scores.size() == 1 ? result.classes.size() - 1 : at);
                    std::vector<double> truth, score;
                    for (std::size_t row = 0; row < set.patients.size(); ++row)
                        if (input.baseline.rows[set.patients[row]][static_cast<std::size_t>(place)] == level) {
                            truth.push_back(result.patients[set.patients[row]].outcome == positive ? 1 : 0);
                            score.push_back(set.scores[at][row]);
                        }
                    SubgroupLine line{set.mode, set.model, set.set, result.classes.size() == 2 ? std::string() : result.classes[static_cast<std::size_t>(positive)], column, level.empty() ? "missing" : level,
                                      truth.size(), static_cast<std::size_t>(std::count(truth.begin(), truth.end(), 1.0)), noValue, noValue, noValue};
                    if (const auto groups = scoredGroups(truth, score)) {
                        const DelongArea area = delongArea(*groups);
                        line.auc = area.auc;
                        if (const auto interval = area.interval()) {
                            line.low = interval->low;
                            line.high = interval->high;
                        }
                    }
                    lines.push_back(std::move(line));
                }
        }
    }
    return lines;
}

std::vector<ResultTable> runTables(const Protocol& protocol, const StudyInput& input, const RunResult& result)
{
    std::vector<ResultTable> tables;
    if (!input.baseline.header.empty())
        tables.push_back(baselineTable(input));
    const bool isOrdinal = result.classes.size() > 2 && protocol.clinical.family == ClinicalChoice::Classes::ordinal;
    for (const ModelResult& model : result.models) {
        if (model.kind == "radiomics") {
            tables.push_back(featureTable(model));
            continue;
        }
        tables.push_back(coefficientTable(model, isOrdinal));
        if (!model.inflation.empty())
            tables.push_back(inflationTable(model));
    }
    tables.push_back(performanceTable(result));
    for (const ConfusionPicture& one : result.confusions)
        tables.push_back(confusionTable(one, result.classes));
    if (!result.comparisons.empty())
        tables.push_back(comparisonTable(result));
    if (result.modes.size() > 1)
        tables.push_back(optimismTable(result));
    if (!result.subgroups.empty())
        tables.push_back(subgroupTable(result));
    if (!result.margins.empty())
        tables.push_back(marginTable(result));
    if (result.classes.size() == 2 && !result.models.empty())
        tables.push_back(sampleSizeTable(input, result));
    return tables;
}

}  // namespace annulus
