#include "ui/pages/model/NomogramPanel.h"

#include "core/readout/readPatient.h"

#include <algorithm>
#include <cmath>

namespace annulus::ui {

NomogramCase middleCase(const NomogramPicture& picture)
{
    NomogramCase made;
    for (const NomogramLine& axis : picture.axes)
        made.linear.push_back(axis.linear.empty() ? 0 : axis.values.empty() ? axis.linear.front() : axis.linear[axis.linear.size() / 2]);
    return made;
}

double linearAtPoints(const NomogramPicture& picture, std::size_t place, double points)
{
    const NomogramLine& axis = picture.axes[place];
    const auto [low, high] = std::ranges::minmax(axis.linear);
    const double linear = std::clamp(points / picture.scale + low, low, high);
    if (!axis.values.empty())
        return linear;
    return *std::ranges::min_element(axis.linear, {}, [&](double one) { return std::abs(one - linear); });
}

double valueAtLinear(const NomogramLine& axis, double linear)
{
    // beta x is a straight line in x: two different points tell it.
    const double slope = (axis.linear.back() - axis.linear.front()) / (axis.values.back() - axis.values.front());
    return slope == 0 ? axis.values.front() : axis.values.front() + (linear - axis.linear.front()) / slope;
}

double linearAtValue(const NomogramLine& axis, double value)
{
    const double slope = (axis.linear.back() - axis.linear.front()) / (axis.values.back() - axis.values.front());
    return axis.linear.front() + (value - axis.values.front()) * slope;
}

std::vector<std::optional<double>> patientOnNomogram(const NomogramPicture& picture, const OpenRun& run, const RunChoice& choice, const Patient& patient)
{
    std::vector<std::optional<double>> known(picture.axes.size());
    const auto predictors = run.predictors.find({choice.mode, choice.model});
    for (std::size_t i = 0; i < picture.axes.size(); ++i) {
        const NomogramLine& axis = picture.axes[i];
        // A score is that of the final model, as a new patient would have it.
        for (const char* set : {"train", "test"})
            if (const ScoreSet* scores = run.result.scoresOf(choice.mode, axis.variable, set); scores && !axis.values.empty())
                for (std::size_t row = 0; row < scores->patients.size(); ++row)
                    if (run.result.patients[scores->patients[row]].name == patient.id)
                        known[i] = linearAtValue(axis, scores->scores.front()[row]);
        const auto typed = patient.clinical.find(axis.variable);
        if (known[i] || predictors == run.predictors.end() || typed == patient.clinical.end())
            continue;
        const auto predictor = std::ranges::find(predictors->second, axis.variable, &BundlePredictor::name);
        if (predictor == predictors->second.end())
            continue;
        const auto value = codedValue(*predictor, typed->second);
        if (!value)
            continue;
        if (!axis.values.empty())
            known[i] = linearAtValue(axis, *value);
        else if (static_cast<std::size_t>(*value) < axis.linear.size())
            known[i] = axis.linear[static_cast<std::size_t>(*value)];
    }
    // A mark beyond the axis would lie outside the figure.
    for (std::size_t i = 0; i < known.size(); ++i)
        if (known[i]) {
            const auto [low, high] = std::ranges::minmax(picture.axes[i].linear);
            known[i] = std::clamp(*known[i], low, high);
        }
    return known;
}

NomogramReading readNomogram(const NomogramPicture& picture, const NomogramCase& values)
{
    NomogramReading reading;
    for (std::size_t i = 0; i < picture.axes.size(); ++i)
        reading.points += picture.scale * (values.linear[i] - *std::ranges::min_element(picture.axes[i].linear));
    const double predictor = reading.points / picture.scale + picture.shiftedIntercept;
    const auto risk = [](double linear) { return 1 / (1 + std::exp(-linear)); };
    reading.probability = risk(predictor);
    const std::size_t count = picture.columns.size();
    if (count == 0 || picture.covariance.size() != count)
        return reading;
    // The row of the model matrix: 1, numbers as they are, 1 in the column of a level.
    std::vector<double> row(count, 0.0);
    row[0] = 1;
    for (std::size_t c = 1; c < count; ++c)
        for (std::size_t i = 0; i < picture.axes.size(); ++i) {
            const NomogramLine& axis = picture.axes[i];
            if (!axis.values.empty()) {
                if (picture.columns[c] == axis.variable)
                    row[c] = valueAtLinear(axis, values.linear[i]);
                continue;
            }
            for (std::size_t k = 0; k < axis.labels.size(); ++k)
                if (picture.columns[c] == axis.variable + axis.labels[k] && axis.linear[k] == values.linear[i])
                    row[c] = 1;
        }
    double variance = 0;
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = 0; b < count; ++b)
            variance += row[a] * picture.covariance[a][b] * row[b];
    if (variance >= 0 && std::isfinite(variance))
        reading.interval = Interval{risk(predictor - 1.959963984540054 * std::sqrt(variance)), risk(predictor + 1.959963984540054 * std::sqrt(variance))};
    return reading;
}

}  // namespace annulus::ui
