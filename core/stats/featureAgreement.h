#pragma once

#include "core/base/Progress.h"
#include "core/base/csv.h"
#include "core/stats/icc.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace annulus {

/// What one reader's outlines gave: a row for each subject, a column for each feature, NaN where there is no value.
struct RatedFeatures {
    std::vector<std::string> subjects;  ///< distinct
    std::vector<std::string> features;  ///< distinct
    Eigen::MatrixXd values;
};

/// Feature tables of several readers, long or wide form each. Features are called as in the wide form, VIEW_REGION_feature,
/// and the subject is the patient, so that both forms of one table are the same. Where a patient has several values for one
/// feature (two sides, two lesions) the side, then the image, then the lesion's name tell the subjects apart, in all tables.
/// Refused with a sentence that begins with the table's name: columns that are neither form, texts for numbers, two values
/// for one place.
struct NamedTable {
    std::string name;  ///< for sentences: the file
    Csv table;
};
Result<std::vector<RatedFeatures>> ratedFeatures(std::span<const NamedTable> tables);

/// Agreement of all readers on one feature.
struct FeatureIcc {
    std::string feature;
    std::optional<Icc> icc;   ///< none: `reason` says why
    Message reason;           ///< too few subjects, or all values equal
    std::size_t missing = 0;  ///< common subjects left out because a reader has no value
};

struct FeatureAgreement {
    std::vector<FeatureIcc> features;           ///< in the order of the first reader
    std::size_t subjects = 0;                   ///< that all readers have
    std::vector<std::string> unmatchedSubjects; ///< that at least one reader lacks
    std::vector<std::string> unmatchedFeatures;
};

/// Intraclass correlation of each feature that all readers have, over the subjects that all of them have.
Result<FeatureAgreement> featureAgreement(std::span<const RatedFeatures> readers, IccComponents components = IccComponents::anova, const Progress& progress = {});

/// How many features reach the threshold with this form: what a stability filter keeps.
std::size_t countAtLeast(const FeatureAgreement& agreement, IccForm form, double threshold);

}  // namespace annulus
