#pragma once

#include "core/dicom/hanging.h"
#include "core/project/Project.h"

#include <QString>

#include <string>
#include <vector>

namespace annulus::ui {

struct StageCell {
    std::string image;   ///< SOP Instance UID; empty where nothing hangs
    QString missing;     ///< the words in its place: "no RMLO"
    bool isPrior = false;
};

/// One stage of a patient's hanging with the images by UID.
struct ReadStage {
    StageKind kind = StageKind::single;
    int number = 1;  ///< among the stages of its kind
    int rows = 1, columns = 1;
    std::vector<StageCell> cells;  ///< none: one picture of the reader's choice
    [[nodiscard]] bool holds(const std::string& image) const;
};

/// core's hanging of all the patient's images; the last one is always a single picture.
std::vector<ReadStage> readStages(const Patient& patient);
/// "Four views", "CC", "MLO", "Ultrasound", "Single".
QString stageName(const ReadStage& stage);

}  // namespace annulus::ui
