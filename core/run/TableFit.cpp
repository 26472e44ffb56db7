#include "core/run/TableFit.h"

#include "core/base/text.h"
#include "core/model/Nomogram.h"
#include "core/stats/StandardDesign.h"
#include "core/stats/distributions.h"
#include "core/stats/firth.h"
#include "core/stats/logisticModel.h"
#include "core/stats/multinomial.h"
#include "core/stats/ordinal.h"
#include "core/stats/sigmoid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace annulus {
namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

std::vector<double> asDoubles(const std::vector<int>& outcome) { return {outcome.begin(), outcome.end()}; }

Predictor predictorOf(const TableColumn& column) { return {column.term.name, column.term.levels, column.values}; }

/// A level that no row has is no column to fit; one that only the reference has is no reference. Levels without a row leave the factor.
Predictor occurringLevels(const Predictor& predictor)
{
    if (!predictor.isFactor())
        return predictor;
    std::vector<int> place(predictor.levels.size(), -1);
    for (const double value : predictor.values)
        if (!std::isnan(value))
            place[static_cast<std::size_t>(value)] = 0;
    Predictor some{predictor.name, {}, predictor.values};
    for (std::size_t level = 0; level < place.size(); ++level)
        if (place[level] == 0) {
            place[level] = static_cast<int>(some.levels.size());
            some.levels.push_back(predictor.levels[level]);
        }
    for (double& value : some.values)
        if (!std::isnan(value))
            value = place[static_cast<std::size_t>(value)];
    return some;
}

std::string levelOf(const std::string& variable, const std::string& column) { return column.size() > variable.size() && column.starts_with(variable) ? column.substr(variable.size()) : std::string(); }

CoefficientLine lineOf(const std::string& variable, const std::string& column, double beta, double se)
{
    CoefficientLine line;
    line.variable = variable;
    line.level = levelOf(variable, column);
    line.beta = beta;
    line.se = se;
    line.z = beta / se;
    line.p = normalTwoSided(line.z);
    line.ratio = std::exp(beta);
    const CoefficientLimits limits = waldLimits(beta, se);
    line.low = std::exp(limits.low);
    line.high = std::exp(limits.high);
    line.parallelP = noValue;
    return line;
}

/// A design without intercept and without columns that no fit has a coefficient for.
struct LevelDesign {
    Eigen::MatrixXd x;
    std::vector<std::string> columns, terms;
    std::vector<int> termOf;
    std::vector<std::string> dropped;
};

Result<LevelDesign> levelDesign(const std::vector<Predictor>& predictors, std::size_t rows)
{
    std::vector<std::size_t> all(rows);
    std::iota(all.begin(), all.end(), std::size_t{0});
    const auto design = makeDesign(predictors, all);
    if (!design)
        return design.error();
    LevelDesign level;
    level.terms = design->terms;
    const auto aliased = aliasedColumns(design->x);
    std::vector<Eigen::Index> kept;
    for (Eigen::Index column = 1; column < design->x.cols(); ++column) {
        const auto at = static_cast<std::size_t>(column);
        if (std::find(aliased.begin(), aliased.end(), column) != aliased.end()) {
            level.dropped.push_back(design->columns[at]);
            continue;
        }
        kept.push_back(column);
        level.columns.push_back(design->columns[at]);
        level.termOf.push_back(design->termOf[at]);
    }
    level.x = design->x(Eigen::all, kept);
    return level;
}

/// Likelihood-ratio P of each term of an ordinal or multinomial model, by fits without it.
template <class LogLikelihood>
std::vector<double> termTests(const LevelDesign& design, double full, int equations, const LogLikelihood& logLikelihood)
{
    std::vector<double> p;
    for (int term = 0; term < static_cast<int>(design.terms.size()); ++term) {
        std::vector<Eigen::Index> others;
        for (std::size_t column = 0; column < design.columns.size(); ++column)
            if (design.termOf[column] != term)
                others.push_back(static_cast<Eigen::Index>(column));
        const auto degrees = static_cast<double>(static_cast<Eigen::Index>(design.columns.size()) - static_cast<Eigen::Index>(others.size())) * equations;
        const auto without = logLikelihood(design.x(Eigen::all, others));
        p.push_back(without && degrees > 0 ? chiSquareUpper(std::max(0.0, 2 * (full - *without)), degrees) : noValue);
    }
    return p;
}

std::optional<double> ordinalLikelihood(const Eigen::MatrixXd& x, const std::vector<int>& outcome, int classes)
{
    std::vector<double> counts(static_cast<std::size_t>(classes), 0);
    for (const int level : outcome)
        ++counts[static_cast<std::size_t>(level)];
    if (x.cols() == 0) {
        double sum = 0;
        for (const double count : counts)
            sum += count > 0 ? count * std::log(count / static_cast<double>(outcome.size())) : 0;
        return sum;
    }
    const auto fit = fitOrdinal(x, outcome, classes);
    return fit ? std::optional<double>(fit->logLikelihood) : std::nullopt;
}

Eigen::MatrixXd withOnes(const Eigen::MatrixXd& x)
{
    Eigen::MatrixXd full(x.rows(), x.cols() + 1);
    full << Eigen::VectorXd::Ones(x.rows()), x;
    return full;
}

std::vector<CoefficientLine> multinomialLines(const LevelDesign& design, const MultinomialFit& fit, int classes)
{
    std::vector<CoefficientLine> lines;
    for (int one = 1; one < classes; ++one)
        for (std::size_t column = 0; column < design.columns.size(); ++column) {
            const auto at = static_cast<Eigen::Index>(column) + 1;
            lines.push_back(lineOf(design.terms[static_cast<std::size_t>(design.termOf[column])], design.columns[column], fit.beta(at, one - 1), fit.se(at, one - 1)));
            lines.back().outcomeClass = std::to_string(one);
        }
    return lines;
}

NomogramPicture pictureOf(const Nomogram& nomogram, const LogisticModel& model)
{
    NomogramPicture picture;
    for (const NomogramAxis& axis : nomogram.axes)
        picture.axes.push_back({axis.name, axis.values, axis.labels, axis.linear, axis.points, axis.low, axis.high});
    picture.scale = nomogram.scale;
    picture.shiftedIntercept = nomogram.shiftedIntercept;
    picture.totalAxis = nomogram.totalAxis;
    picture.probabilityAxis = nomogram.probabilityAxis;
    picture.probabilityPoints = nomogram.probabilityPoints;
    picture.columns = model.design.columns;
    picture.coefficients.assign(model.fit.beta.begin(), model.fit.beta.end());
    for (Eigen::Index row = 0; row < model.fit.covariance.rows(); ++row)
        picture.covariance.emplace_back(model.fit.covariance.row(row).begin(), model.fit.covariance.row(row).end());
    return picture;
}

/// Two classes.
Result<TableModel> fitLogisticTable(std::vector<TableColumn> columns, const std::vector<int>& outcome, bool withTables)
{
    std::vector<Predictor> predictors;
    for (const TableColumn& column : columns)
        predictors.push_back(occurringLevels(predictorOf(column)));
    std::erase_if(predictors, [](const Predictor& one) { return one.isFactor() && one.levels.size() < 2; });
    auto model = fitLogisticModel(predictors, asDoubles(outcome));
    if (!model)
        return std::move(model).error();
    TableModel table;
    table.notes = model->notes;
    Eigen::VectorXd beta = model->fit.beta, se = model->fit.se;
    Eigen::MatrixXd covariance = model->fit.covariance;
    if (model->separation.found()) {
        const auto firth = fitFirth(model->design.x, model->outcome);
        if (firth) {
            beta = firth->beta;
            se = firth->se;
            covariance = firth->covariance;
            table.notes.push_back(message("run", "Firth's regression stands in: the predictors tell the outcomes apart."));
        }
    }
    TableFit& fit = table.fit;
    fit.family = TableFit::Family::logistic;
    for (const TableColumn& column : columns)
        fit.terms.push_back(column.term);
    fit.intercepts = Eigen::VectorXd::Constant(1, std::isnan(beta[0]) ? 0.0 : beta[0]);
    const auto width = static_cast<Eigen::Index>(model->design.columns.size()) - 1;
    fit.beta = Eigen::MatrixXd::Zero(width, 1);
    for (Eigen::Index column = 0; column < width; ++column) {
        const auto at = static_cast<std::size_t>(column) + 1;
        const std::string& variable = model->design.terms[static_cast<std::size_t>(model->design.termOf[at])];
        fit.columns.push_back(model->design.columns[at]);
        const auto term = std::find_if(fit.terms.begin(), fit.terms.end(), [&](const TableTerm& one) { return one.name == variable; });
        fit.termOf.push_back(static_cast<int>(term - fit.terms.begin()));
        fit.beta(column, 0) = std::isnan(beta[column + 1]) ? 0 : beta[column + 1];
        table.lines.push_back(lineOf(variable, model->design.columns[at], beta[column + 1], se[column + 1]));
    }
    fit.covariance = covariance.unaryExpr([](double value) { return std::isnan(value) ? 0.0 : value; });
    if (const auto tests = testTerms(*model))
        for (std::size_t term = 0; term < tests->size(); ++term)
            if ((*tests)[term].p < 0.05)
                table.independent.push_back(model->design.terms[term]);
    if (!withTables)
        return table;
    if (const auto inflation = varianceInflation(model->design, model->fit.covariance))
        for (const Inflation& one : *inflation)
            table.inflation.push_back({one.term, one.gvif, one.adjusted(), static_cast<int>(one.degrees)});
    if (const auto nomogram = makeNomogram(*model, predictors))
        table.nomogram.push_back(pictureOf(*nomogram, *model));
    else
        table.notes.push_back(message("run", "No nomogram: %1", nomogram.error().sentence()));
    return table;
}

/// More classes.
Result<TableModel> fitLevelTable(const std::vector<TableColumn>& columns, const std::vector<int>& outcome, int classes, bool ordinal, bool withTables)
{
    std::vector<Predictor> predictors;
    for (const TableColumn& column : columns)
        predictors.push_back(occurringLevels(predictorOf(column)));
    std::erase_if(predictors, [](const Predictor& one) { return one.isFactor() && one.levels.size() < 2; });
    const auto design = levelDesign(predictors, outcome.size());
    if (!design)
        return design.error();
    TableModel table;
    if (!design->dropped.empty())
        table.notes.push_back(message("run", "No coefficient for %1: constant, or a sum of the columns before.", join(design->dropped, ", ")));
    TableFit& fit = table.fit;
    for (const TableColumn& column : columns)
        fit.terms.push_back(column.term);
    fit.columns = design->columns;
    for (const int term : design->termOf) {
        const auto found = std::find_if(fit.terms.begin(), fit.terms.end(), [&](const TableTerm& one) { return one.name == design->terms[static_cast<std::size_t>(term)]; });
        fit.termOf.push_back(static_cast<int>(found - fit.terms.begin()));
    }
    std::vector<double> p;
    const auto multinomial = ordinal && !withTables ? Result<MultinomialFit>(stopped()) : fitMultinomial(withOnes(design->x), outcome, classes);
    if (multinomial)
        table.multinomial = multinomialLines(*design, *multinomial, classes);
    if (ordinal) {
        fit.family = TableFit::Family::ordinal;
        const auto model = fitOrdinal(design->x, outcome, classes);
        if (!model)
            return model.error();
        fit.intercepts = model->thresholds;
        fit.beta = model->beta;
        for (std::size_t column = 0; column < design->columns.size(); ++column) {
            const auto at = static_cast<Eigen::Index>(column);
            table.lines.push_back(lineOf(design->terms[static_cast<std::size_t>(design->termOf[column])], design->columns[column], model->beta[at], model->se[at]));
            std::vector<Eigen::Index> own;
            for (std::size_t other = 0; other < design->columns.size(); ++other)
                if (design->termOf[other] == design->termOf[column])
                    own.push_back(static_cast<Eigen::Index>(other));
            if (withTables)
                if (const auto parallel = testParallel(design->x, own, outcome, classes, *model))
                    table.lines.back().parallelP = parallel->p;
        }
        p = termTests(*design, model->logLikelihood, 1, [&](const Eigen::MatrixXd& x) { return ordinalLikelihood(x, outcome, classes); });
    } else {
        fit.family = TableFit::Family::multinomial;
        if (!multinomial)
            return multinomial.error();
        fit.intercepts = multinomial->beta.row(0).transpose();
        fit.beta = multinomial->beta.bottomRows(multinomial->beta.rows() - 1);
        table.lines = table.multinomial;
        p = termTests(*design, multinomial->logLikelihood, classes - 1, [&](const Eigen::MatrixXd& x) {
            const auto without = fitMultinomial(withOnes(x), outcome, classes);
            return without ? std::optional<double>(without->logLikelihood) : std::nullopt;
        });
    }
    for (std::size_t term = 0; term < p.size(); ++term)
        if (p[term] < 0.05)
            table.independent.push_back(design->terms[term]);
    return table;
}

/// The share of each class, for everybody.
TableModel sharesAlone(const std::vector<int>& outcome, int classes)
{
    std::vector<double> counts(static_cast<std::size_t>(classes), 0);
    for (const int level : outcome)
        ++counts[static_cast<std::size_t>(level)];
    TableModel table;
    table.fit.family = classes == 2 ? TableFit::Family::logistic : TableFit::Family::multinomial;
    table.fit.intercepts.resize(classes - 1);
    for (int one = 1; one < classes; ++one)
        table.fit.intercepts[one - 1] = std::log(counts[static_cast<std::size_t>(one)] / counts[0]);
    table.fit.beta.resize(0, classes - 1);
    if (classes == 2)
        table.fit.covariance = Eigen::MatrixXd::Constant(1, 1, 1 / counts[0] + 1 / counts[1]);
    table.notes.push_back(message("run", "No predictor is left: the risk is the same for everybody."));
    return table;
}

}  // namespace

Eigen::VectorXd TableFit::designRow(const std::vector<double>& values) const
{
    Eigen::VectorXd row(static_cast<Eigen::Index>(columns.size()));
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const TableTerm& term = terms[static_cast<std::size_t>(termOf[column])];
        const double given = values[static_cast<std::size_t>(termOf[column])];
        const double value = std::isnan(given) ? term.fill : given;
        row[static_cast<Eigen::Index>(column)] =
            term.levels.empty() ? value : (levelOf(term.name, columns[column]) == term.levels[static_cast<std::size_t>(value)] ? 1.0 : 0.0);
    }
    return row;
}

Eigen::VectorXd TableFit::probabilities(const Eigen::VectorXd& row) const
{
    if (family == Family::logistic)
        return Eigen::VectorXd::Constant(1, sigmoid(intercepts[0] + (row.size() ? row.dot(beta.col(0)) : 0.0)));
    if (family == Family::ordinal) {
        const double linear = row.size() ? row.dot(beta.col(0)) : 0.0;
        Eigen::VectorXd p(intercepts.size() + 1);
        double below = 0;
        for (Eigen::Index cut = 0; cut < intercepts.size(); ++cut) {
            const double upTo = sigmoid(intercepts[cut] - linear);
            p[cut] = upTo - below;
            below = upTo;
        }
        p[intercepts.size()] = 1 - below;
        return p;
    }
    Eigen::VectorXd linear = Eigen::VectorXd::Zero(intercepts.size() + 1);
    linear.tail(intercepts.size()) = intercepts;
    if (row.size())
        linear.tail(intercepts.size()) += beta.transpose() * row;
    const Eigen::VectorXd e = (linear.array() - linear.maxCoeff()).exp();
    return e / e.sum();
}

std::vector<TableColumn> clinicalColumns(const StudyTable& study, const std::vector<Eigen::Index>& rows, bool preoperative)
{
    std::vector<TableColumn> columns;
    for (const StudyPredictor& one : study.clinical) {
        if (preoperative && (one.late || one.containsOutcome))
            continue;
        TableColumn column;
        column.term.name = one.predictor.name;
        column.term.coding = one.coding;
        column.term.levels = one.predictor.levels;
        for (const Eigen::Index row : rows)
            column.values.push_back(one.predictor.values[static_cast<std::size_t>(row)]);
        columns.push_back(std::move(column));
    }
    return columns;
}

void learnTerms(std::vector<TableColumn>& columns)
{
    std::vector<TableColumn> usable;
    for (TableColumn& column : columns) {
        std::vector<double> present;
        for (const double value : column.values)
            if (!std::isnan(value))
                present.push_back(value);
        if (present.empty())
            continue;  // nobody has it: there is nothing to learn
        TableTerm& term = column.term;
        std::sort(present.begin(), present.end());
        term.low = present.front();
        term.high = present.back();
        term.mean = std::accumulate(present.begin(), present.end(), 0.0) / static_cast<double>(present.size());
        if (!term.levels.empty()) {
            term.levelShares.assign(term.levels.size(), 0);
            for (const double value : present)
                term.levelShares[static_cast<std::size_t>(value)] += 1 / static_cast<double>(present.size());
            term.fill = static_cast<double>(std::max_element(term.levelShares.begin(), term.levelShares.end()) - term.levelShares.begin());
        } else {
            const bool isCode = term.coding.as == ClinicalVariable::As::cut || term.coding.as == ClinicalVariable::As::score
                             || std::all_of(present.begin(), present.end(), [](double value) { return value == 0 || value == 1; });
            const std::size_t middle = present.size() / 2;
            term.fill = isCode || present.size() % 2 == 1 ? present[(present.size() - 1) / 2] : (present[middle - 1] + present[middle]) / 2;
        }
        for (double& value : column.values)
            if (std::isnan(value))
                value = term.fill;
        usable.push_back(std::move(column));
    }
    columns = std::move(usable);
}

TableScreen screenTable(const std::vector<TableColumn>& columns, const std::vector<int>& outcome, int classes, double threshold)
{
    TableScreen screen;
    for (const TableColumn& column : columns) {
        const Predictor predictor = occurringLevels(predictorOf(column));
        if (predictor.isFactor() && predictor.levels.size() < 2)
            continue;
        std::vector<CoefficientLine> lines;
        double p = noValue;
        Message why;
        if (classes == 2) {
            const auto alone = screenVariables({predictor}, asDoubles(outcome)).front();
            for (const CoefficientRow& row : alone.rows)
                lines.push_back(lineOf(row.variable, row.column, row.beta, row.se));
            p = alone.test.p;
            why = alone.refused;
        } else {
            const auto design = levelDesign({predictor}, outcome.size());
            const auto fit = design && design->x.cols() > 0 ? fitOrdinal(design->x, outcome, classes) : Result<OrdinalFit>(Error{Errc::invalid, message("run", "it does not vary"), {}});
            if (fit) {
                for (std::size_t at = 0; at < design->columns.size(); ++at)
                    lines.push_back(lineOf(predictor.name, design->columns[at], fit->beta[static_cast<Eigen::Index>(at)], fit->se[static_cast<Eigen::Index>(at)]));
                p = chiSquareUpper(2 * (fit->logLikelihood - fit->nullLogLikelihood), static_cast<double>(design->columns.size()));
            } else {
                why = fit.error().what;
            }
        }
        if (!why.isEmpty())
            screen.notes.push_back(message("run", "'%1' cannot be fitted alone: %2", predictor.name, why.english()));
        const bool goesOn = threshold >= 1 ? !lines.empty() : p < threshold;
        for (CoefficientLine& line : lines) {
            line.chosen = goesOn;
            screen.lines.push_back(std::move(line));
        }
        if (goesOn)
            screen.chosen.push_back(predictor.name);
    }
    return screen;
}

Result<TableModel> fitTableModel(const std::vector<TableColumn>& columns, const std::vector<int>& outcome, int classes, ClinicalChoice::Classes family, bool withTables)
{
    const bool none = std::none_of(columns.begin(), columns.end(), [](const TableColumn& one) {
        return std::any_of(one.values.begin(), one.values.end(), [&](double value) { return value != one.values.front(); });
    });
    if (none)
        return sharesAlone(outcome, classes);
    auto model = classes == 2 ? fitLogisticTable(columns, outcome, withTables) : fitLevelTable(columns, outcome, classes, family == ClinicalChoice::Classes::ordinal, withTables);
    if (model)
        return model;
    // One model that has no maximum (few patients, classes told apart) does not take the others with it.
    TableModel shares = sharesAlone(outcome, classes);
    shares.notes = {message("run", "The model cannot be fitted, and its risk is the same for everybody: %1", model.error().sentence())};
    return shares;
}

}  // namespace annulus
