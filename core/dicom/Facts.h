#pragma once

#include "core/base/Message.h"
#include "core/image/Mask.h"
#include "core/image/Spacing.h"

#include <optional>
#include <string>
#include <vector>

namespace annulus {

/// Presentation Intent Type (0008,0068).
enum class Intent { unknown, presentation, processing };

enum class VoiFunction { linear, linearExact, sigmoid };

/// One pair of Window Center / Width (0028,1050/1051) with its explanation (0028,1055).
struct Window {
    double centre = 0;
    double width = 1;
    VoiFunction function = VoiFunction::linear;
    std::string explanation;
    bool operator==(const Window&) const = default;
};

/// One item of the Sequence of Ultrasound Regions (0018,6011).
struct UltrasoundRegion {
    Box box;                         ///< inclusive pixels, (0018,6018/601A/601C/601E)
    int spatialFormat = 0;           ///< (0018,6012); 1 = 2-D
    int dataType = 0;                ///< (0018,6014); 1 = tissue, 2 = colour flow, ...
    int unitsX = 0, unitsY = 0;      ///< (0018,6024/6026); 3 = cm
    std::optional<Spacing> spacing;  ///< mm, only where both units are cm and both deltas are not zero
    bool operator==(const UltrasoundRegion&) const = default;
};

/// What a DICOM object says of itself, as far as Annulus uses it. Texts are UTF-8, empty where absent.
/// `stored` words are as in the file; codes are normalised (view "CC", laterality "L").
struct Facts {
    // identity
    std::string sopClassUid, sopInstanceUid, studyUid, seriesUid, frameOfReferenceUid;
    std::string modality, manufacturer, model;
    // patient and study
    std::string patientId, patientName, patientSex, patientAge, patientBirthDate;
    std::string studyDate, studyDescription, accessionNumber, seriesDescription, acquisitionDate;
    int seriesNumber = 0, instanceNumber = 0;  ///< 0 where absent
    std::string characterSet;   ///< Specific Character Set (0008,0005) as stored
    // mammography
    Intent intent = Intent::unknown;
    std::string laterality;                  ///< L, R, B or empty
    std::string view;                        ///< CC, MLO, ML, LM, LMO, XCCL, XCCM, ... or empty
    std::vector<std::string> viewModifiers;  ///< CID 4015 meanings in lower case: "implant displaced", "magnification"
    std::string implantPresent;              ///< (0028,1300) YES, NO or empty
    std::string patientOrientation;          ///< row\column as stored
    std::string imageType;                   ///< (0008,0008) as stored
    // pixels
    int rows = 0, columns = 0, frames = 1;
    int bitsStored = 0, bitsAllocated = 0, samplesPerPixel = 1;
    bool isSigned = false;
    std::string photometric;     ///< as stored
    std::string transferSyntax;  ///< UID as stored
    bool lossy = false;          ///< said by (0028,2110) or by the transfer syntax
    std::string lossyRatio, lossyMethod;  ///< (0028,2112) and (0028,2114) as stored
    std::optional<double> paddingLow, paddingHigh;  ///< closed range of padding values, stored pixel values
    // display
    std::vector<Window> windows;
    std::vector<std::string> lutExplanations;  ///< VOI LUT Sequence (0028,3010), in order
    std::string presentationLutShape;
    // geometry
    Spacing patientSpacing;   ///< the best estimate at the patient (in the breast for MG); whole image
    Spacing detectorSpacing;  ///< as the header says at the detector, what PyRadiomics scripts read
    std::optional<double> pixelAspect;  ///< row spacing over column spacing by Pixel Aspect Ratio (0028,0034); tells nothing of lengths
    Message spacingWords;     ///< the basis in words, also why there is none
    std::vector<UltrasoundRegion> regions;
    // frame timing
    double frameTimeMs = 0;
    // judgement
    std::string burnedIn;           ///< (0028,0301) YES, NO or empty
    std::vector<Message> warnings;  ///< what a reader should know; the object is still usable

    bool operator==(const Facts&) const = default;
};

}  // namespace annulus
