#include "core/exchange/readStructureSet.h"

#include "core/base/files.h"
#include "core/dicom/dcmtkObject.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

namespace annulus {
namespace {

using Vector = std::array<double, 3>;

double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
Vector minus(const Vector& a, const Vector& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }

/// Where the pixels of an image are in the patient (PS3.3 C.7.6.2.1.1).
struct Plane {
    Vector position{}, alongRow{}, alongColumn{};
    double columnSpacing = 1, rowSpacing = 1;

    [[nodiscard]] Point pixelOf(const Vector& at) const
    {
        const Vector way = minus(at, position);
        return {dot(way, alongRow) / columnSpacing, dot(way, alongColumn) / rowSpacing};
    }
    [[nodiscard]] double distanceTo(const Vector& at) const
    {
        const Vector normal{alongRow[1] * alongColumn[2] - alongRow[2] * alongColumn[1], alongRow[2] * alongColumn[0] - alongRow[0] * alongColumn[2], alongRow[0] * alongColumn[1] - alongRow[1] * alongColumn[0]};
        return std::abs(dot(minus(at, position), normal));
    }
};

std::optional<Plane> planeOf(const std::filesystem::path& file)
{
    const auto object = dcmtk::openObject(file);
    if (!object)
        return {};
    const auto position = dcmtk::numbers(object->dataset(), DCM_ImagePositionPatient), orientation = dcmtk::numbers(object->dataset(), DCM_ImageOrientationPatient), spacing = dcmtk::numbers(object->dataset(), DCM_PixelSpacing);
    if (position.size() != 3 || orientation.size() != 6 || spacing.size() != 2 || !(spacing[0] > 0) || !(spacing[1] > 0))
        return {};
    return Plane{{position[0], position[1], position[2]}, {orientation[0], orientation[1], orientation[2]}, {orientation[3], orientation[4], orientation[5]}, spacing[1], spacing[0]};
}

/// Calls take(item) for the items of a sequence.
template <class Take>
void forEachItem(DcmItem& item, const DcmTagKey& tag, Take take)
{
    DcmSequenceOfItems* sequence = nullptr;
    if (item.findAndGetSequence(tag, sequence).bad() || sequence == nullptr)
        return;
    for (DcmObject* at = sequence->nextInContainer(nullptr); at != nullptr; at = sequence->nextInContainer(at))
        if (auto* const one = dynamic_cast<DcmItem*>(at))
            take(*one);
}

std::map<int, std::string> namesOf(DcmDataset& dataset)
{
    std::vector<Message> ignored;
    dcmtk::TextReader text(dataset, ignored);
    std::map<int, std::string> names;
    forEachItem(dataset, DCM_StructureSetROISequence, [&](DcmItem& item) { names[dcmtk::integer(item, DCM_ROINumber)] = text.read(item, DCM_ROIName); });
    return names;
}

class Reader {
public:
    Reader(const FindImageFile& findImage, StructureSet& set) : findImage_(findImage), set_(set) {}

    void add(const std::string& name, DcmItem& contour)
    {
        const std::string type = dcmtk::rawText(contour, DCM_ContourGeometricType);
        const auto numbers = dcmtk::numbers(contour, DCM_ContourData);
        DcmItem* const image = dcmtk::itemOf(contour, DCM_ContourImageSequence);
        const std::string uid = image ? dcmtk::rawText(*image, DCM_ReferencedSOPInstanceUID) : std::string();
        if (type.rfind("CLOSED", 0) != 0 || numbers.size() < 9 || numbers.size() % 3 != 0)
            return refuse(message("exchange", "%1: a contour is of type %2 with %3 numbers; a closed planar one of three points or more was expected.", name, type, numbers.size()));
        if (uid.empty())
            return refuse(message("exchange", "%1: a contour does not say which image it was drawn on.", name));
        const auto* plane = planeOfImage(uid);
        if (!plane)
            return;
        Contour line;
        for (std::size_t at = 0; at + 2 < numbers.size(); at += 3) {
            const Vector point{numbers[at], numbers[at + 1], numbers[at + 2]};
            if (plane->distanceTo(point) > std::max(plane->columnSpacing, plane->rowSpacing))
                return refuse(message("exchange", "%1: a contour lies %2 mm off the plane of its image.", name, plane->distanceTo(point)));
            line.push_back(plane->pixelOf(point));
        }
        const int frame = std::max(1, dcmtk::integer(*image, DCM_ReferencedFrameNumber, 1));
        const auto known = std::ranges::find_if(set_.outlines, [&](const StructureOutline& one) { return one.name == name && one.imageUid == uid && one.frame == frame; });
        if (known == set_.outlines.end())
            set_.outlines.push_back({name, uid, frame, {{std::move(line)}}});
        else
            known->outline.contours.push_back(std::move(line));
    }

private:
    void refuse(Message why)
    {
        if (std::ranges::find(set_.refused, why) == set_.refused.end())
            set_.refused.push_back(std::move(why));
    }

    const Plane* planeOfImage(const std::string& uid)
    {
        const auto [place, isNew] = planes_.try_emplace(uid);
        if (isNew) {
            const auto file = findImage_(uid);
            if (file.empty())
                refuse(message("exchange", "The image %1 is not in the project.", uid));
            else if (place->second = planeOf(file); !place->second)
                refuse(message("exchange", "The image %1 does not say where it is in the patient, which contours in millimetres need; a DICOM Segmentation carries outlines of such images.", uid));
        }
        return place->second ? &*place->second : nullptr;
    }

    const FindImageFile& findImage_;
    StructureSet& set_;
    std::map<std::string, std::optional<Plane>> planes_;
};

}  // namespace

bool isStructureSet(const std::string& sopClassUid) { return sopClassUid == UID_RTStructureSetStorage; }

Result<StructureSet> readStructureSet(const std::filesystem::path& file, const FindImageFile& findImage)
{
    const auto object = dcmtk::openObject(file);
    if (!object)
        return object.error();
    DcmDataset& dataset = object->dataset();
    const auto names = namesOf(dataset);
    StructureSet set;
    Reader reader(findImage, set);
    forEachItem(dataset, DCM_ROIContourSequence, [&](DcmItem& roi) {
        const int number = dcmtk::integer(roi, DCM_ReferencedROINumber);
        const auto name = names.find(number);
        forEachItem(roi, DCM_ContourSequence, [&](DcmItem& contour) { reader.add(name == names.end() || name->second.empty() ? std::string("ROI ").append(std::to_string(number)) : name->second, contour); });
    });
    if (set.outlines.empty() && set.refused.empty())
        return Error{Errc::invalid, message("exchange", "The structure set holds no contour."), toUtf8(file)};
    return set;
}

}  // namespace annulus
