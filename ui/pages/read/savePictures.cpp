#include "core/dicom/remarks.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/pages/ReadPage.h"
#include "ui/pages/read/HungTiles.h"
#include "ui/text.h"
#include "ui/view/TileLayout.h"
#include "ui/widgets/Notices.h"

#include <QFileDialog>
#include <QPixmap>

#include <algorithm>

namespace annulus::ui {
namespace {

bool mayNamePatient(const Facts& facts)
{
    return facts.burnedIn == "YES" || std::ranges::any_of(facts.warnings, [](const Message& warning) { return isSameRemark(warning, letteringSeen(0)); });
}

}  // namespace

/// The tiles as they stand: pictures, outlines and the words in their corners, which name nobody.
void ReadPage::savePictures()
{
    const QPixmap picture = layout_->grab();
    const bool isLettered = std::ranges::any_of(hung_->panes(), [](ReadPane* pane) { return pane->state().image && mayNamePatient(pane->state().image->facts); });
    auto* dialog = new QFileDialog(this, tr("Save the pictures"), workspace_.settings.folder("export"), tr("Pictures (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("png");
    dialog->selectFile("pictures.png");
    connect(dialog, &QFileDialog::fileSelected, this, [this, picture, isLettered](const QString& file) {
        workspace_.settings.setFolder("export", QFileInfo(file).absolutePath());
        if (!picture.save(file, "PNG")) {
            workspace_.notices.warn(tr("The picture cannot be written to %1.").arg(file));
            return;
        }
        workspace_.document.note(Event{logKind::exported, {{"file", file.toStdString()}, {"what", "pictures"}}});
        if (isLettered)
            workspace_.notices.warn(tr("Saved %1. Text is drawn into a picture: look whether it names the patient before you pass it on.").arg(file));
        else
            workspace_.notices.done(tr("Saved %1").arg(file));
    });
    dialog->open();
}

}  // namespace annulus::ui
