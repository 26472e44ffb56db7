#pragma once

#include "core/dicom/overlayPlanes.h"
#include "core/dicom/presentation.h"
#include "ui/Workspace.h"
#include "ui/pages/read/PictureLook.h"
#include "ui/view/Overlay.h"

#include "core/project/Project.h"

#include <optional>
#include <set>

namespace annulus::ui {

/// Brings what an object carries to be drawn over its picture - overlays, a chosen presentation state - from disk for one
/// tile, on a worker, and makes lines and words of it together with the boxes of ultrasound regions.
class PictureExtras : public QObject {
    Q_OBJECT
public:
    PictureExtras(const Workspace& workspace, const PictureLook& look, QObject* parent = nullptr);

    void show(const std::optional<ImageRecord>& image, int frame);
    [[nodiscard]] const std::vector<OverlayPlane>& overlays() const { return overlays_.planes; }
    /// The chosen state once it is read; null where the image is shown as stored.
    [[nodiscard]] const Presentation* presentation() const { return presentation_ && isCurrent() ? &*presentation_ : nullptr; }
    [[nodiscard]] const std::vector<Message>& warnings() const { return warnings_; }
    /// Below everything that a reader draws. `turn`: how the picture lies on the tile.
    [[nodiscard]] OverlayScene layers(const Turn& turn) const;

signals:
    void changed();

private:
    struct Wanted {
        std::string image;
        int frame = 0;
        std::filesystem::path path, state;
        bool operator==(const Wanted&) const = default;
    };
    void ask();
    /// What is here is of the image and state that are wished for, whatever a worker is at.
    [[nodiscard]] bool isCurrent() const { return have_.image == wanted_.image && have_.state == wanted_.state; }
    void addRegions(OverlayScene& scene) const;
    void addOverlays(OverlayScene& scene) const;
    void addPresentation(OverlayScene& scene, const Turn& turn) const;

    Workspace workspace_;
    const PictureLook& look_;
    std::optional<ImageRecord> image_;
    Wanted wanted_, have_;
    Overlays overlays_;
    std::vector<Outline> traced_;  ///< of the overlays
    std::optional<Presentation> presentation_;
    Outline shutter_, stateOverlays_;
    std::vector<Message> warnings_;
    std::set<std::string> plain_;  ///< images without any overlay: a cine is not opened again for each frame
    bool running_ = false;
};

}  // namespace annulus::ui
