// Which part of a run a figure is of, and what its parts are called.

#include "ui/plots/runPlots.h"

#include <algorithm>

namespace annulus::ui {

std::vector<std::string> setsOf(const RunResult& run, const std::string& mode)
{
    std::vector<std::string> sets;
    for (const char* set : {"train", "cv", "test"})
        if (std::ranges::any_of(run.evaluations, [&](const Evaluation& one) { return one.mode == mode && one.set == set; }))
            sets.emplace_back(set);
    return sets;
}

std::vector<std::string> modelsOf(const RunResult& run, const std::string& mode)
{
    std::vector<std::string> names;
    for (const ModelResult& model : run.models)
        if (model.mode == mode)
            names.push_back(model.name);
    return names;
}

std::vector<std::string> classesToTell(const RunResult& run) { return run.classes.size() > 2 ? run.classes : std::vector<std::string>{std::string()}; }

RunChoice firstChoice(const RunResult& run) { return fitted({}, run); }

RunChoice fitted(RunChoice choice, const RunResult& run)
{
    const auto has = [](const std::vector<std::string>& list, const std::string& one) { return std::ranges::find(list, one) != list.end(); };
    if (!has(run.modes, choice.mode))
        choice.mode = has(run.modes, "honest") ? "honest" : run.modes.empty() ? std::string() : run.modes.front();
    const auto sets = setsOf(run, choice.mode);
    if (!has(sets, choice.set))
        choice.set = has(sets, "cv") ? "cv" : sets.empty() ? std::string() : sets.back();
    const auto models = modelsOf(run, choice.mode);
    std::erase_if(choice.models, [&](const std::string& one) { return !has(models, one); });
    if (choice.models.empty())
        // Those of the paper; the same with pre-operative predictors only can be added.
        for (const ModelResult& model : run.models)
            if (model.mode == choice.mode && !model.preoperative && choice.models.size() < 6)
                choice.models.push_back(model.name);
    if (!has(models, choice.model)) {
        const auto combined = std::ranges::find_if(run.models, [&](const ModelResult& model) { return model.mode == choice.mode && model.kind == "combined"; });
        choice.model = combined != run.models.end() ? combined->name : models.empty() ? std::string() : models.back();
    }
    const auto classes = classesToTell(run);
    if (!has(classes, choice.outcomeClass))
        choice.outcomeClass = classes.empty() ? std::string() : classes.back();
    return choice;
}

QString modelName(const std::string& name, const PlotLook& look)
{
    constexpr std::string_view early = "-preop";  // core/run's name for the same model without what is known late
    if (name.ends_with(early))
        return look.translate("plots", "%1, pre-operative").arg(modelName(name.substr(0, name.size() - early.size()), look));
    if (name == "clinical")
        return look.translate("plots", "Clinical");
    if (name == "combined")
        return look.translate("plots", "Combined");
    if (name == "radiomics")
        return look.translate("plots", "Radiomics");
    if (name == "radscore")
        return look.translate("plots", "Radscore");
    if (name == "intra")
        return look.translate("plots", "Intratumoral");
    return QString::fromStdString(name);
}

QString setName(const std::string& set, const PlotLook& look)
{
    if (set == "train")
        return look.translate("plots", "training");
    if (set == "cv")
        return look.translate("plots", "cross-validation");
    return look.translate("plots", "test");
}

QString modeName(const std::string& mode, const PlotLook& look)
{
    return mode == "honest" ? look.translate("plots", "honest") : look.translate("plots", "as published");
}

int modelColour(const RunResult& run, const std::string& model)
{
    // Clinical, first radiomics and combined have theirs everywhere; the others follow.
    constexpr int others[] = {0, 3, 4, 5};
    std::size_t next = 0;
    for (const ModelResult& one : run.models) {
        if (one.mode != run.models.front().mode)
            break;
        const int colour = one.kind == "clinical" ? 1 : one.kind == "combined" ? 2 : others[next++ % 4];
        if (one.name == model)
            return colour;
    }
    return 0;
}

}  // namespace annulus::ui
