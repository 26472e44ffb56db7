#include "ui/pages/CodebookModel.h"

#include "core/base/text.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"

#include <QComboBox>

#include <algorithm>
#include <array>

namespace annulus::ui {

namespace {

constexpr std::array kinds{VariableKind::continuous, VariableKind::ordinal, VariableKind::factor, VariableKind::date, VariableKind::text, VariableKind::identifier};
constexpr std::array moments{KnownWhen::unknown, KnownWhen::beforeBiopsy, KnownWhen::biopsy, KnownWhen::surgery};

QString wordsOf(std::string_view word) { return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())); }

/// The levels as they were typed: known codes keep their labels and aliases.
std::vector<Level> levelsFrom(const QString& typed, const Variable& before)
{
    std::vector<Level> levels;
    for (const QString& part : typed.split(',', Qt::SkipEmptyParts)) {
        const std::string code = part.trimmed().toStdString();
        const auto known = std::ranges::find(before.levels, code, &Level::code);
        if (!code.empty() && std::ranges::find(levels, code, &Level::code) == levels.end())
            levels.push_back(known == before.levels.end() ? Level{code, {}, {}, {}} : *known);
    }
    return levels;
}

}  // namespace

void CodebookModel::show(const ClinicalReading& reading, const Codebook& codebook, const std::set<std::string>& leftOut)
{
    beginResetModel();
    rows_.clear();
    variables_ = codebook.variables;
    for (const ColumnMatch& match : reading.matches) {
        Row row{match.header, {}, match.known, 0, 0};
        if (const Variable* variable = reading.codebook.find(match.variable))
            row.variable = *variable;
        if (const ClinicalColumn* column = reading.table.find(match.variable))
            for (std::size_t patient = 0; patient < reading.table.patients.size(); ++patient)
                row.values += !column->isMissing(patient);
        if (match.variable == patientColumn)
            row.values = reading.table.patients.size();
        row.refused = static_cast<std::size_t>(std::ranges::count(reading.refused, match.variable, &RefusedCell::column));
        rows_.push_back(std::move(row));
    }
    for (const std::string& header : leftOut)
        rows_.push_back({header, {}, true, 0, 0});
    endResetModel();
}

void CodebookModel::retranslate()
{
    beginResetModel();
    endResetModel();
}

int CodebookModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
int CodebookModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columnCount_; }

QString CodebookModel::shown(const Row& row, int column) const
{
    if (column == headerColumn)
        return text(row.header);
    if (!row.variable)
        return column == variableColumn ? tr("left out") : QString();
    const Variable& variable = *row.variable;
    switch (column) {
    case variableColumn: return row.known ? text(variable.labelIn(speaksChinese())) : tr("%1 (new)").arg(text(variable.name));
    case kindColumn: return text(nameOf(variable.kind));
    case levelsColumn: {
        QStringList codes;
        for (const Level& level : variable.levels)
            codes += text(level.code);
        return variable.hasLevels() ? codes.join(QStringLiteral(", ")) : QString();
    }
    case referenceColumn: return variable.hasLevels() && !variable.levels.empty() ? text(variable.levels[variable.referencePlace()].code) : QString();
    case unitColumn: return text(variable.unit);
    case knownColumn: return text(nameOf(variable.knownWhen));
    case valuesColumn: return QString::number(row.values);
    default: return row.refused == 0 ? QString() : QString::number(row.refused);
    }
}

QVariant CodebookModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return shown(row, index.column());
    case Qt::TextAlignmentRole: return int((index.column() >= valuesColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (index.column() == refusedColumn)
            return theme().warning;
        if (!row.variable || index.column() == headerColumn)
            return theme().secondary;
        return {};
    case Qt::ToolTipRole: {
        if (!row.variable)
            return tr("This column is not taken. Choose what it means to take it.");
        QStringList lines{shown(row, index.column())};
        if (index.column() == variableColumn)
            lines = {text(row.variable->name), text(row.variable->labelIn(speaksChinese()))};
        if (index.column() == levelsColumn)
            for (std::size_t place = 0; place < row.variable->levels.size(); ++place)
                lines += QStringLiteral("%1: %2").arg(text(row.variable->levels[place].code), text(row.variable->levelLabel(place, speaksChinese())));
        if (index.column() == knownColumn && !row.variable->containsOutcome.empty())
            lines += tr("Holds, wholly or partly, the outcome %1").arg(text(join(row.variable->containsOutcome, ", ")));
        return lines.join('\n');
    }
    default: return {};
    }
}

QVariant CodebookModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= valuesColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case headerColumn: return tr("Column of the file");
    case variableColumn: return tr("Means");
    case kindColumn: return tr("Kind");
    case levelsColumn: return tr("Levels in order");
    case referenceColumn: return tr("Reference");
    case unitColumn: return tr("Unit");
    case knownColumn: return tr("Known");
    case valuesColumn: return tr("Values");
    default: return tr("Not understood");
    }
}

Qt::ItemFlags CodebookModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const bool isPatient = row.variable && row.variable->name == patientColumn;
    bool editable = index.column() == variableColumn;
    if (row.variable && !isPatient) {
        const bool levels = row.variable->hasLevels();
        editable = editable || index.column() == kindColumn || index.column() == knownColumn || (index.column() == unitColumn && row.variable->kind == VariableKind::continuous) ||
                   (levels && (index.column() == levelsColumn || index.column() == referenceColumn));
    }
    return editable ? flags | Qt::ItemIsEditable : flags;
}

std::vector<std::pair<QString, QString>> CodebookModel::choices(const QModelIndex& index) const
{
    std::vector<std::pair<QString, QString>> offered;
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case variableColumn:
        offered.emplace_back(tr("left out"), QString());
        if (!row.known && row.variable)
            offered.emplace_back(shown(row, variableColumn), text(row.variable->name));
        for (const Variable& variable : variables_)
            offered.emplace_back(text(variable.labelIn(speaksChinese())), text(variable.name));
        break;
    case kindColumn:
        for (const VariableKind kind : kinds)
            offered.emplace_back(text(nameOf(kind)), wordsOf(wordOf(kind)));
        break;
    case knownColumn:
        for (const KnownWhen when : moments)
            offered.emplace_back(text(nameOf(when)), wordsOf(wordOf(when)));
        break;
    case referenceColumn:
        for (const Level& level : row.variable->levels)
            offered.emplace_back(text(level.code), text(level.code));
        break;
    default: break;
    }
    return offered;
}

bool CodebookModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const Row row = rows_[static_cast<std::size_t>(index.row())];  // a copy: the answer to the signal may be new rows
    const QString typed = value.toString();
    if (index.column() == variableColumn) {
        if (typed != (row.variable ? text(row.variable->name) : QString()))
            emit headerAssigned(text(row.header), typed);
        return true;
    }
    if (!row.variable)
        return false;
    Variable variable = *row.variable;
    switch (index.column()) {
    case kindColumn:
        for (const VariableKind kind : kinds)
            if (typed == wordsOf(wordOf(kind)))
                variable.kind = kind;
        break;
    case knownColumn:
        for (const KnownWhen when : moments)
            if (typed == wordsOf(wordOf(when)))
                variable.knownWhen = when;
        break;
    case levelsColumn:
        variable.levels = levelsFrom(typed, variable);
        if (std::ranges::find(variable.levels, variable.reference, &Level::code) == variable.levels.end())
            variable.reference.clear();
        if (variable.levels.size() < 2)
            return false;
        break;
    case referenceColumn: variable.reference = typed.toStdString(); break;
    case unitColumn: variable.unit = typed.trimmed().toStdString(); break;
    default: return false;
    }
    if (variable != *row.variable)
        emit variableChanged(variable);
    return true;
}

QWidget* CodebookDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto choices = static_cast<const CodebookModel*>(index.model())->choices(index);
    if (choices.empty())
        return QStyledItemDelegate::createEditor(parent, option, index);
    auto* box = new QComboBox(parent);
    for (const auto& [shown, value] : choices)
        box->addItem(shown, value);
    connect(box, &QComboBox::activated, this, [this, box] {
        emit const_cast<CodebookDelegate*>(this)->commitData(box);
        emit const_cast<CodebookDelegate*>(this)->closeEditor(box);
    });
    return box;
}

void CodebookDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (auto* box = qobject_cast<QComboBox*>(editor)) {
        box->setCurrentIndex(std::max(0, box->findText(index.data(Qt::EditRole).toString())));
        return;
    }
    QStyledItemDelegate::setEditorData(editor, index);
}

void CodebookDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentData(), Qt::EditRole);
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}

}  // namespace annulus::ui
