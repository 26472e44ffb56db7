// Figures of selection: patients, features, coefficients, nomogram.

#include "ui/plots/runPlotParts.h"

#include "core/stats/descriptive.h"

#include <algorithm>
#include <set>

namespace annulus::ui {

namespace {

const LassoPicture* lassoOf(const RunResult& run, const RunChoice& choice)
{
    const ModelResult* model = run.model(choice.mode, choice.model);
    if (!model || model->lassos.empty())
        return nullptr;
    for (const LassoPicture& one : model->lassos)
        if (one.outcomeClass == choice.outcomeClass)
            return &one;
    return &model->lassos.front();
}

std::vector<double> asNumbers(const std::vector<int>& counts) { return {counts.begin(), counts.end()}; }

/// "CC_intra_wavelet-LH_glcm_Idn": family of the filter, and the class.
std::pair<std::string, std::string> filterAndClass(const std::string& feature)
{
    for (const char* name : {"firstorder", "shape2D", "shape", "glcm", "glrlm", "glszm", "gldm", "ngtdm"}) {
        const std::string middle = std::string("_").append(name).append("_");
        const auto at = feature.find(middle);
        if (at == std::string::npos)
            continue;
        const auto from = feature.rfind('_', at - 1);
        std::string filter = feature.substr(from == std::string::npos ? 0 : from + 1, at - (from == std::string::npos ? 0 : from + 1));
        if (filter.starts_with("wavelet"))
            filter = "wavelet";
        else if (filter.starts_with("log-"))
            filter = "LoG";
        else if (filter.starts_with("lbp"))
            filter = "LBP";
        return {filter, name};
    }
    return {"", ""};
}

}  // namespace

MadePlot makes::flow(const RunResult& run, const RunExtras&, const RunChoice&, const PlotLook& look)
{
    FlowPlot plot;
    FlowPlot::Step first{look.translate("plots", "Assessed for eligibility"), run.assessed, {}};
    for (const FlowLine& line : run.flow) {
        QString name = look.isChinese && !line.chinese.empty() ? QString::fromStdString(line.chinese) : QString::fromStdString(line.name);
        if (!line.checked)
            name = look.translate("plots", "%1: not checked").arg(name);
        if (line.excluded > 0)
            first.excluded.emplace_back(name, line.excluded);
    }
    plot.steps.push_back(std::move(first));
    plot.steps.push_back({look.translate("plots", "Included"), run.patients.size(), {}});
    for (const bool training : {true, false}) {
        FlowPlot::Step part{training ? look.translate("plots", "Training set") : look.translate("plots", "Test set, locked"), 0, {}};
        std::vector<std::size_t> counts(run.classes.size(), 0);
        for (const RunPatient& patient : run.patients)
            if (patient.training == training) {
                ++part.count;
                ++counts[static_cast<std::size_t>(patient.outcome)];
            }
        for (std::size_t i = 0; i < counts.size(); ++i)
            part.excluded.emplace_back(QString("%1: %2").arg(variableName({}, run.outcome, look), levelName(run.outcome, run.classes[i], look)), counts[i]);
        plot.parts.push_back(std::move(part));
    }
    return plot;
}

MadePlot makes::lassoPath(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook&)
{
    const LassoPicture* lasso = lassoOf(run, choice);
    if (!lasso || lasso->lambda.empty() || lasso->path.empty())
        return {};
    LassoPathPlot plot{.lambdas = lasso->lambda, .paths = {}, .nonZero = asNumbers(lasso->nonZero), .best = lasso->lambda[lasso->best], .oneError = {}};
    if (!lasso->error.empty())
        plot.oneError = lasso->lambda[lasso->oneError];
    for (std::size_t i = 0; i < lasso->names.size(); ++i)
        plot.paths.push_back({QString::fromStdString(lasso->names[i]), lasso->path[i]});
    return plot;
}

MadePlot makes::lassoCv(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    const LassoPicture* lasso = lassoOf(run, choice);
    if (!lasso || lasso->mean.empty())
        return {};
    return LassoCvPlot{.lambdas = lasso->lambda, .mean = lasso->mean, .error = lasso->error, .nonZero = asNumbers(lasso->nonZero), .best = lasso->lambda[lasso->best], .oneError = lasso->lambda[lasso->oneError],
                       .measure = lasso->gaussian ? look.translate("plots", "Cross-validated squared error") : look.translate("plots", "Cross-validated binomial deviance")};
}

MadePlot makes::coefficients(const RunResult& run, const RunExtras& extras, const RunChoice& choice, const PlotLook& look)
{
    const ModelResult* model = run.model(choice.mode, choice.model);
    if (!model)
        return {};
    CoefficientPlot plot;
    // The part before the feature's filter tells view and region: "CC_intra".
    std::vector<std::string> groups;
    for (const NamedValue& feature : model->features) {
        if (!std::isfinite(feature.value))
            continue;
        std::string group;
        for (const char* filter : {"_original", "_wavelet", "_log-", "_square", "_logarithm", "_exponential", "_gradient", "_lbp"})
            if (const auto at = feature.name.find(filter); at != std::string::npos && group.empty())
                group = feature.name.substr(0, at);
        auto found = std::ranges::find(groups, group);
        if (found == groups.end())
            found = groups.insert(groups.end(), group);
        plot.colours.push_back(static_cast<int>(found - groups.begin()));
        plot.names.push_back(variableName(extras.names, feature.name, look));
        plot.values.push_back(feature.value);
    }
    if (plot.values.empty())
        return {};
    if (groups.size() > 1)
        for (const std::string& group : groups)
            plot.groups.push_back(QString::fromStdString(group));
    return plot;
}

MadePlot makes::icc(const RunResult& run, const RunExtras&, const RunChoice&, const PlotLook&)
{
    if (run.agreement.empty())
        return {};
    IccPlot plot;
    std::vector<std::string> filters, classes;
    std::map<std::pair<std::string, std::string>, std::pair<std::size_t, std::vector<double>>> cells;
    double smallestKept = 1;
    for (const ReaderAgreement& one : run.agreement) {
        const auto key = filterAndClass(one.feature);
        if (std::ranges::find(filters, key.first) == filters.end())
            filters.push_back(key.first);
        if (std::ranges::find(classes, key.second) == classes.end())
            classes.push_back(key.second);
        auto& cell = cells[key];
        cell.first += one.kept ? 1 : 0;
        cell.second.push_back(one.icc);
        if (one.kept)
            smallestKept = std::min(smallestKept, one.icc);
    }
    for (const std::string& name : classes)
        plot.classes.push_back(QString::fromStdString(name));
    for (const std::string& name : filters) {
        plot.filters.push_back(QString::fromStdString(name));
        for (const std::string& other : classes) {
            const auto& cell = cells[{name, other}];
            plot.cells.push_back({cell.first, cell.second.size(), cell.second.empty() ? 0 : median(cell.second)});
        }
    }
    plot.threshold = std::floor(smallestKept * 20) / 20;
    return plot;
}

MadePlot makes::correlation(const RunResult&, const RunExtras& extras, const RunChoice& choice, const PlotLook& look)
{
    const auto found = extras.correlations.find({choice.mode, choice.model});
    if (found == extras.correlations.end())
        return {};
    CorrelationPlot plot = found->second;
    for (QString& name : plot.names)
        if (builtInCodebook().find(name.toStdString()))
            name = variableName(extras.names, name.toStdString(), look);
    return plot;
}

MadePlot makes::volcano(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    const ModelResult* model = run.model(choice.mode, choice.model);
    if (!model || model->screens.empty() || model->screens.front().names.empty())
        return {};
    const ScreenPicture& screen = model->screens.front();
    VolcanoPlot plot{.names = {}, .effect = screen.effect, .p = screen.p, .chosen = {}, .effectName = look.translate("plots", "Difference of means (SD)")};
    std::set<std::string> kept;
    for (const NamedValue& feature : model->features)
        kept.insert(feature.name);
    for (const std::string& name : screen.names) {
        plot.names.push_back(QString::fromStdString(name));
        plot.chosen.push_back(kept.contains(name));
    }
    if (std::ranges::none_of(plot.effect, [](double value) { return std::isfinite(value); }))
        return {};
    return plot;
}

MadePlot makes::forest(const RunResult& run, const RunExtras& extras, const RunChoice& choice, const PlotLook& look)
{
    const ModelResult* model = run.model(choice.mode, choice.model);
    if (!model || (model->multivariable.empty() && model->univariable.empty()))
        return {};
    ForestPlot plot;
    const auto add = [&](const QString& heading, const std::vector<CoefficientLine>& lines) {
        if (lines.empty())
            return;
        plot.rows.push_back({.name = heading, .isHeading = true});
        for (const CoefficientLine& line : lines) {
            if (!std::isfinite(line.ratio))
                continue;
            QString name = variableName(extras.names, line.variable, look);
            if (!line.level.empty())
                name += ": " + levelName(line.variable, line.level, look);
            plot.rows.push_back({.name = name, .ratio = line.ratio, .low = line.low, .high = line.high, .p = line.p});
        }
    };
    add(look.translate("plots", "Each variable alone"), model->univariable);
    add(look.translate("plots", "Together"), model->multivariable);
    return plot;
}

MadePlot makes::nomogram(const RunResult& run, const RunExtras& extras, const RunChoice& choice, const PlotLook& look)
{
    const ModelResult* model = run.model(choice.mode, choice.model);
    if (!model || model->nomogram.empty())
        return {};
    const NomogramPicture picture = namedNomogram(model->nomogram.front(), extras.names, look);
    NomogramPlot plot;
    for (const NomogramLine& line : picture.axes)
        plot.names.push_back(variableName(extras.names, line.variable, look));
    for (const NomogramLine& line : picture.axes)
        plot.nomogram.axes.push_back({.name = line.variable, .values = line.values, .labels = line.labels, .linear = line.linear, .points = line.points, .low = line.low, .high = line.high});
    plot.nomogram.scale = picture.scale;
    plot.nomogram.shiftedIntercept = picture.shiftedIntercept;
    plot.nomogram.totalAxis = picture.totalAxis;
    plot.nomogram.probabilityAxis = picture.probabilityAxis;
    plot.nomogram.probabilityPoints = picture.probabilityPoints;
    plot.outcome = look.translate("plots", "Probability of %1").arg(classWords(run, choice.outcomeClass, true, look));
    return plot;
}

}  // namespace annulus::ui
