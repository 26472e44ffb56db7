#pragma once

#include <QSize>

#include <cstdint>
#include <memory>
#include <span>

class vtkGenericOpenGLRenderWindow;

namespace annulus::ui {

/// One RGBA picture that fills a VTK render window pixel by pixel: what sampleRegion and paintGrey made for the
/// screen. VTK's own window/level (vtkImageSliceMapper on the whole image) would cost 50 ms per frame.
class ScreenPicture {
public:
    explicit ScreenPicture(vtkGenericOpenGLRenderWindow* window);
    ~ScreenPicture();

    /// The pixels to fill, bottom row first, as VTK keeps them.
    std::span<std::uint32_t> resize(QSize deviceSize);
    /// Call after filling.
    void changed();

private:
    struct Scene;
    std::unique_ptr<Scene> scene_;
};

}  // namespace annulus::ui
