#include "core/phantom/imageAttributes.h"

#include "core/base/text.h"

namespace annulus::phantom {
namespace {

std::string threeDigits(int number)
{
    std::string text = std::to_string(number);
    return std::string(text.size() < 3 ? 3 - text.size() : 0, '0') + text;
}

void identify(const std::string& key, StudyAttributes& study, InstanceAttributes& instance)
{
    study.uid = uidFrom(key + "/study");
    instance.seriesUid = uidFrom(key + "/series");
    instance.uid = uidFrom(key + "/image");
}

}  // namespace

std::string viewName(Side side, View view)
{
    return std::string(side == Side::right ? "R" : "L") + (view == View::cc ? "CC" : "MLO");
}

MammogramAttributes mammogramAttributes(const std::string& key, Side side, View view)
{
    MammogramAttributes result;
    identify(key, result.study, result.instance);
    result.side = side;
    result.view = view;
    return result;
}

UltrasoundAttributes ultrasoundAttributes(const std::string& key)
{
    UltrasoundAttributes result;
    identify(key, result.study, result.instance);
    return result;
}

Attributes commonAttributes(const PatientAttributes& patient, const StudyAttributes& study, const InstanceAttributes& instance,
                            const std::string& sopClass, const std::string& modality)
{
    return {{"SpecificCharacterSet", "ISO_IR 192"},
            {"SOPClassUID", sopClass},
            {"SOPInstanceUID", instance.uid},
            {"InstanceCreationDate", study.date},
            {"InstanceCreationTime", study.time},
            {"StudyDate", study.date},
            {"SeriesDate", study.date},
            {"AcquisitionDate", study.date},
            {"ContentDate", study.date},
            {"StudyTime", study.time},
            {"SeriesTime", study.time},
            {"AcquisitionTime", study.time},
            {"ContentTime", study.time},
            {"AccessionNumber", study.accession},
            {"Modality", modality},
            {"Manufacturer", "Annulus phantom"},
            {"InstitutionName", "Synthetic images, not of a person"},
            {"ReferringPhysicianName", ""},
            {"StationName", "PHANTOM"},
            {"StudyDescription", study.description},
            {"ManufacturerModelName", modality == "MG" ? "Synthetic mammograph" : "Synthetic ultrasound"},
            {"PatientName", patient.name},
            {"PatientID", patient.id},
            {"PatientBirthDate", patient.birthDate},
            {"PatientSex", "F"},
            {"PatientAge", threeDigits(patient.ageYears) + "Y"},
            {"DeviceSerialNumber", "0"},
            {"SoftwareVersions", "1"},
            {"StudyInstanceUID", study.uid},
            {"SeriesInstanceUID", instance.seriesUid},
            {"StudyID", study.id},
            {"SeriesNumber", std::to_string(instance.seriesNumber)},
            {"AcquisitionNumber", "1"},
            {"InstanceNumber", std::to_string(instance.number)},
            {"BurnedInAnnotation", "NO"},
            {"LossyImageCompression", "00"}};
}

}  // namespace annulus::phantom
