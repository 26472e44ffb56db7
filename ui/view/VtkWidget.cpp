#include "ui/view/VtkWidget.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QPainter>

#include <vtkCallbackCommand.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkNew.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLState.h>

#include <cmath>
#include <cstring>

namespace annulus::ui {

namespace {

/// What VTK needs; it makes its own framebuffers with the depth that it wants.
QSurfaceFormat contextFormat()
{
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    return format;
}

}  // namespace

struct VtkWidget::Bridge {
    enum class State { fresh, ready, refused };

    QOffscreenSurface surface;
    QOpenGLContext context;
    vtkNew<vtkGenericOpenGLRenderWindow> window;
    vtkNew<vtkCallbackCommand> makeCurrent;
    vtkNew<vtkCallbackCommand> isCurrent;
    State state = State::fresh;
};

VtkWidget::VtkWidget(QWidget* parent) : QWidget(parent), bridge_(std::make_unique<Bridge>())
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    vtkGenericOpenGLRenderWindow* window = bridge_->window;
    window->SetReadyForRendering(false);
    window->SetMultiSamples(0);
    window->SetSwapBuffers(0);  // the frame is read from where it is drawn: one copy less
    window->SetFrameBlitModeToNoBlit();

    bridge_->makeCurrent->SetClientData(bridge_.get());
    bridge_->makeCurrent->SetCallback([](vtkObject*, unsigned long, void* self, void*) {
        auto& bridge = *static_cast<Bridge*>(self);
        if (bridge.state == Bridge::State::ready)
            bridge.context.makeCurrent(&bridge.surface);
    });
    bridge_->isCurrent->SetClientData(bridge_.get());
    bridge_->isCurrent->SetCallback([](vtkObject*, unsigned long, void* self, void* answer) {
        *static_cast<bool*>(answer) = QOpenGLContext::currentContext() == &static_cast<Bridge*>(self)->context;
    });
    window->AddObserver(vtkCommand::WindowMakeCurrentEvent, bridge_->makeCurrent);
    window->AddObserver(vtkCommand::WindowIsCurrentEvent, bridge_->isCurrent);
}

VtkWidget::~VtkWidget()
{
    // What VTK holds on the context must go before the context does.
    if (bridge_->state == Bridge::State::ready && bridge_->context.makeCurrent(&bridge_->surface)) {
        bridge_->window->Finalize();
        bridge_->window->SetReadyForRendering(false);
        bridge_->context.doneCurrent();
    }
}

vtkGenericOpenGLRenderWindow* VtkWidget::renderWindow() const { return bridge_->window; }

void VtkWidget::requestRender()
{
    dirty_ = true;
    update();
}

QSize VtkWidget::deviceSize() const
{
    const double ratio = devicePixelRatioF();
    return {static_cast<int>(std::round(width() * ratio)), static_cast<int>(std::round(height() * ratio))};
}

const QImage& VtkWidget::frame()
{
    if (dirty_ || frame_.size() != deviceSize())
        draw();
    return frame_;
}

void VtkWidget::prepareScene(QSize) {}

bool VtkWidget::begin()
{
    Bridge& bridge = *bridge_;
    if (bridge.state == Bridge::State::fresh) {
        bridge.surface.setFormat(contextFormat());
        bridge.surface.create();
        bridge.context.setFormat(contextFormat());
        const bool there = bridge.context.create() && bridge.context.makeCurrent(&bridge.surface);
        bridge.state = there ? Bridge::State::ready : Bridge::State::refused;
        if (there) {
            bridge.window->SetReadyForRendering(true);
            bridge.window->SetOwnContext(0);
            bridge.window->SetForceMaximumHardwareLineWidth(1);
            bridge.window->OpenGLInitContext();
        }
    }
    return bridge.state == Bridge::State::ready && bridge.context.makeCurrent(&bridge.surface);
}

void VtkWidget::draw()
{
    dirty_ = false;
    const QSize size = deviceSize();
    if (frame_.size() != size) {
        frame_ = QImage(size, QImage::Format_RGB32);
        frame_.fill(Qt::black);
    }
    if (size.isEmpty() || !begin())
        return;
    prepareScene(size);

    vtkGenericOpenGLRenderWindow* window = bridge_->window;
    vtkOpenGLState* state = window->GetState();
    state->Push();
    window->SetSize(size.width(), size.height());
    window->Render();
    vtkOpenGLFramebufferObject* drawn = window->GetRenderFramebuffer();
    drawn->Bind(GL_READ_FRAMEBUFFER);
    drawn->ActivateReadBuffer(0);
    QOpenGLFunctions* gl = bridge_->context.functions();
    gl->glPixelStorei(GL_PACK_ALIGNMENT, 4);
    // The bytes of RGB32 as they lie in memory; OpenGL's rows go upwards.
    gl->glReadPixels(0, 0, size.width(), size.height(), GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, frame_.bits());
    state->Pop();
    frame_.mirror();
    frame_.setDevicePixelRatio(devicePixelRatioF());
}

void VtkWidget::resizeEvent(QResizeEvent* event)
{
    dirty_ = true;
    QWidget::resizeEvent(event);
}

void VtkWidget::paintEvent(QPaintEvent*)
{
    const QImage& picture = frame();
    QPainter painter(this);
    painter.drawImage(QPointF(0, 0), picture);
    if (bridge_->state == Bridge::State::refused) {
        painter.setPen(Qt::white);
        painter.drawText(rect(), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                         tr("This display offers no OpenGL 3.2, which pictures are drawn with."));
    }
    // After this event: the window has handed its pixels to the screen by then.
    QMetaObject::invokeMethod(this, &VtkWidget::shown, Qt::QueuedConnection);
}

}  // namespace annulus::ui
