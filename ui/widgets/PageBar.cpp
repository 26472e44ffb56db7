#include "ui/widgets/PageBar.h"

#include "ui/ProjectFiles.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/JobsButton.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QButtonGroup>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace annulus::ui {

namespace {

constexpr int barHeight = 40;

class Logo : public QWidget {
public:
    using QWidget::QWidget;
    [[nodiscard]] QSize sizeHint() const override { return {24, 24}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        icon("annulus", theme().accent).paint(&painter, QRect((width() - 24) / 2, (height() - 24) / 2, 24, 24));
    }
};

}  // namespace

PageBar::PageBar(const Workspace& workspace, ProjectFiles& files, QWidget* parent)
    : QWidget(parent), workspace_(workspace), files_(files), pagesLayout_(new QHBoxLayout), pages_(new QButtonGroup(this)),
      undo_(new QAction(this)), redo_(new QAction(this)), keys_(new QAction(this)), quit_(new QAction(this)), undoButton_(iconButton("undo", this)),
      redoButton_(iconButton("redo", this)), project_(new QToolButton(this)), language_(new QToolButton(this)),
      look_(iconButton("look", this)), keysButton_(iconButton("question", this))
{
    setRole(this, "bar");
    setFixedHeight(barHeight + 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(measure::padding, 0, 8, 1);
    row->setSpacing(4);

    auto* logo = new Logo(this);
    auto* name = label("heading", this);
    name->setText(QStringLiteral("Annulus"));  // a name, the same in every language
    row->addWidget(logo);
    row->addSpacing(4);
    row->addWidget(name);
    row->addSpacing(16);
    pagesLayout_->setSpacing(0);
    row->addLayout(pagesLayout_);
    row->addStretch(1);

    undo_->setShortcut(QKeySequence("Ctrl+Z"));
    redo_->setShortcuts({QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")});
    keys_->setShortcut(QKeySequence("F1"));
    quit_->setShortcut(QKeySequence("Ctrl+Q"));
    connect(keysButton_, &QToolButton::clicked, keys_, &QAction::trigger);
    connect(undo_, &QAction::triggered, &workspace_.document, &Document::undo);
    connect(redo_, &QAction::triggered, &workspace_.document, &Document::redo);
    connect(undoButton_, &QToolButton::clicked, undo_, &QAction::trigger);
    connect(redoButton_, &QToolButton::clicked, redo_, &QAction::trigger);
    row->addWidget(undoButton_);
    row->addWidget(redoButton_);
    row->addSpacing(8);

    project_->setProperty("labelled", true);
    project_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    project_->setPopupMode(QToolButton::InstantPopup);
    project_->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(project_);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        files_.fill(*menu);
        menu->addSeparator();
        menu->addActions({undo_, redo_});
        menu->addSeparator();
        menu->addActions({keys_, quit_});
    });
    project_->setMenu(menu);
    row->addWidget(project_);
    row->addWidget(new JobsButton(workspace.jobs, this));

    language_->setProperty("labelled", true);
    language_->setFocusPolicy(Qt::TabFocus);
    connect(language_, &QToolButton::clicked, this, [this] {
        workspace_.settings.setLanguage(workspace_.settings.language() == "en" ? "zh_CN" : "en");
    });
    connect(look_, &QToolButton::clicked, this, [this] {
        workspace_.settings.setLook(workspace_.settings.look() == Look::dark ? Look::paper : Look::dark);
    });
    row->addWidget(language_);
    row->addWidget(look_);
    row->addWidget(keysButton_);

    pages_->setExclusive(true);
    connect(&workspace_.document, &Document::historyChanged, this, &PageBar::showHistory);
    connect(&files_, &ProjectFiles::stateChanged, this, &PageBar::showProject);
    retranslate();
}

void PageBar::addPage(const QString& id)
{
    auto* button = new QToolButton(this);
    setRole(button, "page");
    button->setCheckable(true);
    button->setObjectName(id);
    button->setFocusPolicy(Qt::TabFocus);
    pages_->addButton(button);
    pagesLayout_->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, id] { emit pageChosen(id); });
}

void PageBar::setPageTitle(const QString& id, const QString& title)
{
    const auto buttons = pages_->buttons();
    for (qsizetype i = 0; i < buttons.size(); ++i) {
        if (buttons[i]->objectName() != id)
            continue;
        buttons[i]->setText(title);
        describe(buttons[i], title, QString("Alt+%1").arg(i + 1));
    }
}

void PageBar::setCurrentPage(const QString& id)
{
    for (QAbstractButton* button : pages_->buttons())
        if (button->objectName() == id)
            button->setChecked(true);
}

void PageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PageBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showProject();
}

void PageBar::retranslate()
{
    files_.retranslate();
    const bool english = workspace_.settings.language() == "en";
    // The button names the language it leads to, in that language.
    language_->setText(english ? QStringLiteral("\u4e2d\u6587") : QStringLiteral("EN"));
    describe(language_, english ? QStringLiteral("\u5207\u6362\u5230\u4e2d\u6587") : QStringLiteral("Switch to English"));
    describe(look_, tr("Dark or paper look"));
    keys_->setText(tr("Keys and mouse"));
    quit_->setText(tr("Quit"));
    describe(keysButton_, keys_->text(), QStringLiteral("F1"));
    showHistory();
    showProject();
}

void PageBar::showHistory()
{
    const History& history = workspace_.document.history();
    undo_->setEnabled(history.canUndo());
    redo_->setEnabled(history.canRedo());
    undo_->setText(history.canUndo() ? tr("Undo: %1").arg(text(history.undoName())) : tr("Nothing to undo"));
    redo_->setText(history.canRedo() ? tr("Redo: %1").arg(text(history.redoName())) : tr("Nothing to redo"));
    undoButton_->setEnabled(undo_->isEnabled());
    redoButton_->setEnabled(redo_->isEnabled());
    describe(undoButton_, undo_->text(), QStringLiteral("Ctrl+Z"));
    describe(redoButton_, redo_->text(), QStringLiteral("Ctrl+Shift+Z"));
}

void PageBar::showProject()
{
    const QString name = files_.projectName() + (workspace_.document.isModified() ? QStringLiteral(" \u2022") : QString());
    project_->setText(fontMetrics().elidedText(name, Qt::ElideMiddle, std::max(120, width() / 5)) + QStringLiteral(" \u25be"));
    const auto& file = workspace_.document.file();
    describe(project_, tr("Project: %1").arg(file.empty() ? files_.projectName() : text(file)));
}

}  // namespace annulus::ui
