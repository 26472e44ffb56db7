#pragma once

#include "core/base/random.h"
#include "core/readout/fillBundle.h"
#include "core/readout/readPatient.h"

// Small models and the patients they were learnt from.
namespace annulus::tests {

/// `rows` patients with `columns` features, of which the first two say something about the outcome.
inline LearningTable learningTable(Eigen::Index rows, Eigen::Index columns, std::uint64_t seed)
{
    Random random(seed);
    LearningTable table;
    table.x.resize(rows, columns);
    for (Eigen::Index column = 0; column < columns; ++column)
        table.names.push_back("CC_intra_original_firstorder_F" + std::to_string(column));
    for (Eigen::Index row = 0; row < rows; ++row) {
        for (Eigen::Index column = 0; column < columns; ++column)
            table.x(row, column) = 10 + 3 * random.normal();
        const double odds = 0.5 * (table.x(row, 0) - 10) - 0.4 * (table.x(row, 1) - 10);
        table.outcome.push_back(random.uniform() < 1 / (1 + std::exp(-odds)) ? 1 : 0);
    }
    return table;
}

/// The row of a table as a patient's values.
inline PatientValues patientOf(const LearningTable& table, Eigen::Index row)
{
    PatientValues values;
    values.patient = "P" + std::to_string(row);
    for (Eigen::Index column = 0; column < table.x.cols(); ++column)
        values.features[table.names[static_cast<std::size_t>(column)]] = table.x(row, column);
    return values;
}

/// Worked by hand: log-odds = -2 + 0.04 age + 0.9 (grade III), variances 0.25, 0.0001, 0.16, no covariances.
inline Bundle handWorked()
{
    Bundle bundle;
    bundle.name = "Hand-worked";
    bundle.outcome = "sln";
    bundle.classes = {"negative", "positive"};
    BundlePredictor age;
    age.name = age.source = "age";
    age.origin = BundlePredictor::Origin::clinical;
    age.unit = "years";
    age.low = 24;
    age.high = 88;
    age.fill = 50;
    BundlePredictor grade;
    grade.name = grade.source = "grade";
    grade.origin = BundlePredictor::Origin::clinical;
    grade.coding = BundlePredictor::Coding::factor;
    grade.levels = {"I-II", "III"};
    grade.otherNames = {{"3", "III"}};
    grade.high = 1;
    bundle.predictors = {age, grade};
    bundle.columns = {{"age", 0, -1, 0, 1, 52}, {"gradeIII", 1, 1, 0, 1, 0.3}};
    BundleEquation equation;
    equation.outcome = "positive";
    equation.form = LinearEquation{-2, {0.04, 0.9}, {}};
    equation.covariance = Eigen::Vector3d(0.25, 0.0001, 0.16).asDiagonal();
    equation.covarianceOf = {0, 1, 2};
    bundle.equations = {equation};
    bundle.points = {{"positive", 0.2, "protocol", "test", 40, 110, 3, 40}, {"positive", 0.6, "protocol", "test", 20, 5, 23, 145}};
    bundle.mostImputed = 0.5;
    return bundle;
}

}  // namespace annulus::tests
