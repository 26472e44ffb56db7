#include "core/dicom/factsJson.h"

#include "core/dicom/spacing.h"

#include <nlohmann/json.hpp>

#include <array>
#include <stdexcept>

namespace annulus {
namespace {

using Json = nlohmann::json;

template <class Enum, std::size_t n>
struct Names {
    std::array<const char*, n> names;  ///< in the order of the enumerators

    [[nodiscard]] const char* of(Enum value) const { return names[static_cast<std::size_t>(value)]; }
    [[nodiscard]] Enum from(const std::string& name) const
    {
        for (std::size_t at = 0; at < n; ++at)
            if (name == names[at])
                return static_cast<Enum>(at);
        throw std::invalid_argument("unknown word " + name);
    }
};

constexpr Names<Intent, 3> intents{{"unknown", "presentation", "processing"}};
constexpr Names<VoiFunction, 3> functions{{"linear", "linearExact", "sigmoid"}};

/// Calls visit(name, field) for every field: one list for both directions.
template <class AnyFacts, class Visit>
void visitFields(AnyFacts& facts, const Visit& visit)
{
    visit("sopClassUid", facts.sopClassUid);
    visit("sopInstanceUid", facts.sopInstanceUid);
    visit("studyUid", facts.studyUid);
    visit("seriesUid", facts.seriesUid);
    visit("frameOfReferenceUid", facts.frameOfReferenceUid);
    visit("modality", facts.modality);
    visit("manufacturer", facts.manufacturer);
    visit("model", facts.model);
    visit("patientId", facts.patientId);
    visit("patientName", facts.patientName);
    visit("patientSex", facts.patientSex);
    visit("patientAge", facts.patientAge);
    visit("patientBirthDate", facts.patientBirthDate);
    visit("studyDate", facts.studyDate);
    visit("studyDescription", facts.studyDescription);
    visit("accessionNumber", facts.accessionNumber);
    visit("seriesDescription", facts.seriesDescription);
    visit("acquisitionDate", facts.acquisitionDate);
    visit("seriesNumber", facts.seriesNumber);
    visit("instanceNumber", facts.instanceNumber);
    visit("characterSet", facts.characterSet);
    visit("intent", facts.intent);
    visit("laterality", facts.laterality);
    visit("view", facts.view);
    visit("viewModifiers", facts.viewModifiers);
    visit("implantPresent", facts.implantPresent);
    visit("patientOrientation", facts.patientOrientation);
    visit("imageType", facts.imageType);
    visit("rows", facts.rows);
    visit("columns", facts.columns);
    visit("frames", facts.frames);
    visit("bitsStored", facts.bitsStored);
    visit("bitsAllocated", facts.bitsAllocated);
    visit("samplesPerPixel", facts.samplesPerPixel);
    visit("isSigned", facts.isSigned);
    visit("photometric", facts.photometric);
    visit("transferSyntax", facts.transferSyntax);
    visit("lossy", facts.lossy);
    visit("lossyRatio", facts.lossyRatio);
    visit("lossyMethod", facts.lossyMethod);
    visit("paddingLow", facts.paddingLow);
    visit("paddingHigh", facts.paddingHigh);
    visit("windows", facts.windows);
    visit("lutExplanations", facts.lutExplanations);
    visit("presentationLutShape", facts.presentationLutShape);
    visit("patientSpacing", facts.patientSpacing);
    visit("detectorSpacing", facts.detectorSpacing);
    visit("pixelAspect", facts.pixelAspect);
    visit("spacingWords", facts.spacingWords);
    visit("regions", facts.regions);
    visit("frameTimeMs", facts.frameTimeMs);
    visit("burnedIn", facts.burnedIn);
    visit("warnings", facts.warnings);
}

Json write(const std::string& value) { return value; }
Json write(int value) { return value; }
Json write(bool value) { return value; }
Json write(double value) { return value; }
Json write(Intent value) { return intents.of(value); }
Json write(const Message& value) { return {{"context", value.context}, {"text", value.text}, {"arguments", value.arguments}}; }
Json write(const Spacing& value) { return {{"x", value.x}, {"y", value.y}, {"basis", basisName(value.basis)}, {"magnification", value.magnification}}; }
Json write(const Window& value)
{
    return {{"centre", value.centre}, {"width", value.width}, {"function", functions.of(value.function)}, {"explanation", value.explanation}};
}
template <class T>
Json write(const std::optional<T>& value) { return value ? write(*value) : Json(nullptr); }
Json write(const UltrasoundRegion& value)
{
    const Box& box = value.box;
    return {{"box", {box.i0, box.j0, box.k0, box.i1, box.j1, box.k1}}, {"spatialFormat", value.spatialFormat}, {"dataType", value.dataType},
            {"unitsX", value.unitsX}, {"unitsY", value.unitsY}, {"spacing", write(value.spacing)}};
}
template <class T>
Json write(const std::vector<T>& values)
{
    Json array = Json::array();
    for (const T& value : values)
        array.push_back(write(value));
    return array;
}

void read(const Json& json, std::string& value) { json.get_to(value); }
void read(const Json& json, int& value) { json.get_to(value); }
void read(const Json& json, bool& value) { json.get_to(value); }
void read(const Json& json, double& value) { json.get_to(value); }
void read(const Json& json, Intent& value) { value = intents.from(json.get<std::string>()); }
void read(const Json& json, Message& value) { value = {json.at("context"), json.at("text"), json.at("arguments").get<std::vector<std::string>>()}; }
void read(const Json& json, Spacing& value)
{
    const auto basis = basisOfName(json.at("basis").get<std::string>());
    if (!basis)
        throw std::invalid_argument("unknown spacing basis");
    value = {json.at("x"), json.at("y"), *basis, json.at("magnification")};
}
void read(const Json& json, Window& value)
{
    value = {json.at("centre"), json.at("width"), functions.from(json.at("function").get<std::string>()), json.at("explanation")};
}
template <class T>
void read(const Json& json, std::optional<T>& value)
{
    value.reset();
    if (!json.is_null())
        read(json, value.emplace());
}
void read(const Json& json, UltrasoundRegion& value)
{
    const Json& box = json.at("box");
    value.box = {box.at(0), box.at(1), box.at(2), box.at(3), box.at(4), box.at(5)};
    value.spatialFormat = json.at("spatialFormat");
    value.dataType = json.at("dataType");
    value.unitsX = json.at("unitsX");
    value.unitsY = json.at("unitsY");
    read(json.at("spacing"), value.spacing);
}
template <class T>
void read(const Json& json, std::vector<T>& values)
{
    values.clear();
    for (const Json& item : json)
        read(item, values.emplace_back());
}

}  // namespace

std::string factsToJson(const Facts& facts)
{
    Json json;
    visitFields(facts, [&](const char* name, const auto& field) { json[name] = write(field); });
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Facts> factsFromJson(std::string_view text)
{
    try {
        const Json json = Json::parse(text);
        Facts facts;
        visitFields(facts, [&](const char* name, auto& field) {
            if (const auto found = json.find(name); found != json.end())
                read(*found, field);
        });
        return facts;
    } catch (const std::exception& problem) {
        return Error{Errc::corrupt, message("dicom", "The stored facts of an image cannot be read: %1", problem.what()), {}};
    }
}

}  // namespace annulus
