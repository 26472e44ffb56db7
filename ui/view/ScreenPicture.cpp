#include "ui/view/ScreenPicture.h"

#include <qopengl.h>

#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkNew.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLState.h>
#include <vtkProp.h>
#include <vtkRenderer.h>
#include <vtkTextureObject.h>

#include <algorithm>
#include <vector>

namespace annulus::ui {
namespace {

/// Pixels behind everything else of a renderer that fills the window. A vtkImageSlice would draw the same picture
/// through a lit, textured polygon: 20 ms for 1.5 million pixels on software OpenGL, where this copy takes 4.
class PixelsProp : public vtkProp {
public:
    static PixelsProp* New()
    {
        auto* fresh = new PixelsProp;
        fresh->InitializeObjectBase();  // as VTK's own New functions do
        return fresh;
    }
    PixelsProp(const PixelsProp&) = delete;
    PixelsProp& operator=(const PixelsProp&) = delete;

    std::vector<std::uint32_t> pixels;
    int columns = 0;
    int rows = 0;
    bool isStale = true;

    int RenderOpaqueGeometry(vtkViewport* viewport) override
    {
        auto* renderer = vtkRenderer::SafeDownCast(viewport);
        auto* window = renderer ? vtkOpenGLRenderWindow::SafeDownCast(renderer->GetRenderWindow()) : nullptr;
        if (!window || columns == 0 || rows == 0)
            return 0;
        upload(window);
        vtkOpenGLState* state = window->GetState();
        state->PushReadFramebufferBinding();
        source_->Bind(GL_READ_FRAMEBUFFER);
        source_->ActivateReadBuffer(0);
        state->vtkglBlitFramebuffer(0, 0, columns, rows, 0, 0, columns, rows, GL_COLOR_BUFFER_BIT, GL_NEAREST);
        state->PopReadFramebufferBinding();
        return 1;
    }
    void ReleaseGraphicsResources(vtkWindow* window) override
    {
        source_->ReleaseGraphicsResources(window);
        texture_->ReleaseGraphicsResources(window);
        isStale = true;
    }
    double* GetBounds() override { return nullptr; }

protected:
    PixelsProp() = default;
    ~PixelsProp() override = default;

private:
    void upload(vtkOpenGLRenderWindow* window)
    {
        if (!isStale)
            return;
        texture_->SetContext(window);
        source_->SetContext(window);
        texture_->Create2DFromRaw(static_cast<unsigned>(columns), static_cast<unsigned>(rows), 4, VTK_UNSIGNED_CHAR, pixels.data());
        window->GetState()->PushFramebufferBindings();
        source_->Bind(GL_FRAMEBUFFER);
        source_->AddColorAttachment(0, texture_);
        window->GetState()->PopFramebufferBindings();
        isStale = false;
    }

    vtkNew<vtkTextureObject> texture_;
    vtkNew<vtkOpenGLFramebufferObject> source_;
};

}  // namespace

struct ScreenPicture::Scene {
    vtkNew<PixelsProp> pixels;
    vtkNew<vtkRenderer> renderer;
};

ScreenPicture::ScreenPicture(vtkGenericOpenGLRenderWindow* window) : scene_(std::make_unique<Scene>())
{
    scene_->renderer->SetBackground(0, 0, 0);
    scene_->renderer->AddViewProp(scene_->pixels);
    window->AddRenderer(scene_->renderer);
}

ScreenPicture::~ScreenPicture() = default;

std::span<std::uint32_t> ScreenPicture::resize(QSize deviceSize)
{
    PixelsProp& target = *scene_->pixels;
    target.columns = std::max(1, deviceSize.width());
    target.rows = std::max(1, deviceSize.height());
    target.pixels.resize(static_cast<std::size_t>(target.columns) * static_cast<std::size_t>(target.rows));
    return target.pixels;
}

void ScreenPicture::changed() { scene_->pixels->isStale = true; }

}  // namespace annulus::ui
