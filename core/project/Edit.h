#pragma once

#include "core/base/Result.h"
#include "core/project/Project.h"

#include <set>
#include <variant>

namespace annulus {

// One struct for each thing a user can change. They are plain values: applied, named, journalled, replayed.

struct AddImages { std::vector<ImageRecord> images; };  ///< grouped by their facts; a known UID is left alone
struct AddRoi { std::string patient; Roi roi; };        ///< roi.id must be newRoiId(project)
struct SetOutline { std::string patient, roi; Outline outline; Message how; };  ///< `how` names the gesture
struct RenameRoi { std::string patient, roi, name; };
struct DeleteRoi { std::string patient, roi; };
struct SetManualSpacing { std::string patient, image; std::optional<Spacing> spacing; };
struct MovedImage { std::string patient, image; std::filesystem::path path; };
struct MoveImages { std::vector<MovedImage> images; };  ///< their files were found in another place
struct SetRingSettings { RingSettings rings; };
struct SetExtraction { ExtractionSettings extraction; };
struct StoreFeatures { std::string patient; std::vector<FeatureResult> results; };
struct RenameProject { std::string name; };
struct SetClinicalValue { std::string patient, column, value; };  ///< an empty value is none
/// A clinical table, or some columns of one: the cells as they were typed, one row per patient. Cells of other columns stay.
struct ImportClinical {
    struct Row {
        std::string patient;
        std::vector<std::string> values;  ///< one for each column; an empty one is none
        bool operator==(const Row&) const = default;
    };
    std::vector<std::string> columns;
    std::vector<Row> rows;
    std::string codebook;  ///< of the project from now on, as YAML; empty: the one that ships with the program
    std::string source;    ///< name of the file
};
struct SetStatus { std::string patient; ReadingStatus status; };

using Edit = std::variant<AddImages, AddRoi, SetOutline, RenameRoi, DeleteRoi, SetManualSpacing, MoveImages,
                          SetRingSettings, SetExtraction, StoreFeatures, RenameProject, SetClinicalValue, ImportClinical, SetStatus>;

/// The only way to change a project. An edit that names something the project does not hold is refused with
/// a sentence and changes nothing.
Result<Project> apply(const Project& project, const Edit& edit);

/// Several edits that are one step of the undo list.
struct Command {
    std::vector<Edit> edits;
    Message name;
};

/// All edits of the command or none.
Result<Project> apply(const Project& project, const Command& command);

/// What the undo list calls it, "Move vertex of Lesion 2".
Message nameOf(const Edit& edit, const Project& before);

/// What a listener must look at again.
struct Touched {
    bool everything = false;         ///< project opened, settings changed
    std::set<std::string> patients;
    bool operator==(const Touched&) const = default;
};
Touched touchedBy(const Edit& edit);
Touched touchedBy(const Command& command);

/// The id that AddRoi must carry.
std::string newRoiId(const Project& project);

}  // namespace annulus
