#include "ui/pages/HistoryPage.h"

#include "ui/document/Document.h"
#include "ui/jobs/JobRunner.h"
#include "ui/pages/HistoryModel.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ValueLabel.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <set>
#include <utility>

namespace annulus::ui {

namespace {

constexpr int soonMs = 150;  // several steps in a row are read at once

}  // namespace

struct HistoryPage::Look {
    HistoryRead read;              ///< without its lines
    std::vector<HistoryRow> rows;  ///< in the language of the moment
    bool isAnew = false;
};

HistoryPage::HistoryPage(const Workspace& workspace, QWidget* parent)
    : Page(parent), workspace_(workspace), model_(new HistoryModel(this)), words_(new QLineEdit(this)), topic_(new QComboBox(this)),
      person_(new QComboBox(this)), chain_(label("secondary", this)), empty_(label("secondary", this)), counts_(label("secondary", this)),
      table_(new QTableView(this)), inspector_(new QWidget), soon_(new QTimer(this))
{
    words_->setClearButtonEnabled(true);
    words_->setMaximumWidth(280);
    words_->addAction(icon("search"), QLineEdit::LeadingPosition);
    topic_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    person_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    chain_->setWordWrap(true);
    chain_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    empty_->setAlignment(Qt::AlignCenter);

    table_->setModel(model_);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table_->verticalHeader()->setDefaultSectionSize(measure::control);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const std::pair<int, int> widths[] = {{HistoryModel::timeColumn, 170}, {HistoryModel::whoColumn, 150}, {HistoryModel::topicColumn, 150}};
    for (const auto& [column, width] : widths)
        table_->setColumnWidth(column, width);

    auto* filters = new QHBoxLayout;
    filters->setContentsMargins(measure::padding, 8, measure::padding, 0);
    filters->setSpacing(measure::padding);
    filters->addWidget(words_, 1);
    filters->addWidget(topic_);
    filters->addWidget(person_);
    filters->addWidget(counts_);
    filters->addStretch(1);
    auto* state = new QHBoxLayout;
    state->setContentsMargins(measure::padding, 4, measure::padding, 8);
    state->addWidget(chain_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(filters);
    column->addLayout(state);
    column->addWidget(hairline(Qt::Horizontal, this));
    column->addWidget(table_, 1);
    column->addWidget(empty_, 1);
    makeInspector();

    soon_->setSingleShot(true);
    soon_->setInterval(soonMs);
    connect(soon_, &QTimer::timeout, this, &HistoryPage::refresh);
    connect(words_, &QLineEdit::textChanged, model_, &HistoryModel::setWords);
    connect(topic_, &QComboBox::activated, this, [this](int index) {
        model_->setTopic(index == 0 ? std::nullopt : std::optional(historyTopics()[static_cast<std::size_t>(index) - 1]));
    });
    connect(person_, &QComboBox::activated, this, [this](int index) { model_->setPerson(index == 0 ? QString() : person_->itemText(index)); });
    connect(model_, &HistoryModel::modelReset, this, &HistoryPage::showState);
    connect(model_, &HistoryModel::rowsInserted, this, &HistoryPage::showState);
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryPage::showEntry);
    connect(model_, &HistoryModel::modelReset, this, &HistoryPage::showEntry);
    connect(&workspace_.document, &Document::changed, this, &HistoryPage::refreshSoon);
    connect(&workspace_.document, &Document::fileChanged, this, &HistoryPage::refreshSoon);
    retranslate();
}

QWidget* HistoryPage::inspector() { return inspector_; }

void HistoryPage::makeInspector()
{
    auto* body = new QWidget;
    setRole(body, "panel");
    entryTitle_ = label("heading", body);
    entryTitle_->setWordWrap(true);
    entry_ = new QFormLayout;
    entry_->setRowWrapPolicy(QFormLayout::WrapLongRows);
    entry_->setHorizontalSpacing(measure::padding);
    entry_->setVerticalSpacing(6);
    auto* inner = new QVBoxLayout(body);
    inner->setContentsMargins(measure::padding, 0, measure::padding, measure::padding);
    inner->setSpacing(8);
    inner->addWidget(entryTitle_);
    inner->addLayout(entry_);
    inner->addStretch(1);
    auto* scroll = new QScrollArea(inspector_);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body);
    auto* column = new QVBoxLayout(inspector_);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
}

QStringList HistoryPage::statusParts() const
{
    if (model_->allRows().empty())
        return {};
    return {read_.broken ? tr("History broken") : tr("History whole")};
}

void HistoryPage::activated() { refresh(); }

void HistoryPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void HistoryPage::retranslate()
{
    words_->setPlaceholderText(tr("Search the history"));
    words_->setAccessibleName(words_->placeholderText());
    table_->setAccessibleName(tr("History"));
    const int topic = std::max(0, topic_->currentIndex());
    topic_->clear();
    topic_->addItem(tr("About everything"));
    for (const HistoryTopic one : historyTopics())
        topic_->addItem(topicWords(one));
    topic_->setCurrentIndex(topic);
    topic_->setAccessibleName(tr("What it is about"));
    person_->setAccessibleName(tr("Who did it"));
    anew_ = !model_->allRows().empty();
    if (anew_)
        refresh();
    emit model_->headerDataChanged(Qt::Horizontal, 0, HistoryModel::columnCount_ - 1);
    offerPeople();
    showState();
    showEntry();
}

void HistoryPage::refreshSoon()
{
    if (isVisible())
        soon_->start();
}

void HistoryPage::startAgain()
{
    read_ = {};
    anew_ = false;
    model_->setRows({});
}

/// Reads what came since the last look; one look at a time.
void HistoryPage::refresh()
{
    if (std::exchange(reading_, true)) {
        again_ = true;
        return;
    }
    auto working = workspace_.document.presentWorkingCopy();
    const std::filesystem::path source = working ? working->file() : workspace_.document.file();
    if (source != source_) {
        source_ = source;
        startAgain();
    }
    const bool isAnew = std::exchange(anew_, false);
    const HistoryMark after = isAnew ? HistoryMark() : read_.end;
    workspace_.jobs.start<Look>(
        {}, this,
        [working = std::move(working), source, after, isAnew, project = workspace_.document.project()](const Progress& progress) -> Result<Look> {
            if (working)
                (void)working->flush();  // what could not be written is not in the list yet; the trouble is told elsewhere
            std::error_code code;
            if (source.empty() || !std::filesystem::exists(source, code))
                return Look{{{}, after, {}}, {}, isAnew};
            auto read = readHistory(source, after, progress);
            if (!read)
                return std::move(read).error();
            auto rows = historyRows(read->lines, project);
            read->lines.clear();
            return Look{std::move(read).value(), std::move(rows), isAnew};
        },
        [this, source](Result<Look> look) {
            reading_ = false;
            if (source != source_)
                again_ = true;
            else if (look)
                take(std::move(look).value());
            else
                failed(look.error());
            if (std::exchange(again_, false))
                refresh();
        },
        JobRunner::Visibility::quiet);
}

void HistoryPage::failed(const Error& problem)
{
    read_.broken = problem;
    showState();
}

void HistoryPage::take(Look look)
{
    if (look.isAnew)
        read_.broken.reset();
    read_.end = std::move(look.read.end);
    if (!read_.broken)
        read_.broken = std::move(look.read.broken);
    if (look.isAnew || model_->allRows().empty())
        model_->setRows(std::move(look.rows));
    else
        model_->addRows(std::move(look.rows));
    offerPeople();
    showState();
}

/// Everybody who appears, in the list of people.
void HistoryPage::offerPeople()
{
    std::set<QString> people;
    for (const HistoryRow& row : model_->allRows())
        people.insert(row.who);
    const QString chosen = person_->currentIndex() > 0 ? person_->currentText() : QString();
    person_->clear();
    person_->addItem(tr("By everybody"));
    for (const QString& one : people)
        person_->addItem(one);
    const int again = chosen.isEmpty() ? 0 : person_->findText(chosen);
    person_->setCurrentIndex(std::max(0, again));
    if (again < 0)
        model_->setPerson({});
}

void HistoryPage::showState()
{
    const auto all = static_cast<int>(model_->allRows().size());
    const int shown = model_->rowCount();
    const bool hasRows = all > 0;
    table_->setVisible(hasRows);
    chain_->setVisible(hasRows || read_.broken);
    empty_->setVisible(!hasRows && !read_.broken);
    empty_->setText(tr("Every change, run, export and save of this project will be listed here, with who did it and when."));
    counts_->setText(hasRows ? shown == all ? tr("%n entries", nullptr, all) : tr("%1 of %2 entries").arg(shown).arg(all) : QString());
    setRole(chain_, read_.broken ? "error" : "secondary");
    chain_->setText(chainWords(read_));
    emit statusChanged();
}

void HistoryPage::showEntry()
{
    while (entry_->rowCount() > 0)
        entry_->removeRow(0);
    const QModelIndex now = table_->currentIndex();
    setRole(entryTitle_, now.isValid() ? "heading" : "secondary");
    if (!now.isValid()) {
        entryTitle_->setText(tr("Choose an entry to see who did it, where and with which program."));
        return;
    }
    const HistoryRow& row = model_->row(now.row());
    entryTitle_->setText(row.what);
    for (const auto& [name, value] : historyDetails(row)) {
        if (value.isEmpty())
            continue;
        auto* first = label("secondary", inspector_);
        first->setText(name);
        first->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        auto* second = new ValueLabel("plain", inspector_);
        second->setWords(value);
        entry_->addRow(first, second);
    }
}

}  // namespace annulus::ui
