#pragma once

#include "core/dicom/Facts.h"
#include "core/project/FeatureResult.h"
#include "core/project/Thumbnail.h"
#include "core/roi/Outline.h"
#include "core/segment/AssistNote.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace annulus {

/// One image object of the cohort: where its pixels are and what it says of itself. Pixels stay in the file.
struct ImageRecord {
    std::string uid;                       ///< SOP Instance UID
    std::filesystem::path path;
    std::string hash;                      ///< SHA-256 of the file
    Facts facts;
    Thumbnail thumbnail;                   ///< 8 bit, at most 160 pixels a side; may be none
    std::optional<Spacing> manualSpacing;  ///< two clicks and a length; wins, flagged
    bool operator==(const ImageRecord&) const;

    /// What lengths on this image are measured with.
    [[nodiscard]] const Spacing& spacing() const { return manualSpacing ? *manualSpacing : facts.patientSpacing; }
};

struct Series {
    std::string uid, modality, description;
    std::vector<ImageRecord> images;
    bool operator==(const Series&) const = default;
};

struct Study {
    std::string uid, date, description;
    std::vector<Series> series;
    bool operator==(const Study&) const = default;
};

/// A lesion's region on one frame of one image.
struct Roi {
    std::string id;        ///< unique in the project, never reused
    std::string name;      ///< "Lesion 1"
    std::string imageUid;
    int frame = 1;         ///< counts from 1
    std::string reader;
    Outline outline;
    std::optional<AssistNote> assist = {};  ///< where a model proposed it
    bool operator==(const Roi&) const = default;
};

/// How far the reading of a patient is.
enum class ReadingStatus { open, flagged, read };

struct Patient {
    std::string id;  ///< Patient ID (0010,0020), or made from the study where it is empty
    std::string name, sex, birthDate;
    std::vector<Study> studies;
    std::vector<Roi> rois;
    std::vector<std::shared_ptr<const FeatureResult>> features;
    std::map<std::string, std::string> clinical = {};  ///< value by column, as it was typed; empty ones are not held
    ReadingStatus status = ReadingStatus::open;
    bool operator==(const Patient&) const;

    [[nodiscard]] const ImageRecord* findImage(std::string_view uid) const;
    [[nodiscard]] const Roi* findRoi(std::string_view id) const;
    [[nodiscard]] const FeatureResult* findFeatures(std::string_view roiId) const;
};

/// How rings are made around every lesion of the project.
struct RingSettings {
    std::vector<double> marginsMm{1, 2, 3};
    bool cumulative = true;      ///< 0-1, 0-2, 0-3 mm; else 0-1, 1-2, 2-3 mm
    bool clipToTissue = true;    ///< breast on mammograms, region on ultrasound
    bool operator==(const RingSettings&) const = default;
};

/// Which regions of each outline to compute.
struct RegionChoice {
    bool lesion = true;
    bool rings = true;
    bool unions = false;  ///< lesion+ring
    bool operator==(const RegionChoice&) const = default;
};

/// What features are made with. The parameter file is kept as text: a file that moves or changes, or a preset of another
/// version, changes no number here.
struct ExtractionSettings {
    std::string name;        ///< of the preset or the file
    std::string parameters;  ///< PyRadiomics' YAML, unchanged; empty where nobody chose: the default preset
    RegionChoice regions;
    bool operator==(const ExtractionSettings&) const = default;
};

/// The document: one value. Copying it copies pointers; patients are shared until an edit replaces one.
struct Project {
    std::string name;
    RingSettings rings;
    ExtractionSettings extraction;
    std::string codebook;  ///< of the clinical values, as YAML; empty: the one that ships with the program
    std::vector<std::shared_ptr<const Patient>> patients;  ///< sorted by id
    std::int64_t nextRoi = 1;                              ///< number of the next ROI id

    [[nodiscard]] const Patient* findPatient(std::string_view id) const;
    [[nodiscard]] std::size_t imageCount() const;
    bool operator==(const Project&) const;
};

/// Images of a patient in reading order: study by study, mammograms first (CC before MLO before others, right before
/// left), then the rest as stored.
std::vector<const ImageRecord*> imagesOf(const Patient& patient);

}  // namespace annulus
