#pragma once

#include "core/dicom/dcmtkPixels.h"
#include "core/dicom/dcmtkVoi.h"
#include "core/image/Image.h"

namespace annulus::dcmtk {

/// From stored values to the manufacturer-independent ones (PS3.3 C.11.1): a table, or slope and intercept.
struct Modality {
    double slope = 1;
    double intercept = 0;
    std::optional<LutTable> table;  ///< replaces slope and intercept

    [[nodiscard]] double apply(double stored) const;
};

Modality modalityOf(DcmItem& dataset, int frame, std::vector<Message>& warnings);

/// Grey samples as values after the modality step, in the smallest type that holds all that stored bits can become, so
/// that images of one kind share a type whatever they show.
Pixels modalityPixels(const Samples& samples, const Modality& modality);

}  // namespace annulus::dcmtk
