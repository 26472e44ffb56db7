#include "ui/ReaderAgreementDialog.h"

#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/stats/blandAltman.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/document/imageNames.h"
#include "ui/document/readers.h"
#include "ui/jobs/JobRunner.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {
namespace {

QString number(double value, int digits) { return QLocale().toString(value, 'f', digits); }

/// A row that sorts by its numbers.
class Row : public QTreeWidgetItem {
public:
    using QTreeWidgetItem::QTreeWidgetItem;
    bool operator<(const QTreeWidgetItem& other) const override
    {
        const int column = treeWidget()->sortColumn();
        const QVariant mine = data(column, Qt::UserRole), its = other.data(column, Qt::UserRole);
        return mine.isValid() && its.isValid() ? mine.toDouble() < its.toDouble() : text(column) < other.text(column);
    }
    void set(int column, const QString& words, double value)
    {
        setText(column, words);
        setData(column, Qt::UserRole, value);
        setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
};

/// How close an outline is to the proposal that it began as; empty where it was drawn by hand.
void setProposal(Row& row, int column, const std::optional<double>& dice)
{
    if (!dice)
        return;
    row.set(column, number(*dice, 3), *dice);
    row.setToolTip(column, ReaderAgreementDialog::tr("Began as a proposal of a model; Dice to the proposal"));
}

/// "5 outlines of the first reader began as a proposal, ...", or nothing.
QString proposalWords(const std::vector<OutlinePair>& pairs, bool ofFirst)
{
    std::vector<double> dice;
    for (const OutlinePair& pair : pairs)
        if (const auto& one = ofFirst ? pair.firstToProposal : pair.secondToProposal)
            dice.push_back(*one);
    if (dice.empty())
        return {};
    const auto count = static_cast<int>(dice.size());
    return '\n' + (ofFirst ? ReaderAgreementDialog::tr("%n outline(s) of the first reader began as a proposal of a model, median Dice to it %1.", nullptr, count)
                           : ReaderAgreementDialog::tr("%n outline(s) of the second reader began as a proposal of a model, median Dice to it %1.", nullptr, count))
                      .arg(number(median(dice), 3));
}

QString nameOf(const std::string& reader) { return reader.empty() ? ReaderAgreementDialog::tr("without a name") : text(reader); }

}  // namespace

QString agreementWords(const std::vector<OutlinePair>& pairs)
{
    std::vector<double> dice, first, second;
    bool inPixels = false;
    for (const OutlinePair& pair : pairs)
        if (pair.agreement) {
            dice.push_back(pair.agreement->dice);
            first.push_back(pair.agreement->areaA);
            second.push_back(pair.agreement->areaB);
            inPixels = inPixels || pair.agreement->inPixels;
        }
    if (dice.empty())
        return ReaderAgreementDialog::tr("These two readers have no lesion in common.");
    const MinMax range = minMax(dice);
    QString words = ReaderAgreementDialog::tr("%n lesion(s) of both: median Dice %1 (%2 to %3).", nullptr, static_cast<int>(dice.size())).arg(number(median(dice), 3), number(range.min, 3), number(range.max, 3));
    if (const int alone = static_cast<int>(pairs.size() - dice.size()); alone > 0)
        words += ' ' + ReaderAgreementDialog::tr("%n drawn by one of them only.", nullptr, alone);
    if (const auto area = inPixels ? Result<BlandAltman>(Error{}) : blandAltman(first, second))
        words += '\n' + ReaderAgreementDialog::tr("Area, second minus first: %1 mm² on average, 95 % limits of agreement %2 to %3 mm² (Bland and Altman).").arg(number(area->bias, 1), number(area->limits.low, 1), number(area->limits.high, 1));
    return words + proposalWords(pairs, true) + proposalWords(pairs, false);
}

ReaderAgreementDialog::ReaderAgreementDialog(const Workspace& workspace, QWidget* parent)
    : QDialog(parent), workspace_(workspace), first_(new QComboBox(this)), second_(new QComboBox(this)), words_(label("secondary", this)), table_(new QTreeWidget(this)), save_(new QPushButton(this))
{
    setWindowTitle(tr("Compare readers"));
    for (const std::string& reader : readersOf(workspace.document.project()))
        for (QComboBox* choice : {first_, second_})
            choice->addItem(nameOf(reader), text(reader));
    second_->setCurrentIndex(std::min(1, second_->count() - 1));
    table_->setHeaderLabels({tr("Patient"), tr("Image"), tr("Lesion"), tr("Dice"), tr("Jaccard"), tr("HD95"), tr("Mean distance"), tr("Area, first"), tr("Area, second"), tr("Dice to proposal, first"), tr("Dice to proposal, second"), tr("Remark")});
    table_->setRootIsDecorated(false);
    table_->setUniformRowHeights(true);
    table_->setSortingEnabled(true);
    table_->sortByColumn(3, Qt::AscendingOrder);
    table_->header()->setStretchLastSection(true);
    words_->setWordWrap(true);
    save_->setText(tr("Save table ..."));

    auto* top = new QHBoxLayout;
    top->setSpacing(measure::padding);
    auto* against = label("secondary", this);
    against->setText(tr("and"));
    top->addWidget(first_);
    top->addWidget(against);
    top->addWidget(second_);
    top->addStretch();
    top->addWidget(save_);
    auto* hint = label("secondary", this);
    hint->setText(tr("Double-click a row to see both outlines on the picture."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(measure::padding * 2, measure::padding * 2, measure::padding * 2, measure::padding * 2);
    column->setSpacing(measure::padding);
    column->addLayout(top);
    column->addWidget(words_);
    column->addWidget(table_, 1);
    column->addWidget(hint);
    resize(960, 600);
    for (QComboBox* choice : {first_, second_})
        connect(choice, &QComboBox::activated, this, &ReaderAgreementDialog::start);
    connect(table_, &QTreeWidget::itemDoubleClicked, this, [this](QTreeWidgetItem* item) { open(item->data(0, Qt::UserRole + 1).toInt()); });
    connect(save_, &QPushButton::clicked, this, &ReaderAgreementDialog::save);
}

void ReaderAgreementDialog::start()
{
    const std::string first = first_->currentData().toString().toStdString(), second = second_->currentData().toString().toStdString();
    words_->setText(tr("The outlines are being compared ..."));
    workspace_.jobs.start<std::vector<OutlinePair>>(
        [] { return tr("Compare readers"); }, this,
        [project = workspace_.document.project(), first, second](const Progress& progress) -> Result<std::vector<OutlinePair>> {
            auto pairs = compareReaders(project, first, second, progress);
            if (progress.cancelled())
                return stopped();
            return pairs;
        },
        [this, asked = ++asked_](Result<std::vector<OutlinePair>> pairs) {
            if (asked != asked_)
                return;
            if (pairs)
                fill(*std::move(pairs));
            else
                words_->setText(text(pairs.error()));
            emit finished();
        });
}

void ReaderAgreementDialog::fill(std::vector<OutlinePair> pairs)
{
    pairs_ = std::move(pairs);
    words_->setText(agreementWords(pairs_));
    table_->setSortingEnabled(false);
    table_->clear();
    for (std::size_t at = 0; at < pairs_.size(); ++at) {
        const OutlinePair& pair = pairs_[at];
        const Patient* patient = workspace_.document.project().findPatient(pair.patient);
        const ImageRecord* image = patient ? patient->findImage(pair.image) : nullptr;
        QString where = image ? imageName(image->facts) : text(pair.image);
        if (image && image->facts.frames > 1)
            where = tr("%1, frame %2").arg(where).arg(pair.frame);
        auto* row = new Row(table_, QStringList{text(pair.patient), where, lesionName(pair.lesion)});
        row->setData(0, Qt::UserRole + 1, static_cast<int>(at));
        setProposal(*row, 9, pair.firstToProposal);
        setProposal(*row, 10, pair.secondToProposal);
        if (!pair.agreement) {
            row->setText(11, text(pair.reason));
            continue;
        }
        const Agreement& one = *pair.agreement;
        const QString unit = one.inPixels ? tr("px") : tr("mm");
        row->set(3, number(one.dice, 3), one.dice);
        row->set(4, number(one.jaccard, 3), one.jaccard);
        if (one.hd95) {
            row->set(5, QStringLiteral("%1 %2").arg(number(*one.hd95, 2), unit), *one.hd95);
            row->set(6, QStringLiteral("%1 %2").arg(number(*one.meanSurfaceDistance, 2), unit), *one.meanSurfaceDistance);
        }
        row->set(7, QStringLiteral("%1 %2²").arg(number(one.areaA, 1), unit), one.areaA);
        row->set(8, QStringLiteral("%1 %2²").arg(number(one.areaB, 1), unit), one.areaB);
    }
    table_->setSortingEnabled(true);
    table_->setColumnHidden(9, std::ranges::none_of(pairs_, [](const OutlinePair& pair) { return pair.firstToProposal.has_value(); }));
    table_->setColumnHidden(10, std::ranges::none_of(pairs_, [](const OutlinePair& pair) { return pair.secondToProposal.has_value(); }));
    for (int column = 0; column < 11; ++column)
        table_->resizeColumnToContents(column);
    save_->setEnabled(!pairs_.empty());
}

void ReaderAgreementDialog::open(int row)
{
    const OutlinePair& pair = pairs_[static_cast<std::size_t>(row)];
    workspace_.selection.selectPatient(pair.patient);
    workspace_.selection.selectImage(pair.patient, pair.image, pair.frame);
    workspace_.selection.selectRoi(pair.first.empty() ? pair.second : pair.first);
    emit pictureWanted();
}

void ReaderAgreementDialog::save()
{
    auto* dialog = new QFileDialog(this, tr("Save table"), workspace_.settings.folder("outlines"), tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("csv");
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const auto cell = [](const std::optional<double>& value) { return value ? formatNumber(*value) : std::string(); };
        std::string csv = "\xEF\xBB\xBF" + csvLine({"patient", "image_uid", "frame", "lesion", "dice", "jaccard", "hd95", "mean_surface_distance", "area_a", "area_b", "unit", "reason", "dice_to_proposal_a", "dice_to_proposal_b"});
        for (const OutlinePair& pair : pairs_) {
            std::vector<std::string> line{pair.patient, pair.image, std::to_string(pair.frame), pair.lesion};
            if (const auto& one = pair.agreement)
                line.insert(line.end(), {formatNumber(one->dice), formatNumber(one->jaccard), cell(one->hd95), cell(one->meanSurfaceDistance), formatNumber(one->areaA), formatNumber(one->areaB), one->inPixels ? "pixels" : "mm", ""});
            else
                line.insert(line.end(), {"", "", "", "", "", "", "", pair.reason.english()});
            line.push_back(cell(pair.firstToProposal));
            line.push_back(cell(pair.secondToProposal));
            csv += csvLine(line);
        }
        if (const auto written = writeFileAtomically(pathOf(file), csv); !written)
            return workspace_.notices.error(written.error());
        workspace_.document.note(Event{logKind::exported, {{"file", file.toStdString()}, {"what", "agreement of readers"}}});
    });
    dialog->open();
}

}  // namespace annulus::ui
