#pragma once

#include "core/features/FeatureClass.h"

#include <span>
#include <string_view>

namespace annulus {

/// Every feature class of this version, in the order of the table.
std::span<const FeatureClass* const> allFeatureClasses();

/// A class by PyRadiomics' name, or null.
const FeatureClass* findFeatureClass(std::string_view name);

/// A definition by its full name ("original_firstorder_Mean"), or null: tooltips.
const FeatureDef* findDefinition(std::string_view fullName);

}  // namespace annulus
