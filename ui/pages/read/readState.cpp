#include "ui/pages/read/readState.h"

#include "core/dicom/breastView.h"
#include "core/dicom/spacing.h"
#include "core/project/regions.h"
#include "ui/document/imageNames.h"
#include "ui/document/readers.h"
#include "ui/pages/read/calibration.h"
#include "ui/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <set>

namespace annulus::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ReadState)
};

QString chipTip(const ImageRecord& image, const QString& label)
{
    QStringList lines{label};
    if (!image.facts.seriesDescription.empty())
        lines << text(image.facts.seriesDescription);
    lines << Tr::tr("%1 × %2 pixels").arg(image.facts.columns).arg(image.facts.rows);
    if (image.facts.frames > 1)
        lines << Tr::tr("%n frames", nullptr, image.facts.frames);
    lines << text(image.path);
    return lines.join('\n');
}

QString intentWords(const Facts& facts)
{
    switch (facts.intent) {
    case Intent::presentation: return Tr::tr("For Presentation");
    case Intent::processing: return Tr::tr("For Processing");
    case Intent::unknown: break;
    }
    return {};
}

void addImages(ReadState& state, const Patient& patient, const ReadChoice& choice)
{
    const auto names = imageNames(patient);
    for (const ImageRecord* image : imagesOf(patient)) {
        const QString& label = names.at(image->uid);
        const auto outlines = std::ranges::count(patient.rois, image->uid, &Roi::imageUid);
        state.images.push_back({image->uid, label, chipTip(*image, label), image->thumbnail, std::max(1, image->facts.frames),
                                static_cast<int>(outlines), image->uid == choice.image});
    }
}

/// Only for the frame that is shown: it looks at pixels.
QString originOf(const Roi& roi, const Facts& facts)
{
    if (!roi.assist)
        return {};
    const auto dice = diceToProposal(*roi.assist, roi.outline, makeGrid(facts.columns, facts.rows));
    return Tr::tr("proposed by %1, Dice to the proposal %2").arg(text(roi.assist->model), dice ? QLocale().toString(*dice, 'f', 2) : QStringLiteral("-"));
}

void addLesions(ReadState& state, const Patient& patient, const ReadChoice& choice)
{
    const ImageRecord* shown = patient.findImage(choice.image);
    const bool severalReaders = std::ranges::adjacent_find(patient.rois, std::ranges::not_equal_to{}, &Roi::reader) != patient.rois.end();
    for (const Roi& roi : patient.rois) {
        const auto chip = std::ranges::find(state.images, roi.imageUid, &ImageChip::uid);
        QString place = chip == state.images.end() ? QString() : chip->label;
        if (chip != state.images.end() && chip->frames > 1)
            place = Tr::tr("%1, frame %2").arg(place).arg(roi.frame);
        if (severalReaders && !roi.reader.empty())
            place += QString(place.isEmpty() ? "" : " · ") + text(roi.reader);
        const bool here = roi.imageUid == choice.image && roi.frame == choice.frame;
        state.lesions.push_back({roi.id, roi.imageUid, roi.frame, lesionName(roi.name), place, here, roi.id == choice.roi, readerIndex(state.readers, roi.reader), here && shown ? originOf(roi, shown->facts) : QString()});
    }
    std::ranges::stable_sort(state.lesions, [](const LesionRow& a, const LesionRow& b) { return a.isHere && !b.isHere; });
}

/// How the picture hangs, and what a reader must know of that.
void addPose(ReadState& state, const Facts& facts)
{
    // Chest walls meet in the middle of a hanging: the right breast lies at the right of its image, air at the left.
    state.labelOnLeft = facts.laterality == "R";
    if (!isMammogram(facts) || (facts.laterality != "R" && facts.laterality != "L"))
        return;
    const BreastPose pose = breastPose(facts);
    state.wall = facts.laterality == "R" ? Wall::right : Wall::left;
    state.turn = pose.turn;
    if (!pose.turn.isNone())
        state.badges << turnWords(pose.turn);
    if (pose.warning)
        state.badges << Tr::tr("check the side: Patient Orientation %1").arg(text(facts.patientOrientation));
    if (!pose.isStated)
        state.warnings << Tr::tr("The object does not say how the picture lies (Patient Orientation); it is shown as it is stored.");
}

QString lengthText(double value) { return QLocale().toString(value, 'f', 1); }

}  // namespace

QString turnWords(const Turn& turn)
{
    if (turn.isNone())
        return {};
    const bool isMirrored = (turn.transpose ? 1 : 0) + (turn.flipX ? 1 : 0) + (turn.flipY ? 1 : 0) != 2;
    if (!turn.transpose)
        return !isMirrored ? Tr::tr("turned by 180°") : turn.flipX ? Tr::tr("mirrored left to right") : Tr::tr("mirrored top to bottom");
    return isMirrored ? Tr::tr("turned by 90° and mirrored") : Tr::tr("turned by 90°");
}

QString spacingWordsOf(const ImageRecord& image)
{
    if (!image.manualSpacing)
        return text(image.facts.spacingWords);
    const QString size = text(spacingText(*image.manualSpacing));
    if (image.facts.patientSpacing.isCalibrated())
        return Tr::tr("%1 mm, calibrated by hand (the file: %2 mm)").arg(size, text(spacingText(image.facts.patientSpacing)));
    if (isCalibratedByFile(image.facts))
        return Tr::tr("%1 mm, calibrated by hand (the file has a scale of its own)").arg(size);
    return statedAspect(image.facts) ? Tr::tr("%1 mm, calibrated by hand").arg(size)
                                     : Tr::tr("%1 mm, calibrated by hand, square pixels assumed").arg(size);
}

Spacing commonSpacing(const ImageRecord& image)
{
    if (image.spacing().isCalibrated())
        return image.spacing();
    std::optional<Spacing> common;
    for (const UltrasoundRegion& region : image.facts.regions) {
        if (!region.spacing || region.spatialFormat != 1)
            continue;
        if (common && *common != *region.spacing)
            return image.spacing();
        common = region.spacing;
    }
    return common.value_or(image.spacing());
}

std::string firstImageOf(const Patient& patient)
{
    if (!patient.rois.empty() && patient.findImage(patient.rois.front().imageUid))
        return patient.rois.front().imageUid;
    const auto images = imagesOf(patient);
    return images.empty() ? std::string() : images.front()->uid;
}

std::string newLesionName(const Patient& patient, const std::string& image, int frame)
{
    std::set<std::string> here;
    std::set<std::string> all;
    for (const Roi& roi : patient.rois) {
        all.insert(roi.name);
        if (roi.imageUid == image && roi.frame == frame)
            here.insert(roi.name);
    }
    const auto sideOf = [&patient](const std::string& uid) {
        const ImageRecord* record = patient.findImage(uid);
        return record ? record->facts.laterality : std::string();
    };
    const std::string side = sideOf(image);
    for (const Roi& roi : patient.rois) {
        const std::string other = sideOf(roi.imageUid);
        const bool isOfOtherBreast = !side.empty() && !other.empty() && side != other;
        if (!here.contains(roi.name) && !isOfOtherBreast)
            return roi.name;
    }
    for (int number = 1;; ++number) {
        std::string name = defaultLesionName(number);
        if (!all.contains(name))
            return name;
    }
}

QString areaText(const Measures& measures)
{
    return measures.inPixels ? Tr::tr("%1 px²").arg(QLocale().toString(measures.area, 'f', 0))
                             : Tr::tr("%1 mm²").arg(lengthText(measures.area));
}

QString axesText(const Measures& measures)
{
    return measures.inPixels ? Tr::tr("%1 × %2 px").arg(lengthText(measures.longAxis), lengthText(measures.shortAxis))
                             : Tr::tr("%1 × %2 mm").arg(lengthText(measures.longAxis), lengthText(measures.shortAxis));
}

QString shareText(double share)
{
    if (share > 0 && share < 0.005)
        return Tr::tr("< 1 %");
    return Tr::tr("%1 %").arg(QLocale().toString(share * 100, 'f', 0));
}

ReadState readState(const Project& project, const ReadChoice& choice)
{
    ReadState state;
    if (project.patients.empty()) {
        state.empty = Tr::tr("This project holds no images yet. Import a folder of DICOM files on the Cases page.");
        return state;
    }
    const Patient* known = project.findPatient(choice.patient);
    if (!known) {
        state.empty = Tr::tr("Choose a patient in the worklist to read.");
        return state;
    }
    const Patient seen = asSeen(*known, choice.blinding);
    const Patient* patient = &seen;
    state.readers = readersOf(project);
    addImages(state, *patient, choice);
    addLesions(state, *patient, choice);
    const ImageRecord* image = patient->findImage(choice.image);
    if (!image) {
        state.empty = Tr::tr("This patient has no images.");
        return state;
    }
    state.image = *image;
    state.frame = choice.frame;
    state.frames = std::max(1, image->facts.frames);
    state.viewLabel = std::ranges::find(state.images, image->uid, &ImageChip::uid)->label;
    addPose(state, image->facts);
    if (image->manualSpacing)
        state.badges << Tr::tr("calibrated by hand");
    state.intent = intentWords(image->facts);
    state.notes << state.intent << text(image->facts.photometric);
    state.notes.removeAll({});
    state.spacingWords = spacingWordsOf(*image);
    for (const Message& warning : image->facts.warnings)
        state.warnings << text(warning);
    return state;
}

}  // namespace annulus::ui
