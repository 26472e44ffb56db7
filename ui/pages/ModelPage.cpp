#include "ui/pages/ModelPage.h"

#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/pages/model/ModelInspector.h"
#include "ui/pages/model/NomogramPanel.h"
#include "ui/pages/model/ProtocolEditor.h"
#include "ui/pages/model/RunFiguresView.h"
#include "ui/pages/model/RunOverview.h"
#include "ui/pages/model/RunSetup.h"
#include "ui/pages/model/RunTablesView.h"
#include "ui/Settings.h"
#include "ui/report/runReport.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include "core/project/WorkingCopy.h"
#include "core/protocol/protocols.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

namespace annulus::ui {

namespace {

const char* const parts[] = {"overview", "figures", "tables", "nomogram", "protocol"};
enum Part { overviewPart, figuresPart, tablesPart, nomogramPart, protocolPart };

}  // namespace

ModelPage::ModelPage(const Workspace& workspace, ModelActions actions, QWidget* parent)
    : Page(parent), workspace_(workspace), setup_(new RunSetup(workspace, std::move(actions), this)), tabs_(new QTabBar(this)), report_(new QPushButton(this)), stack_(new QStackedWidget(this)),
      overview_(new RunOverview(workspace, this)), figures_(new RunFiguresView(workspace, this)), tables_(new RunTablesView(workspace, this)), nomogram_(new NomogramPanel(workspace, this)),
      editor_(new ProtocolEditor(workspace, this)), inspector_(new ModelInspector(workspace)), empty_(new QWidget(this)), emptyHeading_(label("heading", empty_)), emptyWords_(label("secondary", empty_)),
      loading_(workspace.jobs), loadingOther_(workspace.jobs), drawing_(new QTimer(this))
{
    inspector_->setParent(this);
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    for (std::size_t i = 0; i < std::size(parts); ++i)
        tabs_->addTab({});
    emptyWords_->setWordWrap(true);
    emptyWords_->setFixedWidth(560);  // a wrapped label in the middle has no width of its own
    emptyWords_->setAlignment(Qt::AlignHCenter);
    auto* middle = new QVBoxLayout(empty_);
    middle->addStretch(2);
    middle->addWidget(emptyHeading_, 0, Qt::AlignHCenter);
    middle->addWidget(emptyWords_, 0, Qt::AlignHCenter);
    middle->addStretch(3);
    for (QWidget* one : std::initializer_list<QWidget*>{overview_, figures_, tables_, nomogram_, editor_, empty_})
        stack_->addWidget(one);

    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, measure::padding, 0);
    head->addWidget(tabs_, 1);
    head->addWidget(report_);
    column->addLayout(head);
    column->addWidget(hairline(Qt::Horizontal, this));
    column->addWidget(stack_, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(setup_);
    row->addWidget(hairline(Qt::Vertical, this));
    row->addLayout(column, 1);

    connect(report_, &QPushButton::clicked, this, [this] {
        if (!drawing_->isActive())
            return chooseReport();
        drawing_->stop();  // the figures that are drawn stay in the folder
        writer_.reset();
        nameReport();
    });
    connect(drawing_, &QTimer::timeout, this, &ModelPage::drawReport);
    connect(tabs_, &QTabBar::currentChanged, this, &ModelPage::showState);
    connect(setup_, &RunSetup::editWanted, this, [this] {
        showPart("protocol");
        editor_->takeFocus();
    });
    connect(setup_, &RunSetup::protocolTextChosen, editor_, &ProtocolEditor::setText);
    connect(editor_, &ProtocolEditor::changed, this, [this] { setup_->setProtocol(editor_->protocol()); });
    connect(setup_, &RunSetup::runChosen, this, [this](const std::filesystem::path& folder) { loadRun(folder, false); });
    connect(setup_, &RunSetup::otherChosen, this, [this](const std::filesystem::path& folder) { loadRun(folder, true); });
    connect(nomogram_, &NomogramPanel::namesChanged, this, [this](const VariableNames& names) {
        auto renamed = std::make_shared<OpenRun>(*run_);
        renamed->extras.names = names;
        run_ = std::move(renamed);
        showRun();
    });
    connect(setup_, &RunSetup::stateChanged, this, &ModelPage::showChanges);
    connect(figures_, &RunFiguresView::choiceChanged, this, [this] {
        if (run_)
            inspector_->showModel(run_, figures_->choice());
    });
    connect(figures_, &RunFiguresView::patientPicked, this, &ModelPage::openPatient);
    connect(overview_, &RunOverview::modelChosen, this, [this](const std::string& model) {
        RunChoice choice = figures_->choice();
        choice.model = model;
        inspector_->showModel(run_, fitted(choice, run_->result));
    });
    for (int i = 0; i < static_cast<int>(std::size(parts)); ++i) {
        auto* key = new QShortcut(QKeySequence(QString("Ctrl+%1").arg(i + 1)), this);
        key->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key, &QShortcut::activated, this, [this, i] { tabs_->setCurrentIndex(i); });
    }
    editor_->setText(text(std::string(shippedProtocols().front().yaml)));
    retranslate();
}

ModelPage::~ModelPage() = default;

QWidget* ModelPage::inspector() { return inspector_; }

QStringList ModelPage::statusParts() const
{
    if (!run_)
        return {};
    return {text(run_->folder.filename()), tr("%n model(s)", nullptr, static_cast<int>(modelsOf(run_->result, run_->result.modes.empty() ? std::string() : run_->result.modes.front()).size())), tr("Research use only")};
}

void ModelPage::activated() { setup_->refreshRuns(run_ ? run_->folder : std::filesystem::path()); }

void ModelPage::takeFocus()
{
    if (!run_)
        return setup_->takeFocus();
    switch (tabs_->currentIndex()) {
    case figuresPart: return figures_->takeFocus();
    case tablesPart: return tables_->takeFocus();
    case protocolPart: return editor_->takeFocus();
    default: return setup_->takeFocus();
    }
}

void ModelPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void ModelPage::retranslate()
{
    const QString titles[] = {tr("Overview"), tr("Figures"), tr("Tables"), tr("Nomogram"), tr("Protocol")};
    for (int i = 0; i < tabs_->count(); ++i) {
        tabs_->setTabText(i, titles[i]);
        tabs_->setTabToolTip(i, QString("Ctrl+%1").arg(i + 1));
    }
    nameReport();
    emptyHeading_->setText(tr("No run yet"));
    emptyWords_->setText(tr("Choose a protocol, the features and the clinical table on the left, then Run: the same steps as the paper's, and beside them an honest judgement. "
                            "A folder that annulus-cli run has written is opened with Open run."));
    setup_->retranslate();
    overview_->retranslate();
    figures_->retranslate();
    tables_->retranslate();
    nomogram_->retranslate();
    editor_->retranslate();
    inspector_->retranslate();
    showState();
}

void ModelPage::openRunFolder(const std::filesystem::path& folder) { setup_->openFolder(folder); }

void ModelPage::showPart(const QString& part)
{
    for (int i = 0; i < static_cast<int>(std::size(parts)); ++i)
        if (part == parts[i])
            return tabs_->setCurrentIndex(i);
    if (findRunFigure(part.toStdString())) {
        tabs_->setCurrentIndex(figuresPart);
        figures_->showFigure(part.toStdString());
    }
}

void ModelPage::loadRun(const std::filesystem::path& folder, bool isOther)
{
    auto& held = isOther ? other_ : run_;
    if (folder.empty()) {
        held = nullptr;
        return showRun();
    }
    if (held && held->folder == folder)
        return;
    (isOther ? loadingOther_ : loading_)
        .start<std::shared_ptr<const OpenRun>>(
            this,
            [folder, working = workspace_.document.presentWorkingCopy(), file = workspace_.document.file()](const Progress& progress) {
                if (working)
                    (void)working->flush();  // what cannot be written is told elsewhere
                return openRun(folder, progress, working ? working->file() : file);
            },
            [this, isOther](Result<std::shared_ptr<const OpenRun>> run) {
                if (!run) {
                    workspace_.notices.error(run.error());
                    return;
                }
                (isOther ? other_ : run_) = std::move(*run);
                showRun();
            });
}

void ModelPage::showRun()
{
    if (run_) {
        overview_->showRun(run_, other_);
        figures_->showRun(run_, other_);
        tables_->showRun(run_);
        nomogram_->showRun(run_);
        inspector_->showModel(run_, figures_->choice());
    } else {
        inspector_->showModel(nullptr, {});
    }
    showChanges();
    showState();
}

void ModelPage::showChanges()
{
    overview_->setChanged(run_ ? setup_->changesOf(run_->folder) : std::vector<Message>());
}

void ModelPage::showState()
{
    const int part = tabs_->currentIndex();
    report_->setVisible(run_ != nullptr);
    stack_->setCurrentIndex(part == protocolPart ? protocolPart : run_ ? part : static_cast<int>(std::size(parts)));
    emit statusChanged();
}

void ModelPage::chooseReport()
{
    auto* dialog = new QFileDialog(this, tr("Report"), workspace_.settings.folder("export"), tr("PDF files (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("pdf");
    dialog->selectFile(QString::fromStdString(run_->result.protocol));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        workspace_.settings.setFolder("export", QFileInfo(file).absolutePath());
        writeReportTo(pathOf(file));
    });
    dialog->open();
}

void ModelPage::writeReportTo(const std::filesystem::path& pdf)
{
    if (!run_ || writer_)
        return;
    writer_ = std::make_shared<ReportWriter>(run_);
    reportFile_ = pdf;
    drawing_->start(0);
    nameReport();
}

/// One figure in each turn of the event loop; text and layout then on a worker.
void ModelPage::drawReport()
{
    const auto drawn = writer_->drawNext();
    if (drawn && *drawn)
        return nameReport();
    drawing_->stop();
    if (!drawn) {
        writer_.reset();
        nameReport();
        workspace_.notices.error(drawn.error());
        return;
    }
    nameReport();
    workspace_.jobs.start<bool>(
        [] { return tr("Report"); }, this,
        [writer = writer_, file = reportFile_](const Progress&) -> Result<bool> {
            auto written = writer->write(file);
            return written ? Result<bool>(true) : Result<bool>(std::move(written).error());
        },
        [this](Result<bool> written) {
            writer_.reset();
            nameReport();
            if (written)
                workspace_.notices.done(tr("Saved %1. The figures are in the run's folder.").arg(text(reportFile_.filename())));
            else
                workspace_.notices.error(written.error());
        });
}

void ModelPage::nameReport()
{
    const bool isDrawing = drawing_->isActive();
    report_->setText(isDrawing ? tr("Stop report (%1 %)").arg(static_cast<int>(100 * writer_->fraction())) : writer_ ? tr("Report is written ...") : tr("Report ..."));
    report_->setEnabled(isDrawing || !writer_);
    report_->setToolTip(tr("Methods text, tables, figures and checklists (TRIPOD+AI, CLAIM, METRICS, IBSI) as one PDF"));
}

void ModelPage::openPatient(const QString& patient)
{
    const std::string id = patient.toStdString();
    if (!workspace_.document.project().findPatient(id)) {
        workspace_.notices.warn(tr("Patient %1 is not in this project.").arg(patient));
        return;
    }
    workspace_.selection.selectPatient(id);
    emit pageWanted("read");
}

}  // namespace annulus::ui
