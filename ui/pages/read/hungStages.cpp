#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/pages/read/HungTiles.h"

#include <algorithm>
#include <utility>

// Which stage is on the screen, and the grid that the reader wishes for.

namespace annulus::ui {
namespace {

const QString aloneKey = QStringLiteral("read/opensAlone");
const QString gridKey = QStringLiteral("read/grid");
constexpr int mostTiles = 8;  // a side

}  // namespace

QSize HungTiles::grid() const
{
    const QSize stored = workspace_.settings.value(gridKey).toSize();
    return stored.isEmpty() ? QSize() : stored.boundedTo({mostTiles, mostTiles});
}

/// All images of the patient in reading order, page by page, before the single picture.
void HungTiles::addGrid(std::vector<ReadStage>& stages, const Patient* patient) const
{
    const QSize size = grid();
    if (!patient || size.isEmpty())
        return;
    const auto cells = static_cast<std::size_t>(size.width() * size.height());
    const auto images = imagesOf(*patient);
    std::vector<ReadStage> pages;
    for (std::size_t first = 0; first < images.size(); first += cells) {
        ReadStage page{StageKind::grid, static_cast<int>(pages.size()) + 1, size.height(), size.width(), std::vector<StageCell>(cells)};
        for (std::size_t at = first; at < std::min(images.size(), first + cells); ++at)
            page.cells[at - first].image = images[at]->uid;
        pages.push_back(std::move(page));
    }
    stages.insert(stages.end() - 1, pages.begin(), pages.end());
}

void HungTiles::setGrid(const QSize& size)
{
    workspace_.settings.setValue(gridKey, size);
    if (const Patient* patient = workspace_.document.project().findPatient(workspace_.selection.patient()))
        takeStages(patient);
    const std::string chosen = workspace_.selection.image();
    const auto page = std::ranges::find_if(stages_, [&](const ReadStage& stage) { return stage.kind == StageKind::grid && stage.holds(chosen); });
    layout_.setMaximised(false);
    enter(page != stages_.end() ? static_cast<std::size_t>(page - stages_.begin()) : stage_);
    emit stageChanged();
}

void HungTiles::takeStages(const Patient* patient)
{
    std::vector<ReadStage> stages;
    if (patient)
        stages = readStages(*patient);
    else
        stages.emplace_back();
    addGrid(stages, patient);
    const StageKind kind = isHung() ? stages_[stage_].kind : StageKind::single;
    const int number = isHung() ? stages_[stage_].number : 1;
    const bool isOther = patient_ != (patient ? patient->id : std::string());
    stages_ = std::move(stages);
    if (isOther) {
        patient_ = patient ? patient->id : std::string();
        frames_.clear();
        const auto page = std::ranges::find(stages_, StageKind::grid, &ReadStage::kind);
        const bool staysGrid = kind == StageKind::grid && page != stages_.end();
        enter(staysGrid ? static_cast<std::size_t>(page - stages_.begin()) : workspace_.settings.value(aloneKey).toBool() ? stages_.size() - 1 : 0);
        return;
    }
    // Images came or went: the same stage, as far as there still is one.
    const auto same = std::ranges::find_if(stages_, [&](const ReadStage& stage) { return stage.kind == kind && stage.number == number; });
    stage_ = same == stages_.end() ? stages_.size() - 1 : static_cast<std::size_t>(same - stages_.begin());
}

void HungTiles::setStage(std::size_t stage)
{
    if (stage >= stages_.size() || stage == stage_)
        return;
    layout_.setMaximised(false);
    enter(stage);
    workspace_.settings.setValue(aloneKey, !isHung());
    Selection& selection = workspace_.selection;
    const std::string chosen = selection.image();
    const auto& cells = stages_[stage_].cells;
    if (isHung() && !stages_[stage_].holds(chosen)) {
        const Patient* patient = workspace_.document.project().findPatient(selection.patient());
        const auto sideOf = [patient](const std::string& uid) {
            const ImageRecord* image = patient ? patient->findImage(uid) : nullptr;
            return image ? image->facts.laterality : std::string();
        };
        const auto isCurrent = [](const StageCell& cell) { return !cell.image.empty() && !cell.isPrior; };
        // The same breast, where the stage has it.
        auto first = std::ranges::find_if(cells, [&](const StageCell& cell) { return isCurrent(cell) && sideOf(cell.image) == sideOf(chosen); });
        if (first == cells.end())
            first = std::ranges::find_if(cells, isCurrent);
        const std::string image = first == cells.end() ? cells.front().image : first->image;
        const auto frame = frames_.find(image);
        selection.selectImage(selection.patient(), image, frame == frames_.end() ? 1 : frame->second);
    }
    emit stageChanged();
}

void HungTiles::stepStage(int steps)
{
    const auto last = static_cast<std::ptrdiff_t>(stages_.size()) - 1;
    setStage(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(stage_) + steps, 0, last)));
}

}  // namespace annulus::ui
