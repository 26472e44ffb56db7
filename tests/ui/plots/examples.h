#pragma once

#include "ui/plots/plots.h"

namespace annulus::tests {

/// A seeded cohort of two models' risks, made to look like a study: what the figures are drawn from.
struct ScoredCohort {
    std::vector<double> outcome, clinical, radiomics, combined;
    std::vector<std::string> patients;
};
ScoredCohort scoredCohort(std::size_t patients = 250, std::uint64_t seed = 7);

ui::RocPlot::Curve rocOf(const QString& name, const std::vector<double>& outcome, const std::vector<double>& score, int colour);
ui::NomogramPlot nomogramExample();

/// One of each kind, in the order of the list, computed by core where core computes such numbers.
std::vector<ui::PlotNumbers> examples();

}  // namespace annulus::tests
