#include "core/project/projectJson.h"

#include "core/base/hash.h"
#include "core/dicom/spacing.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace annulus {

using nlohmann::json;

namespace {

/// Bytes of a known number from their hexadecimal digits.
template <class Bytes>
Bytes bytesOf(const std::string& hex)
{
    const auto bytes = fromHex(hex);
    Bytes result{};
    if (!bytes || bytes->size() != result.size())
        throw std::runtime_error("a hash has " + std::to_string(hex.size()) + " digits");
    std::ranges::copy(*bytes, result.begin());
    return result;
}

}  // namespace

json toJson(const Spacing& spacing)
{
    return {{"x", spacing.x}, {"y", spacing.y}, {"basis", basisName(spacing.basis)}, {"magnification", spacing.magnification}};
}

Spacing spacingFromJson(const json& json)
{
    const auto name = json.at("basis").get<std::string>();
    const auto basis = basisOfName(name);
    if (!basis)
        throw std::runtime_error("unknown spacing basis " + name);
    return {json.at("x"), json.at("y"), *basis, json.at("magnification")};
}

json toJson(const Outline& outline)
{
    json contours = json::array();
    for (const Contour& contour : outline.contours) {
        json points = json::array();
        for (const Point& point : contour)
            points.push_back({point.x, point.y});
        contours.push_back(std::move(points));
    }
    return contours;
}

Outline outlineFromJson(const json& json)
{
    Outline outline;
    for (const auto& points : json) {
        Contour& contour = outline.contours.emplace_back();
        for (const auto& point : points)
            contour.push_back({point.at(0), point.at(1)});
    }
    return outline;
}

json toJson(const Roi& roi)
{
    return {{"id", roi.id}, {"name", roi.name}, {"image", roi.imageUid}, {"frame", roi.frame}, {"reader", roi.reader}, {"outline", toJson(roi.outline)}};
}

Roi roiFromJson(const json& json)
{
    return {json.at("id"), json.at("name"), json.at("image"), json.at("frame"), json.at("reader"), outlineFromJson(json.at("outline"))};
}

json toJson(const Message& message)
{
    if (message.isEmpty())
        return {};
    return {{"context", message.context}, {"text", message.text}, {"arguments", message.arguments}};
}

Message messageFromJson(const json& json)
{
    if (json.is_null())
        return {};
    return {json.at("context"), json.at("text"), json.at("arguments").get<std::vector<std::string>>()};
}

json toJson(const RingSettings& rings)
{
    return {{"marginsMm", rings.marginsMm}, {"cumulative", rings.cumulative}, {"clipToTissue", rings.clipToTissue}};
}

RingSettings ringSettingsFromJson(const json& json)
{
    return {json.at("marginsMm").get<std::vector<double>>(), json.at("cumulative"), json.at("clipToTissue")};
}

json toJson(const FeatureResult& result)
{
    std::vector<std::string> parts;
    for (const Recipe::PartHash& part : result.recipe.hashes)
        parts.push_back(toHex(part));
    return {{"roi", result.roiId}, {"recipe", parts}, {"kind", result.kind->hash}, {"numbers", toHex(result.numbers.digest())}};
}

FeatureResult featureResultFromJson(const json& json, const std::function<FeatureKindPtr(const std::string& hash)>& kindOf,
                                    const std::shared_ptr<const NumbersSource>& source)
{
    Recipe recipe;
    for (std::size_t part = 0; part < recipe.hashes.size() && part < json.at("recipe").size(); ++part)
        recipe.hashes[part] = bytesOf<Recipe::PartHash>(json.at("recipe").at(part));
    return {json.at("roi"), recipe, kindOf(json.at("kind")), LazyNumbers(bytesOf<Digest>(json.at("numbers")), source)};
}

FeatureResult featureResultFromVersion1(const json& json, const FeatureKindPtr& known)
{
    std::vector<FeatureValue> values;
    for (const auto& value : json.at("values"))
        values.push_back({value.at(0), value.at(1), value.at(2).is_null() ? std::optional<double>() : value.at(2).get<double>(),
                          messageFromJson(value.at(3))});
    FeatureTableRow row = rowOf(values, known ? known->columns : nullptr);
    const bool isKnown = known && row.columns == known->columns;
    return {json.at("roi"), {}, isKnown ? known : makeFeatureKind(row.columns, {}), std::move(row.numbers)};
}

}  // namespace annulus
