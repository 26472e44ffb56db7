#include "core/model/Svm.h"

#include "core/base/parallelFor.h"
#include "core/stats/roc.h"
#include "core/stats/sigmoid.h"

#include <libsvm/svm.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <tuple>

namespace annulus {
namespace {

void silent(const char*) {}

struct FreeModel {
    void operator()(svm_model* model) const { svm_free_and_destroy_model(&model); }
};

Result<void> check(const Eigen::MatrixXd& x, const std::vector<int>& label)
{
    for (Eigen::Index row = 0; row < x.rows(); ++row)
        for (Eigen::Index column = 0; column < x.cols(); ++column)
            if (!std::isfinite(x(row, column)))
                return Error{Errc::invalid, message("model", "Column %1 has no value in row %2; the support vector machine needs a number in every row.", column + 1, row + 1), {}};
    const auto ones = std::count(label.begin(), label.end(), 1);
    const auto zeros = std::count(label.begin(), label.end(), 0);
    if (ones + zeros != static_cast<std::ptrdiff_t>(label.size()))
        return Error{Errc::invalid, message("model", "The outcome holds other values than 0 and 1."), {}};
    if (ones == 0 || zeros == 0)
        return Error{Errc::invalid, message("model", "All %1 rows are of class %2; the support vector machine needs both.", label.size(), ones == 0 ? 0 : 1), {}};
    return {};
}

}  // namespace

double scaleGamma(const Eigen::MatrixXd& x)
{
    const double mean = x.mean();
    const double variance = (x.array() - mean).square().mean();
    return variance > 0 ? 1 / (static_cast<double>(x.cols()) * variance) : 1;
}

Eigen::VectorXd Svm::decision(const Eigen::MatrixXd& x) const
{
    Eigen::VectorXd all(x.rows());
    const Eigen::MatrixXd columns = vectors.transpose();
    for (Eigen::Index row = 0; row < x.rows(); ++row) {
        const Eigen::VectorXd here = x.row(row);
        double sum = -rho;
        for (Eigen::Index at = 0; at < columns.cols(); ++at)
            sum += coefficients[at] * std::exp(-gamma * (columns.col(at) - here).squaredNorm());
        all[row] = sum;
    }
    return all;
}

double Svm::dualObjective() const
{
    const Eigen::VectorXd products = decision(vectors).array() + rho;
    return coefficients.cwiseAbs().sum() - 0.5 * coefficients.dot(products);
}

std::size_t Svm::vectorsOf(int label) const
{
    return static_cast<std::size_t>(std::count_if(coefficients.begin(), coefficients.end(), [label](double value) { return (value > 0) == (label == 1); }));
}

Result<Svm> fitSvm(const Eigen::MatrixXd& x, const std::vector<int>& label, const SvmSettings& settings)
{
    if (const auto good = check(x, label); !good)
        return good.error();
    if (!(settings.cost > 0) || (settings.gamma && !(*settings.gamma > 0)))
        return Error{Errc::invalid, message("model", "The support vector machine has cost %1 and gamma %2; both must be above 0.", settings.cost, settings.gamma.value_or(1)), {}};
    const auto rows = static_cast<std::size_t>(x.rows()), columns = static_cast<std::size_t>(x.cols());
    std::vector<svm_node> nodes(rows * (columns + 1));
    std::vector<svm_node*> starts(rows);
    std::vector<double> y(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        starts[row] = &nodes[row * (columns + 1)];
        for (std::size_t column = 0; column < columns; ++column)
            starts[row][column] = {static_cast<int>(column) + 1, x(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column))};
        starts[row][columns] = {-1, 0};
        y[row] = label[row];
    }
    Svm machine;
    machine.gamma = settings.gamma.value_or(scaleGamma(x));
    const auto ones = static_cast<double>(std::count(label.begin(), label.end(), 1));
    if (settings.balanced) {
        machine.weightOne = static_cast<double>(rows) / (2 * ones);
        machine.weightZero = static_cast<double>(rows) / (2 * (static_cast<double>(rows) - ones));
    }
    int labels[] = {0, 1};
    double weights[] = {machine.weightZero, machine.weightOne};
    svm_parameter parameter{};
    parameter.svm_type = C_SVC;
    parameter.kernel_type = RBF;
    parameter.gamma = machine.gamma;
    parameter.cache_size = 200;
    parameter.eps = settings.tolerance;
    parameter.C = settings.cost;
    parameter.nr_weight = 2;
    parameter.weight_label = labels;
    parameter.weight = weights;
    parameter.shrinking = 1;
    const svm_problem problem{static_cast<int>(rows), y.data(), starts.data()};
    // A setting of the whole library: once, not by every thread.
    [[maybe_unused]] static const bool isSilent = (svm_set_print_string_function(silent), true);
    const std::unique_ptr<svm_model, FreeModel> model(svm_train(&problem, &parameter));
    const double sign = model->label[0] == 1 ? 1 : -1;  // libsvm's first class is that of the first row
    machine.rho = sign * model->rho[0];
    machine.vectors.resize(model->l, x.cols());
    machine.coefficients.resize(model->l);
    for (int at = 0; at < model->l; ++at) {
        const auto row = static_cast<Eigen::Index>(model->sv_indices[at] - 1);
        machine.rows.push_back(row);
        machine.vectors.row(at) = x.row(row);
        machine.coefficients[at] = sign * model->sv_coef[0][at];
    }
    return machine;
}

double Platt::probability(double decision) const
{
    return sigmoid(-(a * decision + b));
}

Result<Platt> fitPlatt(const Eigen::VectorXd& given, const std::vector<int>& givenLabel)
{
    std::vector<Eigen::Index> rows;
    std::vector<int> label;
    for (Eigen::Index row = 0; row < given.size(); ++row)
        if (!std::isnan(given[row])) {
            rows.push_back(row);
            label.push_back(givenLabel[static_cast<std::size_t>(row)]);
        }
    const Eigen::VectorXd decision = given(rows);
    const auto ones = static_cast<double>(std::count(label.begin(), label.end(), 1));
    const double zeros = static_cast<double>(label.size()) - ones;
    if (ones == 0 || zeros == 0)
        return Error{Errc::invalid, message("model", "All %1 rows are of class %2; probabilities need both.", label.size(), ones == 0 ? 0 : 1), {}};
    Platt fit;
    fit.targetOne = (ones + 1) / (ones + 2);
    fit.targetZero = 1 / (zeros + 2);
    fit.b = std::log((zeros + 1) / (ones + 1));
    const auto target = [&](Eigen::Index row) { return label[static_cast<std::size_t>(row)] == 1 ? fit.targetOne : fit.targetZero; };
    const auto loss = [&](double a, double b) {
        double sum = 0;
        for (Eigen::Index row = 0; row < decision.size(); ++row) {
            const double linear = a * decision[row] + b;
            sum += target(row) * linear + softPlus(-linear);
        }
        return sum;
    };
    fit.negativeLogLikelihood = loss(fit.a, fit.b);
    constexpr double ridge = 1e-12;
    for (int step = 0; step < 200; ++step) {
        double haa = ridge, hbb = ridge, hab = 0, ga = 0, gb = 0;
        for (Eigen::Index row = 0; row < decision.size(); ++row) {
            const double p = fit.probability(decision[row]), variance = p * (1 - p), rest = target(row) - p;
            haa += decision[row] * decision[row] * variance;
            hbb += variance;
            hab += decision[row] * variance;
            ga += decision[row] * rest;
            gb += rest;
        }
        const double determinant = haa * hbb - hab * hab;
        const double da = -(hbb * ga - hab * gb) / determinant, db = -(haa * gb - hab * ga) / determinant;
        if (std::abs(ga) < 1e-13 && std::abs(gb) < 1e-13)
            break;
        double share = 1, reached = loss(fit.a + da, fit.b + db);
        while (share > 1e-10 && !(reached <= fit.negativeLogLikelihood + 1e-15 * std::abs(fit.negativeLogLikelihood))) {
            share /= 2;
            reached = loss(fit.a + share * da, fit.b + share * db);
        }
        if (share <= 1e-10)
            break;
        fit.a += share * da;
        fit.b += share * db;
        fit.negativeLogLikelihood = reached;
        if (std::abs(da) + std::abs(db) < 1e-14 * (1 + std::abs(fit.a) + std::abs(fit.b)))
            break;
    }
    return fit;
}

Result<Eigen::VectorXd> heldOutDecision(const Eigen::MatrixXd& x, const std::vector<int>& label, const std::vector<FoldRows>& folds, const SvmSettings& settings,
                                        const Progress& progress)
{
    SvmSettings own = settings;
    own.gamma = settings.gamma.value_or(scaleGamma(x));
    Eigen::VectorXd all = Eigen::VectorXd::Constant(x.rows(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t at = 0; at < folds.size(); ++at) {
        const auto& [kept, held] = folds[at];
        if (progress.cancelled())
            return stopped();
        if (held.empty())
            continue;
        std::vector<int> keptLabel;
        for (const Eigen::Index row : kept)
            keptLabel.push_back(label[static_cast<std::size_t>(row)]);
        const auto machine = fitSvm(x(kept, Eigen::all), keptLabel, own);
        if (!machine)
            return machine.error().in("fold " + std::to_string(at + 1));
        all(held) = machine->decision(x(held, Eigen::all));
    }
    return all;
}

Result<SvmChoice> chooseSvm(const Eigen::MatrixXd& x, const std::vector<int>& label, const std::vector<FoldRows>& folds, const std::vector<double>& costs,
                            const std::vector<double>& gammas, const SvmSettings& settings, int threads, const Progress& progress)
{
    if (costs.empty() || gammas.empty())
        return Error{Errc::invalid, message("model", "The grid has %1 costs and %2 gammas; at least 1 of each is expected.", costs.size(), gammas.size()), {}};
    SvmChoice choice;
    for (const double cost : costs)
        for (const double gamma : gammas)
            choice.grid.push_back({cost, gamma, 0});
    std::vector<Result<void>> outcomes(choice.grid.size());
    parallelFor(
        choice.grid.size(),
        [&](std::size_t at) {
            SvmSettings own = settings;
            own.cost = choice.grid[at].cost;
            own.gamma = choice.grid[at].gamma;
            const auto decision = heldOutDecision(x, label, folds, own, progress);
            if (decision)
                choice.grid[at].auc = areaOfRows(label, {decision->data(), label.size()});
            else
                outcomes[at] = decision.error();
        },
        threads);
    for (const auto& outcome : outcomes)
        if (!outcome)
            return outcome.error();
    for (std::size_t at = 1; at < choice.grid.size(); ++at) {
        const SvmGridCell &cell = choice.grid[at], &best = choice.grid[choice.best];
        if (std::tuple(-cell.auc, cell.cost, cell.gamma) < std::tuple(-best.auc, best.cost, best.gamma))
            choice.best = at;
    }
    return choice;
}

}  // namespace annulus
