#pragma once

#include <QObject>
#include <QString>

#include <string>

namespace annulus::ui {

/// What the user is looking at, shared by worklist and pages: not part of the project, never journalled.
class Selection : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] const std::string& patient() const { return patient_; }
    [[nodiscard]] const std::string& image() const { return image_; }
    [[nodiscard]] int frame() const { return frame_; }
    [[nodiscard]] const std::string& roi() const { return roi_; }

    void selectPatient(const std::string& patient);  ///< clears image, frame and roi
    void selectImage(const std::string& patient, const std::string& image, int frame = 1);
    void selectRoi(const std::string& roi);

signals:
    void patientChanged();
    void imageChanged();
    void roiChanged();

private:
    std::string patient_, image_, roi_;
    int frame_ = 1;
};

}  // namespace annulus::ui
