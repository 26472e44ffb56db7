#include "core/phantom/imageAttributes.h"

#include "core/base/text.h"

namespace annulus::phantom {
namespace {

/// C.8.5.5: a 2-D tissue region with scales in cm.
Attribute calibration(const RegionAttributes& r)
{
    return sequence("SequenceOfUltrasoundRegions",
                    {{{"RegionSpatialFormat", "1"},
                      {"RegionDataType", "1"},
                      {"RegionFlags", "0"},
                      {"RegionLocationMinX0", std::to_string(r.x0)},
                      {"RegionLocationMinY0", std::to_string(r.y0)},
                      {"RegionLocationMaxX1", std::to_string(r.x1)},
                      {"RegionLocationMaxY1", std::to_string(r.y1)},
                      {"ReferencePixelX0", "0"},
                      {"ReferencePixelY0", "0"},
                      {"PhysicalUnitsXDirection", "3"},
                      {"PhysicalUnitsYDirection", "3"},
                      {"ReferencePixelPhysicalValueX", "0"},
                      {"ReferencePixelPhysicalValueY", "0"},
                      {"PhysicalDeltaX", formatNumber(r.mmPerPixelX / 10)},
                      {"PhysicalDeltaY", formatNumber(r.mmPerPixelY / 10)},
                      {"TransducerFrequency", "12000"}}});
}

}  // namespace

Result<void> writeUltrasound(const Image& image, const UltrasoundAttributes& attributes, const std::filesystem::path& file)
{
    Attributes all = commonAttributes(attributes.patient, attributes.study, attributes.instance, "1.2.840.10008.5.1.4.1.1.6.1", "US");
    const Attributes ultrasound{{"ImageType", "ORIGINAL\\PRIMARY\\BREAST\\0001"},
                                {"SeriesDescription", "US breast"},
                                {"BodyPartExamined", "BREAST"},
                                {"PatientOrientation", ""},
                                {"TransducerType", "LINEAR"},
                                {"TransducerData", "L12"},
                                {"Laterality", attributes.side ? (*attributes.side == Side::right ? "R" : "L") : ""}};
    all.insert(all.end(), ultrasound.begin(), ultrasound.end());
    if (attributes.region)
        all.push_back(calibration(*attributes.region));
    return writeDicom(all, image, 8, attributes.asRgb, attributes.compression, file);
}

}  // namespace annulus::phantom
