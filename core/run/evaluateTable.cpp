#include "core/run/evaluateTable.h"

#include "core/base/text.h"
#include "core/model/Pipeline.h"
#include "core/run/evaluateScores.h"
#include "core/run/jsonFields.h"
#include "core/run/runTables.h"
#include "core/stats/columns.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace annulus {

template <class F> void fields(F&& f, ScoresOptions& of)
{
    f("threshold", of.threshold), f("decisionFrom", of.decisionFrom), f("decisionTo", of.decisionTo), f("bandReplicates", of.bandReplicates), f("seed", of.seed);
}

Result<RunResult> evaluateTable(const Csv& table, const ScoresOptions& options)
{
    for (const char* name : {"patient", "outcome", "score"})
        if (table.column(name) < 0)
            return Error{Errc::notFound, message("run", "There is no column '%1'; the columns are %2.", name, join(table.header, ", ")), {}};
    const auto outcome = numberColumn(table, "outcome");
    const auto score = numberColumn(table, "score");
    if (!outcome || !score)
        return outcome ? score.error() : outcome.error();
    RunResult result;
    result.protocol = evaluationName;
    result.title = "Evaluation of given scores";
    result.protocolText = evaluationText(options);
    result.modes = {"given"};
    result.outcome = "outcome";
    result.classes = {"0", "1"};
    result.decisionFrom = options.decisionFrom;
    result.decisionTo = options.decisionTo;
    result.seed = options.seed;
    std::map<std::string, std::size_t> patients;
    std::vector<std::string> models;
    const int modelColumn = table.column("model"), patientColumn = table.column("patient");
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const std::string& patient = table.rows[row][static_cast<std::size_t>(patientColumn)];
        const double truth = (*outcome)[row], value = (*score)[row];
        if (std::isnan(truth) || std::isnan(value)) {
            result.notes.push_back(message("run", "Row %1, patient %2, has no outcome or no score and is left out.", row + 1, patient));
            continue;
        }
        if (truth != 0 && truth != 1)
            return Error{Errc::invalid, message("run", "The outcome in row %1 is %2; 0 or 1 is expected.", row + 1, truth), {}};
        const auto [known, isNew] = patients.emplace(patient, result.patients.size());
        if (isNew)
            result.patients.push_back({patient, static_cast<int>(truth), false});
        else if (result.patients[known->second].outcome != static_cast<int>(truth))
            return Error{Errc::conflict, message("run", "Patient %1 has two outcomes, in row %2 and before.", patient, row + 1), {}};
        const std::string model = modelColumn < 0 ? "score" : table.rows[row][static_cast<std::size_t>(modelColumn)];
        auto set = std::find_if(result.scores.begin(), result.scores.end(), [&](const ScoreSet& one) { return one.model == model; });
        if (set == result.scores.end()) {
            result.scores.push_back({"given", model, "test", {}, {}, {{}}, true, {}, {}});
            set = result.scores.end() - 1;
        }
        if (std::find(set->patients.begin(), set->patients.end(), known->second) != set->patients.end())
            return Error{Errc::conflict, message("run", "Patient %1 has two scores of model %2; rows of one patient are not independent.", patient, model), {}};
        set->patients.push_back(known->second);
        set->fold.push_back(-1);
        set->scores[0].push_back(value);
    }
    if (result.scores.empty())
        return Error{Errc::invalid, message("run", "The table has no row with an outcome and a score."), {}};
    result.assessed = result.patients.size();
    EvaluationSettings settings{result.classes, options.decisionFrom, options.decisionTo, 10, static_cast<std::size_t>(options.bandReplicates), options.seed, 0};
    std::map<std::vector<std::size_t>, std::vector<const ScoreSet*>> alike;
    for (ScoreSet& set : result.scores) {
        std::vector<std::size_t> order(set.patients.size());
        for (std::size_t at = 0; at < order.size(); ++at)
            order[at] = at;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return set.patients[a] < set.patients[b]; });
        set.patients = atRows(set.patients, order);
        set.scores[0] = atRows(set.scores[0], order);
        set.isProbability = std::all_of(set.scores[0].begin(), set.scores[0].end(), [](double one) { return one >= 0 && one <= 1; });
        std::vector<int> truth;
        for (const std::size_t patient : set.patients)
            truth.push_back(result.patients[patient].outcome);
        const auto best = youdenThreshold(truth, Eigen::Map<const Eigen::VectorXd>(set.scores[0].data(), static_cast<Eigen::Index>(set.scores[0].size())));
        if (!best)
            return best.error().in(set.model);
        set.thresholds = {options.threshold.value_or(*best)};
        auto evaluations = evaluateScores(set, truth, settings);
        result.evaluations.insert(result.evaluations.end(), evaluations.begin(), evaluations.end());
    }
    if (!options.threshold)
        result.warnings.push_back({"threshold-on-test", "", message("run", "The threshold is the best one of these very scores: sensitivity, specificity and accuracy look better than they are.")});
    for (const ScoreSet& set : result.scores)
        alike[set.patients].push_back(&set);
    for (const auto& [rows, sets] : alike) {
        std::vector<int> truth;
        for (const std::size_t patient : rows)
            truth.push_back(result.patients[patient].outcome);
        if (sets.size() > 1) {
            auto compared = compareModels(sets, truth, result.classes);
            result.comparisons.insert(result.comparisons.end(), compared.begin(), compared.end());
        }
    }
    if (alike.size() > 1)
        result.notes.push_back(message("run", "Models with scores of different patients are not compared."));
    result.tables = runTables({}, {}, result);
    return result;
}

std::string evaluationText(const ScoresOptions& options) { return jsonFields::toJson(options).dump(); }

Result<ScoresOptions> evaluationOptions(const std::string& text) { return jsonFields::parsed<ScoresOptions>(text, "manifest.json"); }

}  // namespace annulus
