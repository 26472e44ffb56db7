#pragma once

#include "core/image/Pyramid.h"
#include "core/project/roiRemarks.h"

#include <memory>
#include <mutex>
#include <vector>

namespace annulus::ui {

/// What is drawn into the pixels of a frame, worked out on the first worker that asks: most frames of a cine are never
/// outlined.
class DrawnOnce {
public:
    /// One grey plane or red, green and blue, all of bytes.
    explicit DrawnOnce(std::vector<std::shared_ptr<const Pyramid>> planes) : planes_(std::move(planes)) {}
    [[nodiscard]] const DrawnPixels& get() const;

private:
    std::vector<std::shared_ptr<const Pyramid>> planes_;
    mutable std::once_flag once_;
    mutable DrawnPixels drawn_;
};

}  // namespace annulus::ui
