#pragma once

#include "core/base/Progress.h"
#include "core/project/Project.h"

#include <QImage>
#include <QString>

namespace annulus::ui {

/// One view of a lesion for the patient page and its report: the lesion's surroundings with outline and rings, the whole image small in a
/// corner with the place marked.
struct KeyImage {
    QString title;      ///< "RCC"
    QString words;      ///< measures with their basis, or why there is no picture
    QImage picture;     ///< null where the file cannot be shown
    double ringLoss = 0;  ///< largest share of a ring that was clipped
};

/// Decodes and draws; for worker threads. `side`: of the picture, in pixels.
KeyImage keyImage(const Patient& patient, const Roi& roi, const RingSettings& rings, int side, const Progress& progress = {});

}  // namespace annulus::ui
