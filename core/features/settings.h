#pragma once

#include "core/filters/FilterSettings.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annulus {

enum class Interpolator { nearest, linear, bspline };
enum class ResegmentMode { absolute, relative, sigma };
/// How GLCM and GLRLM weigh their angles; `none` keeps one matrix per angle and averages the features.
enum class WeightingNorm { none, noWeighting, manhattan, euclidean, infinity };

/// What an image type may override: PyRadiomics' names and defaults.
struct FeatureSettings {
    double binWidth = 25;
    std::optional<int> binCount{};  ///< wins over binWidth
    double voxelArrayShift = 0;
    bool symmetricalGLCM = true;
    WeightingNorm weightingNorm = WeightingNorm::none;
    std::vector<int> distances{1};
    int gldm_a = 0;
    bool force2D = false;
    int force2Ddimension = 0;  ///< numpy order: 0 = z
    bool operator==(const FeatureSettings&) const = default;
};

/// A filter whose derived images features are computed on: "Original", "Wavelet", "LoG", ...
struct ImageType {
    std::string name;
    FeatureSettings settings{};
    FilterSettings filter{};
    bool operator==(const ImageType&) const = default;
};

/// A feature class and what is wanted of it; an empty list means every feature that is not deprecated.
struct ClassSelection {
    std::string name;
    std::vector<std::string> features{};
    bool operator==(const ClassSelection&) const = default;
};

enum class SpacingChoice { patient, detector, given };

/// What PyRadiomics' parameter file cannot say: the block `annulus:`.
struct AnnulusSettings {
    SpacingChoice spacing = SpacingChoice::patient;
    double givenX = 0, givenY = 0;       ///< mm, where spacing is `given`
    std::vector<double> marginsMm{};       ///< rings beside the lesion
    bool cumulative = true;              ///< rings 0-1, 0-2 mm; else 0-1, 1-2 mm
    bool unions = false;                 ///< also lesion+ring
    bool ibsiDefinitions = false;        ///< excess kurtosis; axis lengths from the covariance over N - 1
    bool shapeFromOneSlice = false;      ///< 3-D shape of a plane image, as of a slice 1 mm thick
    bool asVolume = false;               ///< a plane image is taken as a volume of one slice, 1 mm thick
    bool operator==(const AnnulusSettings&) const = default;
};

/// Everything the numbers of an extraction depend on besides image and mask.
struct Settings {
    // pre-processing, in the order of work
    bool normalize = false;
    double normalizeScale = 1;
    std::optional<double> removeOutliers{};
    std::vector<double> resampledPixelSpacing{};  ///< x, y[, z] in mm; 0 keeps an axis; empty: no resampling
    std::optional<Interpolator> interpolator = Interpolator::bspline;
    int padDistance = 5;
    bool preCrop = false;
    int label = 1;
    std::vector<double> resegmentRange{};
    ResegmentMode resegmentMode = ResegmentMode::absolute;
    bool resegmentShape = false;
    // checks
    int minimumROIDimensions = 2;
    std::optional<int> minimumROISize{};
    std::optional<double> geometryTolerance{};
    bool correctMask = false;
    bool additionalInfo = true;
    // what to compute
    FeatureSettings features;
    FilterSettings filters;
    std::vector<ImageType> imageTypes{{"Original"}};
    std::vector<ClassSelection> featureClasses{};
    AnnulusSettings annulus;
    bool operator==(const Settings&) const = default;
};

/// Every setting as one line of text: what is stored with a result so that it can be repeated.
std::string canonicalText(const Settings& settings);

/// SHA-256 over the canonical text and the version of the feature definitions.
std::string hashOf(const Settings& settings);

/// Moves whenever a feature's number changes for the same settings; part of every recipe.
inline constexpr std::string_view definitionsVersion = "1";

}  // namespace annulus
