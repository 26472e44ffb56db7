#pragma once

#include "ui/plots/plots.h"

namespace annulus::ui {

// What the two LASSO figures share.

std::vector<AxisTick> decadeTicks(double low, double high);
void addChosenLambdas(Panel& panel, const std::optional<double>& best, const std::optional<double>& oneError, const PlotLook& look);
std::vector<AxisTick> countTicks(const std::vector<double>& lambdas, const std::vector<double>& nonZero);

}  // namespace annulus::ui
