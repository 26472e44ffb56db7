#pragma once

#include "core/dicom/dcmtkModality.h"
#include "core/dicom/dcmtkOverlays.h"
#include "core/dicom/presentation.h"

#include <dcmtk/dcmpstat/dcmpstat.h>

/// A presentation state as DCMTK's dcmpstat reads it, and its parts as values. Private to the .cpp files of this stage.
namespace annulus::dcmtk {

/// What dcmpstat keeps for its own viewer.
class State : public DcmPresentationState {
public:
    using DcmPresentationState::displayedAreaSelectionList;
    using DcmPresentationState::graphicAnnotationList;
    using DcmPresentationState::softcopyVOIList;
};

/// The image that a state is applied to, as far as a state needs to know it.
struct Picture {
    std::string uid;
    Size size;
    int frame = 1;
    bool isSigned = false;
    Modality modality;
};

/// Pixels that shapes and bitmaps of the shutter cover.
void readShutter(State& state, const Picture& picture, const std::vector<OverlayPlane>& planes, Presentation& shown);

/// Lines and words of all layers, the lowest first.
void readGraphics(State& state, const Picture& picture, TextReader& read, Presentation& shown);

}  // namespace annulus::dcmtk
