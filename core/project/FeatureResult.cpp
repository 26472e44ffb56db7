#include "core/project/FeatureResult.h"

#include "core/base/hash.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace annulus {

using nlohmann::json;

FeatureKindPtr makeFeatureKind(FeatureColumnsPtr columns, std::string settings)
{
    FeatureKind kind{std::move(columns), std::move(settings), {}};
    const std::string text = textOf(kind);
    kind.hash = Sha256().addBytes(std::as_bytes(std::span(text))).hex();
    return std::make_shared<const FeatureKind>(std::move(kind));
}

std::string textOf(const FeatureKind& kind)
{
    json regions = json::array();
    for (const RegionColumns& region : kind.columns->regions())
        regions.push_back({{"region", region.region}, {"features", region.features}});
    return json{{"regions", std::move(regions)}, {"settings", kind.settings}}.dump();
}

FeatureKindPtr featureKindOf(std::string_view text)
{
    const json kind = json::parse(text);
    std::vector<RegionColumns> regions;
    for (const auto& region : kind.at("regions"))
        regions.push_back({region.at("region"), region.at("features")});
    return makeFeatureKind(std::make_shared<const FeatureColumns>(std::move(regions)), kind.at("settings"));
}

}  // namespace annulus
