#pragma once

#include "core/base/Progress.h"
#include "ui/pages/model/OpenRun.h"

#include <QImage>

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

/// A report made figure by figure, so that a window stays live meanwhile: widgets lay figures out, which wants the GUI thread.
class ReportWriter {
public:
    ReportWriter(std::shared_ptr<const OpenRun> run, const ReportOptions& options = {});

    /// Draws one figure more, and writes it into the run's folder where that is wanted. False: there was none left.
    Result<bool> drawNext();
    [[nodiscard]] double fraction() const;
    /// The rest: text, tables and layout. On any thread.
    [[nodiscard]] Result<void> write(const std::filesystem::path& pdf) const;

private:
    std::shared_ptr<const OpenRun> run_;
    ReportOptions options_;
    PlotLook look_;
    std::vector<ReportFigure> figures_;
    std::vector<QImage> images_;
};

/// Methods text, flow, tables, figures, checklists of a run as one PDF, on the GUI thread.
Result<void> writeReport(std::shared_ptr<const OpenRun> run, const std::filesystem::path& pdf, const ReportOptions& options = {});

}  // namespace annulus::ui
