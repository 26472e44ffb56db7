#include "core/evaluation/optimism.h"

#include "core/base/parallelFor.h"
#include "core/stats/roc.h"
#include "core/stats/separation.h"
#include "core/stats/sigmoid.h"
#include "core/stats/smooth.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace annulus {
namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

Eigen::VectorXd probabilities(const Eigen::VectorXd& linear)
{
    return linear.unaryExpr([](double value) { return logistic(value); });
}

double nagelkerke(double likelihoodRatio, double nullDeviance, double count)
{
    return (1 - std::exp(-likelihoodRatio / count)) / (1 - std::exp(-nullDeviance / count));
}

std::span<const double> spanOf(const Eigen::VectorXd& values) { return {values.data(), static_cast<std::size_t>(values.size())}; }

double dxyOf(const Eigen::VectorXd& score, const Eigen::VectorXd& y) { return 2 * areaOfRows(spanOf(y), spanOf(score)) - 1; }

double gini(const Eigen::VectorXd& values) { return giniMeanDifference({values.begin(), values.end()}); }

/// Of the rows that the model was fitted on.
ModelIndices onOwnRows(const LogisticFit& fit, const Eigen::VectorXd& y)
{
    const auto n = static_cast<double>(y.size());
    const double ratio = fit.nullDeviance - fit.deviance;
    ModelIndices of;
    of.dxy = dxyOf(fit.linear, y);
    of.r2 = nagelkerke(ratio, fit.nullDeviance, n);
    of.d = (ratio - 1) / n;
    of.u = -2 / n;
    of.q = of.d - of.u;
    of.b = (fit.fitted - y).squaredNorm() / n;
    of.g = gini(fit.linear);
    of.gp = gini(fit.fitted);
    return of;
}

/// Of other rows: the linear predictor is recalibrated there (rms, measure `discrim` of validate.lrm).
Result<ModelIndices> onOtherRows(const Eigen::VectorXd& linear, const Eigen::VectorXd& y)
{
    const auto n = static_cast<double>(y.size());
    Eigen::MatrixXd x(y.size(), 2);
    x << Eigen::VectorXd::Ones(y.size()), linear;
    const auto refit = fitLogistic(x, y);
    if (!refit)
        return refit.error();
    const double ratio = refit->nullDeviance - refit->deviance;
    ModelIndices of;
    of.dxy = dxyOf(linear, y);
    of.r2 = nagelkerke(ratio, refit->nullDeviance, n);
    of.intercept = refit->beta[0];
    of.slope = refit->beta[1];
    of.d = (ratio - 1) / n;
    double own = 0;  // -2 log likelihood of the predictions as they are
    for (Eigen::Index row = 0; row < y.size(); ++row)
        own -= 2 * (y[row] * linear[row] - softPlus(linear[row]));
    of.u = (own - refit->deviance - 2) / n;
    of.q = of.d - of.u;
    of.b = (probabilities(linear) - y).squaredNorm() / n;
    of.g = gini(of.slope * linear);
    of.gp = gini(refit->fitted);
    return of;
}

/// Largest distance of the recalibrated from the predicted probability.
double largestError(double intercept, double slope)
{
    double most = 0;
    for (int at = 1; at < 2000; ++at) {
        const double p = at / 2000.0;
        most = std::max(most, std::abs(p - logistic(intercept + slope * std::log(p / (1 - p)))));
    }
    return most;
}

struct Sample {
    Eigen::MatrixXd x;
    Eigen::VectorXd y;
};

Sample sampleOf(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<std::size_t>& rows)
{
    Sample sample{Eigen::MatrixXd(static_cast<Eigen::Index>(rows.size()), x.cols()), Eigen::VectorXd(static_cast<Eigen::Index>(rows.size()))};
    for (std::size_t at = 0; at < rows.size(); ++at) {
        sample.x.row(static_cast<Eigen::Index>(at)) = x.row(static_cast<Eigen::Index>(rows[at]));
        sample.y[static_cast<Eigen::Index>(at)] = y[static_cast<Eigen::Index>(rows[at])];
    }
    return sample;
}

enum class Trouble { none, oneClass, aliased, separated, flat };

/// The model on a sample, or why there is none.
Trouble refit(const Sample& sample, LogisticFit& fit)
{
    LogisticOptions options;
    options.mostSteps = 60;
    const auto fitted = fitLogistic(sample.x, sample.y, {}, {}, options);
    if (!fitted)
        return Trouble::oneClass;
    if (fitted->rank < sample.x.cols())
        return Trouble::aliased;
    if ((fitted->fitted - sample.y).cwiseAbs().minCoeff() < 1e-6 && findSeparation(sample.x, sample.y).found())
        return Trouble::separated;
    fit = *fitted;
    return Trouble::none;
}

/// The model refitted on each replicate, and what `judge` makes of it; why there is nothing of some.
template <class Judge>
std::vector<Trouble> refitEach(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<std::vector<std::size_t>>& rows, const Judge& judge, int threads,
                               const Progress& progress)
{
    std::vector<Trouble> troubles(rows.size(), Trouble::none);
    parallelFor(
        rows.size(),
        [&](std::size_t at) {
            if (progress.cancelled())
                return;
            const Sample sample = sampleOf(x, y, rows[at]);
            LogisticFit own;
            troubles[at] = refit(sample, own);
            if (troubles[at] == Trouble::none)
                troubles[at] = judge(at, sample, own);
        },
        threads);
    return troubles;
}

std::vector<Message> notesOn(const std::vector<Trouble>& troubles)
{
    std::vector<Message> notes;
    const auto count = [&](Trouble kind) { return std::count(troubles.begin(), troubles.end(), kind); };
    if (const auto bad = count(Trouble::oneClass))
        notes.push_back(message("evaluation", "%1 of %2 replicates drew one class only and are left out.", bad, troubles.size()));
    if (const auto bad = count(Trouble::aliased))
        notes.push_back(message("evaluation", "%1 of %2 replicates drew no row of some level and are left out.", bad, troubles.size()));
    if (const auto bad = count(Trouble::separated))
        notes.push_back(message("evaluation", "%1 of %2 replicates told the outcomes apart completely and are left out.", bad, troubles.size()));
    if (const auto bad = count(Trouble::flat))
        notes.push_back(message("evaluation", "%1 of %2 replicates gave predictions that could not be recalibrated and are left out.", bad, troubles.size()));
    return notes;
}

Result<void> checkRows(const std::vector<std::vector<std::size_t>>& rows, Eigen::Index count)
{
    if (rows.empty())
        return Error{Errc::invalid, message("evaluation", "No bootstrap replicate is given; at least 1 is expected."), {}};
    for (const auto& replicate : rows)
        for (const std::size_t row : replicate)
            if (row >= static_cast<std::size_t>(count))
                return Error{Errc::invalid, message("evaluation", "A bootstrap replicate names row %1; there are %2 rows.", row + 1, count), {}};
    return {};
}

/// The model on all rows; it must exist before its optimism can be asked for.
Result<LogisticFit> originalFit(const Eigen::MatrixXd& x, const Eigen::VectorXd& y)
{
    auto fit = fitLogistic(x, y);
    if (!fit)
        return fit;
    if (fit->rank < x.cols() || findSeparation(x, y).found())
        return Error{Errc::invalid, message("evaluation", "The model on all rows has a coefficient without a value; there is nothing to validate."), {}};
    return fit;
}

}  // namespace

double& ModelIndices::at(int index)
{
    double* const all[count] = {&dxy, &r2, &intercept, &slope, &emax, &d, &u, &q, &b, &g, &gp};
    return *all[index];
}

const char* ModelIndices::name(int index)
{
    static const char* const names[count] = {"Dxy", "R2", "Intercept", "Slope", "Emax", "D", "U", "Q", "B", "g", "gp"};
    return names[index];
}

double giniMeanDifference(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    double sum = 0;
    for (std::size_t at = 0; at < values.size(); ++at)
        sum += (2 * static_cast<double>(at) - n + 1) * values[at];
    return 2 * sum / (n * (n - 1));
}

Result<BootstrapValidation> validateLogistic(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<std::vector<std::size_t>>& rows, int threads,
                                             const Progress& progress)
{
    if (const auto good = checkRows(rows, x.rows()); !good)
        return good.error();
    const auto fit = originalFit(x, y);
    if (!fit)
        return fit.error();
    BootstrapValidation all;
    all.original = onOwnRows(*fit, y);
    all.replicates.resize(rows.size());
    const auto troubles = refitEach(
        x, y, rows,
        [&](std::size_t at, const Sample& sample, const LogisticFit& own) {
            const auto test = onOtherRows(x * own.beta, y);
            if (!test)
                return Trouble::flat;
            all.replicates[at] = {onOwnRows(own, sample.y), *test, true};
            return Trouble::none;
        },
        threads, progress);
    if (progress.cancelled())
        return stopped();
    for (int index = 0; index < ModelIndices::count; ++index) {
        double training = 0, test = 0;
        std::size_t used = 0;
        for (const Replicate& one : all.replicates)
            if (one.used) {
                training += one.training.at(index);
                test += one.test.at(index);
                ++used;
            }
        if (used == 0)
            return Error{Errc::invalid, message("evaluation", "None of the %1 replicates could be fitted.", all.replicates.size()), {}};
        all.used = used;
        all.training.at(index) = training / static_cast<double>(used);
        all.test.at(index) = test / static_cast<double>(used);
        all.optimism.at(index) = all.training.at(index) - all.test.at(index);
        all.corrected.at(index) = all.original.at(index) - all.optimism.at(index);
    }
    // The largest error follows from the mean intercept and slope, not from a mean over the replicates.
    all.test.emax = all.optimism.emax = all.corrected.emax = largestError(all.corrected.intercept, all.corrected.slope);
    all.notes = notesOn(troubles);
    return all;
}

Result<BootstrapCalibration> calibrateLogistic(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<std::vector<std::size_t>>& rows,
                                               const std::vector<double>& places, int threads, const Progress& progress)
{
    if (const auto good = checkRows(rows, x.rows()); !good)
        return good.error();
    const auto fit = originalFit(x, y);
    if (!fit)
        return fit.error();
    const auto curveAt = [&](const Eigen::VectorXd& p, const Eigen::VectorXd& truth) {
        const SmoothCurve curve = joinEqual(lowess(spanOf(p), spanOf(truth)));
        std::vector<double> read;
        for (const double place : places)
            read.push_back(interpolated(curve, place));
        return read;
    };
    BootstrapCalibration all;
    all.places = places;
    all.apparent = curveAt(fit->fitted, y);
    std::vector<std::vector<double>> differences(rows.size());
    const auto troubles = refitEach(
        x, y, rows,
        [&](std::size_t at, const Sample& sample, const LogisticFit& own) {
            const std::vector<double> training = curveAt(own.fitted, sample.y), test = curveAt(probabilities(x * own.beta), y);
            for (std::size_t place = 0; place < places.size(); ++place)
                differences[at].push_back(training[place] - test[place]);
            return Trouble::none;
        },
        threads, progress);
    if (progress.cancelled())
        return stopped();
    for (std::size_t place = 0; place < places.size(); ++place) {
        double sum = 0;
        std::size_t count = 0;
        for (const auto& one : differences)
            if (!one.empty() && !std::isnan(one[place])) {  // a replicate whose predictions do not reach there says nothing
                sum += one[place];
                ++count;
            }
        const double optimism = std::isnan(all.apparent[place]) || count == 0 ? noValue : sum / static_cast<double>(count);
        all.optimism.push_back(optimism);
        all.corrected.push_back(all.apparent[place] - optimism);
    }
    all.used = static_cast<std::size_t>(std::count_if(differences.begin(), differences.end(), [](const auto& one) { return !one.empty(); }));
    if (all.used == 0)
        return Error{Errc::invalid, message("evaluation", "None of the %1 replicates could be fitted.", rows.size()), {}};
    all.notes = notesOn(troubles);
    return all;
}

}  // namespace annulus
