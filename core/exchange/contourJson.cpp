#include "core/exchange/contourJson.h"

#include "core/base/files.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace annulus {
namespace {

using json = nlohmann::ordered_json;
constexpr const char* format = "annulus-contours";

json jsonOf(const Contour& contour)
{
    json points = json::array();
    for (const Point& point : contour)
        points.push_back({point.x, point.y});
    return points;
}

Contour contourOf(const json& points)
{
    Contour contour;
    for (const json& point : points)
        contour.push_back({point.at(0).get<double>(), point.at(1).get<double>()});
    return contour;
}

ContourFile contentOf(const json& json)
{
    ContourFile file{json.at("patient"), json.at("imageUid"), json.at("imageHash"), json.at("columns"), json.at("rows"), {}};
    for (const auto& one : json.at("outlines")) {
        StoredContour stored{one.at("lesion"), one.at("reader"), one.at("frame"), {}};
        for (const auto& points : one.at("contours"))
            stored.outline.contours.push_back(contourOf(points));
        file.outlines.push_back(std::move(stored));
    }
    return file;
}

Result<void> check(const ContourFile& file)
{
    for (const StoredContour& one : file.outlines) {
        if (one.frame < 1)
            return Error{Errc::invalid, message("exchange", "The outline is on frame %1; frames count from 1.", one.frame), one.lesion};
        if (one.outline.isEmpty() || std::ranges::any_of(one.outline.contours, [](const Contour& contour) { return contour.size() < 3; }))
            return Error{Errc::invalid, message("exchange", "The outline has a contour of fewer than three points."), one.lesion};
    }
    return {};
}

}  // namespace

ContourFile contourFileOf(const ImageRecord& image, std::span<const Roi* const> rois)
{
    ContourFile file{image.facts.patientId, image.uid, image.hash, image.facts.columns, image.facts.rows, {}};
    for (const Roi* roi : rois)
        file.outlines.push_back({roi->name, roi->reader, roi->frame, roi->outline});
    return file;
}

Result<void> writeContourFile(const std::filesystem::path& file, const ContourFile& contours)
{
    json outlines = json::array();
    for (const StoredContour& one : contours.outlines) {
        json list = json::array();
        for (const Contour& contour : one.outline.contours)
            list.push_back(jsonOf(contour));
        outlines.push_back({{"lesion", one.lesion}, {"reader", one.reader}, {"frame", one.frame}, {"contours", std::move(list)}});
    }
    const json all{{"format", format}, {"version", 1}, {"coordinates", "pixels, centres at integers, x = column, y = row"}, {"patient", contours.patient},
                   {"imageUid", contours.imageUid}, {"imageHash", contours.imageHash}, {"columns", contours.columns}, {"rows", contours.rows}, {"outlines", std::move(outlines)}};
    return writeFileAtomically(file, all.dump(1, ' ', false, json::error_handler_t::replace) + '\n');
}

Result<ContourFile> readContourFile(const std::filesystem::path& file)
{
    const auto text = readTextFile(file);
    if (!text)
        return text.error();
    const json all = json::parse(*text, nullptr, false);
    if (!all.is_object() || all.value("format", json()) != json(format))
        return Error{Errc::invalid, message("exchange", "The file holds no contours of this program; JSON with \"format\": \"%1\" was expected.", format), toUtf8(file)};
    try {
        if (const int version = all.at("version"); version != 1)
            return Error{Errc::unsupported, message("exchange", "The contours are of version %1; version 1 was expected.", version), toUtf8(file)};
        ContourFile content = contentOf(all);
        if (auto usable = check(content); !usable)
            return std::move(usable).error().in(toUtf8(file));
        return content;
    } catch (const std::exception&) {
        return Error{Errc::corrupt, message("exchange", "The contours are damaged: a part is missing or of another kind than expected."), toUtf8(file)};
    }
}

}  // namespace annulus
