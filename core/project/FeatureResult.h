#pragma once

#include "core/base/LazyNumbers.h"
#include "core/features/FeatureColumns.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace annulus {

/// What a stored result hangs on, part by part, so that a result that is out of date can say what has changed.
enum class RecipePart { image, outline, neighbours, spacing, rings, regions, settings, definitions };
inline constexpr std::array recipeParts{RecipePart::image, RecipePart::outline, RecipePart::neighbours, RecipePart::spacing,
                                        RecipePart::rings, RecipePart::regions, RecipePart::settings, RecipePart::definitions};

/// A hash for each part. All zero: not known (a result of format 1, which kept one hash for everything).
struct Recipe {
    using PartHash = std::array<std::uint8_t, 16>;
    std::array<PartHash, recipeParts.size()> hashes{};
    bool operator==(const Recipe&) const = default;

    [[nodiscard]] bool isKnown() const { return *this != Recipe{}; }
};

/// What results of one extraction have in common, held once: their columns and, in words, the settings that made them.
struct FeatureKind {
    FeatureColumnsPtr columns;
    std::string settings;  ///< "name=value;" for each; empty where not known
    std::string hash;      ///< SHA-256 of textOf(kind)
};
using FeatureKindPtr = std::shared_ptr<const FeatureKind>;
FeatureKindPtr makeFeatureKind(FeatureColumnsPtr columns, std::string settings);

/// As a file keeps it, once for all results of the kind.
std::string textOf(const FeatureKind& kind);
/// Throws exceptions of std for a text that is no kind.
FeatureKindPtr featureKindOf(std::string_view text);

/// The features of one outline as they were computed.
struct FeatureResult {
    std::string roiId;
    Recipe recipe;
    FeatureKindPtr kind;
    LazyNumbers numbers;  ///< as many as kind->columns has
    bool operator==(const FeatureResult& other) const
    {
        return roiId == other.roiId && recipe == other.recipe && kind->hash == other.kind->hash && numbers == other.numbers;
    }
};

}  // namespace annulus
