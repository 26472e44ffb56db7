#include "core/run/RunResult.h"

#include <algorithm>

namespace annulus {
namespace {

template <class T, class Is>
const T* firstOf(const std::vector<T>& all, const Is& is)
{
    const auto found = std::find_if(all.begin(), all.end(), is);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

double ScoreSet::thresholdOf(std::size_t column, std::size_t row) const
{
    if (column < foldThresholds.size() && row < fold.size() && fold[row] >= 0 && static_cast<std::size_t>(fold[row]) < foldThresholds[column].size())
        return foldThresholds[column][static_cast<std::size_t>(fold[row])];
    return thresholds[column];
}

const ModelResult* RunResult::model(const std::string& mode, const std::string& name) const
{
    return firstOf(models, [&](const ModelResult& one) { return one.mode == mode && one.name == name; });
}

const ScoreSet* RunResult::scoresOf(const std::string& mode, const std::string& model, const std::string& set) const
{
    return firstOf(scores, [&](const ScoreSet& one) { return one.mode == mode && one.model == model && one.set == set; });
}

const Evaluation* RunResult::evaluation(const std::string& mode, const std::string& model, const std::string& set, const std::string& outcomeClass) const
{
    return firstOf(evaluations, [&](const Evaluation& one) { return one.mode == mode && one.model == model && one.set == set && one.outcomeClass == outcomeClass; });
}

}  // namespace annulus
