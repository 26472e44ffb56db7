#include "ui/document/Selection.h"

namespace annulus::ui {

void Selection::selectPatient(const std::string& patient)
{
    if (patient == patient_)
        return;
    patient_ = patient;
    image_.clear();
    roi_.clear();
    frame_ = 1;
    emit patientChanged();
    emit imageChanged();
    emit roiChanged();
}

void Selection::selectImage(const std::string& patient, const std::string& image, int frame)
{
    selectPatient(patient);
    if (image == image_ && frame == frame_)
        return;
    image_ = image;
    frame_ = frame;
    emit imageChanged();
}

void Selection::selectRoi(const std::string& roi)
{
    if (roi == roi_)
        return;
    roi_ = roi;
    emit roiChanged();
}

}  // namespace annulus::ui
