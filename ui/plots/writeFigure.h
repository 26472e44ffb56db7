#pragma once

#include "core/base/Result.h"
#include "ui/plots/plots.h"

#include <QImage>

#include <filesystem>
#include <functional>

namespace annulus::ui {

enum class FigureFormat { png, svg, pdf, csv };

/// ".png" and so on; nothing for other endings.
std::optional<FigureFormat> formatOf(const std::filesystem::path& file);

/// The figure at its printed size. `dotsPerInch` matters for pictures of pixels only.
QImage renderFigure(const Figure& figure, const PlotLook& look, double dotsPerInch);

/// Written beside and renamed: no half file. The look is one for paper as a rule.
Result<void> writeFigure(const Figure& figure, const PlotLook& look, const std::filesystem::path& file, FigureFormat format, double dotsPerInch = 300);

}  // namespace annulus::ui
