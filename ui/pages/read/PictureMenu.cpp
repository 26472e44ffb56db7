#include "ui/pages/read/PictureMenu.h"

#include "ui/jobs/JobRunner.h"
#include "ui/text.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QMenu>

#include <algorithm>

namespace annulus::ui {
namespace {

constexpr std::uintmax_t largestState = std::uintmax_t{16} << 20;  // a state holds no pixels but those of overlays

/// Files of a folder and of those beside it: archives write states into a series, that is a folder, of their own.
std::vector<std::filesystem::path> filesAround(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code code;
    const auto add = [&](const std::filesystem::path& place) {
        for (std::filesystem::directory_iterator at(place, code), end; !code && at != end; at.increment(code))
            if (at->is_regular_file(code) && at->file_size(code) <= largestState)
                files.push_back(at->path());
    };
    add(folder);
    std::error_code outer;
    for (std::filesystem::directory_iterator at(folder.parent_path(), outer), end; !outer && at != end; at.increment(outer))
        if (at->is_directory(outer) && at->path() != folder)
            add(at->path());
    std::ranges::sort(files);
    return files;
}

QString nameOf(const PresentationTitle& title)
{
    QStringList parts;
    for (const std::string& part : {title.description.empty() ? title.label : title.description, title.creator, title.date})
        if (!part.empty())
            parts << ui::text(part);
    return parts.isEmpty() ? ui::text(title.path.filename()) : parts.join(QStringLiteral(", "));
}

}  // namespace

PictureMenu::PictureMenu(const Workspace& workspace, const KeyMap& keys, PictureLook& look, QWidget* parent)
    : QToolButton(parent), workspace_(workspace), keys_(keys), look_(look), menu_(new QMenu(this))
{
    setPopupMode(QToolButton::InstantPopup);
    setProperty("labelled", true);
    setFocusPolicy(Qt::TabFocus);
    setMenu(menu_);
    connect(menu_, &QMenu::aboutToShow, this, &PictureMenu::fill);
    retranslate();
}

void PictureMenu::setPane(ReadPane* pane)
{
    pane_ = pane;
    if (pane_ && pane_->state().image)
        lookFor(*pane_->state().image);
}

/// Quietly, on a worker; a menu that is opened meanwhile has what is known.
void PictureMenu::lookFor(const ImageRecord& image)
{
    const std::filesystem::path folder = image.path.parent_path();
    if (folder.empty() || !asked_.insert(folder).second)
        return;
    workspace_.jobs.start<std::vector<PresentationTitle>>(
        {}, this, [folder](const Progress& progress) -> Result<std::vector<PresentationTitle>> { return findPresentations(filesAround(folder), progress); },
        [this, folder](Result<std::vector<PresentationTitle>> titles) {
            if (titles)
                found_[folder] = *std::move(titles);
        },
        JobRunner::Visibility::quiet);
}

QAction* PictureMenu::add(QMenu& menu, Command command, bool isCheckable, bool isOn)
{
    QAction* const action = menu.addAction(keys_.label(command) + '\t' + keys_.keyText(command));
    action->setCheckable(isCheckable);
    action->setChecked(isOn);
    connect(action, &QAction::triggered, this, [this, command] {
        emit focusView();
        emit commandChosen(command);
    });
    return action;
}

void PictureMenu::fill()
{
    menu_->clear();
    const bool hasImage = pane_ && pane_->state().image;
    for (const Command command : {Command::turnRight, Command::turnLeft, Command::mirror})
        add(*menu_, command)->setEnabled(hasImage);
    QAction* const back = menu_->addAction(tr("As it hangs"), this, [this] {
        look_.forgetTurn(pane_->state().image->uid);
        emit focusView();
    });
    back->setEnabled(hasImage && !look_.turnOf(pane_->state().image->uid).isNone());
    menu_->addSeparator();
    add(*menu_, Command::magnifier, true, look_.magnifies());
    add(*menu_, Command::trueSize)->setEnabled(hasImage);
    menu_->addAction(tr("Measure this screen ..."), this, &PictureMenu::screenCalibrationWanted);
    add(*menu_, Command::secondWindow);
    menu_->addAction(tr("Save the pictures as PNG ..."), this, &PictureMenu::saveWanted)->setEnabled(hasImage);
    menu_->addSeparator();
    add(*menu_, Command::regionBoxes, true, look_.showsRegions());
    fillOverlays();
    menu_->addSeparator();
    fillStates();
}

void PictureMenu::fillOverlays()
{
    add(*menu_, Command::overlayPlanes, true, look_.showsOverlays());
    if (!pane_)
        return;
    for (const OverlayPlane& plane : pane_->extras().overlays()) {
        const QString group = QString::number(plane.group, 16).toUpper();
        const QString name = plane.label.empty() && plane.description.empty() ? tr("overlay %1").arg(group)
                                                                               : QStringLiteral("%1 (%2)").arg(ui::text(plane.label.empty() ? plane.description : plane.label), group);
        QAction* const action = menu_->addAction(QStringLiteral("    ") + name, this, [this, number = plane.group] {
            look_.toggleOverlay(number);
            emit focusView();
        });
        action->setCheckable(true);
        action->setChecked(look_.showsOverlay(plane.group));
        action->setEnabled(look_.showsOverlays());
    }
}

void PictureMenu::fillStates()
{
    if (!pane_ || !pane_->state().image)
        return;
    const ImageRecord& image = *pane_->state().image;
    const std::filesystem::path chosen = look_.presentationOf(image.uid);
    const auto offer = [&](const QString& name, const std::filesystem::path& state) {
        QAction* const action = menu_->addAction(name, this, [this, uid = image.uid, state] {
            look_.present(uid, state);
            emit focusView();
        });
        action->setCheckable(true);
        action->setChecked(chosen == state);
    };
    offer(tr("As stored"), {});
    const auto found = found_.find(image.path.parent_path());
    bool any = false;
    if (found != found_.end())
        for (const PresentationTitle& title : found->second)
            if (title.isFor(image.uid, pane_->state().frame)) {
                offer(nameOf(title), title.path);
                any = true;
            }
    if (!any)
        menu_->addAction(found == found_.end() ? tr("Looking for presentation states ...") : tr("No presentation state beside this image"))->setEnabled(false);
}

void PictureMenu::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolButton::changeEvent(event);
}

void PictureMenu::retranslate()
{
    setText(tr("Picture") + QStringLiteral(" ▾"));
    describe(this, tr("Turn, magnify, true size, overlays and presentation states"));
}

}  // namespace annulus::ui
