#pragma once

#include "core/image/Picture.h"
#include "core/segment/Prompts.h"

#include <vector>

namespace annulus {

/// A square of a picture that the net looks at: `side` picture pixels sampled as netSize x netSize.
struct PromptView {
    Point centre;
    double side = 1;
    bool operator==(const PromptView&) const = default;
};

inline constexpr int netSize = 192;    ///< samples along a side
inline constexpr int netPlaneCount = 4;  ///< picture, clicks inside, clicks outside, box

/// The prompts in a picture whose first pixel lies elsewhere by (dx, dy).
Prompts moved(Prompts prompts, double dx, double dy);

/// The smallest square around the whole picture.
PromptView wholeView(const Picture& picture);

/// The square around a box, its side `margin` times the longer side of the box.
PromptView viewOfBox(const PromptBox& box, double margin);

/// A point of the picture in samples of the view, and back.
Point toView(const PromptView& view, const Point& point);
Point fromView(const PromptView& view, const Point& point);

/// The net's input, netPlaneCount x netSize x netSize, row by row: the definition that the net was trained with
/// (tools/unet/views.py) and no other.
/// - Picture: averaged by a Gaussian of 0.5 sqrt(s^2 - 1) pixels where a sample is s > 1.2 pixels wide (cut at 3 deviations,
///   edges repeated), sampled bilinearly; minus the mean, over the deviation + 5, of the samples inside the picture; 0 outside.
/// - Clicks: a Gaussian bump of 5 samples' deviation each, the largest where they overlap.
/// - Box: 1 where a sample lies within the edges of the box's pixels, which are rounded to samples.
/// `picture` is grey, as the display shows it.
std::vector<float> netPlanes(const Picture& picture, const PromptView& view, const Prompts& prompts);

}  // namespace annulus
