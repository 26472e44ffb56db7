#pragma once

#include "core/base/Result.h"
#include "ui/pages/patient/keyImage.h"
#include "ui/pages/patient/readoutView.h"

#include <filesystem>

namespace annulus::ui {

/// What a patient's report is made of.
struct PatientReport {
    QString patient;               ///< ID
    QString name;                  ///< empty unless asked for
    QString facts;                 ///< sex, birth date
    QString madeBy;                ///< reader, program, date
    std::vector<KeyImage> pictures;
    std::vector<ReadoutView> readouts;
};

/// A4 pages as the screen's paper look: pictures, readouts with reasons, where the models come from. Never half a file.
Result<void> writePatientReport(const PatientReport& report, const std::filesystem::path& file);

}  // namespace annulus::ui
