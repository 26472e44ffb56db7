#include "core/dicom/objectKind.h"

namespace annulus {
namespace {

struct Kind {
    std::string_view uid;  ///< a class, or with a dot at the end a family of classes
    Message sentence;
};

/// Classes of PS3.4 B.5 that hold no picture, as they lie between images on real media. A class comes before its family.
const Kind kinds[] = {
    {"1.2.840.10008.1.3.10", message("dicom", "This is the directory of a medium (DICOMDIR), not an image.")},
    {"1.2.840.10008.5.1.4.1.1.4.2", message("dicom", "This is a spectrum (MR Spectroscopy), not an image.")},
    {"1.2.840.10008.5.1.4.1.1.9.", message("dicom", "This is a waveform (ECG, sound or the like), not an image.")},
    {"1.2.840.10008.5.1.4.1.1.11.", message("dicom", "This is a presentation state (how to show an image), not an image.")},
    {"1.2.840.10008.5.1.4.1.1.66", message("dicom", "This is raw data of a scanner, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.66.1", message("dicom", "This is a registration between images, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.66.2", message("dicom", "This is a list of fiducial points, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.66.3", message("dicom", "This is a registration between images, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.66.5", message("dicom", "This is a surface segmentation, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.66.6", message("dicom", "This is a tractography result, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.67", message("dicom", "This is a real-world value mapping, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.68.", message("dicom", "This is a surface scan, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.78.", message("dicom", "This is a list of eye measurements, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.88.59", message("dicom", "This is a key object selection (a list of chosen images), not an image.")},
    {"1.2.840.10008.5.1.4.1.1.88.67", message("dicom", "This is a radiation dose report, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.88.76", message("dicom", "This is a radiation dose report, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.88.50", message("dicom", "This is a mammography CAD report, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.88.", message("dicom", "This is a structured report (SR), not an image.")},
    {"1.2.840.10008.5.1.4.1.1.91.1", message("dicom", "This is a list of microscopy annotations, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.104.1", message("dicom", "This is a PDF document, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.104.2", message("dicom", "This is a clinical document (CDA), not an image.")},
    {"1.2.840.10008.5.1.4.1.1.104.", message("dicom", "This is a three-dimensional model, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.131", message("dicom", "This is a stored screen layout, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.200.", message("dicom", "This is a scan protocol, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.481.3", message("dicom", "This is an RT structure set (outlines), not an image.")},
    {"1.2.840.10008.5.1.4.1.1.481.4", message("dicom", "This is an RT treatment record, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.481.5", message("dicom", "This is an RT plan, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.481.6", message("dicom", "This is an RT treatment record, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.481.7", message("dicom", "This is an RT treatment record, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.481.8", message("dicom", "This is an RT plan, not an image.")},
    {"1.2.840.10008.5.1.4.1.1.481.9", message("dicom", "This is an RT treatment record, not an image.")},
    {"1.2.840.10008.5.1.4.38.1", message("dicom", "This is a hanging protocol, not an image.")},
    {"1.2.840.10008.5.1.4.39.1", message("dicom", "This is a colour palette, not an image.")},
};

}  // namespace

Message kindInsteadOfImage(std::string_view sopClassUid)
{
    for (const Kind& kind : kinds)
        if (kind.uid.ends_with('.') ? sopClassUid.starts_with(kind.uid) : sopClassUid == kind.uid)
            return kind.sentence;
    return {};
}

}  // namespace annulus
