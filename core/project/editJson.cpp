#include "core/project/editJson.h"

#include "core/project/projectJson.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace annulus {
namespace {

using nlohmann::json;

/// Name and both directions of one kind of edit. There is no general form: an edit without one does not compile.
/// `version` rises when the form changes; read() then still takes the earlier ones.
template <class E>
struct Form;

template <>
struct Form<AddImages> {
    static constexpr const char* name = "AddImages";
    static json write(const AddImages& edit, const KeepBlob& keep)
    {
        json images = json::array();
        for (const ImageRecord& image : edit.images)
            images.push_back(toJson(image, keep));
        return {{"images", std::move(images)}};
    }
    static AddImages read(const json& json, const StoredParts& parts)
    {
        AddImages edit;
        for (const auto& image : json.at("images"))
            edit.images.push_back(imageFromJson(image, parts));
        return edit;
    }
};

template <>
struct Form<AddRoi> {
    static constexpr const char* name = "AddRoi";
    static json write(const AddRoi& edit, const KeepBlob&) { return {{"patient", edit.patient}, {"roi", toJson(edit.roi)}}; }
    static AddRoi read(const json& json, const StoredParts&) { return {json.at("patient"), roiFromJson(json.at("roi"))}; }
};

template <>
struct Form<SetOutline> {
    static constexpr const char* name = "SetOutline";
    static json write(const SetOutline& edit, const KeepBlob&)
    {
        return {{"patient", edit.patient}, {"roi", edit.roi}, {"outline", toJson(edit.outline)}, {"how", toJson(edit.how)}};
    }
    static SetOutline read(const json& json, const StoredParts&)
    {
        return {json.at("patient"), json.at("roi"), outlineFromJson(json.at("outline")), messageFromJson(json.at("how"))};
    }
};

template <>
struct Form<RenameRoi> {
    static constexpr const char* name = "RenameRoi";
    static json write(const RenameRoi& edit, const KeepBlob&) { return {{"patient", edit.patient}, {"roi", edit.roi}, {"name", edit.name}}; }
    static RenameRoi read(const json& json, const StoredParts&) { return {json.at("patient"), json.at("roi"), json.at("name")}; }
};

template <>
struct Form<DeleteRoi> {
    static constexpr const char* name = "DeleteRoi";
    static json write(const DeleteRoi& edit, const KeepBlob&) { return {{"patient", edit.patient}, {"roi", edit.roi}}; }
    static DeleteRoi read(const json& json, const StoredParts&) { return {json.at("patient"), json.at("roi")}; }
};

template <>
struct Form<SetManualSpacing> {
    static constexpr const char* name = "SetManualSpacing";
    static json write(const SetManualSpacing& edit, const KeepBlob&)
    {
        return {{"patient", edit.patient}, {"image", edit.image}, {"spacing", edit.spacing ? toJson(*edit.spacing) : json()}};
    }
    static SetManualSpacing read(const json& json, const StoredParts&)
    {
        SetManualSpacing edit{json.at("patient"), json.at("image"), {}};
        if (const auto& spacing = json.at("spacing"); !spacing.is_null())
            edit.spacing = spacingFromJson(spacing);
        return edit;
    }
};

template <>
struct Form<MoveImages> {
    static constexpr const char* name = "MoveImages";
    static json write(const MoveImages& edit, const KeepBlob&)
    {
        json moved = json::array();
        for (const auto& one : edit.images)
            moved.push_back({{"patient", one.patient}, {"image", one.image}, {"path", pathToJson(std::filesystem::absolute(one.path).lexically_normal())}});
        return {{"images", std::move(moved)}};
    }
    static MoveImages read(const json& json, const StoredParts&)
    {
        MoveImages edit;
        for (const auto& one : json.at("images"))
            edit.images.push_back({one.at("patient"), one.at("image"), pathFromJson(one.at("path"))});
        return edit;
    }
};

template <>
struct Form<SetRingSettings> {
    static constexpr const char* name = "SetRingSettings";
    static json write(const SetRingSettings& edit, const KeepBlob&) { return {{"rings", toJson(edit.rings)}}; }
    static SetRingSettings read(const json& json, const StoredParts&) { return {ringSettingsFromJson(json.at("rings"))}; }
};

template <>
struct Form<SetExtraction> {
    static constexpr const char* name = "SetExtraction";
    static json write(const SetExtraction& edit, const KeepBlob&) { return {{"extraction", toJson(edit.extraction)}}; }
    static SetExtraction read(const json& json, const StoredParts&) { return {extractionFromJson(json.at("extraction"))}; }
};

template <>
struct Form<StoreFeatures> {
    static constexpr const char* name = "StoreFeatures";
    static json write(const StoreFeatures& edit, const KeepBlob& keep)
    {
        json results = json::array();
        for (const FeatureResult& result : edit.results) {
            keepParts(keep, result);
            results.push_back(toJson(result));
        }
        return {{"patient", edit.patient}, {"results", std::move(results)}};
    }
    static StoreFeatures read(const json& json, const StoredParts& parts)
    {
        StoreFeatures edit{json.at("patient"), {}};
        for (const auto& result : json.at("results"))
            edit.results.push_back(featureResultFromJson(result, parts));
        return edit;
    }
};

template <>
struct Form<RenameProject> {
    static constexpr const char* name = "RenameProject";
    static json write(const RenameProject& edit, const KeepBlob&) { return {{"name", edit.name}}; }
    static RenameProject read(const json& json, const StoredParts&) { return {json.at("name")}; }
};

template <>
struct Form<SetClinicalValue> {
    static constexpr const char* name = "SetClinicalValue";
    static json write(const SetClinicalValue& edit, const KeepBlob&) { return {{"patient", edit.patient}, {"column", edit.column}, {"value", edit.value}}; }
    static SetClinicalValue read(const json& json, const StoredParts&) { return {json.at("patient"), json.at("column"), json.at("value")}; }
};

template <>
struct Form<ImportClinical> {
    static constexpr const char* name = "ImportClinical";
    static json write(const ImportClinical& edit, const KeepBlob&)
    {
        json rows = json::array();
        for (const auto& row : edit.rows)
            rows.push_back({{"patient", row.patient}, {"values", row.values}});
        return {{"columns", edit.columns}, {"rows", std::move(rows)}, {"codebook", edit.codebook}, {"source", edit.source}};
    }
    static ImportClinical read(const json& json, const StoredParts&)
    {
        ImportClinical edit{json.at("columns").get<std::vector<std::string>>(), {}, json.at("codebook").get<std::string>(), json.at("source").get<std::string>()};
        for (const auto& row : json.at("rows"))
            edit.rows.push_back({row.at("patient").get<std::string>(), row.at("values").get<std::vector<std::string>>()});
        return edit;
    }
};

template <>
struct Form<SetStatus> {
    static constexpr const char* name = "SetStatus";
    static json write(const SetStatus& edit, const KeepBlob&) { return {{"patient", edit.patient}, {"status", wordOf(edit.status)}}; }
    static SetStatus read(const json& json, const StoredParts&) { return {json.at("patient"), readingStatusOf(json.at("status"))}; }
};

constexpr int version = 1;

template <std::size_t at = 0>
Edit readNamed(const std::string& name, const json& json, const StoredParts& parts)
{
    if constexpr (at == std::variant_size_v<Edit>) {
        throw std::runtime_error("unknown edit " + name);
    } else {
        using E = std::variant_alternative_t<at, Edit>;
        if (name == Form<E>::name)
            return Form<E>::read(json, parts);
        return readNamed<at + 1>(name, json, parts);
    }
}

}  // namespace

json toJson(const Edit& edit, const KeepBlob& keep)
{
    return std::visit(
        [&]<class E>(const E& one) {
            json form = Form<E>::write(one, keep);
            form["v"] = version;
            form["edit"] = Form<E>::name;
            return form;
        },
        edit);
}

Edit editFromJson(const json& json, const StoredParts& parts)
{
    if (const int found = json.at("v").get<int>(); found < 1 || found > version)
        throw std::runtime_error("an edit of form " + std::to_string(found) + "; this program reads up to " + std::to_string(version));
    return readNamed(json.at("edit").get<std::string>(), json, parts);
}

}  // namespace annulus
