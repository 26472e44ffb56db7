#pragma once

#include "core/project/extraction.h"
#include "ui/Workspace.h"

#include <QDialog>

#include <vector>

class QTreeWidget;

namespace annulus::ui {

/// What of an extraction has no value: an outline, a region of it, or a derived image of a region.
struct ExtractionFailure {
    RoiKey key;         ///< roi empty: the reason says where
    std::string part;   ///< "ring_0-1mm", "lesion: log-sigma-3-0-mm-3D"; empty: everything
    Message reason;
};
std::vector<ExtractionFailure> failuresOf(const ExtractedProject& extracted);

/// Lists them, one row each; a double-click goes to the outline.
class ExtractionFailuresDialog : public QDialog {
    Q_OBJECT
public:
    ExtractionFailuresDialog(const Workspace& workspace, std::vector<ExtractionFailure> failures, QWidget* parent = nullptr);

private:
    void goTo(const RoiKey& key);
    void save();

    Workspace workspace_;
    std::vector<ExtractionFailure> failures_;
    QTreeWidget* table_;
};

}  // namespace annulus::ui
