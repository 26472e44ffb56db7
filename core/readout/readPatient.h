#pragma once

#include "core/base/table.h"
#include "core/readout/Bundle.h"
#include "core/stats/descriptive.h"
#include "core/stats/proportion.h"

#include <map>
#include <optional>

namespace annulus {

/// What is known of the picture of one view.
struct ImageQuality {
    std::string view;             ///< "CC", "MLO", "US"
    std::string intent;           ///< (0008,0068)
    bool isLossy = false;         ///< (0028,2110)
    bool isCalibrated = true;
    double ringLoss = 0;          ///< largest share of a ring that was clipped
    bool isStale = false;         ///< features older than outline, spacing or settings
    bool operator==(const ImageQuality&) const = default;
};

/// Things that lower the trust in a readout, the worst last.
enum class Concern { imputed, outOfRange, ringClipped, lossy, otherIntent, unknownSettings, stale, uncalibrated, farOutOfRange };

struct ReadingNote {
    Concern concern = Concern::imputed;
    Message what;
    std::string predictor;  ///< empty: of the whole picture
    bool operator==(const ReadingNote&) const = default;
};

/// A patient as a bundle may see him.
struct PatientValues {
    std::string patient;
    std::map<std::string, double> features;         ///< one row per patient: "CC_intra_original_glcm_Idn"
    std::map<std::string, Message> missing;         ///< why a feature has no value
    std::map<std::string, std::string> clinical;    ///< in the codebook's words; empty ones are not held
    std::vector<ImageQuality> images;
    std::vector<ReadingNote> notes;                  ///< what the one who brought the values has to say of them
};

enum class Reliability { asTrained, reduced, low };

/// What one predictor did to the log-odds of a class, against its training mean.
struct Contribution {
    std::string predictor;
    std::string value;    ///< as people write it, with its unit
    double logOdds = 0;
    std::string through;  ///< the score it works through; empty: by itself
    bool operator==(const Contribution&) const = default;
};

/// A statement about one of the bundle's thresholds: where the risk lies and what that meant in a set with known outcomes.
struct ThresholdReading {
    OperatingPoint point;
    bool isAbove = false;    ///< at or above
    Proportion inSet;        ///< NPV below, PPV above
    Message sentence;        ///< states, does not advise
};

struct ClassReading {
    std::string outcome;
    double probability = 0;
    double logOdds = 0;                      ///< of its equation; of one-vs-rest before the division
    std::optional<Interval> interval;        ///< 95 %, of the probability, where the fit has a covariance
    double baseline = 0;                     ///< log-odds at the training means
    std::vector<Contribution> contributions; ///< the largest first; baseline + sum + together = logOdds
    double together = 0;                     ///< what predictors do only jointly (support vector machine); 0 where linear
    std::optional<double> percentile;        ///< share of training rows with a smaller risk
};

/// A training row near this patient, in scaled columns.
struct Neighbour {
    std::string key;
    int outcome = 0;
    double distance = 0;  ///< root mean square over the columns
};

struct Readout {
    std::string patient;
    Message refused;                  ///< why the bundle cannot honestly read this patient; empty: it can
    std::vector<ClassReading> classes;  ///< one where the outcome has two
    std::vector<ThresholdReading> thresholds;
    std::vector<ReadingNote> notes;
    Reliability reliability = Reliability::asTrained;
    std::vector<Neighbour> nearest;
    std::vector<double> columns;      ///< scaled; what the model saw
};

/// One row of coded numbers, each there, imputed, or refused.
Readout readPatient(const Bundle& bundle, const PatientValues& values);

/// Contributions of a support vector machine are an approximation: each predictor in turn is set to its training mean.
bool isLinear(const Bundle& bundle);

/// The number a bundle makes of what somebody typed; a value it does not know is an error with what it expected.
Result<double> codedValue(const BundlePredictor& predictor, const std::string& text);

}  // namespace annulus
