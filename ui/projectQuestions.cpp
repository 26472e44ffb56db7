#include "ui/projectQuestions.h"

#include "core/project/backups.h"
#include "ui/RingSettingsDialog.h"
#include "ui/document/Document.h"
#include "ui/text.h"
#include "ui/widgets/Notices.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QInputDialog>
#include <QTimeZone>
#include <QLineEdit>

#include <map>
#include <utility>

namespace annulus::ui {

namespace {

struct QuestionWords {
    Q_DECLARE_TR_FUNCTIONS(QuestionWords)
};

/// Backups are named by the UTC time at which they gave way, with dashes for the colons.
QString timeOfBackup(const std::filesystem::path& backup)
{
    const QString name = text(backup.stem());
    const QDateTime time = QDateTime::fromString(name, QStringLiteral("yyyy-MM-ddTHH-mm-ss.zzzZ"));
    return time.isValid() ? QDateTime(time.date(), time.time(), QTimeZone::utc()).toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) : name;
}

/// A name has room.
void widen(QInputDialog& dialog)
{
    constexpr int roomForName = 360;
    if (auto* field = dialog.findChild<QLineEdit*>())
        field->setMinimumWidth(roomForName);
}

void apply(const Workspace& workspace, const Edit& edit)
{
    if (auto done = workspace.document.apply(edit); !done)
        workspace.notices.error(std::move(done).error());
}

}  // namespace

void askForReader(const Workspace& workspace, QWidget* window)
{
    auto* dialog = new QInputDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QuestionWords::tr("Who is reading"));
    dialog->setLabelText(QuestionWords::tr("Outlines drawn from now on are this reader's, and the history says so.\nLeave it empty to read without a name."));
    dialog->setTextValue(text(workspace.document.reader()));
    widen(*dialog);
    QObject::connect(dialog, &QInputDialog::textValueSelected, window, [workspace](const QString& name) { workspace.document.setReader(name.trimmed().toStdString()); });
    dialog->open();
}

void askForProjectName(const Workspace& workspace, QWidget* window)
{
    auto* dialog = new QInputDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QuestionWords::tr("Rename project"));
    dialog->setLabelText(QuestionWords::tr("Name of the project"));
    dialog->setTextValue(text(workspace.document.project().name));
    widen(*dialog);
    QObject::connect(dialog, &QInputDialog::textValueSelected, window, [workspace](const QString& name) {
        if (const std::string chosen = name.trimmed().toStdString(); chosen != workspace.document.project().name)
            apply(workspace, RenameProject{chosen});
    });
    dialog->open();
}

void askForRings(const Workspace& workspace, QWidget* window)
{
    auto* dialog = new RingSettingsDialog(workspace.document.project().rings, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &RingSettingsDialog::chosen, window, [workspace](const RingSettings& rings) {
        if (rings != workspace.document.project().rings)
            apply(workspace, SetRingSettings{rings});
    });
    dialog->open();
}

void askForBackup(const std::filesystem::path& file, QWidget* window, std::function<void(const QString&)> then)
{
    std::map<QString, QString> files;
    QStringList times;  // newest first
    for (const std::filesystem::path& backup : backupsOf(file)) {
        QString when = QuestionWords::tr("Saved until %1").arg(timeOfBackup(backup));
        for (int number = 2; files.contains(when); ++number)  // several of one second
            when = QuestionWords::tr("Saved until %1").arg(timeOfBackup(backup) + QString(" (%1)").arg(number));
        times += when;
        files[when] = text(backup);
    }
    auto* dialog = new QInputDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QuestionWords::tr("Backups of %1").arg(text(file.filename())));
    dialog->setLabelText(QuestionWords::tr("Which state shall be opened? It can be looked at and saved under another name; nothing is overwritten."));
    dialog->setOption(QInputDialog::UseListViewForComboBoxItems);
    dialog->setComboBoxItems(times);
    dialog->setOkButtonText(QuestionWords::tr("Open"));
    QObject::connect(dialog, &QInputDialog::textValueSelected, window, [files, then = std::move(then)](const QString& when) {
        if (const auto chosen = files.find(when); chosen != files.end())
            then(chosen->second);
    });
    dialog->open();
}

}  // namespace annulus::ui
