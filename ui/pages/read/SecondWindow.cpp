#include "ui/pages/read/SecondWindow.h"

#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {
namespace {

const QString geometryKey = QStringLiteral("read/secondWindow");

/// The screen that the main window is not on, where there is one.
const QScreen* otherScreen(const QWidget& main)
{
    const auto screens = QGuiApplication::screens();
    const auto other = std::ranges::find_if(screens, [&](const QScreen* screen) { return screen != main.screen(); });
    return other == screens.end() ? nullptr : *other;
}

}  // namespace

SecondWindow::SecondWindow(const Workspace& workspace, const Parts& parts, QWidget* parent)
    : QWidget(parent, Qt::Window), workspace_(workspace), parts_(parts), layout_(new TileLayout(parts.keys, this)), bar_(new StageBar(parts.keys, this))
{
    setRole(this, "panel");
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(layout_, 1);
    column->addWidget(bar_, 0, Qt::AlignRight);
    bar_->setForSecond();
    for (std::size_t at = 0; at < layout_->count(); ++at)
        addPane(layout_->tile(at));
    connect(layout_, &TileLayout::tileAdded, this, [this](Tile* tile) { addPane(*tile); });
    connect(layout_, &TileLayout::activeChanged, this, [this] {
        if (filling_ || layout_->activeIndex() >= panes_.size())
            return;
        if (const auto& image = panes_[layout_->activeIndex()]->state().image)
            emit imageChosen(image->uid);
    });
    connect(bar_, &StageBar::chosen, this, &SecondWindow::setStage);
    setWindowTitle(tr("Annulus: second window"));
    const QByteArray geometry = workspace_.settings.value(geometryKey).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry)) {
        resize(1000, 800);
        if (const QScreen* other = parent ? otherScreen(*parent) : nullptr)
            setGeometry(other->availableGeometry());
    }
}

void SecondWindow::addPane(Tile& tile)
{
    auto* pane = new ReadPane(workspace_, tile, parts_.editor, parts_.choice, parts_.look, parts_.pictures, this);
    panes_.push_back(pane);
    connect(&tile, &Tile::commandRequested, this, &SecondWindow::commandRequested);
    emit paneAdded(pane);
}

std::vector<ReadPane*> SecondWindow::panes() const
{
    return {panes_.begin(), panes_.begin() + static_cast<std::ptrdiff_t>(std::min(panes_.size(), layout_->count()))};
}

void SecondWindow::showState(const ReadState& state)
{
    state_ = state;
    const Patient* const patient = workspace_.document.project().findPatient(workspace_.selection.patient());
    const std::string id = patient ? patient->id : std::string();
    if (patient)
        stages_ = readStages(*patient);
    else
        stages_.assign(1, {});
    if (id != patient_)
        stage_ = 0;
    patient_ = id;
    stage_ = std::min(stage_, stages_.size() - 1);
    fill();
}

void SecondWindow::setStage(std::size_t stage)
{
    if (stage >= stages_.size())
        return;
    stage_ = stage;
    for (ReadPane* pane : panes_)
        pane->tile().fit();
    fill();
}

void SecondWindow::fill()
{
    const ReadStage& stage = stages_[stage_];
    const bool isAlone = stage.cells.empty();
    filling_ = true;
    layout_->arrange(stage.rows, stage.columns);
    for (std::size_t at = 0; at < layout_->count(); ++at) {
        ReadPane& pane = *panes_[at];
        const std::string image = isAlone ? (state_.image ? state_.image->uid : std::string()) : stage.cells[at].image;
        if (image.empty()) {
            pane.showNothing(isAlone ? state_.empty : stage.cells[at].missing);
            continue;
        }
        if (state_.image && image == state_.image->uid) {
            layout_->setActive(at);
            pane.show(state_);
        } else {
            pane.show(readState(workspace_.document.project(), {patient_, image, {}, 1}));
        }
    }
    for (std::size_t at = layout_->count(); at < panes_.size(); ++at)
        panes_[at]->showNothing({});
    filling_ = false;
    bar_->show(stages_, stage_, false);
}

void SecondWindow::takeDisplay(const std::string& image, const Display& display, const DisplayControl& from)
{
    for (ReadPane* pane : panes())
        if (&pane->display() != &from && pane->state().image && pane->state().image->uid == image && pane->display().display() != display)
            pane->display().follow(display);
}

void SecondWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setWindowTitle(tr("Annulus: second window"));
    QWidget::changeEvent(event);
}

void SecondWindow::closeEvent(QCloseEvent* event)
{
    workspace_.settings.setValue(geometryKey, saveGeometry());
    emit closed();
    QWidget::closeEvent(event);
}

}  // namespace annulus::ui
