#pragma once

#include "core/image/Image.h"
#include "core/image/Mask.h"
#include "core/roi/brush.h"
#include "ui/view/tools/Tool.h"

#include <functional>
#include <memory>

namespace annulus::ui {

/// What the tools that work on pixels go by: chosen beside the pictures, kept while the program runs.
struct RegionSettings {
    double brushSize = 3;     ///< diameter, or side
    bool brushInMm = true;    ///< else in pixels
    BrushShape brushShape = BrushShape::round;
    bool brushAdapts = false; ///< paints only what looks like the place where the stroke began
    double tolerance = 8;     ///< per cent of the image's range of values
    int smoothing = 1;        ///< local means over (2 n + 1)^2 pixels
    double step = 1;          ///< mm by which outlines grow and shrink, and are smoothed
    bool operator==(const RegionSettings&) const = default;
};

/// The picture under the hand: its grid with the spacing at one place, and its pixels where they are loaded.
struct ToolSubject {
    Grid grid;
    ImagePtr pixels;
};

struct RegionContext {
    const RegionSettings& settings;
    std::function<ToolSubject(Point at)> subject;
};

std::unique_ptr<Tool> makeBrushTool(RegionContext context, bool erases);
std::unique_ptr<Tool> makeWandTool(RegionContext context);
std::unique_ptr<Tool> makeThresholdTool(RegionContext context);
std::unique_ptr<Tool> makeLiveWireTool(RegionContext context);
std::unique_ptr<Tool> makeEllipseTool();
std::unique_ptr<Tool> makeCutTool(RegionContext context);

/// The brush in pixels of this grid. An uncalibrated image has no millimetres: the size counts pixels then.
Brush brushOn(const Grid& grid, const RegionSettings& settings);
/// "3 mm" or "3 px", as the undo list names a stroke.
std::string brushWords(const Grid& grid, const RegionSettings& settings);
/// The settings' tolerance in values of this image.
double toleranceOf(const ImagePtr& image, const RegionSettings& settings);

}  // namespace annulus::ui
