#pragma once

#include "core/dicom/breastPose.h"
#include "core/project/blinding.h"
#include "ui/view/regionView.h"
#include "ui/view/viewGeometry.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace annulus::ui {

/// What the reader chose to look at.
struct ReadChoice {
    std::string patient, image, roi;
    int frame = 1;
    Blinding blinding{};  ///< whose outlines are seen
};

struct ImageChip {
    std::string uid;
    QString label;       ///< "RCC", "US L 2/3"
    QString tip;
    Thumbnail thumbnail;
    int frames = 1;
    int outlines = 0;
    bool isCurrent = false;
};

struct LesionRow {
    std::string roi, image;
    int frame = 1;
    QString name;        ///< as shown
    QString place;       ///< "RCC", "US L, frame 14"; with the reader where several drew: "RCC · reader1"
    bool isHere = false; ///< on the frame that is shown
    bool isSelected = false;
    int reader = 0;      ///< place among the readers of the project
    QString origin{};    ///< which model proposed it and how far it has moved since; empty where it was drawn
};

/// The Read page as rows and texts, ready to be shown.
struct ReadState {
    QString empty;       ///< one sentence where there is nothing to read, with the next step
    std::vector<ImageChip> images;
    std::vector<LesionRow> lesions;
    std::vector<std::string> readers;  ///< of the project, whose colours tell them apart
    std::optional<ImageRecord> image;
    int frame = 1;
    int frames = 1;
    QString viewLabel;
    bool labelOnLeft = false;
    Turn turn;                         ///< into the pose in which mammograms hang
    Wall wall = Wall::none;            ///< the edge of the tile at which the chest wall hangs
    QStringList badges;
    QStringList notes;                 ///< intent, polarity as stored
    QString intent;
    QString spacingWords;
    QStringList warnings;
    QString locked;      ///< why nothing can be changed; empty where it can. The page fills it in
};
ReadState readState(const Project& project, const ReadChoice& choice);

/// "turned by 180°"; empty where the picture hangs as it is stored.
QString turnWords(const Turn& turn);
/// "0.07 mm, calibrated by hand, square pixels assumed" or what the object says.
QString spacingWordsOf(const ImageRecord& image);
/// What lengths on a picture are measured with: its own spacing, else that of ultrasound regions which agree.
Spacing commonSpacing(const ImageRecord& image);
/// The first image of a patient that a reader would open: one with an outline, else the first.
std::string firstImageOf(const Patient& patient);
/// The stored name of a new outline: that of a lesion drawn on another image of the same breast and not on this frame yet, so that
/// views of one lesion share it; else the next "Lesion n".
std::string newLesionName(const Patient& patient, const std::string& image, int frame);

/// "213.4 mm²", "1,204 px²"
QString areaText(const Measures& measures);
/// "19.4 × 14.1 mm"
QString axesText(const Measures& measures);
/// "4 %", "< 1 %", "0 %"
QString shareText(double share);

}  // namespace annulus::ui
