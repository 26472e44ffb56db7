#pragma once

#include "core/base/Progress.h"
#include "ui/pages/model/OpenRun.h"

#include <filesystem>

namespace annulus::ui {

struct ReportOptions {
    QString language;            ///< "en", "zh_CN"; empty: the window's
    bool drawsFigures = true;    ///< each also as SVG, PDF, PNG and CSV into the run's folder `figures`
};

/// The figures of a report in their order: the file they are written to, what stands below them.
struct ReportFigure {
    std::string name;
    QString caption;
    RunChoice choice;
    const RunFigure* figure = nullptr;
};
std::vector<ReportFigure> reportFigures(const RunResult& run, const RunExtras& extras, const PlotLook& look);

/// The report's text with its tables; figures are images named figure:NAME.
QString reportHtml(const OpenRun& run, const Protocol* protocol, const std::vector<ReportFigure>& figures, const PlotLook& look);

/// Methods text, flow, tables, figures, checklists of a run as one PDF. On the GUI thread: figures are laid out by widgets.
Result<void> writeReport(const OpenRun& run, const std::filesystem::path& pdf, const ReportOptions& options = {}, const Progress& progress = {});

}  // namespace annulus::ui
