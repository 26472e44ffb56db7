#include "ui/view/VtkWidget.h"

#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QSurfaceFormat>

#include <vtkCallbackCommand.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkNew.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>
#include <vtkRendererCollection.h>

#include <cmath>

namespace annulus::ui {

void setDefaultSurfaceFormat()
{
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setRedBufferSize(8);
    format.setGreenBufferSize(8);
    format.setBlueBufferSize(8);
    format.setAlphaBufferSize(8);
    format.setDepthBufferSize(24);
    format.setStencilBufferSize(8);
    format.setSamples(0);  // overlays are drawn by QPainter; multisampling would only cost
    format.setSwapInterval(1);
    QSurfaceFormat::setDefaultFormat(format);
}

struct VtkWidget::Bridge {
    vtkNew<vtkGenericOpenGLRenderWindow> window;
    vtkNew<vtkCallbackCommand> makeCurrent;
    vtkNew<vtkCallbackCommand> isCurrent;
};

VtkWidget::VtkWidget(QWidget* parent) : QOpenGLWidget(parent), bridge_(std::make_unique<Bridge>())
{
    setUpdateBehavior(QOpenGLWidget::PartialUpdate);
    vtkGenericOpenGLRenderWindow* window = bridge_->window;
    window->SetMultiSamples(0);
    window->SetFrameBlitModeToNoBlit();

    // QOpenGLWidget::makeCurrent would bind the widget's own framebuffer and leave VTK's state tracking incomplete.
    bridge_->makeCurrent->SetClientData(this);
    bridge_->makeCurrent->SetCallback([](vtkObject*, unsigned long, void* self, void*) {
        if (QOpenGLContext* context = static_cast<VtkWidget*>(self)->context())
            context->makeCurrent(context->surface());
    });
    bridge_->isCurrent->SetClientData(this);
    bridge_->isCurrent->SetCallback([](vtkObject*, unsigned long, void* self, void* answer) {
        QOpenGLContext* context = static_cast<VtkWidget*>(self)->context();
        *static_cast<bool*>(answer) = context && QOpenGLContext::currentContext() == context;
    });
    window->AddObserver(vtkCommand::WindowMakeCurrentEvent, bridge_->makeCurrent);
    window->AddObserver(vtkCommand::WindowIsCurrentEvent, bridge_->isCurrent);
}

VtkWidget::~VtkWidget() { letGo(); }

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

void VtkWidget::prepareScene(QSize) {}

void VtkWidget::initializeGL()
{
    // A widget that moves to another window gets a new context: what VTK holds on the old one must go first.
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &VtkWidget::letGo, Qt::UniqueConnection);
    vtkGenericOpenGLRenderWindow* window = bridge_->window;
    window->SetReadyForRendering(true);
    window->SetOwnContext(0);
    window->SetForceMaximumHardwareLineWidth(1);
    window->OpenGLInitContext();
    ready_ = true;
    dirty_ = true;
}

void VtkWidget::letGo()
{
    if (!ready_)
        return;
    ready_ = false;
    makeCurrent();
    bridge_->window->Finalize();
    bridge_->window->SetReadyForRendering(false);
    doneCurrent();
}

void VtkWidget::resizeGL(int, int) { dirty_ = true; }

void VtkWidget::paintGL()
{
    if (!ready_ || !dirty_)
        return;
    dirty_ = false;
    const QSize size = deviceSize();
    prepareScene(size);

    vtkGenericOpenGLRenderWindow* window = bridge_->window;
    vtkOpenGLState* state = window->GetState();
    state->Reset();
    state->Push();
    state->vtkglDepthFunc(GL_LEQUAL);  // Qt leaves GL_LESS, VTK expects LEQUAL
    window->SetSize(size.width(), size.height());
    window->Render();
    state->Pop();

    QOpenGLFunctions* gl = context()->functions();
    gl->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, defaultFramebufferObject());
    gl->glDisable(GL_SCISSOR_TEST);  // BlitDisplayFramebuffer would obey it
    window->BlitDisplayFramebuffer();
}

}  // namespace annulus::ui
