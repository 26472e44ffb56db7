#pragma once

#include "ui/Workspace.h"
#include "ui/pages/model/OpenRun.h"

#include <QScrollArea>

class QVBoxLayout;

namespace annulus::ui {

/// What one model of a run is made of: how many columns each step left, what was selected and how often the folds agree, what must be said about it.
class ModelInspector : public QScrollArea {
    Q_OBJECT
public:
    explicit ModelInspector(const Workspace& workspace, QWidget* parent = nullptr);
    void showModel(std::shared_ptr<const OpenRun> run, const RunChoice& choice);
    void retranslate();

private:
    void fill();
    void add(const char* role, const QString& words);

    Workspace workspace_;
    std::shared_ptr<const OpenRun> run_;
    RunChoice choice_;
    QWidget* body_ = nullptr;
    QVBoxLayout* lines_ = nullptr;
};

/// Each selected feature with its coefficient and in how many of the folds it was kept, the most often first.
struct SelectedFeature {
    std::string name;
    double coefficient = 0;
    int folds = 0;
};
std::vector<SelectedFeature> selectedFeatures(const ModelResult& model);

}  // namespace annulus::ui
