#pragma once

#include "core/base/Result.h"
#include "core/stats/descriptive.h"

#include <Eigen/Core>

#include <array>

namespace annulus {

/// The six forms of Shrout and Fleiss (Psychological Bulletin 1979;86:420-428), in the order in which they are listed.
enum class IccForm { oneWay, twoWayRandom, twoWayMixed, oneWayMean, twoWayRandomMean, twoWayMixedMean };

struct IccValue {
    double icc = 0, f = 0, degrees1 = 0, degrees2 = 0, p = 0;
    Interval interval;  ///< 95 %
};

enum class IccState { ordinary, identicalReaders, undefined };

/// Agreement of k readers on n subjects.
struct Icc {
    IccState state = IccState::ordinary;  ///< identical readers: every form is 1, F has no finite value; undefined: constant ratings
    std::array<IccValue, 6> forms;
    double meanSquareSubjects = 0, meanSquareReaders = 0, meanSquareError = 0, meanSquareWithin = 0;
    std::size_t subjects = 0, readers = 0;

    [[nodiscard]] const IccValue& operator[](IccForm form) const { return forms[static_cast<std::size_t>(form)]; }
};

/// How the variance components come about: by the analysis of variance (SPSS, pingouin, irr; negative ICC are possible), or
/// by restricted maximum likelihood, which cuts a component at 0 (the default of R's psych; its answer here is the optimum).
enum class IccComponents { anova, reml };

/// Rows are subjects, columns readers, nothing missing; at least two of each. Intervals of the two-way random forms by
/// Satterthwaite's degrees of freedom (McGraw and Wong, Psychological Methods 1996;1:30-46).
Result<Icc> intraclassCorrelation(const Eigen::MatrixXd& ratings, IccComponents components = IccComponents::anova);

/// "ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k".
const char* shortName(IccForm form);
/// Model, type and unit in words: "two-way random, absolute agreement, single".
Message describe(IccForm form);

inline constexpr IccForm allIccForms[] = {IccForm::oneWay, IccForm::twoWayRandom, IccForm::twoWayMixed, IccForm::oneWayMean, IccForm::twoWayRandomMean, IccForm::twoWayMixedMean};

}  // namespace annulus
