#pragma once

#include "core/phantom/Breast.h"
#include "core/phantom/dicomObject.h"

#include <optional>
#include <string>

namespace annulus::phantom {

/// Texts are UTF-8; the objects say ISO_IR 192.
struct PatientAttributes {
    std::string id = "DEMO-0001";
    std::string name = "Demo^Patient";
    std::string birthDate = "19700101";
    int ageYears = 54;
};

struct StudyAttributes {
    std::string uid;
    std::string id = "1";
    std::string date = "20240115";
    std::string time = "101500";
    std::string accession;
    std::string description;
};

/// Which series and instance an object is.
struct InstanceAttributes {
    std::string seriesUid;
    std::string uid;
    int seriesNumber = 1;
    int number = 1;
};

enum class WindowLook {
    sigmoid,  ///< three windows with VOI LUT Function SIGMOID, tissue on a high pedestal
    linear    ///< two linear windows
};

struct MammogramAttributes {
    PatientAttributes patient;
    StudyAttributes study;
    InstanceAttributes instance;
    Side side = Side::right;
    View view = View::cc;
    double imagerSpacingMm = 0.094;
    double magnification = 1.07;
    WindowLook look = WindowLook::sigmoid;
    double windowCentre = 2400;
    double windowWidth = 1500;
    std::optional<int> padding = 0;  ///< Pixel Padding Value; none writes no padding attribute
    double thicknessMm = 52;
    double compressionNewton = 110;
    bool implant = false;
    Compression compression = Compression::none;
};

/// Calibrated part of an ultrasound picture, inclusive pixels, and its scale.
struct RegionAttributes {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    double mmPerPixelX = 0.06, mmPerPixelY = 0.06;
};

struct UltrasoundAttributes {
    PatientAttributes patient;
    StudyAttributes study;
    InstanceAttributes instance;
    std::optional<Side> side;
    std::optional<RegionAttributes> region;  ///< none: an uncalibrated picture
    bool asRgb = true;                       ///< three equal samples, as most machines export
    Compression compression = Compression::none;
};

/// Attributes with unique identifiers that follow from `key` alone: enough to wrap any picture in a test.
MammogramAttributes mammogramAttributes(const std::string& key, Side side, View view);
UltrasoundAttributes ultrasoundAttributes(const std::string& key);

/// "RCC", "LMLO", ...
std::string viewName(Side side, View view);

/// Modules that mammogram and ultrasound share: Patient, General Study, Patient Study, General Series, Equipment, Image, SOP Common.
Attributes commonAttributes(const PatientAttributes& patient, const StudyAttributes& study, const InstanceAttributes& instance,
                            const std::string& sopClass, const std::string& modality);

/// An image of 12 bits in 16 (values above 4095 are refused) as Digital Mammography X-Ray Image - For Presentation.
Result<void> writeMammogram(const Image& image, const MammogramAttributes& attributes, const std::filesystem::path& file);

/// An 8-bit image as Ultrasound Image.
Result<void> writeUltrasound(const Image& image, const UltrasoundAttributes& attributes, const std::filesystem::path& file);

}  // namespace annulus::phantom
