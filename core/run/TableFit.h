#pragma once

#include "core/run/RunResult.h"
#include "core/run/StudyTable.h"

#include <Eigen/Core>

namespace annulus {

/// One predictor of a regression on the clinical table, with what a new patient's value is held against.
struct TableTerm {
    std::string name;
    bool isScore = false;             ///< the linear score of a radiomics model
    ClinicalVariable coding;          ///< of a clinical column
    std::vector<std::string> levels;  ///< of a factor, the reference first; empty: a number
    double fill = 0;                  ///< for a missing value: median of training, of a factor the commonest level
    double low = 0, high = 0;         ///< range in training
    double mean = 0;                  ///< of a number in training; contributions are counted from it
    std::vector<double> levelShares;  ///< of a factor in training
};

/// A regression on named predictors: logistic with two classes, proportional odds or multinomial with more.
struct TableFit {
    enum class Family { logistic, ordinal, multinomial };
    Family family = Family::logistic;
    std::vector<TableTerm> terms;
    std::vector<std::string> columns;  ///< of the model matrix, without intercept
    std::vector<int> termOf;           ///< of each column
    Eigen::VectorXd intercepts;        ///< one; ordinal: the thresholds; multinomial: of each class but the first
    Eigen::MatrixXd beta;              ///< column x equation
    Eigen::MatrixXd covariance;        ///< logistic: intercept first; else empty

    /// Row of the model matrix; a missing value (NaN) becomes the term's `fill`. `values`: one for each term.
    [[nodiscard]] Eigen::VectorXd designRow(const std::vector<double>& values) const;
    /// P of each class; of two classes only that of the second.
    [[nodiscard]] Eigen::VectorXd probabilities(const Eigen::VectorXd& designRow) const;
};

/// What goes into a regression: a term without its training numbers, and a value for each row.
struct TableColumn {
    TableTerm term;
    std::vector<double> values;
};
std::vector<TableColumn> clinicalColumns(const StudyTable& study, const std::vector<Eigen::Index>& rows, bool preoperative);

/// Fills gaps and notes ranges, from these rows.
void learnTerms(std::vector<TableColumn>& columns);

/// Each variable alone.
struct TableScreen {
    std::vector<CoefficientLine> lines;
    std::vector<std::string> chosen;   ///< with P below the threshold
    std::vector<Message> notes;
};
TableScreen screenTable(const std::vector<TableColumn>& columns, const std::vector<int>& outcome, int classes, double threshold);

/// Variables together: the fit and what is printed of it.
struct TableModel {
    TableFit fit;
    std::vector<CoefficientLine> lines;
    std::vector<CoefficientLine> multinomial;  ///< beside an ordinal fit
    std::vector<std::string> independent;      ///< likelihood-ratio P of the whole variable below 0.05
    std::vector<InflationLine> inflation;
    std::vector<NomogramPicture> nomogram;
    std::vector<Message> notes;
};
/// Without a column, and where there is no fit, the model is the share of each class, and a note says why. Where the predictors tell two
/// outcomes apart, Firth's regression stands in.
Result<TableModel> fitTableModel(const std::vector<TableColumn>& columns, const std::vector<int>& outcome, int classes, ClinicalChoice::Classes family, bool withTables);

}  // namespace annulus
