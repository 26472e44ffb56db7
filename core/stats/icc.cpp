#include "core/stats/icc.h"

#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

struct Squares {
    double subjects = 0, readers = 0, error = 0;  ///< sums
};

Squares sumsOfSquares(const Eigen::MatrixXd& ratings)
{
    const double grand = ratings.mean();
    const Eigen::VectorXd subjects = ratings.rowwise().mean();
    const Eigen::RowVectorXd readers = ratings.colwise().mean();
    Squares squares;
    squares.subjects = static_cast<double>(ratings.cols()) * (subjects.array() - grand).square().sum();
    squares.readers = static_cast<double>(ratings.rows()) * (readers.array() - grand).square().sum();
    for (Eigen::Index row = 0; row < ratings.rows(); ++row)
        for (Eigen::Index column = 0; column < ratings.cols(); ++column) {
            const double rest = ratings(row, column) - subjects(row) - readers(column) + grand;
            squares.error += rest * rest;
        }
    return squares;
}

/// Mean squares of the restricted maximum likelihood of a balanced table: a component below 0 is 0, and its sum of squares
/// joins the error.
void truncate(Icc& icc, const Squares& squares, double dfSubjects, double dfReaders, double dfError)
{
    double error = squares.error / dfError;
    const double subjects = squares.subjects / dfSubjects, readers = squares.readers / dfReaders;
    bool noSubjects = subjects < error, noReaders = readers < error;
    const auto pool = [&] {
        const double sum = squares.error + (noSubjects ? squares.subjects : 0) + (noReaders ? squares.readers : 0);
        return sum / (dfError + (noSubjects ? dfSubjects : 0) + (noReaders ? dfReaders : 0));
    };
    error = pool();
    noSubjects = noSubjects || subjects < error;
    noReaders = noReaders || readers < error;
    error = pool();
    icc.meanSquareError = error;
    icc.meanSquareSubjects = noSubjects ? error : subjects;
    icc.meanSquareReaders = noReaders ? error : readers;
}

/// Limits of a ratio (F - 1) / (F + k - 1) or, for means, 1 - 1 / F.
Interval single(double low, double high, double k)
{
    const auto of = [k](double f) { return std::isinf(f) ? 1.0 : (f - 1) / (f + k - 1); };
    return {of(low), of(high)};
}
Interval ofMean(double low, double high) { return {1 - 1 / low, 1 - 1 / high}; }

void fillForms(Icc& icc)
{
    const auto n = static_cast<double>(icc.subjects), k = static_cast<double>(icc.readers);
    const double msr = icc.meanSquareSubjects, msc = icc.meanSquareReaders, mse = icc.meanSquareError, msw = icc.meanSquareWithin;
    const double df1 = n - 1, dfWithin = n * (k - 1), dfError = (n - 1) * (k - 1);
    constexpr double level = 0.975;
    const auto at = [&icc](IccForm form) -> IccValue& { return icc.forms[static_cast<std::size_t>(form)]; };

    const double fWithin = msr / msw, pWithin = fUpper(fWithin, df1, dfWithin);
    const double lowWithin = fWithin / fQuantile(level, df1, dfWithin), highWithin = fWithin * fQuantile(level, dfWithin, df1);
    at(IccForm::oneWay) = {(msr - msw) / (msr + (k - 1) * msw), fWithin, df1, dfWithin, pWithin, single(lowWithin, highWithin, k)};
    at(IccForm::oneWayMean) = {(msr - msw) / msr, fWithin, df1, dfWithin, pWithin, ofMean(lowWithin, highWithin)};

    const double fError = msr / mse, pError = fUpper(fError, df1, dfError);
    const double lowError = fError / fQuantile(level, df1, dfError), highError = fError * fQuantile(level, dfError, df1);
    at(IccForm::twoWayMixed) = {(msr - mse) / (msr + (k - 1) * mse), fError, df1, dfError, pError, single(lowError, highError, k)};
    at(IccForm::twoWayMixedMean) = {(msr - mse) / msr, fError, df1, dfError, pError, ofMean(lowError, highError)};

    const double random = (msr - mse) / (msr + (k - 1) * mse + k * (msc - mse) / n);
    const double fReaders = msc / mse, rest = n * (1 + (k - 1) * random) - k * random;
    const double above = (k - 1) * (n - 1) * (k * random * fReaders + rest) * (k * random * fReaders + rest);
    const double below = (n - 1) * k * k * random * random * fReaders * fReaders + rest * rest, v = above / below;
    const double upper = fQuantile(level, df1, v), lower = fQuantile(level, v, df1), spread = k * msc + (k * n - k - n) * mse;
    const Interval limits{n * (msr - upper * mse) / (upper * spread + n * msr), n * (lower * msr - mse) / (spread + n * lower * msr)};
    at(IccForm::twoWayRandom) = {random, fError, df1, dfError, pError, limits};
    // The mean of k readers by the formula of Spearman and Brown.
    at(IccForm::twoWayRandomMean) = {(msr - mse) / (msr + (msc - mse) / n), fError, df1, dfError, pError,
                                     {limits.low * k / (1 + limits.low * (k - 1)), limits.high * k / (1 + limits.high * (k - 1))}};
}

}  // namespace

Result<Icc> intraclassCorrelation(const Eigen::MatrixXd& ratings, IccComponents components)
{
    if (ratings.rows() < 2 || ratings.cols() < 2)
        return Error{Errc::invalid, message("stats", "There are %1 complete subjects and %2 readers; at least two of each are expected.", ratings.rows(), ratings.cols()), {}};
    Icc icc;
    icc.subjects = static_cast<std::size_t>(ratings.rows());
    icc.readers = static_cast<std::size_t>(ratings.cols());
    if (ratings.maxCoeff() == ratings.minCoeff()) {
        icc.state = IccState::undefined;
        for (IccValue& value : icc.forms)
            value = {std::nan(""), std::nan(""), 0, 0, std::nan(""), {std::nan(""), std::nan("")}};
        return icc;
    }
    if ((ratings.rowwise().maxCoeff() - ratings.rowwise().minCoeff()).maxCoeff() == 0) {
        icc.state = IccState::identicalReaders;
        for (IccValue& value : icc.forms)
            value = {1, HUGE_VAL, 0, 0, 0, {1, 1}};
        return icc;
    }
    const double n = static_cast<double>(ratings.rows()), k = static_cast<double>(ratings.cols());
    const Squares squares = sumsOfSquares(ratings);
    icc.meanSquareSubjects = squares.subjects / (n - 1);
    icc.meanSquareReaders = squares.readers / (k - 1);
    icc.meanSquareError = squares.error / ((n - 1) * (k - 1));
    if (components == IccComponents::reml)
        truncate(icc, squares, n - 1, k - 1, (n - 1) * (k - 1));
    icc.meanSquareWithin = components == IccComponents::anova ? (squares.readers + squares.error) / (n * (k - 1))
                                                              : icc.meanSquareError + (icc.meanSquareReaders - icc.meanSquareError) / n;
    fillForms(icc);
    return icc;
}

const char* shortName(IccForm form)
{
    static constexpr const char* names[] = {"ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"};
    return names[static_cast<std::size_t>(form)];
}

Message describe(IccForm form)
{
    switch (form) {
    case IccForm::oneWay: return message("stats", "one-way random, absolute agreement, single");
    case IccForm::twoWayRandom: return message("stats", "two-way random, absolute agreement, single");
    case IccForm::twoWayMixed: return message("stats", "two-way mixed, consistency, single");
    case IccForm::oneWayMean: return message("stats", "one-way random, absolute agreement, mean of the readers");
    case IccForm::twoWayRandomMean: return message("stats", "two-way random, absolute agreement, mean of the readers");
    case IccForm::twoWayMixedMean: break;
    }
    return message("stats", "two-way mixed, consistency, mean of the readers");
}

}  // namespace annulus
