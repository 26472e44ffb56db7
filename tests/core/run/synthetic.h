#pragma once

#include "core/base/random.h"
#include "core/run/runStudy.h"

#include <algorithm>
#include <cmath>

namespace annulus::tests {

struct SyntheticOptions {
    int patients = 160, features = 60;   ///< features of each of CC and MLO
    int informative = 4;
    double signal = 0.9;
    int classes = 2;
    double trainShare = 0.7;
    std::uint64_t seed = 7;
    bool secondReader = false;
};

/// A study with `informative` features that follow the outcome, two clinical variables that do and two that do not.
inline StudyInput syntheticInput(const SyntheticOptions& options)
{
    StudyInput input;
    StudyTable& study = input.study;
    Random random(options.seed);
    for (int level = 0; level < options.classes; ++level)
        study.classes.push_back(std::to_string(level));
    StudyPredictor age{{"age", {}, {}}, {"age", ClinicalVariable::As::number, 0, {}, ClinicalVariable::Known::beforeBiopsy, false}, false, false};
    StudyPredictor size{{"size", {}, {}}, {"size", ClinicalVariable::As::number, 0, {}, ClinicalVariable::Known::beforeBiopsy, false}, false, false};
    StudyPredictor grade{{"grade", {"I", "II", "III"}, {}}, {"grade", ClinicalVariable::As::factor, 0, {"I", "II", "III"}, ClinicalVariable::Known::biopsy, false}, false, false};
    StudyPredictor thrombus{{"thrombus", {}, {}}, {"thrombus", ClinicalVariable::As::number, 0, {}, ClinicalVariable::Known::surgery, false}, true, false};
    const int columns = 2 * options.features;
    study.x.resize(options.patients, columns);
    for (int column = 0; column < columns; ++column) {
        study.features.push_back((column < options.features ? "CC_intra_f" : "MLO_intra_f") + std::to_string(column % options.features));
        study.views.push_back(column < options.features ? "CC" : "MLO");
        study.regions.emplace_back("lesion");
    }
    input.baseline.header = {"age", "grade", "site"};
    for (int row = 0; row < options.patients; ++row) {
        study.patients.push_back(std::string("P").append(std::to_string(1000 + row)));
        const auto level = static_cast<int>(random.below(static_cast<std::uint64_t>(options.classes)));
        study.outcome.push_back(level);
        age.predictor.values.push_back(50 + 10 * random.normal());
        size.predictor.values.push_back(2 + 0.8 * level + random.normal());
        grade.predictor.values.push_back(static_cast<double>(random.below(3)));
        thrombus.predictor.values.push_back(random.uniform() < 0.2 + 0.4 * level / (options.classes - 1) ? 1 : 0);
        double shared = 0;
        for (int column = 0; column < columns; ++column) {
            if (column % 10 == 0)
                shared = random.normal();
            study.x(row, column) = 5 + 2 * (0.6 * shared + 0.8 * random.normal() + (column % options.features < options.informative ? options.signal * level : 0));
        }
        input.baseline.rows.push_back({std::to_string(static_cast<int>(age.predictor.values.back())), grade.predictor.levels[static_cast<std::size_t>(grade.predictor.values.back())], row % 2 ? "A" : "B"});
    }
    study.clinical = {age, size, grade, thrombus};
    for (std::size_t row = 0; row < study.patients.size(); ++row)
        (static_cast<double>(row) < options.trainShare * options.patients ? input.split.train : input.split.test).push_back(row);
    if (options.secondReader) {
        input.secondReader = study.x;
        for (int column = 0; column < columns; ++column)
            for (int row = 0; row < options.patients; ++row)
                input.secondReader(row, column) += (column % 2 ? 0.1 : 6.0) * random.normal();
    }
    input.assessed = study.patients.size();
    return input;
}

/// The shape of the node protocol, small.
inline Protocol smallProtocol(int classes = 2)
{
    Protocol protocol;
    protocol.name = "small";
    protocol.outcome.column = "sln";
    protocol.outcome.classes.clear();
    for (int level = 0; level < classes; ++level)
        protocol.outcome.classes.push_back(std::to_string(level));
    LassoChoice lasso;
    lasso.settings.kind = SelectByLasso::Kind::gaussian;
    lasso.settings.folds = 5;
    lasso.grid = AlphaGrid{1e-3, 10, 20};
    protocol.steps = {AgreeingReaders{}, ImputeMedian{}, Standardise{}, SmoteChoice{}, KeepDifferent{classes > 2 ? KeepDifferent::Test::anova : KeepDifferent::Test::student, 0.05}, lasso};
    using Kind = ModelChoice::Kind;
    using Classifier = ModelChoice::Classifier;
    protocol.models = {{"clinical", Kind::clinical, {}, {}, Classifier::svm, true, {}, false},
                       {"CC", Kind::radiomics, {"CC"}, {"lesion"}, Classifier::svm, true, {}, false},
                       {"radscore", Kind::radiomics, {}, {"lesion"}, Classifier::score, true, {}, false},
                       {"radiomics", Kind::radiomics, {}, {"lesion"}, Classifier::svm, true, {}, false},
                       {"combined", Kind::combined, {}, {}, Classifier::svm, true, {"radscore"}, false}};
    protocol.honest.folds = 4;
    protocol.honest.thresholdFolds = 3;
    protocol.subgroups = {"site"};
    return protocol;
}

}  // namespace annulus::tests
