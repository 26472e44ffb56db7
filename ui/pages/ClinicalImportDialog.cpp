#include "ui/pages/ClinicalImportDialog.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/cohort/clinicalCell.h"
#include "core/cohort/folding.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/jobs/JobRunner.h"
#include "ui/pages/CodebookModel.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/TextTable.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace annulus::ui {

namespace {

constexpr std::size_t mostPreviewed = 200;
enum Tab { columnsTab, previewTab, cellsTab, patientsTab };

/// Reads the columns that the user wants; those that he said the meaning of go by that name.
Result<ClinicalReading> readChosen(Sheet sheet, const Codebook& codebook, const std::set<std::string>& leftOut, const std::map<std::string, std::string>& meaning)
{
    for (std::size_t column = sheet.header.size(); column-- > 0;)
        if (leftOut.contains(sheet.header[column])) {
            sheet.header.erase(sheet.header.begin() + static_cast<std::ptrdiff_t>(column));
            for (auto& row : sheet.rows)
                row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
        }
    const std::vector<std::string> inFile = sheet.header;
    for (std::string& header : sheet.header)
        if (const auto chosen = meaning.find(header); chosen != meaning.end())
            header = chosen->second;
    auto reading = readClinical(sheet, codebook);
    if (reading)
        for (std::size_t column = 0; column < inFile.size(); ++column)
            reading->matches[column].header = inFile[column];
    return reading;
}

TextCell numberCell(std::size_t number) { return {QString::number(number), {}, TextCell::Tone::plain, true}; }

QComboBox* box(QWidget* parent)
{
    auto* made = new QComboBox(parent);
    made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return made;
}

}  // namespace

ClinicalImportDialog::ClinicalImportDialog(const Workspace& workspace, std::filesystem::path file, QWidget* parent)
    : QDialog(parent), workspace_(workspace), file_(std::move(file)), encoding_(box(this)), delimiter_(box(this)), sheet_(box(this)), match_(box(this)),
      sheetLabel_(label("secondary", this)), encodingLabel_(label("secondary", this)), delimiterLabel_(label("secondary", this)), summary_(label("heading", this)), notes_(label("secondary", this)), tabs_(new QTabWidget(this)),
      columns_(new CodebookModel(this)), preview_(new TextTableModel(this)), cells_(new TextTableModel(this)), patients_(new TextTableModel(this)), import_(primaryButton(this))
{
    setWindowTitle(tr("Import clinical table: %1").arg(text(file_.filename())));
    resize(1240, 720);
    const auto known = codebookOf(workspace_.document.project());
    codebook_ = known ? *known : builtInCodebook();

    sheetLabel_->setText(tr("Sheet"));
    encodingLabel_->setText(tr("Encoding"));
    delimiterLabel_->setText(tr("Separator"));
    encoding_->addItem(tr("Found by itself"), QString());
    for (const char* encoding : {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
        encoding_->addItem(encoding, encoding);
    delimiter_->addItem(tr("Found by itself"), QString());
    const std::pair<QString, const char*> delimiters[] = {{tr("Comma"), ","}, {tr("Semicolon"), ";"}, {tr("Tab"), "\t"}, {tr("Bar"), "|"}};
    for (const auto& [words, sign] : delimiters)
        delimiter_->addItem(words, sign);

    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{sheetLabel_, sheet_, encodingLabel_, encoding_, delimiterLabel_, delimiter_})
        top->addWidget(widget);
    top->addStretch(1);
    auto* load = new QPushButton(icon("folder"), tr("Load codebook ..."), this);
    auto* save = new QPushButton(icon("save"), tr("Save codebook ..."), this);
    describe(load, tr("Names, kinds and levels of the columns from a file in YAML"));
    describe(save, tr("What the columns mean as a file, for the next table of this kind"));
    top->addWidget(load);
    top->addWidget(save);

    auto* mapping = rowTable(columns_, this);
    mapping->setItemDelegate(new CodebookDelegate(mapping));
    mapping->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked | QAbstractItemView::EditKeyPressed);
    const int widths[] = {180, 200, 130, 240, 90, 60, 120, 70};
    for (int column = 0; column < static_cast<int>(std::size(widths)); ++column)
        mapping->setColumnWidth(column, widths[column]);

    auto* patientsPage = new QWidget(this);
    auto* matchRow = new QHBoxLayout;
    matchRow->setContentsMargins(0, 8, 0, 8);
    auto* matchLabel = label("secondary", patientsPage);
    matchLabel->setText(tr("Two IDs are one patient in spite of"));
    matchRow->addWidget(matchLabel);
    matchRow->addWidget(match_);
    matchRow->addStretch(1);
    auto* patientsColumn = new QVBoxLayout(patientsPage);
    patientsColumn->setContentsMargins(0, 0, 0, 0);
    patientsColumn->setSpacing(0);
    patientsColumn->addLayout(matchRow);
    auto* patientTable = rowTable(patients_, patientsPage);
    patientsColumn->addWidget(patientTable, 1);

    tabs_->addTab(mapping, QString());
    tabs_->addTab(rowTable(preview_, this), QString());
    tabs_->addTab(rowTable(cells_, this), QString());
    tabs_->addTab(patientsPage, QString());

    notes_->setWordWrap(true);
    import_->setText(tr("Import"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    auto* words = new QVBoxLayout;
    words->addWidget(summary_);
    words->addWidget(notes_);
    auto* bottom = new QHBoxLayout;
    bottom->addLayout(words, 1);
    bottom->addWidget(cancel, 0, Qt::AlignBottom);
    bottom->addWidget(import_, 0, Qt::AlignBottom);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(measure::padding);
    column->addLayout(top);
    column->addWidget(tabs_, 1);
    column->addLayout(bottom);

    connect(encoding_, &QComboBox::activated, this, [this] { options_.encoding = encoding_->currentData().toString().toStdString(); read(); });
    connect(delimiter_, &QComboBox::activated, this, [this] {
        const QString sign = delimiter_->currentData().toString();
        options_.delimiter = sign.isEmpty() ? '\0' : sign.front().toLatin1();
        read();
    });
    connect(sheet_, &QComboBox::activated, this, [this] { options_.sheet = sheet_->currentText().toStdString(); read(); });
    connect(match_, &QComboBox::activated, this, [this] { setMatching(static_cast<IdMatching>(match_->currentData().toInt())); });
    connect(columns_, &CodebookModel::variableChanged, this, &ClinicalImportDialog::changeVariable);
    connect(columns_, &CodebookModel::headerAssigned, this, &ClinicalImportDialog::assignHeader);
    connect(load, &QPushButton::clicked, this, &ClinicalImportDialog::loadCodebook);
    connect(save, &QPushButton::clicked, this, &ClinicalImportDialog::saveCodebook);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(import_, &QPushButton::clicked, this, &ClinicalImportDialog::import);
    import_->setEnabled(false);
    showSummary();
    read();
}

void ClinicalImportDialog::read()
{
    const std::size_t number = ++asked_;
    import_->setEnabled(false);
    workspace_.jobs.start<std::shared_ptr<const Draft>>(
        {}, this,
        [file = file_, options = options_, codebook = codebook_, leftOut = leftOut_, meaning = meaning_, matching = matching_, ids = patientIds(workspace_.document.project())](const Progress&) -> Result<std::shared_ptr<const Draft>> {
            auto sheet = readSheet(file, options);
            if (!sheet)
                return std::move(sheet).error();
            auto reading = readChosen(*sheet, codebook, leftOut, meaning);
            if (!reading)
                return std::move(reading).error();
            auto draft = std::make_shared<Draft>(Draft{std::move(sheet).value(), std::move(reading).value(), {}, {}});
            draft->sheet.rows.clear();  // typed columns hold the cells now
            draft->join = joinPatients(draft->reading.table.patients, ids, matching);
            draft->offers = offersFor(draft->reading.table.patients, ids);
            return std::shared_ptr<const Draft>(std::move(draft));
        },
        [this, number](Result<std::shared_ptr<const Draft>> draft) {
            if (number != asked_)
                return;
            if (draft)
                show(std::move(draft).value());
            else
                showProblem(draft.error());
        },
        JobRunner::Visibility::quiet);
}

void ClinicalImportDialog::showProblem(const Error& problem)
{
    draft_.reset();
    columns_->show({}, codebook_, leftOut_);
    for (TextTableModel* model : {preview_, cells_, patients_})
        model->show({}, {});
    showSummary();
    summary_->setText(tr("The table cannot be read"));
    notes_->setText(text(problem));
    emit draftChanged();
}

void ClinicalImportDialog::show(std::shared_ptr<const Draft> draft)
{
    draft_ = std::move(draft);
    const Sheet& sheet = draft_->sheet;
    const bool isWorkbook = !sheet.sheets.empty();
    for (QWidget* widget : std::initializer_list<QWidget*>{sheetLabel_, sheet_})
        widget->setVisible(isWorkbook);
    for (QWidget* widget : std::initializer_list<QWidget*>{encodingLabel_, encoding_, delimiterLabel_, delimiter_})
        widget->setVisible(!isWorkbook);
    sheet_->clear();
    for (const std::string& name : sheet.sheets)
        sheet_->addItem(text(name));
    sheet_->setCurrentText(text(sheet.sheet));
    encoding_->setItemText(0, isWorkbook ? tr("Found by itself") : tr("Found: %1").arg(text(sheet.encoding)));
    if (const int found = delimiter_->findData(QString(QChar(sheet.delimiter))); found > 0)
        delimiter_->setItemText(0, tr("Found: %1").arg(delimiter_->itemText(found)));
    columns_->show(draft_->reading, codebook_, leftOut_);
    showPreview();
    showCells();
    showPatients();
    showSummary();
    emit draftChanged();
}

void ClinicalImportDialog::showPreview()
{
    const ClinicalTable& table = draft_->reading.table;
    QStringList header{tr("Patient")};
    for (const ClinicalColumn& column : table.columns)
        header += text(column.variable.labelIn(speaksChinese()));
    std::vector<std::vector<TextCell>> rows;
    for (std::size_t row = 0; row < std::min(table.patients.size(), mostPreviewed); ++row) {
        std::vector<TextCell> cells{{text(table.patients[row])}};
        for (const ClinicalColumn& column : table.columns) {
            const bool isNumber = column.variable.kind == VariableKind::continuous;
            if (!column.isMissing(row))
                cells.push_back({text(column.cell(row)), text(column.texts[row]), TextCell::Tone::plain, isNumber});
            else if (saysNothing(column.texts[row]))
                cells.push_back({QStringLiteral("–"), text(column.reason(row)), TextCell::Tone::secondary, isNumber});
            else
                cells.push_back({text(column.texts[row]), text(column.reason(row)), TextCell::Tone::error, isNumber});
        }
        rows.push_back(std::move(cells));
    }
    preview_->show(header, std::move(rows));
}

void ClinicalImportDialog::showCells()
{
    std::vector<std::vector<TextCell>> rows;
    for (const RefusedRow& row : draft_->reading.refusedRows)
        rows.push_back({numberCell(row.line), {text(row.patient)}, {tr("the whole row")}, {}, {text(row.why)}});
    for (const RefusedCell& cell : draft_->reading.refused) {
        const Variable* variable = draft_->reading.codebook.find(cell.column);
        rows.push_back({numberCell(cell.line), {text(cell.patient)}, {variable ? text(variable->labelIn(speaksChinese())) : text(cell.column)}, {text(cell.found), {}, TextCell::Tone::error}, {text(cell.why)}});
    }
    cells_->show({tr("Line"), tr("Patient"), tr("Column"), tr("Found"), tr("Why it is not taken as a value")}, std::move(rows));
}

void ClinicalImportDialog::showPatients()
{
    match_->clear();
    match_->addItem(tr("nothing: IDs must be equal"), static_cast<int>(IdMatching::exact));
    for (const IdMatching matching : {IdMatching::blanks, IdMatching::width, IdMatching::letterCase, IdMatching::leadingZeros}) {
        const auto offer = std::ranges::find(draft_->offers, matching, &MatchingOffer::matching);
        const QString words = text(nameOf(matching));
        match_->addItem(offer == draft_->offers.end() ? words : tr("%1 (%n more)", nullptr, static_cast<int>(offer->added.size())).arg(words), static_cast<int>(matching));
    }
    match_->setCurrentIndex(match_->findData(static_cast<int>(matching_)));

    std::vector<std::vector<TextCell>> rows;
    const PatientJoin& join = draft_->join;
    for (const auto& ids : join.ambiguous)
        rows.push_back({{text(annulus::join(ids, ", "))}, {tr("several IDs become one"), {}, TextCell::Tone::warning}, {tr("Only exactly equal ones are joined.")}});
    for (const PatientPair& pair : join.pairs)
        if (pair.clinical != pair.images)
            rows.push_back({{text(pair.clinical)}, {tr("joined"), {}, TextCell::Tone::plain}, {tr("with the patient %1 of the project").arg(text(pair.images))}});
    for (const std::string& id : join.clinicalOnly)
        rows.push_back({{text(id)}, {tr("only in the table"), {}, TextCell::Tone::warning}, {tr("There are no images of this patient; the row is not imported.")}});
    for (const std::string& id : join.imagesOnly)
        rows.push_back({{text(id)}, {tr("only in the project"), {}, TextCell::Tone::warning}, {tr("The table has no row of this patient.")}});
    patients_->show({tr("Patient"), tr("Where"), tr("What follows")}, std::move(rows));
}

void ClinicalImportDialog::showSummary()
{
    const std::size_t wrong = draft_ ? draft_->reading.refused.size() + draft_->reading.refusedRows.size() : 0;
    const std::size_t taken = draft_ ? draft_->join.pairs.size() : 0, all = draft_ ? draft_->reading.table.patients.size() : 0;
    tabs_->setTabText(columnsTab, draft_ ? tr("Columns (%1)").arg(draft_->reading.table.columns.size()) : tr("Columns"));
    tabs_->setTabText(previewTab, tr("Preview"));
    tabs_->setTabText(cellsTab, wrong == 0 ? tr("Not understood") : tr("Not understood (%1)").arg(wrong));
    tabs_->setTabText(patientsTab, draft_ ? tr("Patients (%1 of %2)").arg(taken).arg(all) : tr("Patients"));
    if (!draft_)
        return;
    summary_->setText(tr("%1 of %2 patients of the table are in the project").arg(taken).arg(all));
    QStringList notes;
    if (wrong > 0)
        notes += tr("%n cell(s) or row(s) not understood; they can be corrected after the import.", nullptr, static_cast<int>(wrong));
    for (const MatchingOffer& offer : draft_->offers)
        if (matching_ < offer.matching)
            notes += tr("%n more patient(s) would match in spite of: %1.", nullptr, static_cast<int>(offer.added.size())).arg(text(nameOf(offer.matching)));
    for (const Message& note : draft_->reading.notes)
        notes += text(note);
    notes_->setText(notes.join('\n'));
    const QString whyNot = workspace_.document.readOnly() ? workspace_.document.lockedWords() : taken == 0 ? tr("No patient of the table is in the project.") : QString();
    lock(import_, tr("Takes the values as one step that can be undone"), whyNot);
}

void ClinicalImportDialog::setMatching(IdMatching matching)
{
    matching_ = matching;
    read();
}

void ClinicalImportDialog::changeVariable(const Variable& variable)
{
    const auto place = std::ranges::find(codebook_.variables, variable.name, &Variable::name);
    if (place == codebook_.variables.end())
        codebook_.variables.push_back(variable);
    else
        *place = variable;
    read();
}

void ClinicalImportDialog::assignHeader(const QString& shownHeader, const QString& name)
{
    const std::string header = shownHeader.toStdString();
    if (name.isEmpty()) {
        leftOut_.insert(header);
        read();
        return;
    }
    leftOut_.erase(header);
    meaning_[header] = name.toStdString();
    // The codebook learns the header, for the next table and for being saved.
    for (Variable& variable : codebook_.variables) {
        std::erase_if(variable.headers, [&](const std::string& known) { return foldHeader(known) == foldHeader(header); });
        if (variable.name == name.toStdString())
            variable.headers.push_back(header);
    }
    read();
}

void ClinicalImportDialog::import()
{
    if (!draft_ || draft_->join.pairs.empty())
        return;
    const ImportClinical edit = importOf(workspace_.document.project(), draft_->reading, draft_->join, toUtf8(file_.filename()));
    const auto done = workspace_.document.apply(edit);
    if (!done) {
        workspace_.notices.error(done.error());
        return;
    }
    const QString words = tr("Clinical values of %n patient(s) imported", nullptr, static_cast<int>(edit.rows.size()));
    const Notices::Action undo{tr("Undo"), [&document = workspace_.document, revision = workspace_.document.revision()] {
                                   if (document.revision() == revision)  // else it would undo something newer
                                       document.undo();
                               }};
    if (draft_->reading.refused.empty())
        workspace_.notices.done(words, undo);
    else
        workspace_.notices.warn(tr("%1, %2").arg(words, tr("%n cell(s) not understood", nullptr, static_cast<int>(draft_->reading.refused.size()))), undo);
    accept();
}

void ClinicalImportDialog::loadCodebook()
{
    auto* dialog = new QFileDialog(this, tr("Load codebook"), workspace_.settings.folder("codebook"), tr("Codebooks (*.yaml *.yml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        workspace_.settings.setFolder("codebook", QFileInfo(file).absolutePath());
        auto codebook = readCodebook(pathOf(file));
        if (!codebook) {
            workspace_.notices.error(codebook.error());
            return;
        }
        codebook_ = std::move(codebook).value();
        leftOut_.clear();
        meaning_.clear();
        read();
    });
    dialog->open();
}

void ClinicalImportDialog::saveCodebook()
{
    auto* dialog = new QFileDialog(this, tr("Save codebook"), workspace_.settings.folder("codebook"), tr("Codebooks (*.yaml *.yml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("yaml"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        workspace_.settings.setFolder("codebook", QFileInfo(file).absolutePath());
        const Codebook& codebook = draft_ ? draft_->reading.codebook : codebook_;
        if (auto written = writeFileAtomically(pathOf(file), codebookYaml(codebook)); !written)
            workspace_.notices.error(written.error());
    });
    dialog->open();
}

}  // namespace annulus::ui
