#pragma once

#include <QOpenGLWidget>

#include <memory>

class vtkGenericOpenGLRenderWindow;

namespace annulus::ui {

/// Must run before the QApplication is made: VTK needs an OpenGL 3.2 core context, and contexts of one window
/// must agree. Programs and tests with a view call it first.
void setDefaultSurfaceFormat();

/// A VTK render window inside Qt. Debian's VTK comes with a module for Qt 5 only, so the bridge is our own: VTK
/// draws into its framebuffer, whose picture is copied into the widget's. The widget keeps what was drawn
/// (partial update): painting an overlay above it does not draw the scene again, only requestRender() does.
class VtkWidget : public QOpenGLWidget {
    Q_OBJECT
public:
    explicit VtkWidget(QWidget* parent = nullptr);
    ~VtkWidget() override;

    [[nodiscard]] vtkGenericOpenGLRenderWindow* renderWindow() const;
    /// The scene changed: draw it with the next frame. Several requests before it cost one drawing.
    void requestRender();
    /// Size of the drawing in device pixels.
    [[nodiscard]] QSize deviceSize() const;
    [[nodiscard]] bool isReady() const { return ready_; }

protected:
    /// Called just before VTK draws, with the context current: the place to bring the scene up to date.
    virtual void prepareScene(QSize deviceSize);

    void initializeGL() final;
    void resizeGL(int width, int height) final;
    void paintGL() final;

private:
    struct Bridge;
    void letGo();

    std::unique_ptr<Bridge> bridge_;
    bool ready_ = false;
    bool dirty_ = true;
};

}  // namespace annulus::ui
