#include "core/project/Edit.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace annulus {
namespace {

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};

Error unknownPatient(std::string_view id) { return {Errc::notFound, message("project", "The project holds no patient %1.", id), {}}; }
Error unknownImage(std::string_view uid) { return {Errc::notFound, message("project", "The project holds no image %1.", uid), {}}; }
Error unknownOutline(std::string_view id) { return {Errc::notFound, message("project", "The project holds no outline %1.", id), {}}; }

/// The patient of an image: by Patient ID, or one per study where the file has none.
std::string patientKey(const Facts& facts)
{
    return facts.patientId.empty() ? "study " + facts.studyUid : facts.patientId;
}

Project withPatient(Project project, Patient patient)
{
    const auto place = std::ranges::lower_bound(project.patients, patient.id, {}, [](const auto& one) { return one->id; });
    auto shared = std::make_shared<const Patient>(std::move(patient));
    if (place != project.patients.end() && (*place)->id == shared->id)
        *place = std::move(shared);
    else
        project.patients.insert(place, std::move(shared));
    return project;
}

/// The element with this uid, inserted in order of `order` where there is none.
template <class T, class Before>
T& findOrInsert(std::vector<T>& list, T fresh, Before before)
{
    const auto found = std::ranges::find(list, fresh.uid, &T::uid);
    if (found != list.end())
        return *found;
    return *list.insert(std::ranges::upper_bound(list, fresh, before), std::move(fresh));
}

void addImage(Patient& patient, const ImageRecord& image)
{
    const Facts& facts = image.facts;
    if (patient.findImage(image.uid))
        return;
    Study& study = findOrInsert(patient.studies, Study{facts.studyUid, facts.studyDate, facts.studyDescription, {}},
                                [](const Study& a, const Study& b) { return std::tie(a.date, a.uid) < std::tie(b.date, b.uid); });
    Series& series = findOrInsert(study.series, Series{facts.seriesUid, facts.modality, facts.seriesDescription, {}},
                                  [](const Series& a, const Series& b) { return std::tie(a.modality, a.uid) < std::tie(b.modality, b.uid); });
    findOrInsert(series.images, image, [](const ImageRecord& a, const ImageRecord& b) {
        return std::tie(a.facts.laterality, a.facts.view, a.uid) < std::tie(b.facts.laterality, b.facts.view, b.uid);
    });
}

Project added(Project project, const std::vector<ImageRecord>& images)
{
    std::map<std::string, Patient> grown;
    for (const ImageRecord& image : images) {
        const std::string key = patientKey(image.facts);
        auto place = grown.find(key);
        if (place == grown.end()) {
            const Patient* known = project.findPatient(key);
            place = grown.emplace(key, known ? *known : Patient{key, image.facts.patientName, image.facts.patientSex, image.facts.patientBirthDate, {}, {}, {}}).first;
        }
        addImage(place->second, image);
    }
    for (auto& [key, patient] : grown)
        project = withPatient(std::move(project), std::move(patient));
    return project;
}

/// Changes a copy of one patient by `change(patient) -> Result<void>`.
template <class Change>
Result<Project> changed(const Project& project, const std::string& id, Change change)
{
    const Patient* known = project.findPatient(id);
    if (!known)
        return unknownPatient(id);
    Patient patient = *known;
    if (Result<void> done = change(patient); !done)
        return std::move(done).error().in(id);
    return withPatient(project, std::move(patient));
}

template <class Change>
Result<Project> changedRoi(const Project& project, const std::string& patientId, const std::string& roiId, Change change)
{
    return changed(project, patientId, [&](Patient& patient) -> Result<void> {
        const auto roi = std::ranges::find(patient.rois, roiId, &Roi::id);
        if (roi == patient.rois.end())
            return unknownOutline(roiId);
        change(patient, roi);
        return {};
    });
}

Result<Project> addedRoi(const Project& project, const AddRoi& edit)
{
    if (edit.roi.id != newRoiId(project))
        return Error{Errc::conflict, message("project", "The outline's id is %1; the next one is %2.", edit.roi.id, newRoiId(project)), {}};
    auto next = changed(project, edit.patient, [&](Patient& patient) -> Result<void> {
        const ImageRecord* image = patient.findImage(edit.roi.imageUid);
        if (!image)
            return unknownImage(edit.roi.imageUid);
        if (edit.roi.frame < 1 || edit.roi.frame > std::max(1, image->facts.frames))
            return Error{Errc::invalid, message("project", "The outline is on frame %1; the image has %2.", edit.roi.frame, image->facts.frames), {}};
        patient.rois.push_back(edit.roi);
        return {};
    });
    if (next)
        ++next->nextRoi;
    return next;
}

/// Calls change(image) for the image with this uid.
template <class Change>
Result<void> changeImage(Patient& patient, const std::string& uid, Change change)
{
    for (Study& study : patient.studies)
        for (Series& series : study.series)
            for (ImageRecord& image : series.images)
                if (image.uid == uid) {
                    change(image);
                    return {};
                }
    return unknownImage(uid);
}

Result<Project> withManualSpacing(const Project& project, const SetManualSpacing& edit)
{
    return changed(project, edit.patient, [&](Patient& patient) {
        return changeImage(patient, edit.image, [&](ImageRecord& image) { image.manualSpacing = edit.spacing; });
    });
}

Result<Project> withMoved(const Project& project, const MoveImages& edit)
{
    std::map<std::string, std::vector<const MovedImage*>> byPatient;
    for (const MovedImage& moved : edit.images)
        byPatient[moved.patient].push_back(&moved);
    Project next = project;
    for (const auto& [id, images] : byPatient) {
        auto done = changed(next, id, [&images = images](Patient& patient) -> Result<void> {
            for (const MovedImage* moved : images)
                if (auto changed = changeImage(patient, moved->image, [&](ImageRecord& image) { image.path = moved->path; }); !changed)
                    return changed;
            return {};
        });
        if (!done)
            return done;
        next = std::move(done).value();
    }
    return next;
}

Result<Project> withFeatures(const Project& project, const StoreFeatures& edit)
{
    return changed(project, edit.patient, [&](Patient& patient) -> Result<void> {
        for (const FeatureResult& result : edit.results) {
            if (!patient.findRoi(result.roiId))
                return unknownOutline(result.roiId);
            std::erase_if(patient.features, [&](const auto& old) { return old->roiId == result.roiId; });
            patient.features.push_back(std::make_shared<const FeatureResult>(result));
        }
        return {};
    });
}

Result<Project> withClinical(const Project& project, const ImportClinical& edit)
{
    Project next = project;
    next.codebook = edit.codebook;
    for (const ImportClinical::Row& row : edit.rows) {
        if (row.values.size() != edit.columns.size())
            return Error{Errc::invalid, message("project", "The row of %1 has %2 clinical values for %3 columns.", row.patient, row.values.size(), edit.columns.size()), {}};
        const auto place = std::ranges::lower_bound(next.patients, row.patient, {}, [](const auto& one) { return one->id; });
        if (place == next.patients.end() || (*place)->id != row.patient)
            return unknownPatient(row.patient);
        auto clinical = (*place)->clinical;
        for (std::size_t at = 0; at < edit.columns.size(); ++at)
            if (row.values[at].empty())
                clinical.erase(edit.columns[at]);
            else
                clinical[edit.columns[at]] = row.values[at];
        if (clinical == (*place)->clinical)
            continue;
        Patient patient = **place;
        patient.clinical = std::move(clinical);
        *place = std::make_shared<const Patient>(std::move(patient));
    }
    return next;
}

Result<void> checkMargins(const RingSettings& rings)
{
    double last = 0;
    for (const double margin : rings.marginsMm) {
        if (!(margin > last && margin <= 50))
            return Error{Errc::invalid, message("project", "Ring margins were %1 after %2 mm; they must rise from above 0 to at most 50 mm.", margin, last), {}};
        last = margin;
    }
    return {};
}

std::string roiName(const Project& project, const std::string& patientId, const std::string& roiId)
{
    const Patient* patient = project.findPatient(patientId);
    const Roi* roi = patient ? patient->findRoi(roiId) : nullptr;
    return roi ? roi->name : roiId;
}

}  // namespace

std::string newRoiId(const Project& project) { return "roi-" + std::to_string(project.nextRoi); }

Result<Project> apply(const Project& project, const Edit& edit)
{
    return std::visit(
        Overloaded{
            [&](const AddImages& e) -> Result<Project> { return added(project, e.images); },
            [&](const AddRoi& e) -> Result<Project> { return addedRoi(project, e); },
            [&](const SetOutline& e) -> Result<Project> {
                return changedRoi(project, e.patient, e.roi, [&](Patient&, auto roi) { roi->outline = e.outline; });
            },
            [&](const RenameRoi& e) -> Result<Project> {
                return changedRoi(project, e.patient, e.roi, [&](Patient&, auto roi) { roi->name = e.name; });
            },
            [&](const DeleteRoi& e) -> Result<Project> {
                return changedRoi(project, e.patient, e.roi, [&](Patient& patient, auto roi) {
                    patient.rois.erase(roi);
                    std::erase_if(patient.features, [&](const auto& result) { return result->roiId == e.roi; });
                });
            },
            [&](const SetManualSpacing& e) -> Result<Project> { return withManualSpacing(project, e); },
            [&](const MoveImages& e) -> Result<Project> { return withMoved(project, e); },
            [&](const SetRingSettings& e) -> Result<Project> {
                if (auto valid = checkMargins(e.rings); !valid)
                    return std::move(valid).error();
                Project next = project;
                next.rings = e.rings;
                return next;
            },
            [&](const SetExtraction& e) -> Result<Project> {
                Project next = project;
                next.extraction = e.extraction;
                return next;
            },
            [&](const StoreFeatures& e) -> Result<Project> { return withFeatures(project, e); },
            [&](const RenameProject& e) -> Result<Project> {
                Project next = project;
                next.name = e.name;
                return next;
            },
            [&](const SetClinicalValue& e) -> Result<Project> {
                return changed(project, e.patient, [&](Patient& patient) -> Result<void> {
                    if (e.value.empty())
                        patient.clinical.erase(e.column);
                    else
                        patient.clinical[e.column] = e.value;
                    return {};
                });
            },
            [&](const ImportClinical& e) -> Result<Project> { return withClinical(project, e); },
            [&](const SetStatus& e) -> Result<Project> {
                return changed(project, e.patient, [&](Patient& patient) -> Result<void> {
                    patient.status = e.status;
                    return {};
                });
            },
        },
        edit);
}

Result<Project> apply(const Project& project, const Command& command)
{
    Result<Project> next = project;
    for (const Edit& edit : command.edits) {
        next = annulus::apply(*next, edit);
        if (!next)
            break;
    }
    return next;
}

Message nameOf(const Edit& edit, const Project& before)
{
    return std::visit(
        Overloaded{
            [](const AddImages& e) { return message("project", "Import of %1 images", e.images.size()); },
            [](const AddRoi& e) { return message("project", "Draw %1", e.roi.name); },
            [&](const SetOutline& e) {
                return e.how.isEmpty() ? message("project", "Change outline of %1", roiName(before, e.patient, e.roi)) : e.how;
            },
            [&](const RenameRoi& e) { return message("project", "Rename %1 to %2", roiName(before, e.patient, e.roi), e.name); },
            [&](const DeleteRoi& e) { return message("project", "Delete %1", roiName(before, e.patient, e.roi)); },
            [](const SetManualSpacing& e) {
                return e.spacing ? message("project", "Calibrate by hand") : message("project", "Remove calibration by hand");
            },
            [](const MoveImages& e) { return message("project", "New place of %1 image files", e.images.size()); },
            [](const SetRingSettings&) { return message("project", "Change ring settings"); },
            [&](const SetExtraction& e) {
                return e.extraction.parameters == before.extraction.parameters ? message("project", "Choose regions of features") : message("project", "Take feature settings from %1", e.extraction.name);
            },
            [](const StoreFeatures& e) { return message("project", "Features of %1 outlines", e.results.size()); },
            [](const RenameProject& e) { return message("project", "Rename project to %1", e.name); },
            [](const SetClinicalValue& e) {
                return e.value.empty() ? message("project", "Clear %1 of %2", e.column, e.patient) : message("project", "Set %1 of %2 to %3", e.column, e.patient, e.value);
            },
            [](const ImportClinical& e) { return message("project", "Clinical table %1: %2 columns of %3 patients", e.source, e.columns.size(), e.rows.size()); },
            [](const SetStatus& e) {
                return e.status == ReadingStatus::open      ? message("project", "Mark %1 as not read", e.patient)
                       : e.status == ReadingStatus::flagged ? message("project", "Flag %1", e.patient)
                                                            : message("project", "Mark %1 as read", e.patient);
            },
        },
        edit);
}

Touched touchedBy(const Edit& edit)
{
    return std::visit(
        Overloaded{
            [](const AddImages& e) {
                Touched touched;
                for (const ImageRecord& image : e.images)
                    touched.patients.insert(patientKey(image.facts));
                return touched;
            },
            [](const MoveImages& e) {
                Touched touched;
                for (const MovedImage& moved : e.images)
                    touched.patients.insert(moved.patient);
                return touched;
            },
            [](const SetRingSettings&) { return Touched{true, {}}; },
            [](const ImportClinical&) { return Touched{true, {}}; },  // the codebook says how every value reads
            [](const SetExtraction&) { return Touched{true, {}}; },
            [](const RenameProject&) { return Touched{true, {}}; },
            [](const auto& e) { return Touched{false, {e.patient}}; },
        },
        edit);
}

Touched touchedBy(const Command& command)
{
    Touched all;
    for (const Edit& edit : command.edits) {
        Touched touched = touchedBy(edit);
        all.everything = all.everything || touched.everything;
        all.patients.merge(touched.patients);
    }
    return all;
}

}  // namespace annulus
