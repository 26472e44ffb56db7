#include "ui/pages/ClinicalValues.h"

#include "core/cohort/clinicalCell.h"
#include "core/project/clinical.h"
#include "ui/document/Document.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/TextTable.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {

namespace {

/// A list of levels, or a line to type into.
class ValueDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Variable& variable = static_cast<const ClinicalValuesModel*>(index.model())->variable(index.row());
        if (!variable.hasLevels())
            return QStyledItemDelegate::createEditor(parent, option, index);
        auto* box = new QComboBox(parent);
        box->addItem(QStringLiteral("–"), QString());
        for (std::size_t place = 0; place < variable.levels.size(); ++place)
            box->addItem(text(variable.levelLabel(place, speaksChinese())), text(variable.levels[place].code));
        connect(box, &QComboBox::activated, this, [this, box] {
            auto* self = const_cast<ValueDelegate*>(this);
            emit self->commitData(box);
            emit self->closeEditor(box);
        });
        return box;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        const auto* model = static_cast<const ClinicalValuesModel*>(index.model());
        auto* box = qobject_cast<QComboBox*>(editor);
        if (!box)
            return QStyledItemDelegate::setEditorData(editor, index);
        const auto place = model->variable(index.row()).placeOf(model->typed(index.row()));
        box->setCurrentIndex(place ? static_cast<int>(*place) + 1 : 0);
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override
    {
        if (auto* box = qobject_cast<QComboBox*>(editor))
            model->setData(index, box->currentData(), Qt::EditRole);
        else
            QStyledItemDelegate::setModelData(editor, model, index);
    }
};

/// A value in the words of the window: the level's label, the number with its unit, the date.
QString shownValue(const Variable& variable, const std::string& typed)
{
    const ClinicalColumn column = makeColumn(variable, {typed});
    if (column.isMissing(0))
        return typed.empty() ? QStringLiteral("–") : text(typed);
    if (variable.hasLevels())
        return text(variable.levelLabel(static_cast<std::size_t>(*column.values.value(0)), speaksChinese()));
    const QString cell = text(column.cell(0));
    return variable.unit.empty() ? cell : cell + ' ' + text(variable.unit);
}

}  // namespace

void ClinicalValuesModel::show(std::vector<Variable> variables, std::map<std::string, std::string> values, bool editable)
{
    beginResetModel();
    variables_ = std::move(variables);
    values_ = std::move(values);
    editable_ = editable;
    endResetModel();
}

int ClinicalValuesModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(variables_.size()); }
int ClinicalValuesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columnCount_; }

std::string ClinicalValuesModel::typed(int row) const
{
    const auto found = values_.find(variable(row).name);
    return found == values_.end() ? std::string() : found->second;
}

QVariant ClinicalValuesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Variable& shown = variable(index.row());
    const std::string value = typed(index.row());
    if (index.column() == nameColumn) {
        if (role == Qt::DisplayRole)
            return text(shown.labelIn(speaksChinese()));
        if (role == Qt::ToolTipRole)
            return QStringList{text(shown.name), text(nameOf(shown.kind)), text(nameOf(shown.knownWhen))}.join('\n');
        return role == Qt::ForegroundRole ? QVariant(theme().secondary) : QVariant();
    }
    const CellReading reading = readCell(shown, value);
    switch (role) {
    case Qt::DisplayRole: return shownValue(shown, value);
    case Qt::EditRole: return text(value);
    case Qt::ToolTipRole: return reading.reason.isEmpty() ? text(value) : text(reading.reason);
    case Qt::ForegroundRole:
        if (reading.refused)
            return theme().warning;
        return !reading.reason.isEmpty() ? QVariant(theme().secondary) : QVariant();
    default: return {};
    }
}

Qt::ItemFlags ClinicalValuesModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return editable_ && index.column() == valueColumn ? flags | Qt::ItemIsEditable : flags;
}

bool ClinicalValuesModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || index.column() != valueColumn)
        return false;
    const std::string wanted = value.toString().trimmed().toStdString();
    if (wanted != typed(index.row()))
        emit valueTyped(variable(index.row()).name, wanted);
    return true;
}

ClinicalValues::ClinicalValues(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), model_(new ClinicalValuesModel(this)), title_(label("section", this)), table_(rowTable(model_, this))
{
    table_->horizontalHeader()->hide();
    table_->setItemDelegate(new ValueDelegate(table_));
    table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    table_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(title_);
    column->addWidget(table_);
    connect(model_, &ClinicalValuesModel::valueTyped, this, [this](const std::string& name, const std::string& value) {
        if (const auto done = workspace_.document.apply(SetClinicalValue{patient_, name, value}); !done)
            workspace_.notices.error(done.error());
    });
    connect(&workspace_.document, &Document::changed, this, [this](const Project&, const Project&, const Touched& touched) {
        // A single value may bring a column, never one that was not known before it was shown here.
        known_ = known_ && !touched.everything;
    });
    connect(&workspace_.document, &Document::fileChanged, this, [this] { known_ = false; });
    title_->setText(tr("Clinical values"));
    hide();
}

void ClinicalValues::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        title_->setText(tr("Clinical values"));
    QWidget::changeEvent(event);
}

void ClinicalValues::followProject()
{
    const Project& project = workspace_.document.project();
    const auto codebook = codebookOf(project);
    variables_ = clinicalVariables(project, codebook ? *codebook : builtInCodebook());
    known_ = true;
}

void ClinicalValues::show(const Patient* patient)
{
    if (!known_)
        followProject();
    setVisible(patient && !variables_.empty());
    if (!patient)
        return;
    const bool same = std::exchange(patient_, patient->id) == patient->id;
    const int row = same ? table_->currentIndex().row() : -1;
    model_->show(variables_, patient->clinical, !workspace_.document.readOnly());
    if (row >= 0 && row < model_->rowCount())
        table_->setCurrentIndex(model_->index(row, ClinicalValuesModel::valueColumn));
    fitHeight();
}

/// The inspector scrolls, not the table.
void ClinicalValues::fitHeight()
{
    table_->setColumnWidth(ClinicalValuesModel::nameColumn, 150);
    table_->setFixedHeight(model_->rowCount() * table_->verticalHeader()->defaultSectionSize() + 2);
}

}  // namespace annulus::ui
