#pragma once

#include "ui/Workspace.h"
#include "ui/pages/read/readState.h"
#include "ui/view/DisplayControl.h"
#include "ui/view/ImageLoader.h"
#include "ui/view/Tile.h"

#include <QObject>

#include <filesystem>
#include <map>

namespace annulus::ui {

/// Brings the chosen frame onto the tile: asks the loader, keeps the picture before until the next is there, tells in
/// place why one does not come, keeps the view of each image while the program runs, and fetches what the reader will want next.
class ShownFrame : public QObject {
    Q_OBJECT
public:
    ShownFrame(const Workspace& workspace, Tile& tile, DisplayControl& display, QObject* parent = nullptr);

    void show(const ReadState& state);
    /// A place of the hanging in which nothing hangs.
    void showNothing(QString words);
    /// One picture alone keeps its view for when it comes back; pictures that hang together begin fitted.
    void setKeepsViews(bool keeps);
    /// The frame on the tile; null while it is not the chosen one.
    [[nodiscard]] LoadedFramePtr current() const { return shownKey_ == key_ ? shown_ : LoadedFramePtr(); }
    /// A frame is chosen and neither here nor refused.
    [[nodiscard]] bool isWaiting() const;

signals:
    void changed();  ///< another frame is on the tile, or none
    void missingImagesWanted();

private:
    void fetch();
    void put(const LoadedFramePtr& loaded);
    void fail(const Error& failure);
    void fetchNeighbours();

    Workspace workspace_;
    Tile& tile_;
    DisplayControl& display_;
    ReadState state_;
    ImageLoader::Key key_;
    LoadedFramePtr shown_;
    ImageLoader::Key shownKey_;
    std::map<std::string, View> views_;
    bool keepsViews_ = true;
    std::filesystem::path failedAt_;  ///< where the file was looked for when it failed
};

}  // namespace annulus::ui
