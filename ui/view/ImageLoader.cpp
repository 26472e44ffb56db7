#include "ui/view/ImageLoader.h"

#include "core/dicom/lettering.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/dicom/breastView.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace annulus::ui {
namespace {

constexpr std::size_t parallelLoads = 2;
constexpr std::size_t mostWaiting = 8;  ///< more than tiles on a screen
constexpr std::size_t mostCineBytes = std::size_t{32} << 20, leastCineFrames = 10;  ///< of one object: what is fetched ahead stays

Result<void> checkFile(const ImageRecord& image)
{
    std::error_code failed;
    if (!std::filesystem::is_regular_file(image.path, failed))
        return Error{Errc::notFound, message("read", "The image file is not there any more: %1", toUtf8(image.path)), {}};
    if (image.hash.empty())
        return {};
    auto hash = hashFile(image.path);
    if (!hash)
        return std::move(hash).error();
    if (*hash != image.hash)
        return Error{Errc::conflict, message("read", "The image file has changed since it was imported: %1. Import it again to use it as it is now.", toUtf8(image.path)), {}};
    return {};
}

/// One colour of an interleaved picture.
ImagePtr planeOf(const Frame& frame, std::size_t channel)
{
    std::vector<std::uint8_t> values(frame.rgb.size() / 3);
    for (std::size_t at = 0; at < values.size(); ++at)
        values[at] = frame.rgb[3 * at + channel];
    return std::make_shared<const Image>(Image{frame.grey.grid, std::move(values)});
}

/// The plane to draw grey pixels from.
ImagePtr drawable(const ImagePtr& grey, ValueScale& scale)
{
    return std::visit(
        [&](const auto& values) -> ImagePtr {
            using T = typename std::decay_t<decltype(values)>::value_type;
            if constexpr (std::is_integral_v<T> && sizeof(T) <= 2) {
                scale = {0, 1, std::numeric_limits<T>::min(), std::numeric_limits<T>::max()};
                return grey;
            } else {
                const Range range = rangeOf(*grey);
                const double step = range.high > range.low ? (range.high - range.low) / 65535 : 1;
                scale = {range.low, step, 0, 65535};
                std::vector<std::uint16_t> steps(values.size());
                std::ranges::transform(values, steps.begin(), [&](T value) {
                    return static_cast<std::uint16_t>(std::clamp(std::round((static_cast<double>(value) - range.low) / step), 0.0, 65535.0));
                });
                return std::make_shared<const Image>(Image{grey->grid, std::move(steps)});
            }
        },
        grey->pixels);
}

}  // namespace

std::size_t LoadedFrame::bytes() const
{
    std::size_t sum = 0;
    for (const auto& plane : planes)
        sum += plane->bytes();
    if (grey && (planes.empty() || planes.front()->image != grey))
        sum += Pyramid{grey, {}}.bytes();
    return sum;
}

Result<LoadedFrame> loadFrame(const ImageRecord& image, int number, const Progress& progress, bool isChecked)
{
    if (auto checked = isChecked ? Result<void>() : checkFile(image); !checked)
        return checked.error();
    if (progress.cancelled())
        return stopped();
    auto read = readFrame(image.path, number);
    if (!read)
        return std::move(read).error();
    LoadedFrame loaded;
    loaded.facts = std::make_shared<const Facts>(image.facts);
    loaded.display = defaultDisplay(image.facts, *read);
    loaded.rangeWindow = rangeWindow(read->grey, read->padding);
    std::vector<ImagePtr> planes;
    if (read->isColour)
        planes = {planeOf(*read, 0), planeOf(*read, 1), planeOf(*read, 2)};
    read->rgb = {};
    loaded.frame = std::make_shared<const Frame>(std::move(*read));
    loaded.grey = ImagePtr(loaded.frame, &loaded.frame->grey);
    if (planes.empty())
        planes = {drawable(loaded.grey, loaded.scale)};
    const bool isDirect = planes.front() == loaded.grey;
    for (const ImagePtr& plane : planes) {
        auto pyramid = makePyramid(plane, isDirect ? loaded.frame->padding : std::nullopt, progress);
        if (!pyramid)
            return std::move(pyramid).error();
        loaded.planes.push_back(std::make_shared<const Pyramid>(std::move(*pyramid)));
    }
    if (mayBeLettered(image.facts))
        loaded.drawn = std::make_shared<const DrawnOnce>(loaded.planes);
    return loaded;
}

ImageLoader::ImageLoader(JobRunner& jobs, std::size_t limitBytes, QObject* parent) : QObject(parent), jobs_(jobs), limit_(limitBytes) {}

LoadedFramePtr ImageLoader::request(const ImageRecord& image, int frame, bool ahead)
{
    const Key key{image.uid, frame};
    if (const auto found = cache_.find(key); found != cache_.end()) {
        if (!ahead)
            used_.splice(used_.begin(), used_, found->second.use);
        return found->second.frame;
    }
    if (running_.contains(key) || failures_.contains(key))
        return {};
    std::erase_if(waiting_, [&](const Request& request) { return request.key == key || (request.ahead && !ahead); });
    const auto place = ahead ? waiting_.begin() : waiting_.end();
    waiting_.insert(place, {key, image, ahead});
    // A hand that runs through a cine asks for hundreds of frames and looks at the last.
    if (waiting_.size() > mostWaiting)
        waiting_.erase(waiting_.begin());
    startNext();
    return {};
}

const Error* ImageLoader::failure(const Key& key) const
{
    const auto found = failures_.find(key);
    return found == failures_.end() ? nullptr : &found->second;
}

std::optional<ImageLoader::Stamp> ImageLoader::stampOf(const ImageRecord& image)
{
    std::error_code failed;
    const auto size = std::filesystem::file_size(image.path, failed);
    if (failed)
        return {};
    const auto changed = std::filesystem::last_write_time(image.path, failed);
    return failed ? std::nullopt : std::optional(Stamp{image.path, image.hash, size, changed});
}

void ImageLoader::startNext()
{
    while (running_.size() < parallelLoads && !waiting_.empty()) {
        const Request next = waiting_.back();
        waiting_.pop_back();
        // Looking ahead must not push out what is in use: a frame is about as large as the one shown last.
        if (next.ahead && !used_.empty() && bytes_ + cache_.at(used_.front()).frame->bytes() > limit_)
            continue;
        running_.insert(next.key);
        const std::optional<Stamp> stamp = stampOf(next.image);
        const auto checked = checked_.find(next.key.uid);
        const bool isChecked = next.image.facts.frames > 1 && stamp && checked != checked_.end() && checked->second == *stamp;
        jobs_.start<LoadedFrame>(
            {}, this, [next, isChecked](const Progress& progress) { return loadFrame(next.image, next.key.frame, progress, isChecked); },
            [this, key = next.key, stamp](Result<LoadedFrame> result) {
                running_.erase(key);
                if (result) {
                    if (stamp)
                        checked_[key.uid] = *stamp;
                    store(key, std::make_shared<const LoadedFrame>(std::move(*result)));
                    emit loaded(key.uid, key.frame);
                } else if (result.error().code != Errc::cancelled) {
                    failures_.insert_or_assign(key, std::move(result).error());
                    emit failed(key.uid, key.frame);
                }
                startNext();
            },
            JobRunner::Visibility::quiet);
    }
}

void ImageLoader::store(const Key& key, LoadedFramePtr frame)
{
    bytes_ += frame->bytes();
    used_.push_front(key);
    cache_[key] = {std::move(frame), {}, false, used_.begin()};
    if (cache_.at(key).frame->facts->frames > 1)
        boundCine(key.uid);
    while (bytes_ > limit_ && used_.size() > 1)  // the newest stays, however large
        forget(cache_.find(used_.back()));
}

void ImageLoader::forget(std::map<Key, Entry>::iterator entry)
{
    bytes_ -= entry->second.frame->bytes();
    used_.erase(entry->second.use);
    cache_.erase(entry);
}

/// Hundreds of frames of one object keep to a share of their own: those just shown and those that come next.
void ImageLoader::boundCine(const std::string& uid)
{
    std::size_t own = 0;
    for (auto at = cache_.lower_bound({uid, 0}); at != cache_.end() && at->first.uid == uid; ++at)
        own += at->second.frame->bytes();
    const std::size_t most = std::max(mostCineBytes, leastCineFrames * cache_.at(used_.front()).frame->bytes());
    for (auto oldest = used_.end(); own > most && oldest != used_.begin();) {
        --oldest;
        if (oldest->uid != uid || oldest == used_.begin())
            continue;
        const auto entry = cache_.find(*oldest);
        own -= entry->second.frame->bytes();
        ++oldest;  // stays valid while the one before it goes
        forget(entry);
    }
}

std::optional<Breast> ImageLoader::breast(const ImageRecord& image, int frame)
{
    if (!isMammogram(image.facts))
        return Breast();
    const Key key{image.uid, frame};
    const auto found = cache_.find(key);
    if (found == cache_.end())
        return {};
    Entry& entry = found->second;
    if (entry.breast || entry.breastAsked)
        return entry.breast;
    entry.breastAsked = true;
    jobs_.start<Breast>(
        {}, this, [loaded = entry.frame](const Progress&) -> Result<Breast> { return findBreast(*loaded->facts, *loaded->frame); },
        [this, key](Result<Breast> breast) {
            const auto place = cache_.find(key);
            if (place == cache_.end())
                return;
            if (!breast && breast.error().code == Errc::cancelled) {
                place->second.breastAsked = false;
                return;
            }
            // What went wrong on the way (memory) is a reason too.
            place->second.breast = breast ? std::move(*breast) : Breast{{}, breast.error()};
            emit tissueKnown(key.uid, key.frame);
        },
        JobRunner::Visibility::quiet);
    return {};
}

}  // namespace annulus::ui
