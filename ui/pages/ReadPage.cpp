#include "ui/pages/ReadPage.h"

#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/pages/read/FrameBar.h"
#include "ui/pages/read/ImageStrip.h"
#include "ui/pages/read/ReadInspector.h"
#include "ui/pages/read/RoiEditor.h"
#include "ui/pages/read/ToolOptions.h"
#include "ui/pages/read/ToolRail.h"
#include "ui/pages/read/overlayOf.h"
#include "ui/text.h"
#include "ui/view/DisplayControl.h"
#include "ui/view/TileLayout.h"
#include "ui/widgets/Notices.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace annulus::ui {
namespace {

constexpr auto newOutline = "";  // the id of a lesion that is being drawn

Command commandOf(ToolKind kind)
{
    switch (kind) {
    case ToolKind::edit: return Command::editTool;
    case ToolKind::window: return Command::windowTool;
    case ToolKind::polygon: return Command::polygonTool;
    case ToolKind::freehand: return Command::freehandTool;
    case ToolKind::calibrate: return Command::calibrateTool;
    }
    return Command::editTool;
}

/// The scale of an ultrasound frame whose 2-D regions agree, or that has one.
std::optional<Spacing> commonRegionSpacing(const Facts& facts)
{
    std::optional<Spacing> common;
    for (const UltrasoundRegion& region : facts.regions) {
        if (!region.spacing || region.spatialFormat != 1)
            continue;
        if (common && *common != *region.spacing)
            return {};
        common = region.spacing;
    }
    return common;
}

}  // namespace

ReadPage::ReadPage(const Workspace& workspace, QWidget* parent)
    : Page(parent), workspace_(workspace), layout_(new TileLayout(keys_, this)), tile_(&layout_->tile(0)), display_(new DisplayControl(*tile_, this)),
      editor_(new RoiEditor(workspace.document, workspace.selection, *tile_, this)), regions_(new LiveRegions(workspace.jobs, this)),
      rail_(new ToolRail(keys_, this)), options_(new ToolOptions(*editor_, *display_, this)), frames_(new FrameBar(this)),
      strip_(new ImageStrip(this)), inspector_(new ReadInspector(this))
{
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(options_);
    column->addWidget(layout_, 1);
    column->addWidget(frames_);
    column->addWidget(strip_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(rail_);
    row->addLayout(column, 1);

    const QStringList hidden = workspace_.settings.value("read/hiddenRings").toStringList();
    for (int index = 0; index < 16; ++index)
        rings_.push_back(!hidden.contains(QString::number(index)));
    rail_->setActive(Command::editTool);
    rail_->setChecked(Command::showOverlays, true);
    inspector_->hide();
    connectParts();
    refresh();
}

ReadPage::~ReadPage() = default;

void ReadPage::connectParts()
{
    connect(&workspace_.document, &Document::changed, this, [this] { refresh(); });
    connect(&workspace_.selection, &Selection::patientChanged, this, &ReadPage::choosePatient);
    connect(&workspace_.selection, &Selection::imageChanged, this, [this] {
        editor_->abandon();
        refresh();
    });
    connect(&workspace_.selection, &Selection::roiChanged, this, [this] { refresh(); });

    connect(workspace_.images, &ImageLoader::loaded, this, [this](const std::string& uid, int frame) {
        if (ImageLoader::Key{uid, frame} == key())
            showImage();
    });
    connect(workspace_.images, &ImageLoader::failed, this, [this](const std::string& uid, int frame) {
        if (ImageLoader::Key{uid, frame} == key())
            showImage();
    });
    connect(workspace_.images, &ImageLoader::tissueKnown, this, [this](const std::string& uid, int frame) {
        if (ImageLoader::Key{uid, frame} == key()) {
            showFrameWords();
            askRegions();
        }
    });

    connect(tile_, &Tile::commandRequested, this, &ReadPage::run);
    connect(tile_, &Tile::stepRequested, this, &ReadPage::step);
    connect(tile_, &Tile::viewChanged, this, [this] {
        options_->setZoom(tile_->view().zoom);
        showOverlay();
    });
    connect(tile_, &Tile::drawn, this, [this] { options_->setZoom(tile_->image().isEmpty() ? 0 : tile_->view().zoom); });
    connect(tile_, &Tile::doubleClicked, this, [this] {
        if (!editor_->isBusy())
            layout_->toggleMaximised();
    });
    connect(tile_, &Tile::hovered, this, [this](Point at) {
        pointer_ = at;
        emit statusChanged();
    });
    connect(tile_, &Tile::hoverEnded, this, [this] {
        if (pointer_) {
            pointer_.reset();
            emit statusChanged();
        }
    });
    connect(display_, &DisplayControl::changed, this, [this] {
        rail_->setChecked(Command::invert, display_->isInvertedByReader());
        showFrameWords();
        emit statusChanged();
    });
    connect(editor_, &RoiEditor::toolChanged, this, [this] { rail_->setActive(commandOf(editor_->tool())); });
    connect(editor_, &RoiEditor::pictureChanged, this, [this] {
        showOverlay();
        askRegions();
    });
    connect(editor_, &RoiEditor::refused, this, [this](const Error& error) { workspace_.notices.error(error); });
    connect(editor_, &RoiEditor::renameRequested, this, [this] {
        if (inspector_)
            inspector_->startRename();
    });
    connect(regions_, &LiveRegions::changed, this, [this] {
        showOverlay();
        showInspector();
        if (isSettled())
            emit settled();
    });
    connect(rail_, &ToolRail::triggered, this, [this](Command command) {
        tile_->setFocus();
        run(command);
    });
    connect(options_, &ToolOptions::focusView, tile_, [this] { tile_->setFocus(); });
    connect(frames_, &FrameBar::chosen, this, [this](int frame) {
        workspace_.selection.selectImage(workspace_.selection.patient(), workspace_.selection.image(), frame);
    });
    connect(strip_, &ImageStrip::chosen, this, [this](const std::string& uid) {
        workspace_.selection.selectImage(workspace_.selection.patient(), uid);
        tile_->setFocus();
    });

    connect(inspector_, &ReadInspector::chosen, this, [this](const LesionRow& row) {
        workspace_.selection.selectImage(workspace_.selection.patient(), row.image, row.frame);
        workspace_.selection.selectRoi(row.roi);
        tile_->setFocus();
    });
    connect(inspector_, &ReadInspector::renamed, this, [this](const std::string& roi, const QString& name) {
        if (auto done = workspace_.document.apply(RenameRoi{workspace_.selection.patient(), roi, name.toStdString()}); !done)
            workspace_.notices.error(done.error());
        tile_->setFocus();
    });
    connect(inspector_, &ReadInspector::deleteRequested, this, [this](const std::string& roi) {
        workspace_.selection.selectRoi(roi);
        run(Command::deleteRoi);
    });
    connect(inspector_, &ReadInspector::ringToggled, this, &ReadPage::toggleRing);
    connect(inspector_, &ReadInspector::calibrateRequested, this, [this] {
        tile_->setFocus();
        run(Command::calibrateTool);
    });
}

Tile& ReadPage::tile() { return *tile_; }

QWidget* ReadPage::inspector() { return inspector_; }

bool ReadPage::isSettled() const { return shown_ && shownKey_ == key() && !regions_->isRunning(); }

ReadChoice ReadPage::choice() const
{
    const Selection& selection = workspace_.selection;
    return {selection.patient(), selection.image(), selection.roi(), selection.frame()};
}

ImageLoader::Key ReadPage::key() const { return {workspace_.selection.image(), workspace_.selection.frame()}; }

void ReadPage::activated()
{
    choosePatient();
    tile_->setFocus();
}

void ReadPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    choosePatient();
}

void ReadPage::choosePatient()
{
    const Selection& selection = workspace_.selection;
    const Patient* patient = workspace_.document.project().findPatient(selection.patient());
    if (!isVisible() || !patient || patient->findImage(selection.image()))
        return;
    const std::string first = firstImageOf(*patient);
    if (!first.empty())
        workspace_.selection.selectImage(patient->id, first);
}

void ReadPage::refresh()
{
    state_ = readState(workspace_.document.project(), choice());
    strip_->show(state_.images);
    strip_->setVisible(!state_.images.empty());
    frames_->show(state_.frame, state_.frames);
    options_->setManuallyCalibrated(state_.image && state_.image->manualSpacing.has_value());
    showImage();
    showOverlay();
    askRegions();
    showInspector();
    emit statusChanged();
}

void ReadPage::showImage()
{
    if (!state_.image) {
        shown_.reset();
        display_->clear();
        tile_->setImage({});
        tile_->setNotice(state_.empty);
        showFrameWords();
        return;
    }
    if (!isVisible())
        return;
    const ImageRecord& image = *state_.image;
    const LoadedFramePtr loaded = workspace_.images->request(image, state_.frame);
    if (const Error* failure = workspace_.images->failure(key())) {
        shown_.reset();
        tile_->setImage({});
        tile_->setNotice(text(*failure), tr("Try again"), [this] {
            workspace_.images->retry(key());
            showImage();
        });
        showFrameWords();
        return;
    }
    if (!loaded)
        return;  // the picture before stays until this one is there
    const bool isNew = loaded != shown_;
    shown_ = loaded;
    shownKey_ = key();
    tile_->setNotice({});
    ImageShape shape = shapeOf(loaded->planes.front()->image->grid.size, image.spacing());
    if (isNew || shape != tile_->image().shape) {
        tile_->setImage({loaded->planes, shape});
        display_->show(image.uid, loaded);
        showOverlay();
    }
    workspace_.images->breast(image, state_.frame);
    showFrameWords();
    if (!isNew)
        return;
    askRegions();
    emit statusChanged();
    // Neighbours in the strip come next, most likely.
    const auto here = std::ranges::find(state_.images, image.uid, &ImageChip::uid);
    const Patient* patient = workspace_.document.project().findPatient(workspace_.selection.patient());
    for (const int way : {-1, 1}) {
        const auto place = here - state_.images.begin() + way;
        if (patient && place >= 0 && place < std::ssize(state_.images))
            if (const ImageRecord* next = patient->findImage(state_.images[static_cast<std::size_t>(place)].uid))
                workspace_.images->request(*next, 1, true);
    }
    if (isSettled())
        emit settled();
}

void ReadPage::showFrameWords()
{
    OverlayFrame frame;
    if (state_.image && shown_) {
        frame.viewLabel = state_.viewLabel;
        frame.labelOnLeft = state_.labelOnLeft;
        frame.badges = state_.badges;
        if (display_->isInvertedByReader())
            frame.badges << tr("greys inverted");
        frame.spacing = state_.image->spacing();
        if (!frame.spacing->isCalibrated())
            frame.spacing = commonRegionSpacing(state_.image->facts).value_or(*frame.spacing);
        if (const MaskPtr breast = workspace_.images->breast(*state_.image, state_.frame)) {
            // Off the breast, whatever the header says of sides.
            const Box box = breast->box();
            frame.labelOnLeft = box.i0 > breast->grid().size.i - 1 - box.i1;
        }
    }
    tile_->overlay().setFrame(std::move(frame));
}

void ReadPage::showOverlay()
{
    if (!state_.image || !shown_ || shownKey_ != key()) {
        tile_->overlay().setScene({});
        return;
    }
    const ToolPicture tool = editor_->picture();
    const Roi* current = editor_->current();
    std::vector<ShownLesion> lesions;
    for (const Roi* roi : editor_->here()) {
        const bool isCurrent = roi == current;
        const bool isLive = isCurrent && tool.live && editor_->tool() == ToolKind::edit;
        lesions.push_back({isLive ? *tool.live : roi->outline, regions_->find(roi->id), isCurrent});
    }
    OverlayScene scene = overlayOf(lesions, rings_, tool, tile_->view().zoom);
    if (const RegionView* drawing = regions_->find(newOutline); drawing && editor_->isBusy()) {
        OverlayScene preview = overlayOf({{drawing->outline, drawing, true}}, rings_, {}, tile_->view().zoom);
        scene.lines.insert(scene.lines.begin(), preview.lines.begin(), preview.lines.end());
        scene.texts.insert(scene.texts.end(), preview.texts.begin(), preview.texts.end());
    }
    tile_->overlay().setScene(std::move(scene));
}

void ReadPage::askRegions()
{
    std::vector<RegionInput> inputs;
    if (state_.image && shown_ && shownKey_ == key()) {
        const ToolPicture tool = editor_->picture();
        const Roi* current = editor_->current();
        const auto here = editor_->here();
        const bool isDrawing = tool.live && editor_->tool() != ToolKind::edit;
        const auto& patients = workspace_.document.project().patients;
        const auto patient = std::ranges::find(patients, workspace_.selection.patient(), [](const auto& one) -> const std::string& { return one->id; });
        const MaskPtr breast = workspace_.images->breast(*state_.image, state_.frame);
        const auto add = [&](Roi roi) { inputs.push_back({*patient, std::move(roi), workspace_.document.project().rings, breast}); };
        if (isDrawing)
            add({newOutline, {}, state_.image->uid, state_.frame, {}, *tool.live});
        if (current) {
            Roi roi = *current;
            if (tool.live && !isDrawing)
                roi.outline = *tool.live;
            add(std::move(roi));
        }
        for (const Roi* roi : here)
            if (roi != current)
                add(*roi);
    }
    regions_->show(std::move(inputs));
}

void ReadPage::showInspector()
{
    if (!inspector_)
        return;
    std::map<std::string, const RegionView*> views;
    const RegionView* chosen = nullptr;
    for (const LesionRow& row : state_.lesions) {
        const RegionView* view = regions_->find(row.roi);
        if (view)
            views[row.roi] = view;
        if (row.isSelected && row.isHere)
            chosen = view;
    }
    if (!chosen && editor_->isBusy())
        chosen = regions_->find(newOutline);
    inspector_->show(state_, workspace_.document.project().rings, rings_, views, chosen);
}

void ReadPage::toggleRing(int index, bool on)
{
    rings_[static_cast<std::size_t>(index)] = on;
    QStringList hidden;
    for (std::size_t at = 0; at < rings_.size(); ++at)
        if (!rings_[at])
            hidden << QString::number(at);
    workspace_.settings.setValue("read/hiddenRings", hidden);
    showOverlay();
    showInspector();
}

void ReadPage::run(Command command)
{
    if (editor_->run(command))
        return;
    const auto ring = [&](int index) { toggleRing(index, !rings_[static_cast<std::size_t>(index)]); };
    switch (command) {
    case Command::fit: tile_->fit(); break;
    case Command::oneToOne: tile_->oneToOne(); break;
    case Command::zoomIn: tile_->zoomBy(1.25); break;
    case Command::zoomOut: tile_->zoomBy(1 / 1.25); break;
    case Command::invert: display_->toggleInverted(); break;
    case Command::reset:
        tile_->fit();
        display_->reset();
        break;
    case Command::smoothing: tile_->setSmoothing(tile_->smoothing() == Smoothing::always ? Smoothing::automatic : Smoothing::always); break;
    case Command::showOverlays:
        overlaysShown_ = !overlaysShown_;
        tile_->overlay().setShown(overlaysShown_);
        rail_->setChecked(Command::showOverlays, overlaysShown_);
        break;
    case Command::previousImage: step(-1); break;
    case Command::nextImage: step(1); break;
    case Command::firstImage: step(-1'000'000); break;
    case Command::lastImage: step(1'000'000); break;
    case Command::ring1: ring(0); break;
    case Command::ring2: ring(1); break;
    case Command::ring3: ring(2); break;
    default: break;
    }
}

/// Frames of a multi-frame object first, else images of the patient.
void ReadPage::step(int steps)
{
    if (!state_.image)
        return;
    Selection& selection = workspace_.selection;
    if (state_.frames > 1) {
        selection.selectImage(selection.patient(), selection.image(), std::clamp(selection.frame() + steps, 1, state_.frames));
        return;
    }
    const auto here = std::ranges::find(state_.images, state_.image->uid, &ImageChip::uid) - state_.images.begin();
    const auto there = std::clamp<std::ptrdiff_t>(here + steps, 0, std::ssize(state_.images) - 1);
    selection.selectImage(selection.patient(), state_.images[static_cast<std::size_t>(there)].uid);
}

QString ReadPage::pointerWords() const
{
    if (!pointer_ || !shown_)
        return {};
    const auto i = static_cast<std::int64_t>(std::floor(pointer_->x + 0.5));
    const auto j = static_cast<std::int64_t>(std::floor(pointer_->y + 0.5));
    if (!shown_->grey->grid.contains(i, j))
        return {};
    QString value;
    if (shown_->frame->isColour)
        value = QString("%1, %2, %3").arg(shown_->planes[0]->image->at(i, j)).arg(shown_->planes[1]->image->at(i, j)).arg(shown_->planes[2]->image->at(i, j));
    else
        value = QLocale::c().toString(shown_->grey->at(i, j), 'g', 7);
    return tr("x %1  y %2    %3").arg(i).arg(j).arg(value);
}

QStringList ReadPage::statusParts() const
{
    if (!state_.image)
        return {};
    QStringList parts{state_.viewLabel, state_.spacingWords, state_.intent, display_->sourceWords(), pointerWords()};
    parts.removeAll({});
    return parts;
}

void ReadPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    Page::changeEvent(event);
}

}  // namespace annulus::ui
