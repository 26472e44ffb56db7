#include "core/protocol/Protocol.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace annulus {
namespace {

const LassoChoice* lastLasso(const Protocol& protocol)
{
    return protocol.steps.empty() ? nullptr : std::get_if<LassoChoice>(&protocol.steps.back());
}

/// A step of the protocol as one of a pipeline.
struct Convert {
    std::vector<Step>& into;
    void operator()(const AgreeingReaders&) const {}
    void operator()(const LassoChoice& lasso) const
    {
        SelectByLasso step = lasso.settings;
        if (lasso.grid && step.kind == SelectByLasso::Kind::gaussian)
            step.alphas = lasso.grid->values();
        into.emplace_back(std::move(step));
    }
    void operator()(const SmoteChoice& smote) const
    {
        if (!smote.beforeSplit)
            into.emplace_back(FillUpClasses{smote.settings});
    }
    template <class T>
    void operator()(const T& step) const { into.emplace_back(step); }
};

}  // namespace

std::vector<double> AlphaGrid::values() const
{
    std::vector<double> all;
    for (int at = 0; at < count; ++at) {
        const double share = count == 1 ? 0 : static_cast<double>(at) / (count - 1);
        all.push_back(std::pow(10, std::log10(from) + share * (std::log10(to) - std::log10(from))));
    }
    return all;
}

const ModelChoice* Protocol::find(std::string_view model) const
{
    const auto found = std::find_if(models.begin(), models.end(), [&](const ModelChoice& one) { return one.name == model; });
    return found == models.end() ? nullptr : &*found;
}

std::optional<AgreeingReaders> Protocol::readers() const
{
    for (const FeatureStep& step : steps)
        if (const auto* found = std::get_if<AgreeingReaders>(&step))
            return *found;
    return {};
}

bool Protocol::harmonises() const
{
    return std::any_of(steps.begin(), steps.end(), [](const FeatureStep& step) { return std::holds_alternative<Harmonise>(step); });
}

const SmoteChoice* Protocol::smoteBeforeSplit() const
{
    for (const FeatureStep& step : steps)
        if (const auto* smote = std::get_if<SmoteChoice>(&step); smote && smote->beforeSplit)
            return smote;
    return nullptr;
}

std::vector<Step> Protocol::pipelineSteps() const
{
    std::vector<Step> all;
    for (const FeatureStep& step : steps)
        std::visit(Convert{all}, step);
    return all;
}

End Protocol::endOf(const ModelChoice& model) const
{
    if (model.classifier == ModelChoice::Classifier::svm)
        return svm;
    return model.classifier == ModelChoice::Classifier::score ? End(LassoScoreEnd{}) : End(LogisticEnd{});
}

std::vector<Message> problemsOf(const Protocol& protocol)
{
    std::vector<Message> problems;
    const int classes = protocol.outcome.count();
    if (classes < 2)
        problems.push_back(message("protocol", "The outcome has %1 classes; at least two are expected.", classes));
    if (std::set<std::string>(protocol.outcome.classes.begin(), protocol.outcome.classes.end()).size() != protocol.outcome.classes.size())
        problems.push_back(message("protocol", "A class of the outcome is named twice."));
    if (protocol.models.empty())
        problems.push_back(message("protocol", "The protocol has no model; at least one is expected."));
    for (const FeatureStep& step : protocol.steps) {
        const auto* test = std::get_if<KeepDifferent>(&step);
        if (test && classes > 2 && test->test != KeepDifferent::Test::anova && test->test != KeepDifferent::Test::kruskal)
            problems.push_back(message("protocol", "The outcome has %1 classes; test: kind must be anova or kruskal.", classes));
        const auto* lasso = std::get_if<LassoChoice>(&step);
        if (lasso && classes > 2 && lasso->settings.kind == SelectByLasso::Kind::binomial && !lasso->settings.oneAgainstRest)
            problems.push_back(message("protocol", "The outcome has %1 classes; a binomial lasso needs classes: one-vs-rest.", classes));
        if (lasso && lasso->grid && lasso->grid->from > lasso->grid->to)
            problems.push_back(message("protocol", "lasso: alphas go from %1 to %2; the first must not be the larger one.", lasso->grid->from, lasso->grid->to));
    }
    for (const ModelChoice& model : protocol.models) {
        if (model.kind == ModelChoice::Kind::radiomics && model.classifier == ModelChoice::Classifier::score) {
            const LassoChoice* lasso = lastLasso(protocol);
            if (!lasso)
                problems.push_back(message("protocol", "Model %1 is the LASSO's score; the last of the features' steps must be a lasso.", model.name));
            else if (classes > 2 && lasso->settings.oneAgainstRest)
                problems.push_back(message("protocol", "Model %1 is one score, but there is a LASSO for each class; it needs classes: score.", model.name));
        }
        if (model.kind == ModelChoice::Kind::combined && !model.withClinical && model.scores.empty())
            problems.push_back(message("protocol", "Model %1 combines nothing: neither clinical variables nor a score.", model.name));
        for (const std::string& score : model.scores) {
            const ModelChoice* other = protocol.find(score);
            if (!other || other->kind != ModelChoice::Kind::radiomics || other > &model)
                problems.push_back(message("protocol", "Model %1 takes the score of '%2', which is no radiomics model named before it.", model.name, score));
        }
    }
    if (protocol.evaluation.decisionFrom >= protocol.evaluation.decisionTo)
        problems.push_back(message("protocol", "The decision curve goes from %1 to %2; it must rise.", protocol.evaluation.decisionFrom, protocol.evaluation.decisionTo));
    if (protocol.evaluation.readoutLow > protocol.evaluation.readoutHigh)
        problems.push_back(message("protocol", "The readout's thresholds are %1 and %2; they must rise.", protocol.evaluation.readoutLow, protocol.evaluation.readoutHigh));
    return problems;
}

}  // namespace annulus
