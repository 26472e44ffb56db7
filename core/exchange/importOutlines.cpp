#include "core/exchange/importOutlines.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/dicom/readFacts.h"
#include "core/dicom/readSegmentation.h"
#include "core/exchange/contourJson.h"
#include "core/exchange/exportOutlines.h"
#include "core/exchange/labelFile.h"
#include "core/exchange/readSegments.h"
#include "core/exchange/readStructureSet.h"
#include "core/image/imageFiles.h"
#include "core/roi/checkOutline.h"
#include "core/roi/outlineOfMask.h"
#include "core/roi/rasterise.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

namespace annulus {
namespace {

namespace fs = std::filesystem;

struct Target {
    const Patient* patient = nullptr;
    const ImageRecord* image = nullptr;
};

/// "mask" of mask.nii.gz.
std::string stemOf(const fs::path& file)
{
    fs::path stem = file.filename().stem();
    if (lowerCase(toUtf8(stem.extension())) == ".nii")
        stem = stem.stem();
    return toUtf8(stem);
}

/// Names by which masks may call an image; one that two images share means none of them.
class ImageNames {
public:
    explicit ImageNames(const Project& project)
    {
        for (const auto& patient : project.patients)
            for (const ImageRecord* image : imagesOf(*patient)) {
                const Target target{patient.get(), image};
                byUid_[image->uid] = target;
                add(image->uid, target);
                add(stemOf(image->path), target);
                const Facts& facts = image->facts;
                const std::string view = facts.view.empty() ? facts.modality + facts.laterality : facts.laterality + facts.view;
                add(std::string(patient->id).append("_").append(view), target);
                add(fileNamePart(patient->id).append("_").append(fileNamePart(view)), target);
                add(std::string(patient->id).append("_").append(facts.modality), target);
            }
    }

    [[nodiscard]] const Target* byUid(const std::string& uid) const
    {
        const auto found = byUid_.find(uid);
        return found == byUid_.end() ? nullptr : &found->second;
    }
    /// The image whose name is the longest beginning of this one, up to its end or a '_' or '-'.
    [[nodiscard]] Result<Target> byName(const std::string& name) const
    {
        for (std::size_t end = name.size(); end != std::string::npos && end > 0; end = name.find_last_of("_-", end - 1)) {
            const auto found = byName_.find(name.substr(0, end));
            if (found == byName_.end())
                continue;
            if (!found->second.image)
                return Error{Errc::conflict, message("exchange", "Several images of the project are called %1; the file's name must be the UID of one of them.", found->first), {}};
            return found->second;
        }
        return Error{Errc::notFound, message("exchange", "No image of the project is called %1: the image's UID, the name of its file or PATIENT_VIEW was expected.", name), {}};
    }

private:
    void add(const std::string& name, const Target& target)
    {
        const auto [place, isNew] = byName_.try_emplace(name, target);
        if (!isNew && place->second.image != target.image)
            place->second.image = nullptr;
    }
    std::map<std::string, Target> byUid_, byName_;
};

/// 14 of "us_frame14_lesion"; 1 where no frame is named.
int frameIn(const std::string& name)
{
    constexpr std::string_view word = "_frame";
    const auto found = name.rfind(word);
    const int frame = found == std::string::npos ? 0 : std::atoi(name.c_str() + found + word.size());
    return frame > 0 ? frame : 1;
}

/// Every file of the places; folders with what is below them, in the order of their names.
std::vector<fs::path> filesOf(const std::vector<fs::path>& places)
{
    std::vector<fs::path> files;
    for (const fs::path& place : places) {
        std::error_code code;
        if (!fs::is_directory(place, code)) {
            files.push_back(place);
            continue;
        }
        std::vector<fs::path> inside;
        for (auto entry = fs::recursive_directory_iterator(place, fs::directory_options::skip_permission_denied, code); !code && entry != fs::recursive_directory_iterator(); entry.increment(code))
            if (std::error_code ignored; entry->is_regular_file(ignored))
                inside.push_back(entry->path());
        std::ranges::sort(inside);
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

class Importer {
public:
    Importer(const Project& project, const std::string& reader) : names_(project), reader_(reader), next_(project.nextRoi) {}

    void take(const fs::path& file)
    {
        const std::size_t before = import_.edits.size();
        const std::string ending = lowerCase(toUtf8(file.extension()));
        Result<void> done;
        if (isImageFileName(file))
            done = takeMask(file);
        else if (ending == ".json")
            done = takeContours(file);
        else if (ending == ".txt")  // label names, read with their picture
            return;
        else
            done = takeDicom(file);
        if (!done)
            refuse(file, std::move(done).error());
        import_.files += import_.edits.size() > before;
    }
    OutlineImport result() { return std::move(import_); }

private:
    void refuse(const fs::path& file, Error error)
    {
        if (error.where.empty())
            error = std::move(error).in(toUtf8(file));
        import_.refused.push_back(std::move(error));
        import_.refusedFiles.push_back(file);
    }

    Result<void> takeMask(const fs::path& file)
    {
        const auto target = names_.byName(stemOf(file));
        if (!target)
            return target.error();
        const bool isPicture = lowerCase(toUtf8(file.extension())) == ".png";
        std::map<int, std::string> labels;
        for (const fs::path& beside : {file.parent_path() / (stemOf(file) + "_labels.txt"), file.parent_path() / (stemOf(file) + ".txt")})
            if (std::error_code code; labels.empty() && fs::exists(beside, code)) {
                auto read = readLabelNames(beside);
                if (!read)
                    return std::move(read).error();
                labels = *std::move(read);
            }
        if (isPicture && labels.empty()) {
            const auto mask = readMaskFile(file);
            return mask ? add(file, *target, frameIn(stemOf(file)), {}, *mask, {}) : mask.error();
        }
        const auto masks = readLabelledMasks(file, labels);
        if (!masks)
            return masks.error();
        if (masks->empty())
            return Error{Errc::invalid, message("exchange", "The mask is empty."), {}};
        for (const LabelledMask& one : *masks)
            if (auto added = add(file, *target, frameIn(stemOf(file)), labels.empty() && masks->size() == 1 ? std::string() : one.name, one.mask, {}); !added)
                return added;
        return {};
    }

    Result<void> takeContours(const fs::path& file)
    {
        const auto contours = readContourFile(file);
        if (!contours)
            return contours.error();
        const Target* target = names_.byUid(contours->imageUid);
        if (!target)
            return Error{Errc::notFound, message("exchange", "The image %1 is not in the project.", contours->imageUid), {}};
        const Facts& facts = target->image->facts;
        if (contours->columns != facts.columns || contours->rows != facts.rows)
            return Error{Errc::invalid, message("exchange", "The contours are for %1 x %2 pixels; the image has %3 x %4 (columns x rows).", contours->columns, contours->rows, facts.columns, facts.rows), {}};
        for (const StoredContour& one : contours->outlines)
            if (auto added = add(file, *target, one.frame, one.lesion, one.outline, one.reader); !added)
                refuse(file, std::move(added).error().in(one.lesion));
        return {};
    }

    Result<void> takeDicom(const fs::path& file)
    {
        const auto facts = readFacts(file);
        if (!facts)
            return facts.error();
        if (isStructureSet(facts->sopClassUid))
            return takeStructures(file);
        if (!isSegmentation(*facts))
            return Error{Errc::unsupported, message("exchange", "The file is neither a mask nor a DICOM Segmentation, RT Structure Set or contour file."), {}};
        const auto list = listSegments(file);
        if (!list)
            return list.error();
        for (const SegmentPlace& place : list->places) {
            if (place.isRing)
                continue;
            if (auto added = takeSegment(file, place, list->reader); !added)
                refuse(file, std::move(added).error().in(place.label));
        }
        return {};
    }

    Result<void> takeSegment(const fs::path& file, const SegmentPlace& place, const std::string& reader)
    {
        const Target* target = names_.byUid(place.imageUid);
        if (!target)
            return Error{Errc::notFound, message("exchange", "The image %1 is not in the project.", place.imageUid), toUtf8(file)};
        const auto read = readSegmentation(file, place.segment, MaskTarget{makeGrid(target->image->facts.columns, target->image->facts.rows), place.imageUid, place.frame});
        if (!read)
            return read.error();
        return add(file, *target, place.frame, place.label, read->mask, reader);
    }

    Result<void> takeStructures(const fs::path& file)
    {
        const auto set = readStructureSet(file, [this](const std::string& uid) {
            const Target* target = names_.byUid(uid);
            return target ? target->image->path : fs::path();
        });
        if (!set)
            return set.error();
        for (const Message& why : set->refused)
            refuse(file, {Errc::invalid, why, {}});
        for (const StructureOutline& one : set->outlines)
            if (auto added = add(file, *names_.byUid(one.imageUid), one.frame, one.name, one.outline, {}); !added)
                refuse(file, std::move(added).error().in(one.name));
        return {};
    }

    Result<void> add(const fs::path& file, const Target& target, int frame, std::string name, const Mask& mask, const std::string& reader)
    {
        const Facts& facts = target.image->facts;
        const Size& size = mask.grid().size;
        if (size.i != facts.columns || size.j != facts.rows || size.k != 1)
            return Error{Errc::invalid, message("exchange", "The mask has %1 x %2 pixels; the image has %3 x %4 (columns x rows).", size.i, size.j, facts.columns, facts.rows), toUtf8(file)};
        if (mask.isEmpty())
            return Error{Errc::invalid, message("exchange", "The mask is empty."), toUtf8(file)};
        return add(file, target, frame, std::move(name), outlineOfMask(mask), reader);
    }

    Result<void> add(const fs::path& file, const Target& target, int frame, std::string name, const Outline& outline, const std::string& reader)
    {
        const Facts& facts = target.image->facts;
        const Grid grid = makeGrid(facts.columns, facts.rows);
        if (frame < 1 || frame > std::max(1, facts.frames))
            return Error{Errc::invalid, message("exchange", "The outline is on frame %1; the image has %2.", frame, std::max(1, facts.frames)), toUtf8(file)};
        if (auto usable = checkOutline(outline, grid); !usable)
            return std::move(usable).error().in(toUtf8(file));
        Roi roi{std::string("roi-").append(std::to_string(next_)), std::move(name), target.image->uid, frame, reader_.empty() ? reader : reader_, outline};
        const Mask pixels = rasterise(outline, grid);
        bool isTaken = roi.name.empty();
        for (const Roi* other : beside(target, roi)) {
            const bool isNamesake = other->name == roi.name;
            if ((isNamesake || roi.name.empty()) && rasterise(other->outline, grid) == pixels)
                return Error{Errc::conflict, message("exchange", "%1 is in the project already, with the same pixels.", other->name), toUtf8(file)};
            isTaken = isTaken || isNamesake;
        }
        if (isTaken)
            roi.name = freeName(target, roi);
        ++next_;
        import_.edits.push_back({target.patient->id, std::move(roi)});
        import_.sources.push_back(file);
        return {};
    }

    /// All outlines of this reader on the frame, those that are being imported among them.
    [[nodiscard]] std::vector<const Roi*> beside(const Target& target, const Roi& roi) const
    {
        std::vector<const Roi*> rois;
        const auto isBeside = [&](const Roi& other) { return other.imageUid == roi.imageUid && other.frame == roi.frame && other.reader == roi.reader; };
        for (const Roi& other : target.patient->rois)
            if (isBeside(other))
                rois.push_back(&other);
        for (const AddRoi& edit : import_.edits)
            if (isBeside(edit.roi))
                rois.push_back(&edit.roi);
        return rois;
    }
    [[nodiscard]] std::string freeName(const Target& target, const Roi& roi) const
    {
        const auto rois = beside(target, roi);
        for (int number = 1;; ++number) {
            std::string name = std::string("Lesion ").append(std::to_string(number));
            if (std::ranges::none_of(rois, [&](const Roi* other) { return other->name == name; }))
                return name;
        }
    }

    ImageNames names_;
    const std::string& reader_;
    std::int64_t next_;
    OutlineImport import_;
};

}  // namespace

OutlineImport importOutlines(const Project& project, const std::vector<fs::path>& places, const std::string& reader, const Progress& progress)
{
    Importer importer(project, reader);
    const auto files = filesOf(places);
    for (std::size_t at = 0; at < files.size() && !progress.cancelled(); ++at) {
        progress.report(static_cast<double>(at) / static_cast<double>(files.size()), message("exchange", "Outlines from %1", toUtf8(files[at].filename())));
        importer.take(files[at]);
    }
    return importer.result();
}

std::vector<Edit> numberedAnew(const Project& project, std::vector<AddRoi> edits)
{
    std::vector<Edit> numbered;
    std::int64_t next = project.nextRoi;
    for (AddRoi& edit : edits) {
        edit.roi.id = std::string("roi-").append(std::to_string(next++));
        numbered.emplace_back(std::move(edit));
    }
    return numbered;
}

}  // namespace annulus
