#include "ui/pages/read/readStages.h"

#include "ui/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace annulus::ui {
namespace {

struct Stages {
    Q_DECLARE_TR_FUNCTIONS(ReadStages)
};

StageCell cellOf(const HungCell& cell, const std::vector<const ImageRecord*>& images)
{
    StageCell shown;
    shown.isPrior = cell.isPrior;
    if (cell.image)
        shown.image = images[*cell.image]->uid;
    else if (!cell.view.empty())
        shown.missing = (cell.isPrior ? Stages::tr("no earlier %1") : Stages::tr("no %1")).arg(text(cell.laterality + cell.view));
    return shown;
}

}  // namespace

bool ReadStage::holds(const std::string& image) const
{
    return !image.empty() && std::ranges::find(cells, image, &StageCell::image) != cells.end();
}

std::vector<ReadStage> readStages(const Patient& patient)
{
    const auto images = imagesOf(patient);
    std::vector<const Facts*> facts;
    for (const ImageRecord* image : images)
        facts.push_back(&image->facts);
    std::vector<ReadStage> stages;
    std::map<StageKind, int> numbers;
    for (const HangingStage& hung : hangingOf(facts)) {
        ReadStage stage{hung.kind, ++numbers[hung.kind], hung.rows, hung.columns, {}};
        for (const HungCell& cell : hung.cells)
            stage.cells.push_back(cellOf(cell, images));
        stages.push_back(std::move(stage));
    }
    return stages;
}

QString stageName(const ReadStage& stage)
{
    switch (stage.kind) {
    case StageKind::fourViews: return stage.rows > 1 ? Stages::tr("Four views") : Stages::tr("CC and MLO");
    case StageKind::cc: return QStringLiteral("CC");
    case StageKind::mlo: return QStringLiteral("MLO");
    case StageKind::implantDisplaced: return Stages::tr("Implant displaced");
    case StageKind::further: return Stages::tr("Further views");
    case StageKind::ultrasound: return Stages::tr("Ultrasound");
    case StageKind::grid: return Stages::tr("Grid");
    case StageKind::single: break;
    }
    return Stages::tr("Single");
}

}  // namespace annulus::ui
