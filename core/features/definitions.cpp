#include "core/features/definitions.h"

namespace annulus {

extern const FeatureClass shape3d;
extern const FeatureClass shape2d;
extern const FeatureClass firstorder;
extern const FeatureClass glcm;
extern const FeatureClass glrlm;
extern const FeatureClass glszm;
extern const FeatureClass gldm;
extern const FeatureClass ngtdm;

std::span<const FeatureClass* const> allFeatureClasses()
{
    static constexpr const FeatureClass* classes[] = {&shape3d, &shape2d, &firstorder, &glcm, &glrlm, &glszm, &gldm, &ngtdm};
    return classes;
}

const FeatureClass* findFeatureClass(std::string_view name)
{
    for (const FeatureClass* featureClass : allFeatureClasses())
        if (featureClass->name == name)
            return featureClass;
    return nullptr;
}

const FeatureDef* findDefinition(std::string_view fullName)
{
    const auto beforeFeature = fullName.rfind('_');
    if (beforeFeature == std::string_view::npos)
        return nullptr;
    const auto prefix = fullName.substr(0, beforeFeature);
    const auto beforeClass = prefix.rfind('_');
    const FeatureClass* featureClass = findFeatureClass(beforeClass == std::string_view::npos ? prefix : prefix.substr(beforeClass + 1));
    if (!featureClass)
        return nullptr;
    for (const FeatureDef& def : featureClass->features())
        if (def.name == fullName.substr(beforeFeature + 1))
            return &def;
    return nullptr;
}

}  // namespace annulus
