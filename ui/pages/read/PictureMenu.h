#pragma once

#include "core/dicom/presentation.h"
#include "ui/Workspace.h"
#include "ui/pages/read/PictureLook.h"
#include "ui/pages/read/ReadPane.h"
#include "ui/view/keyMap.h"

#include <QToolButton>

#include <map>
#include <set>

class QMenu;

namespace annulus::ui {

/// The button "Picture": turns, magnifier, true size, and what the object in hand brings along - overlays one by one,
/// presentation states by name, always "as stored". States are looked for beside the images of the patient, once per folder.
class PictureMenu : public QToolButton {
    Q_OBJECT
public:
    PictureMenu(const Workspace& workspace, const KeyMap& keys, PictureLook& look, QWidget* parent = nullptr);
    /// The picture that the menu is about.
    void setPane(ReadPane* pane);

signals:
    void commandChosen(annulus::ui::Command command);
    void focusView();
    void screenCalibrationWanted();
    void saveWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void fillOverlays();
    void fillStates();
    void lookFor(const ImageRecord& image);
    QAction* add(QMenu& menu, Command command, bool isCheckable = false, bool isOn = false);
    void retranslate();

    Workspace workspace_;
    const KeyMap& keys_;
    PictureLook& look_;
    ReadPane* pane_ = nullptr;
    QMenu* menu_;
    std::map<std::filesystem::path, std::vector<PresentationTitle>> found_;  ///< by folder
    std::set<std::filesystem::path> asked_;
};

}  // namespace annulus::ui
