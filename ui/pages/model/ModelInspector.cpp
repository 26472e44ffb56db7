#include "ui/pages/model/ModelInspector.h"

#include "ui/Settings.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <map>

namespace annulus::ui {

std::vector<SelectedFeature> selectedFeatures(const ModelResult& model)
{
    std::map<std::string, int> kept;
    for (const FoldChoice& fold : model.folds)
        for (const NamedValue& feature : fold.features)
            ++kept[feature.name];
    std::vector<SelectedFeature> features;
    for (const NamedValue& feature : model.features)
        features.push_back({feature.name, feature.value, kept[feature.name]});
    std::ranges::stable_sort(features, [](const SelectedFeature& a, const SelectedFeature& b) {
        return a.folds != b.folds ? a.folds > b.folds : std::abs(a.coefficient) > std::abs(b.coefficient);
    });
    return features;
}

ModelInspector::ModelInspector(const Workspace& workspace, QWidget* parent) : QScrollArea(parent), workspace_(workspace)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fill();
}

void ModelInspector::retranslate() { fill(); }

void ModelInspector::showModel(std::shared_ptr<const OpenRun> run, const RunChoice& choice)
{
    run_ = std::move(run);
    choice_ = choice;
    fill();
}

void ModelInspector::add(const char* role, const QString& words)
{
    auto* line = label(role, body_);
    line->setText(words);
    line->setWordWrap(true);
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    lines_->addWidget(line);
}

void ModelInspector::fill()
{
    body_ = new QWidget;
    setRole(body_, "panel");
    lines_ = new QVBoxLayout(body_);
    lines_->setContentsMargins(measure::padding, 0, measure::padding, measure::padding);
    lines_->setSpacing(4);
    const PlotLook look = screenLook(workspace_.settings.look());
    const ModelResult* model = run_ ? run_->result.model(choice_.mode, choice_.model) : nullptr;
    if (!model) {
        add("secondary", tr("The steps and features of the chosen model are listed here."));
        lines_->addStretch(1);
        setWidget(body_);
        return;
    }
    add("heading", modelName(model->name, look));
    add("secondary", modeName(model->mode, look) + (model->preoperative ? tr(", only what is known before surgery") : QString()));
    if (!model->steps.empty()) {
        lines_->addSpacing(8);
        add("section", tr("STEPS"));
        for (const StepCount& step : model->steps)
            add("plain", QString("%1  →  %2").arg(text(step.what)).arg(step.kept));
    }
    const auto features = selectedFeatures(*model);
    if (!features.empty()) {
        lines_->addSpacing(8);
        add("section", tr("FEATURES (%1)").arg(features.size()));
        for (const SelectedFeature& feature : features) {
            QString words = text(feature.name);
            if (std::isfinite(feature.coefficient))
                words += QString("\n%1").arg(feature.coefficient, 0, 'f', 3);
            if (!model->folds.empty())
                words += (std::isfinite(feature.coefficient) ? QStringLiteral("  ·  ") : QStringLiteral("\n")) + tr("kept in %1 of %2 folds").arg(feature.folds).arg(model->folds.size());
            add("plain", words.replace('_', QStringLiteral("_\u200B")));
        }
    }
    if (!model->notes.empty()) {
        lines_->addSpacing(8);
        add("section", tr("NOTES"));
        for (const Message& note : model->notes)
            add("secondary", text(note));
    }
    lines_->addStretch(1);
    setWidget(body_);
}

}  // namespace annulus::ui
