#pragma once

#include "core/roi/Outline.h"
#include "ui/view/OverlayMap.h"
#include "ui/view/viewGeometry.h"

#include <QColor>
#include <QWidget>

#include <optional>
#include <vector>

namespace annulus::ui {

/// One line of the overlay, in image coordinates; its width and dashes are the screen's at any zoom.
struct OverlayLine {
    std::vector<Contour> contours;
    QColor colour;
    Qt::PenStyle style = Qt::SolidLine;
    double width = 1.5;    ///< 0: only the inside
    double fill = 0;       ///< opacity of the inside, even-odd
    bool isClosed = true;
    bool operator==(const OverlayLine&) const = default;
};

struct OverlayHandle {
    Point at;
    bool isHot = false;
    bool operator==(const OverlayHandle&) const = default;
};

/// What words tell of, as a box in image coordinates.
struct OverlayExtent {
    Point first, last;
    bool operator==(const OverlayExtent&) const = default;
};

/// Words of an outline; each line of `words` is one line on the screen.
struct OverlayText {
    Point at;        ///< of a small mark on the picture
    QString words;
    QColor colour;
    std::optional<OverlayExtent> about;  ///< words stand beside it where there is room; none: a mark on `at`
    bool operator==(const OverlayText&) const = default;
};

struct OverlayScene {
    std::vector<OverlayLine> lines;
    std::vector<OverlayHandle> handles;
    QColor handleColour;
    std::vector<OverlayText> texts;
    bool operator==(const OverlayScene&) const = default;
};

/// Words and marks that stand still in the tile.
struct OverlayFrame {
    QString viewLabel;           ///< "RCC"
    bool labelOnLeft = false;    ///< the side off the breast
    QStringList badges;          ///< "inverted", "calibrated by hand"
    QStringList notes;           ///< what the picture is and how it is shown, small, above the scale bar
    std::optional<Spacing> spacing;  ///< none: no scale bar
    bool isActive = false;       ///< of several tiles, the one that keys and tools work on
    bool operator==(const OverlayFrame&) const = default;
};

/// Everything that lies on a picture, painted by QPainter on a transparent child of the VtkWidget. Chosen over VTK
/// actors because lines are then antialiased without multisampling (which software OpenGL pays dearly), dash patterns
/// and widths are device-independent pixels at any zoom, texts use the fonts of the program (Chinese included), and a
/// change of an outline paints its own rectangle only: the VTK scene keeps its picture and is not drawn again.
class Overlay : public QWidget {
    Q_OBJECT
public:
    explicit Overlay(QWidget* parent);

    void setScene(OverlayScene scene);
    /// What the picture brings along, below the scene and not hidden with it.
    void setLayers(OverlayScene layers);
    void setFrame(OverlayFrame frame);
    /// Where the image lies, in device pixels.
    void setPlacement(const Placement& placement, const Size& size);
    void setShown(bool shown);  ///< lines, handles and texts; the frame stays
    void setMap(std::optional<OverlayMap> map);  ///< below the lines, whether these are shown or not

    [[nodiscard]] const OverlayScene& scene() const { return scene_; }
    [[nodiscard]] const OverlayScene& layers() const { return layers_; }
    [[nodiscard]] const OverlayFrame& frame() const { return frame_; }
    [[nodiscard]] const std::optional<OverlayMap>& map() const { return map_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QPointF place(Point at) const;
    [[nodiscard]] std::vector<QRectF> boxesOf(const std::vector<OverlayText>& texts) const;
    [[nodiscard]] QRect bounds(const OverlayScene& scene) const;
    void paintLine(QPainter& painter, const OverlayLine& line, const QRectF& asked) const;
    void paintHandles(QPainter& painter) const;
    void paintTexts(QPainter& painter, const std::vector<OverlayText>& texts) const;
    void paintFrame(QPainter& painter, const QRectF& asked) const;
    void paintLabel(QPainter& painter, const QRectF& asked) const;
    void paintFoot(QPainter& painter, const QRectF& asked) const;
    [[nodiscard]] double beside(double width) const;

    OverlayScene layers_, scene_;
    OverlayFrame frame_;
    std::optional<OverlayMap> map_;
    Placement placement_;
    Size size_;
    bool shown_ = true;
};

/// The longest of 1, 2, 5 x 10^n mm that fits into `room` device-independent pixels.
double scaleBarLength(double mmPerPixel, double room);

}  // namespace annulus::ui
