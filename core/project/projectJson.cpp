#include "core/project/projectJson.h"

#include "core/base/base64.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/dicom/factsJson.h"
#include "core/dicom/spacing.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
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

Digest digestOf(const std::string& hex) { return bytesOf<Digest>(hex); }

std::string textOf(const json& json) { return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

json numberToJson(double number)
{
    if (std::isfinite(number))
        return number;
    return std::isnan(number) ? "nan" : number > 0 ? "infinity" : "-infinity";
}

double numberFromJson(const json& json)
{
    if (!json.is_string())
        return json.get<double>();
    const auto& word = json.get_ref<const std::string&>();
    if (word == "nan")
        return std::numeric_limits<double>::quiet_NaN();
    if (word != "infinity" && word != "-infinity")
        throw std::runtime_error("unknown number " + word);
    return word[0] == '-' ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
}

json pathToJson(const std::filesystem::path& path)
{
    const std::string text = toUtf8(path);
    if (isValidUtf8(text))
        return text;
    return {{"base64", toBase64(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()))}};
}

std::filesystem::path pathFromJson(const json& json)
{
    if (json.is_string()) {
        const auto& text = json.get_ref<const std::string&>();
        return std::u8string(text.begin(), text.end());
    }
    const auto bytes = fromBase64(json.at("base64").get_ref<const std::string&>());
    if (!bytes)
        throw std::runtime_error("a path is not readable");
    return std::u8string(bytes->begin(), bytes->end());
}

std::string wordOf(ReadingStatus status) { return status == ReadingStatus::read ? "read" : status == ReadingStatus::flagged ? "flagged" : "open"; }

ReadingStatus readingStatusOf(const std::string& word)
{
    for (const ReadingStatus status : {ReadingStatus::open, ReadingStatus::flagged, ReadingStatus::read})
        if (word == wordOf(status))
            return status;
    throw std::runtime_error("unknown status " + word);
}

json toJson(const Spacing& spacing)
{
    return {{"x", numberToJson(spacing.x)}, {"y", numberToJson(spacing.y)}, {"basis", basisName(spacing.basis)}, {"magnification", numberToJson(spacing.magnification)}};
}

Spacing spacingFromJson(const json& json)
{
    const auto name = json.at("basis").get<std::string>();
    const auto basis = basisOfName(name);
    if (!basis)
        throw std::runtime_error("unknown spacing basis " + name);
    return {numberFromJson(json.at("x")), numberFromJson(json.at("y")), *basis, numberFromJson(json.at("magnification"))};
}

json toJson(const Outline& outline)
{
    json contours = json::array();
    for (const Contour& contour : outline.contours) {
        json points = json::array();
        for (const Point& point : contour)
            points.push_back({numberToJson(point.x), numberToJson(point.y)});
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
            contour.push_back({numberFromJson(point.at(0)), numberFromJson(point.at(1))});
    }
    return outline;
}

namespace {

json toJson(const Contour& points) { return annulus::toJson(Outline{{points}}).at(0); }

Contour pointsFromJson(const json& points) { return outlineFromJson(json::array({points})).contours.at(0); }

json toJson(const AssistNote& note)
{
    const Prompts& prompts = note.prompts;
    json box;
    if (prompts.box)
        box = {numberToJson(prompts.box->x0), numberToJson(prompts.box->y0), numberToJson(prompts.box->x1), numberToJson(prompts.box->y1)};
    return {{"model", note.model}, {"version", note.version}, {"hash", note.hash}, {"inside", toJson(prompts.inside)}, {"outside", toJson(prompts.outside)}, {"box", std::move(box)},
            {"presence", numberToJson(note.presence)}, {"confidence", numberToJson(note.confidence)}, {"leastPresence", numberToJson(note.leastPresence)},
            {"leastConfidence", numberToJson(note.leastConfidence)}, {"proposed", annulus::toJson(note.proposed)}};
}

AssistNote assistFromJson(const json& json)
{
    AssistNote note{json.at("model"), json.at("version"), json.at("hash"), {pointsFromJson(json.at("inside")), pointsFromJson(json.at("outside")), {}},
                    numberFromJson(json.at("presence")), numberFromJson(json.at("confidence")), numberFromJson(json.at("leastPresence")), numberFromJson(json.at("leastConfidence")),
                    outlineFromJson(json.at("proposed"))};
    if (const auto& box = json.at("box"); !box.is_null())
        note.prompts.box = PromptBox{numberFromJson(box.at(0)), numberFromJson(box.at(1)), numberFromJson(box.at(2)), numberFromJson(box.at(3))};
    return note;
}

}  // namespace

json toJson(const Roi& roi)
{
    json form{{"id", roi.id}, {"name", roi.name}, {"image", roi.imageUid}, {"frame", roi.frame}, {"reader", roi.reader}, {"outline", toJson(roi.outline)}};
    if (roi.assist)
        form["assist"] = toJson(*roi.assist);
    return form;
}

Roi roiFromJson(const json& json)
{
    Roi roi{json.at("id"), json.at("name"), json.at("image"), json.at("frame"), json.at("reader"), outlineFromJson(json.at("outline")), {}};
    if (const auto assist = json.find("assist"); assist != json.end())
        roi.assist = assistFromJson(*assist);
    return roi;
}

namespace {

/// Takes an outline as textOf() writes it from the front of a text, without a tree of JSON values.
class OutlineText {
public:
    explicit OutlineText(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

    /// Nothing where it is written in any other way.
    std::optional<Outline> outline()
    {
        Outline outline;
        const bool isWhole = list([&] {
            Contour& contour = outline.contours.emplace_back();
            return list([&] {
                Point& point = contour.emplace_back();
                return take('[') && number(point.x) && take(',') && number(point.y) && take(']');
            });
        });
        return isWhole ? std::optional(std::move(outline)) : std::nullopt;
    }
    [[nodiscard]] std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }

private:
    bool take(char expected) { return at_ != end_ && *at_ == expected && (++at_, true); }

    bool number(double& value)
    {
        const auto [next, error] = std::from_chars(at_, end_, value);
        const bool isNumber = error == std::errc() && std::isfinite(value);
        at_ = next;
        return isNumber;
    }

    template <class Element>
    bool list(Element element)
    {
        if (!take('['))
            return false;
        if (take(']'))
            return true;
        do
            if (!element())
                return false;
        while (take(','));
        return take(']');
    }

    const char* at_;
    const char* end_;
};

}  // namespace

Roi roiFromText(const std::string& text)
{
    constexpr std::string_view key = ",\"outline\":";  // within a text its quotes would be escaped
    const auto place = text.find(key);
    if (place == std::string::npos)
        return roiFromJson(json::parse(text));
    OutlineText numbers(std::string_view(text).substr(place + key.size()));
    auto outline = numbers.outline();
    if (!outline)
        return roiFromJson(json::parse(text));  // says what is wrong, or knows a word for a number
    json others = json::parse(text.substr(0, place).append(numbers.rest()));
    others["outline"] = json::array();
    Roi roi = roiFromJson(others);
    roi.outline = *std::move(outline);
    return roi;
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
    json margins = json::array();
    for (const double margin : rings.marginsMm)
        margins.push_back(numberToJson(margin));
    return {{"marginsMm", std::move(margins)}, {"cumulative", rings.cumulative}, {"clipToTissue", rings.clipToTissue}};
}

RingSettings ringSettingsFromJson(const json& json)
{
    RingSettings rings{{}, json.at("cumulative"), json.at("clipToTissue")};
    for (const auto& margin : json.at("marginsMm"))
        rings.marginsMm.push_back(numberFromJson(margin));
    return rings;
}

json toJson(const RegionChoice& regions) { return {{"lesion", regions.lesion}, {"rings", regions.rings}, {"unions", regions.unions}}; }

RegionChoice regionChoiceFromJson(const json& json) { return {json.at("lesion"), json.at("rings"), json.at("unions")}; }

json toJson(const ExtractionSettings& extraction)
{
    return {{"name", extraction.name}, {"parameters", extraction.parameters}, {"regions", toJson(extraction.regions)}};
}

ExtractionSettings extractionFromJson(const json& json)
{
    return {json.at("name"), json.at("parameters"), regionChoiceFromJson(json.at("regions"))};
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
    return {json.at("roi"), recipe, kindOf(json.at("kind")), LazyNumbers(digestOf(json.at("numbers")), source)};
}

FeatureResult featureResultFromJson(const json& json, const StoredParts& parts)
{
    return featureResultFromJson(json, [&](const std::string& hash) { return parts.kind(hash); }, parts.numbers());
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

json toJson(const ImageRecord& image, const KeepBlob& keep)
{
    return {{"uid", image.uid},
            {"path", pathToJson(std::filesystem::absolute(image.path).lexically_normal())},
            {"hash", image.hash},
            {"facts", json::parse(factsToJson(image.facts))},
            {"thumbnail", image.thumbnail ? json(keepParts(keep, image.thumbnail)) : json()},
            {"manualSpacing", image.manualSpacing ? toJson(*image.manualSpacing) : json()}};
}

ImageRecord imageFromJson(const json& json, const StoredParts& parts)
{
    ImageRecord image;
    image.uid = json.at("uid");
    image.path = pathFromJson(json.at("path"));
    image.hash = json.at("hash");
    auto facts = factsFromJson(textOf(json.at("facts")));
    if (!facts)
        throw std::runtime_error(facts.error().sentence());
    image.facts = std::move(facts).value();
    if (const auto& thumbnail = json.at("thumbnail"); !thumbnail.is_null())
        image.thumbnail = Thumbnail(digestOf(thumbnail), parts.thumbnails());
    if (const auto& spacing = json.at("manualSpacing"); !spacing.is_null())
        image.manualSpacing = spacingFromJson(spacing);
    return image;
}

json toJson(const Patient& patient, const KeepBlob& keep)
{
    json studies = json::array(), rois = json::array(), features = json::array();
    for (const Study& study : patient.studies) {
        json allSeries = json::array();
        for (const Series& series : study.series) {
            json images = json::array();
            for (const ImageRecord& image : series.images)
                images.push_back(toJson(image, keep));
            allSeries.push_back({{"uid", series.uid}, {"modality", series.modality}, {"description", series.description}, {"images", std::move(images)}});
        }
        studies.push_back({{"uid", study.uid}, {"date", study.date}, {"description", study.description}, {"series", std::move(allSeries)}});
    }
    for (const Roi& roi : patient.rois)
        rois.push_back(toJson(roi));
    for (const auto& result : patient.features) {
        keepParts(keep, *result);
        features.push_back(toJson(*result));
    }
    return {{"id", patient.id}, {"name", patient.name}, {"sex", patient.sex}, {"birthDate", patient.birthDate}, {"clinical", patient.clinical}, {"status", wordOf(patient.status)},
            {"studies", std::move(studies)}, {"rois", std::move(rois)}, {"features", std::move(features)}};
}

Patient patientFromJson(const json& json, const StoredParts& parts)
{
    Patient patient{json.at("id"), json.at("name"), json.at("sex"), json.at("birthDate"), {}, {}, {}};
    patient.clinical = json.at("clinical");
    patient.status = readingStatusOf(json.at("status"));
    for (const auto& studyJson : json.at("studies")) {
        Study study{studyJson.at("uid"), studyJson.at("date"), studyJson.at("description"), {}};
        for (const auto& seriesJson : studyJson.at("series")) {
            Series series{seriesJson.at("uid"), seriesJson.at("modality"), seriesJson.at("description"), {}};
            for (const auto& image : seriesJson.at("images"))
                series.images.push_back(imageFromJson(image, parts));
            study.series.push_back(std::move(series));
        }
        patient.studies.push_back(std::move(study));
    }
    for (const auto& roi : json.at("rois"))
        patient.rois.push_back(roiFromJson(roi));
    for (const auto& features : json.at("features"))
        patient.features.push_back(std::make_shared<const FeatureResult>(featureResultFromJson(features, parts)));
    return patient;
}

}  // namespace annulus
