#include "core/readout/readPatient.h"

#include "core/base/text.h"
#include "core/readout/contributions.h"
#include "core/stats/sigmoid.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

constexpr double z95 = 1.959963984540054;

/// Wald's interval on the log-odds, from the covariance of the fit.
std::optional<Interval> intervalOf(const BundleEquation& equation, const PatientRow& row, double logOdds)
{
    const auto size = static_cast<Eigen::Index>(equation.covarianceOf.size());
    if (size == 0)
        return {};
    Eigen::VectorXd x(size);
    for (Eigen::Index at = 0; at < size; ++at) {
        const int place = equation.covarianceOf[static_cast<std::size_t>(at)];
        x[at] = place == 0 ? 1 : place > 0 ? row.columns[static_cast<std::size_t>(place) - 1] : row.scores[static_cast<std::size_t>(-place) - 1];
    }
    const double half = z95 * std::sqrt(std::max(0.0, x.dot(equation.covariance * x)));
    return Interval{sigmoid(logOdds - half), sigmoid(logOdds + half)};
}

std::vector<double> probabilitiesOf(const Bundle& bundle, const std::vector<double>& odds)
{
    std::vector<double> p;
    switch (bundle.link) {
    case BundleLink::binary: return {sigmoid(odds[0])};
    case BundleLink::oneVsRest:
        for (const double one : odds)
            p.push_back(sigmoid(one));
        break;
    case BundleLink::multinomial: {
        const double largest = std::max(0.0, *std::ranges::max_element(odds));
        p.push_back(std::exp(-largest));
        for (const double one : odds)
            p.push_back(std::exp(one - largest));
        break;
    }
    case BundleLink::ordinal: {
        double below = 0;
        for (const double threshold : bundle.thresholds) {
            p.push_back(sigmoid(threshold - odds[0]) - below);
            below += p.back();
        }
        p.push_back(1 - below);
        return p;
    }
    }
    double sum = 0;
    for (const double one : p)
        sum += one;
    for (double& one : p)
        one /= sum;
    return p;
}

/// The equation that speaks for a class: its own, or the only one there is; none for the multinomial's reference.
const BundleEquation* equationOf(const Bundle& bundle, const std::string& outcome)
{
    if (bundle.equations.size() == 1)
        return bundle.equations.data();
    const auto found = std::ranges::find(bundle.equations, outcome, &BundleEquation::outcome);
    return found == bundle.equations.end() ? nullptr : &*found;
}

std::vector<ClassReading> readClasses(const Bundle& bundle, const PatientRow& row)
{
    std::vector<double> odds;
    for (const BundleEquation& equation : bundle.equations)
        odds.push_back(logOdds(equation, row.columns, row.scores));
    const std::vector<double> p = probabilitiesOf(bundle, odds);
    std::vector<ClassReading> classes;
    const std::size_t first = bundle.classes.size() - p.size();  // of two classes the second
    for (std::size_t at = 0; at < p.size(); ++at) {
        ClassReading reading;
        reading.outcome = bundle.classes[first + at];
        reading.probability = p[at];
        if (const BundleEquation* equation = equationOf(bundle, reading.outcome)) {
            reading.logOdds = logOdds(*equation, row.columns, row.scores);
            if (bundle.link == BundleLink::binary)
                reading.interval = intervalOf(*equation, row, reading.logOdds);
            Explained explained = explain(bundle, *equation, row);
            reading.baseline = explained.baseline;
            reading.contributions = std::move(explained.contributions);
            reading.together = explained.together;
        }
        if (!bundle.training.empty())
            reading.percentile = double(std::ranges::count_if(bundle.training, [&](const TrainingRow& one) { return one.risks[at] < p[at]; })) / double(bundle.training.size());
        classes.push_back(std::move(reading));
    }
    return classes;
}

std::string percent(double share) { return formatSignificant(100 * share, 3); }

ThresholdReading readThreshold(const OperatingPoint& point, double risk)
{
    ThresholdReading reading;
    reading.point = point;
    reading.isAbove = risk >= point.threshold;
    reading.inSet = reading.isAbove ? proportion(point.tp, point.tp + point.fp) : proportion(point.tn, point.tn + point.fn);
    if (reading.inSet.trials == 0)
        reading.sentence = reading.isAbove ? message("readout", "At or above this bundle's %1 % threshold; nobody of its %2 set was.", percent(point.threshold), point.set)
                                           : message("readout", "Below this bundle's %1 % threshold; nobody of its %2 set was.", percent(point.threshold), point.set);
    else if (reading.isAbove)
        reading.sentence = message("readout", "At or above this bundle's %1 % threshold; PPV there %2 (%3-%4) in its %5 set, %6 patients.", percent(point.threshold),
                                   formatFixed(reading.inSet.estimate, 2), formatFixed(reading.inSet.wilson.low, 2), formatFixed(reading.inSet.wilson.high, 2), point.set,
                                   static_cast<long long>(reading.inSet.trials));
    else
        reading.sentence = message("readout", "Below this bundle's %1 % threshold; NPV there %2 (%3-%4) in its %5 set, %6 patients.", percent(point.threshold),
                                   formatFixed(reading.inSet.estimate, 2), formatFixed(reading.inSet.wilson.low, 2), formatFixed(reading.inSet.wilson.high, 2), point.set,
                                   static_cast<long long>(reading.inSet.trials));
    return reading;
}

/// Features of mammograms begin with their view, those of ultrasound have none.
std::string_view viewOf(const BundlePredictor& predictor)
{
    const std::string_view name = predictor.source;
    const std::string_view first = name.substr(0, name.find('_'));
    return first == "intra" || first.starts_with("peri") ? std::string_view("US") : first;
}

bool looksAtView(const Bundle& bundle, const std::string& view, std::string_view part = {})
{
    return std::ranges::any_of(bundle.predictors, [&](const BundlePredictor& one) {
        return one.origin == BundlePredictor::Origin::feature && viewOf(one) == view && one.source.find(part) != std::string::npos;
    });
}

void noteImages(const Bundle& bundle, const std::vector<ImageQuality>& images, std::vector<ReadingNote>& notes)
{
    const TrainingImages& seen = bundle.images;
    for (const ImageQuality& image : images) {
        if (!looksAtView(bundle, image.view))
            continue;
        if (!image.isCalibrated && seen.uncalibrated < 1)
            notes.push_back({Concern::uncalibrated, message("readout", "%1: no millimetres are known of this image; the training images had them.", image.view), {}});
        if (image.isStale)
            notes.push_back({Concern::stale, message("readout", "%1: outline, spacing or settings changed after the features were computed.", image.view), {}});
        if (!image.intent.empty() && !seen.intents.empty() && std::ranges::find(seen.intents, image.intent) == seen.intents.end())
            notes.push_back({Concern::otherIntent, message("readout", "%1: the image is %2; the training images were %3.", image.view, image.intent, join(seen.intents, ", ")), {}});
        if (image.isLossy && !seen.lossy)
            notes.push_back({Concern::lossy, message("readout", "%1: the image was compressed with loss; no training image was.", image.view), {}});
        if (image.ringLoss > seen.mostRingLoss && looksAtView(bundle, image.view, "peri"))
            notes.push_back({Concern::ringClipped,
                             message("readout", "%1: %2 % of a ring lies outside the breast or the picture; in training at most %3 %.", image.view, percent(image.ringLoss), percent(seen.mostRingLoss)), {}});
    }
}

/// Millimetres that are wrong or features that are old may change everything; so may many small things together.
Reliability reliabilityOf(const std::vector<ReadingNote>& notes)
{
    constexpr std::size_t many = 4;
    if (notes.size() >= many || std::ranges::any_of(notes, [](const ReadingNote& note) { return note.concern >= Concern::stale; }))
        return Reliability::low;
    return notes.empty() ? Reliability::asTrained : Reliability::reduced;
}

std::vector<Neighbour> nearestOf(const Bundle& bundle, const std::vector<double>& columns)
{
    constexpr std::size_t most = 5;
    std::vector<Neighbour> all;
    for (const TrainingRow& row : bundle.training) {
        double sum = 0;
        for (std::size_t at = 0; at < columns.size(); ++at)
            sum += (columns[at] - double(row.columns[at])) * (columns[at] - double(row.columns[at]));
        all.push_back({row.key, row.outcome, columns.empty() ? 0 : std::sqrt(sum / double(columns.size()))});
    }
    std::ranges::stable_sort(all, {}, &Neighbour::distance);
    all.resize(std::min(all.size(), most));
    return all;
}

}  // namespace

bool isLinear(const Bundle& bundle)
{
    return std::ranges::all_of(bundle.equations, [](const BundleEquation& one) { return std::holds_alternative<LinearEquation>(one.form); });
}

Readout readPatient(const Bundle& bundle, const PatientValues& values)
{
    Readout readout;
    readout.patient = values.patient;
    PatientRow row = patientRow(bundle, values);
    readout.refused = row.refused;
    readout.notes = std::move(row.notes);
    noteImages(bundle, values.images, readout.notes);
    readout.notes.insert(readout.notes.end(), values.notes.begin(), values.notes.end());
    std::ranges::stable_sort(readout.notes, std::greater(), &ReadingNote::concern);
    readout.reliability = reliabilityOf(readout.notes);
    if (!readout.refused.isEmpty())
        return readout;
    readout.classes = readClasses(bundle, row);
    for (const OperatingPoint& point : bundle.points)
        if (const auto found = std::ranges::find(readout.classes, point.outcome, &ClassReading::outcome); found != readout.classes.end())
            readout.thresholds.push_back(readThreshold(point, found->probability));
    readout.nearest = nearestOf(bundle, row.columns);
    readout.columns = std::move(row.columns);
    return readout;
}

}  // namespace annulus
