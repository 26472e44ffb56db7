#pragma once

#include "core/dicom/display.h"
#include "core/dicom/readFrame.h"
#include "core/image/Pyramid.h"
#include "core/project/regions.h"
#include "ui/jobs/JobRunner.h"
#include "ui/view/DrawnOnce.h"

#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <set>

namespace annulus::ui {

/// Values of a drawn plane: value = offset + step * stored. Images of 8 and 16 bits are drawn as they are; 32-bit and
/// floating-point ones are drawn from 65,536 steps of their range, since a grey table needs an index.
struct ValueScale {
    double offset = 0;
    double step = 1;
    std::int64_t low = 0, high = 255;  ///< stored values that the type can hold
};

/// One decoded frame, ready to be drawn.
struct LoadedFrame {
    std::shared_ptr<const Facts> facts;
    std::shared_ptr<const Frame> frame;                  ///< without the colour bytes, which the planes hold
    ImagePtr grey;                                       ///< that of the frame: values under the cursor, features
    std::vector<std::shared_ptr<const Pyramid>> planes;  ///< one, or red, green, blue
    ValueScale scale;                                    ///< of the grey plane
    Display display;                                     ///< as the object wishes
    std::shared_ptr<const DrawnOnce> drawn;              ///< lettering and colour of a scanner's screen; null for detectors
    Window rangeWindow;                                  ///< over all pixels that are not padding
    [[nodiscard]] std::size_t bytes() const;
};
using LoadedFramePtr = std::shared_ptr<const LoadedFrame>;

/// Brings frames from disk on worker threads; the GUI thread never decodes. What was loaded stays in a cache with a
/// limit in bytes, least recently shown out first. Of several requests that wait, the newest is served first. A file is
/// decoded only while its bytes are those that were imported (SHA-256): only they were tried in a child process.
class ImageLoader : public QObject {
    Q_OBJECT
public:
    explicit ImageLoader(JobRunner& jobs, std::size_t limitBytes = std::size_t{400} << 20, QObject* parent = nullptr);

    struct Key {
        std::string uid;
        int frame = 1;
        auto operator<=>(const Key&) const = default;
    };

    /// The frame when it is there; else it is fetched and `loaded` or `failed` follows. `ahead`: fetched for later, after
    /// everything that is waited for, and only while it does not push out what is shown.
    LoadedFramePtr request(const ImageRecord& image, int frame, bool ahead = false);
    /// The breast of a mammogram, worked out once per image: known (found or missing), or nothing yet and `tissueKnown`
    /// follows once the frame is loaded. Other images have none, which is known at once.
    std::optional<Breast> breast(const ImageRecord& image, int frame);
    [[nodiscard]] const Error* failure(const Key& key) const;
    /// Forgets that it failed: the user wants to try again.
    void retry(const Key& key) { failures_.erase(key); }
    [[nodiscard]] std::size_t bytes() const { return bytes_; }
    [[nodiscard]] std::size_t limit() const { return limit_; }

signals:
    void loaded(const std::string& uid, int frame);
    void failed(const std::string& uid, int frame);
    void tissueKnown(const std::string& uid, int frame);

private:
    struct Entry {
        LoadedFramePtr frame;
        std::optional<Breast> breast;
        bool breastAsked = false;
        std::list<Key>::iterator use;
    };
    struct Request {
        Key key;
        ImageRecord image;
        bool ahead;
    };
    /// What a file was when its bytes were found to be those that were imported: while it stays so, the frames of a
    /// cine are not hashed again one by one.
    struct Stamp {
        std::filesystem::path path;
        std::string hash;
        std::uintmax_t size = 0;
        std::filesystem::file_time_type changed;
        bool operator==(const Stamp&) const = default;
    };
    static std::optional<Stamp> stampOf(const ImageRecord& image);
    void startNext();
    void store(const Key& key, LoadedFramePtr frame);
    void forget(std::map<Key, Entry>::iterator entry);
    void boundCine(const std::string& uid);

    JobRunner& jobs_;
    std::size_t limit_;
    std::size_t bytes_ = 0;
    std::map<Key, Entry> cache_;
    std::list<Key> used_;  ///< most recent first
    std::map<Key, Error> failures_;
    std::vector<Request> waiting_;  ///< newest last
    std::set<Key> running_;
    std::map<std::string, Stamp> checked_;
};

/// What a worker does for one frame. `isChecked`: the file's bytes are known to be those that were imported.
Result<LoadedFrame> loadFrame(const ImageRecord& image, int frame, const Progress& progress = {}, bool isChecked = false);

}  // namespace annulus::ui
