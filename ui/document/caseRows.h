#pragma once

#include "core/project/Project.h"
#include "ui/document/imageNames.h"

#include <QString>

#include <vector>

namespace annulus::ui {

/// A short word on something a reader should know before using an image.
struct Chip {
    enum class Tone { plain, good, warning };
    QString word;
    QString why;
    Tone tone = Tone::plain;
    bool operator==(const Chip&) const = default;
};

/// One line of the Cases tree, ready to show.
struct CaseRow {
    QString title, subtitle;
    QString modality, date, size, spacing, intent;
    std::vector<Chip> chips;
    std::vector<Thumbnail> thumbnails;  ///< of a patient: CC, MLO, US of both sides, as far as they are there
};

CaseRow caseRow(const Patient& patient);
/// Reading order of images: CC, MLO, ultrasound, others; right before left.
int readingRank(const Facts& facts);

CaseRow caseRow(const Study& study);
CaseRow caseRow(const Series& series);
CaseRow caseRow(const ImageRecord& image, const Patient& patient);

/// Some of a patient's image files, or that of an image, are not where the project knows them.
Chip missingChip(int files);

/// Patient's Sex (0010,0040) as a word.
QString sexWords(const std::string& sex);
/// "2024-03-05" of a DICOM date, or the text as it stands.
QString dateWords(const std::string& dicomDate);
/// "0.065 x 0.065 mm", "not calibrated".
QString spacingWords(const ImageRecord& image);
QString intentWords(Intent intent);
/// What the quality chips of an image say.
std::vector<Chip> qualityChips(const ImageRecord& image);

}  // namespace annulus::ui
