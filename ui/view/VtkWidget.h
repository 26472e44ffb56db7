#pragma once

#include <QImage>
#include <QWidget>

#include <memory>

class vtkGenericOpenGLRenderWindow;

namespace annulus::ui {

/// A VTK render window inside Qt. Debian's VTK comes with a module for Qt 5 only, so the bridge is our own: VTK draws
/// into a framebuffer of an OpenGL context that is never on the screen, and the widget keeps the frame as an image.
/// A QOpenGLWidget would make Qt put the whole window together with OpenGL for every change anywhere in it, 20 to 30 ms
/// on software OpenGL; an image costs a copy of what changed, and an overlay above it does not draw the scene again:
/// only requestRender() does.
class VtkWidget : public QWidget {
    Q_OBJECT
public:
    explicit VtkWidget(QWidget* parent = nullptr);
    ~VtkWidget() override;

    [[nodiscard]] vtkGenericOpenGLRenderWindow* renderWindow() const;
    /// The scene changed: draw it with the next frame. Several requests before it cost one drawing.
    void requestRender();
    /// Size of the drawing in device pixels.
    [[nodiscard]] QSize deviceSize() const;
    /// The scene as it is now.
    [[nodiscard]] const QImage& frame();

signals:
    void shown();  ///< what was painted is on the screen

protected:
    /// Called just before VTK draws, with the context current: the place to bring the scene up to date.
    virtual void prepareScene(QSize deviceSize);

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Bridge;
    [[nodiscard]] bool begin();
    void draw();

    std::unique_ptr<Bridge> bridge_;
    QImage frame_;
    bool dirty_ = true;
};

}  // namespace annulus::ui
