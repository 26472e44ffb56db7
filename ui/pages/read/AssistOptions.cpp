#include "ui/pages/read/AssistOptions.h"

#include "ui/pages/read/LesionAssist.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/view/keyMap.h"
#include "ui/widgets/parts.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace annulus::ui {

AssistOptions::AssistOptions(RoiEditor& editor, LesionAssist& assist, Settings& settings, QWidget* parent)
    : QWidget(parent), editor_(editor), assist_(assist), settings_(settings), propose_(new QPushButton(this)), accept_(primaryButton(this)), reject_(new QPushButton(this)),
      sure_(label("secondary", this)), models_(new QToolButton(this)), menu_(new QMenu(this))
{
    models_->setPopupMode(QToolButton::InstantPopup);
    models_->setProperty("labelled", true);
    models_->setMenu(menu_);
    models_->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(measure::padding);
    for (QWidget* part : std::initializer_list<QWidget*>{propose_, accept_, reject_, sure_, models_})
        row->addWidget(part);
    const auto does = [this](QPushButton* button, Command command) {
        connect(button, &QPushButton::clicked, this, [this, command] {
            emit focusView();
            editor_.run(command);
        });
    };
    does(propose_, Command::proposeLesion);
    does(accept_, Command::closePolygon);
    does(reject_, Command::cancelTool);
    connect(menu_, &QMenu::aboutToShow, this, &AssistOptions::fillModels);
    connect(&assist_, &LesionAssist::changed, this, &AssistOptions::refresh);
    retranslate();
}

void AssistOptions::refresh()
{
    const bool isOn = editor_.tool() == ToolKind::assist && !editor_.isLocked();
    setVisible(isOn);
    if (!isOn)
        return;
    const Proposal* proposal = assist_.proposal();
    propose_->setVisible(!assist_.isBusy());
    propose_->setEnabled(assist_.kind().has_value());
    accept_->setVisible(assist_.isBusy());
    accept_->setEnabled(proposal);
    reject_->setVisible(assist_.isBusy());
    sure_->setVisible(proposal);
    if (proposal)
        sure_->setText(tr("confidence %1").arg(QLocale().toString(proposal->confidence, 'f', 2)));
}

void AssistOptions::fillModels()
{
    menu_->clear();
    const LesionKind kind = assist_.kind().value_or(LesionKind::ultrasound);
    const QString own = assist_.modelFile(kind);
    const auto shipped = shippedModel(kind);
    QAction* first = menu_->addAction(shipped ? tr("%1, %2").arg(QString::fromStdString(shipped->name), QString::fromStdString(shipped->version)) : text(shipped.error().what));
    first->setCheckable(true);
    first->setEnabled(shipped.ok());
    first->setChecked(shipped && own.isEmpty());
    connect(first, &QAction::triggered, this, [this, kind] { assist_.chooseModel(kind, {}); });
    if (!own.isEmpty()) {
        QAction* second = menu_->addAction(own.section('/', -1));
        second->setCheckable(true);
        second->setChecked(true);
    }
    menu_->addSeparator();
    connect(menu_->addAction(kind == LesionKind::ultrasound ? tr("Own model for ultrasound...") : tr("Own model for mammograms...")), &QAction::triggered, this, [this, kind] { chooseFile(kind); });
}

void AssistOptions::chooseFile(LesionKind kind)
{
    auto* dialog = new QFileDialog(window(), tr("Choose a model"), settings_.folder("model"), tr("ONNX models (*.onnx)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, kind](const QString& file) {
        settings_.setFolder("model", file.section('/', 0, -2));
        assist_.chooseModel(kind, file);
    });
    dialog->open();
}

void AssistOptions::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AssistOptions::retranslate()
{
    propose_->setText(tr("Propose"));
    propose_->setToolTip(tr("Look for a lesion in the whole picture"));
    accept_->setText(tr("Accept"));
    reject_->setText(tr("Reject"));
    models_->setText(tr("Model") + QStringLiteral(" ▾"));
    describe(models_, tr("Which model proposes outlines"));
    refresh();
}

QString assistHint(const LesionAssist& assist, const KeyMap& keys)
{
    const auto say = [](const char* words) { return QCoreApplication::translate("annulus::ui::AssistOptions", words); };
    if (!assist.whyNone().isEmpty())
        return text(assist.whyNone());
    if (!assist.isBusy())
        return say(QT_TRANSLATE_NOOP("annulus::ui::AssistOptions", "Click inside a lesion or drag a box around it. %1 looks for one in the whole picture.")).arg(keys.keyText(Command::proposeLesion));
    return say(QT_TRANSLATE_NOOP("annulus::ui::AssistOptions", "Left click adds, right or Shift+click takes away; %1 accepts, %2 steps back, %3 rejects."))
        .arg(keys.keyText(Command::closePolygon), keys.keyText(Command::removePoint), keys.keyText(Command::cancelTool));
}

}  // namespace annulus::ui
