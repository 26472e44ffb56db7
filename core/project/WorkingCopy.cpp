#include "core/project/WorkingWriter.h"

namespace annulus {

namespace fs = std::filesystem;

WorkingCopy::WorkingCopy(WorkingStart start, const WorkingPlaces& places, Author author)
    : writer_(std::make_unique<Writer>(std::move(start), places, std::move(author)))
{
}

WorkingCopy::~WorkingCopy() = default;

std::unique_ptr<WorkingCopy> WorkingCopy::forProject(const Project& project, const WorkingPlaces& places, const Author& author)
{
    WorkingStart start;
    start.file = newWorkingFile(places);
    start.project = project;
    return std::make_unique<WorkingCopy>(std::move(start), places, author);
}

void WorkingCopy::listen(TroubleListener listener) { writer_->listen(std::move(listener)); }
void WorkingCopy::setReader(std::string reader) { writer_->setReader(std::move(reader)); }

void WorkingCopy::record(Happening happening, const Project& after)
{
    writer_->add({.happening = std::move(happening), .time = {}, .reader = {}, .after = after, .remarks = {}, .home = {}});
}

void WorkingCopy::record(const Event& event)
{
    writer_->add({.happening = event, .time = {}, .reader = {}, .after = {}, .remarks = {}, .home = {}});
}

Result<void> WorkingCopy::flush() { return writer_->flush(); }
Result<void> WorkingCopy::save(const fs::path& target, bool replaceOther) { return writer_->save(target, replaceOther); }
void WorkingCopy::discard() { writer_->discard(); }
const fs::path& WorkingCopy::file() const { return writer_->file(); }
fs::path WorkingCopy::source() const { return writer_->source(); }

}  // namespace annulus
