#pragma once

#include "ui/view/Overlay.h"
#include "ui/view/TileCanvas.h"
#include "ui/view/tools/ToolEvent.h"
#include "ui/view/keyMap.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace annulus::ui {

class Magnifier;

/// One picture with its overlay and the hand's ways on it: window, pan, zoom; what the left button does beyond that is
/// told as ToolEvents, keys as commands of the key map. A tile knows nothing of patients or outlines; a layout holds
/// any number of them, and whoever owns the layout links their views.
class Tile : public QWidget {
    Q_OBJECT
public:
    explicit Tile(const KeyMap& keys, QWidget* parent = nullptr);
    ~Tile() override;

    void setImage(TileImage image);         ///< keeps the view where the shape is the same
    void setGreys(GreyTable8 greys);
    void setColourInverted(bool inverted);  ///< of colour pictures, which have no grey table
    void setView(const View& view);
    void setFitZoom(double zoom);           ///< the scale of a fit, shared with other tiles; 0: as large as it goes
    void setSmoothing(Smoothing smoothing);
    void setLeftDragIsWindow(bool on) { leftIsWindow_ = on; }
    void setToolCursor(const QCursor& cursor);
    struct NoticeAction {
        QString label;
        std::function<void()> run;
        QString whyNot{};  ///< it is shown but cannot be done
    };
    /// A sentence in place of the picture, with the next steps, the best one first; empty: the picture again.
    void setNotice(const QString& sentence, const std::vector<NoticeAction>& actions = {});

    [[nodiscard]] const TileImage& image() const;
    [[nodiscard]] View view() const;        ///< with its fit worked out
    [[nodiscard]] const View& chosenView() const;  ///< as it was set: a fit stays a fit
    [[nodiscard]] Placement placement() const;
    [[nodiscard]] Smoothing smoothing() const;
    [[nodiscard]] Overlay& overlay() { return *overlay_; }
    [[nodiscard]] QSize deviceSize() const;
    /// Image point under a point of this widget, and back.
    [[nodiscard]] Point imageAt(QPointF position) const;
    [[nodiscard]] QPointF positionOf(Point at) const;
    /// Image columns under one device-independent pixel.
    [[nodiscard]] double pixelSize() const;
    [[nodiscard]] bool isOnImage(Point at) const;
    [[nodiscard]] bool isDragging() const { return drag_ != Drag::none; }  ///< a mouse button is held
    [[nodiscard]] QImage grabPicture();     ///< the drawn pixels in device size, without the overlay
    /// Another view of the same picture in the same window, in device pixels.
    [[nodiscard]] QImage pictureOf(const View& view, QSize device) const;

    void fit();
    void oneToOne();
    void zoomBy(double factor);  ///< at the cursor, else in the middle
    void zoomTo(double zoom);    ///< likewise, to so many device pixels per image pixel along the finer axis
    void setMagnifier(bool on);

signals:
    void viewChanged(const annulus::ui::View& view);
    void windowDragBegan();
    /// Since the drag began, in device-independent pixels: x to the right, y upwards.
    void windowDragged(QPointF way);
    void windowDragEnded();
    void hovered(annulus::Point at);
    void hoverEnded();
    void stepRequested(int steps);
    void toolEvent(const annulus::ui::ToolEvent& event);
    void secondClicked(annulus::Point at);  ///< the right button, without a drag
    void commandRequested(annulus::ui::Command command);
    void touched();  ///< a button went down on the tile, or it took the focus: before anything that follows from it
    void drawn();  ///< a frame is on the screen

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum class Drag { none, window, pan, tool };

    void place();
    void fitSentence();
    void tellHover();
    void tell(ToolEvent::Kind kind, QPointF position, Qt::KeyboardModifiers modifiers, bool isDown);
    void updateCursor();
    [[nodiscard]] QPointF toDevice(QPointF position) const;
    [[nodiscard]] QPointF pointer() const;

    const KeyMap& keys_;
    TileCanvas* canvas_;
    Overlay* overlay_;
    Magnifier* magnifier_ = nullptr;  ///< made when it is first wanted
    QWidget* notice_;
    QLabel* sentence_;
    QHBoxLayout* actions_;

    Drag drag_ = Drag::none;
    QPointF dragStart_, dragLast_;
    bool spaceHeld_ = false;
    bool leftIsWindow_ = false;
    int wheel_ = 0;
    QCursor toolCursor_{Qt::CrossCursor};
};

}  // namespace annulus::ui
