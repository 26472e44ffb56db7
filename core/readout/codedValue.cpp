#include "core/base/text.h"
#include "core/readout/readPatient.h"

#include <algorithm>

namespace annulus {

Result<double> codedValue(const BundlePredictor& predictor, const std::string& text)
{
    using Coding = BundlePredictor::Coding;
    const std::string typed(trim(text));
    if (predictor.coding == Coding::score || predictor.coding == Coding::factor) {
        const auto other = predictor.otherNames.find(typed);
        const auto level = std::ranges::find(predictor.levels, other == predictor.otherNames.end() ? typed : other->second);
        if (level == predictor.levels.end())
            return Error{Errc::invalid, message("readout", "%1 is '%2'; expected %3.", predictor.name, typed, join(predictor.levels, ", ")), {}};
        return static_cast<double>(level - predictor.levels.begin());
    }
    const auto number = parseNumber(typed);
    if (!number)
        return Error{Errc::invalid, message("readout", "%1 is '%2'; expected a number.", predictor.name, typed), {}};
    return predictor.coding == Coding::cut ? double(std::ranges::count_if(predictor.cuts, [&](double cut) { return *number > cut; })) : *number;
}

}  // namespace annulus
