#pragma once

#include "core/base/Message.h"
#include "core/features/discretise.h"
#include "core/features/levelPlane.h"
#include "core/features/RoiPixels.h"
#include "core/features/settings.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace annulus {

/// What a user may know of a feature before computing it.
struct FeatureDef {
    std::string_view name;  ///< as PyRadiomics writes it
    Message definition;     ///< one line with its formula
    std::string_view ibsi;  ///< code of the IBSI reference manual (sources in tests/reference/ibsi), empty where it has none
    std::string_view unit;  ///< "mm", "intensity", ... or empty
    bool deprecated = false;  ///< computed only where named
};

/// A value or why there is none. A value that is not finite gets a general reason on the way out.
struct Outcome {
    std::optional<double> value;
    Message reason;
    Outcome(double number) : value(number) {}
    Outcome(Message why) : reason(std::move(why)) {}
};

/// What a class computes from: gathered once per region and image type and shared by all classes.
struct ClassInput {
    const RoiPixels& pixels;
    const Levels& levels;  ///< empty for shape classes
    const FeatureSettings& settings;
    bool ibsiDefinitions = false;
    bool shapeFromOneSlice = false;  ///< 3-D shape of a plane image, as of a slice 1 mm thick
    const LevelPlane* plane = nullptr;  ///< the levels for the fast ways of texture classes; without it the general ones are gone
};

/// One class of features: one file, one line in definitions.cpp.
struct FeatureClass {
    std::string_view name;  ///< as PyRadiomics writes it
    bool isShape;           ///< computed once, from the mask alone
    std::span<const FeatureDef> (*features)();
    /// One outcome per entry of `wanted` (indices into features()).
    std::vector<Outcome> (*compute)(const ClassInput& input, std::span<const std::size_t> wanted);
};

/// A feature of a class whose features are short functions of the same data.
template <class Data>
struct FeatureRow {
    FeatureDef def;
    Outcome (*value)(const Data& data);
};

template <class Data, std::size_t N>
std::vector<FeatureDef> defsOf(const FeatureRow<Data> (&rows)[N])
{
    std::vector<FeatureDef> defs;
    for (const auto& row : rows)
        defs.push_back(row.def);
    return defs;
}

template <class Data, std::size_t N>
std::vector<Outcome> valuesOf(const FeatureRow<Data> (&rows)[N], const Data& data, std::span<const std::size_t> wanted)
{
    std::vector<Outcome> outcomes;
    for (const std::size_t index : wanted)
        outcomes.push_back(rows[index].value(data));
    return outcomes;
}

/// The same reason for every wanted feature.
inline std::vector<Outcome> noneOf(std::span<const std::size_t> wanted, const Message& reason)
{
    return std::vector<Outcome>(wanted.size(), Outcome(reason));
}

}  // namespace annulus
