#pragma once

#include "ui/view/ImageLoader.h"
#include "ui/view/Tile.h"

#include <QObject>

#include <map>
#include <optional>
#include <memory>

namespace annulus::ui {

/// The window of a tile's image: which one, dragged, inverted. Each image keeps its own while the program runs.
class DisplayControl : public QObject {
    Q_OBJECT
public:
    explicit DisplayControl(Tile& tile, QObject* parent = nullptr);

    /// One entry of the presets menu.
    struct Preset {
        QString label;
        Display display;
    };

    void show(const std::string& key, LoadedFramePtr frame);
    void clear();
    [[nodiscard]] const Display& display() const { return display_; }
    [[nodiscard]] std::vector<Preset> presets() const;
    void use(const Display& display);  ///< keeps the reader's polarity
    /// How a presentation state shows the image: what reset and polarity go back to; none: as stored.
    void present(const std::optional<Display>& display);
    /// Exactly what another tile shows of the same image.
    void follow(const Display& display);
    /// The preset of this name, if the image has it: tiles that go together use the same.
    void useNamed(const QString& label);
    /// Windows are kept with another tile's, so that an image looks the same wherever it hangs.
    void shareWith(const DisplayControl& other) { kept_ = other.kept_; }
    void beginDrag();
    void drag(QPointF way);
    void setInverted(bool byReader);
    void toggleInverted();
    void reset();
    /// "window: 2048 / 4095", "LUT "normal"", "pixel range", "by hand ..."
    [[nodiscard]] QString sourceWords() const;
    /// The same in a few words, for a corner of the tile.
    [[nodiscard]] QString shortWords() const;
    [[nodiscard]] bool isInvertedByReader() const;

signals:
    void changed();

private:
    void apply();
    [[nodiscard]] const Display& base() const { return presented_ ? *presented_ : frame_->display; }

    Tile& tile_;
    LoadedFramePtr frame_;
    std::string key_;
    Display display_;
    std::optional<Display> presented_;
    Window dragStart_;
    std::shared_ptr<std::map<std::string, Display>> kept_ = std::make_shared<std::map<std::string, Display>>();
};

/// The rule of a window drag: 160 pixels to the right double the width, `way.y` upwards makes brighter by a
/// 400th of the width per pixel: a lower centre, or a higher one where low values are bright.
Window draggedWindow(const Window& start, QPointF way, bool isInverted);

}  // namespace annulus::ui
