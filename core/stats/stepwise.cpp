#include "core/stats/stepwise.h"

#include "core/stats/columns.h"

#include <algorithm>

namespace annulus {
namespace {

/// Each predictor at the given rows only.
std::vector<Predictor> atRows(const std::vector<Predictor>& predictors, const std::vector<std::size_t>& rows)
{
    std::vector<Predictor> picked = predictors;
    for (std::size_t at = 0; at < predictors.size(); ++at) {
        picked[at].values.clear();
        for (const std::size_t row : rows)
            picked[at].values.push_back(predictors[at].values[row]);
    }
    return picked;
}

std::vector<Predictor> chosen(const std::vector<Predictor>& predictors, const std::vector<bool>& in)
{
    std::vector<Predictor> picked;
    for (std::size_t at = 0; at < predictors.size(); ++at)
        if (in[at])
            picked.push_back(predictors[at]);
    return picked;
}

}  // namespace

Result<StepwiseModel> stepwiseAic(const std::vector<Predictor>& predictors, const std::vector<double>& outcome, StepDirection direction,
                                  const std::vector<double>& weights)
{
    Usage usage;
    const auto rows = completeRows(predictors, outcome, usage);
    const std::vector<Predictor> complete = atRows(predictors, rows);
    std::vector<double> y, w;
    for (const std::size_t row : rows) {
        y.push_back(outcome[row]);
        if (!weights.empty())
            w.push_back(weights[row]);
    }
    std::vector<bool> in(predictors.size(), direction != StepDirection::forward);
    StepwiseModel best;
    auto start = fitLogisticModel(chosen(complete, in), y, w);
    if (!start)
        return std::move(start).error();
    best.model = std::move(start).value();
    best.steps.push_back({"", best.model.fit.aic});
    for (;;) {
        std::size_t move = predictors.size();
        LogisticModel after;
        double lowest = best.model.fit.aic - 1e-7;  // as R's step, which wants a fall beyond rounding
        for (std::size_t at = 0; at < predictors.size(); ++at) {
            if (in[at] ? direction == StepDirection::forward : direction == StepDirection::backward)
                continue;
            std::vector<bool> tried = in;
            tried[at] = !tried[at];
            auto fit = fitLogisticModel(chosen(complete, tried), y, w);
            if (fit && fit->fit.aic < lowest) {
                lowest = fit->fit.aic;
                move = at;
                after = std::move(fit).value();
            }
        }
        if (move == predictors.size())
            break;
        best.steps.push_back({(in[move] ? "- " : "+ ") + predictors[move].name, lowest});
        in[move] = !in[move];
        best.model = std::move(after);
    }
    // The model counted the complete rows only.
    usage.used = best.model.design.usage.used;
    usage.leftOut.insert(usage.leftOut.end(), best.model.design.usage.leftOut.begin(), best.model.design.usage.leftOut.end());
    best.model.design.usage = usage;
    best.model.rows = atRows(rows, best.model.rows);
    return best;
}

}  // namespace annulus
