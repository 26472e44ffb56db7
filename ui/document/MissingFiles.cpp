#include "ui/document/MissingFiles.h"

#include "core/project/findImages.h"

#include <algorithm>

namespace annulus::ui {
namespace {

/// Most edits draw: the files are where they were.
bool hasSameFiles(const Patient* before, const Patient* after)
{
    if (!before || !after)
        return before == after;
    const auto are = imagesOf(*after), were = imagesOf(*before);
    return std::ranges::equal(are, were, [](const ImageRecord* a, const ImageRecord* b) { return a->uid == b->uid && a->path == b->path; });
}

}  // namespace

MissingFiles::MissingFiles(Document& document, JobRunner& jobs, QObject* parent) : QObject(parent), document_(document), looking_(jobs)
{
    connect(&document, &Document::changed, this, &MissingFiles::follow);
    look();
}

int MissingFiles::countOf(const Patient& patient) const
{
    if (images_.empty())
        return 0;
    return static_cast<int>(std::ranges::count_if(imagesOf(patient), [this](const ImageRecord* image) { return has(*image); }));
}

void MissingFiles::follow(const Project& before, const Project& after, const Touched& touched)
{
    const bool isSame = touched.everything ? before.patients == after.patients
                                           : std::ranges::all_of(touched.patients, [&](const std::string& id) { return hasSameFiles(before.findPatient(id), after.findPatient(id)); });
    if (!isSame)
        look();
}

void MissingFiles::look()
{
    looking_.start<std::vector<MissingImage>>(
        this,
        [project = document_.project()](const Progress& progress) -> Result<std::vector<MissingImage>> {
            auto missing = missingImages(project, progress);
            if (progress.cancelled())
                return stopped();
            return missing;
        },
        [this](Result<std::vector<MissingImage>> missing) {
            std::set<std::string> images;
            if (missing)
                for (const MissingImage& one : *missing)
                    images.insert(one.uid);
            if (!missing || images == images_)
                return;
            images_ = std::move(images);
            emit changed();
        });
}

}  // namespace annulus::ui
