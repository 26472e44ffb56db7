#include "ui/pages/CasesModel.h"

#include "ui/pages/caseOrder.h"
#include "ui/text.h"

#include <algorithm>
#include <limits>

namespace annulus::ui {

/// What a node stands for below its patient.
struct CasesModel::Part {
    Level level = Level::patient;
    const Study* study = nullptr;
    const Series* series = nullptr;
    const ImageRecord* image = nullptr;
};

struct CasesModel::Node {
    Node* parent = nullptr;
    int row = 0;  ///< among its siblings; of a patient: among the shown ones
    std::shared_ptr<const Patient> owner;
    QString search;  ///< of a patient: what the filter looks in
    Part part;
    // Made when they are asked for.
    bool unfolded = false;
    std::vector<std::unique_ptr<Node>> children;
    std::optional<CaseRow> texts;
};

namespace {

/// As radiologists look at them, not as their UIDs come; what is alike stays in the order of the project.
template <class T, class Rank>
std::vector<const T*> inReadingOrder(const std::vector<T>& all, const Rank& rank)
{
    std::vector<const T*> ordered;
    for (const T& one : all)
        ordered.push_back(&one);
    std::ranges::stable_sort(ordered, {}, [&](const T* one) { return rank(*one); });
    return ordered;
}

/// Of its first image in reading order.
int rankOf(const Series& series)
{
    int first = std::numeric_limits<int>::max();
    for (const ImageRecord& image : series.images)
        first = std::min(first, readingRank(image.facts));
    return first;
}

}  // namespace

CasesModel::CasesModel(Document& document, const MissingFiles* missing, QObject* parent) : QAbstractItemModel(parent), document_(document), missing_(missing)
{
    if (missing)
        connect(missing, &MissingFiles::changed, this, &CasesModel::forgetTexts);
    connect(&document, &Document::changed, this, &CasesModel::follow);
    rebuild();
}

CasesModel::~CasesModel() = default;

std::vector<CasesModel::Part> CasesModel::partsOf(const Node& node)
{
    std::vector<Part> parts;
    if (node.part.level == Level::patient)
        for (const Study& study : node.owner->studies)
            parts.push_back({Level::study, &study});
    else if (node.part.level == Level::study)
        for (const Series* series : inReadingOrder(node.part.study->series, rankOf))
            parts.push_back({Level::series, nullptr, series});
    else if (node.part.level == Level::series)
        for (const ImageRecord* image : inReadingOrder(node.part.series->images, [](const ImageRecord& of) { return readingRank(of.facts); }))
            parts.push_back({Level::image, nullptr, nullptr, image});
    return parts;
}

CasesModel::Node* CasesModel::node(const QModelIndex& index) { return static_cast<Node*>(index.internalPointer()); }

const std::vector<std::unique_ptr<CasesModel::Node>>& CasesModel::childrenOf(Node& node) const
{
    if (node.unfolded)
        return node.children;
    node.unfolded = true;
    for (const Part& part : partsOf(node)) {
        auto child = std::make_unique<Node>();
        child->parent = &node;
        child->row = static_cast<int>(node.children.size());
        child->owner = node.owner;
        child->part = part;
        node.children.push_back(std::move(child));
    }
    return node.children;
}

QModelIndex CasesModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || row >= rowCount(parent) || column < 0 || column >= columnCount_)
        return {};
    Node* const child = parent.isValid() ? childrenOf(*node(parent))[static_cast<std::size_t>(row)].get()
                                         : shown_[static_cast<std::size_t>(row)];
    return createIndex(row, column, child);
}

QModelIndex CasesModel::parent(const QModelIndex& index) const
{
    Node* const above = index.isValid() ? node(index)->parent : nullptr;
    return above ? createIndex(above->row, 0, above) : QModelIndex();
}

int CasesModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(shown_.size());
    return parent.column() == 0 ? static_cast<int>(childrenOf(*node(parent)).size()) : 0;
}

int CasesModel::columnCount(const QModelIndex&) const { return columnCount_; }

bool CasesModel::hasChildren(const QModelIndex& parent) const
{
    return !parent.isValid() ? !shown_.empty() : parent.column() == 0 && node(parent)->part.level != Level::image;
}

const CaseRow& CasesModel::row(const QModelIndex& index) const
{
    Node& at = *node(index);
    if (!at.texts) {
        switch (at.part.level) {
        case Level::patient: at.texts = caseRow(*at.owner); break;
        case Level::study: at.texts = caseRow(*at.part.study); break;
        case Level::series: at.texts = caseRow(*at.part.series); break;
        case Level::image: at.texts = caseRow(*at.part.image, *at.owner); break;
        }
        if (const int files = missingOf(at); files > 0)
            at.texts->chips.insert(at.texts->chips.begin(), missingChip(files));
    }
    return *at.texts;
}

QVariant CasesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const CaseRow& row = this->row(index);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
        switch (index.column()) {
        case titleColumn: return row.title;
        case modalityColumn: return row.modality;
        case dateColumn: return row.date;
        case sizeColumn: return row.size;
        case spacingColumn: return row.spacing;
        case intentColumn: return row.intent;
        case chipColumn: {
            QStringList words;
            for (const Chip& chip : row.chips)
                words += chip.word;
            return words.join(QStringLiteral(", "));
        }
        default: return {};
        }
    }
    if (role == Qt::ToolTipRole) {
        if (index.column() == chipColumn) {
            QStringList words;
            for (const Chip& chip : row.chips)
                words += chip.word + ": " + chip.why;
            return words.join('\n');
        }
        if (const ImageRecord* image = this->image(index))
            return index.column() == spacingColumn ? text(image->facts.spacingWords) : text(image->path);
    }
    return {};
}

QVariant CasesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case titleColumn: return tr("Patient, study, image");
    case thumbnailColumn: return tr("Images");
    case modalityColumn: return tr("Modality");
    case dateColumn: return tr("Date");
    case sizeColumn: return tr("Size");
    case spacingColumn: return tr("Spacing");
    case intentColumn: return tr("Intent");
    default: return tr("Remarks");
    }
}

CasesModel::Level CasesModel::level(const QModelIndex& index) const { return node(index)->part.level; }
const Patient& CasesModel::patient(const QModelIndex& index) const { return *node(index)->owner; }
const ImageRecord* CasesModel::image(const QModelIndex& index) const { return node(index)->part.image; }

int CasesModel::missingOf(const Node& node) const
{
    if (!missing_)
        return 0;
    return node.part.level == Level::patient ? missing_->countOf(*node.owner) : node.part.level == Level::image && missing_->has(*node.part.image) ? 1 : 0;
}

bool CasesModel::isMissing(const QModelIndex& index) const { return index.isValid() && missingOf(*node(index)) > 0; }

QModelIndex CasesModel::indexOfPatient(const std::string& id) const
{
    const auto found = std::ranges::lower_bound(all_, id, {}, [](const auto& node) -> const std::string& { return node->owner->id; });
    if (found == all_.end() || (*found)->owner->id != id || (*found)->row < 0)
        return {};
    return createIndex((*found)->row, 0, found->get());
}

void CasesModel::setFilter(const QString& filter)
{
    if (filter == filter_)
        return;
    beginResetModel();
    filter_ = filter;
    arrange();
    endResetModel();
}

void CasesModel::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    sortColumn_ = column;
    order_ = order;
    arrange();
    endResetModel();
}

void CasesModel::retranslate()
{
    forgetTexts();
    emit headerDataChanged(Qt::Horizontal, 0, columnCount_ - 1);
}

/// Words are made again when they are shown.
void CasesModel::forgetTexts()
{
    for (const auto& node : all_) {
        node->texts.reset();
        const auto forget = [](const auto& self, Node& below) -> void {
            below.texts.reset();
            for (const auto& child : below.children)
                self(self, *child);
        };
        forget(forget, *node);
    }
    if (!shown_.empty())
        emit dataChanged(index(0, 0), index(static_cast<int>(shown_.size()) - 1, columnCount_ - 1));
}

void CasesModel::follow(const Project& before, const Project& after, const Touched& touched)
{
    // Most edits draw: the images of the patient are the same, only its marks change, and nothing may fold up.
    if (touched.everything && before.patients == after.patients)
        return;  // a setting or the name of the project
    if (touched.everything || before.patients.size() != after.patients.size()) {
        rebuild();
        return;
    }
    for (const std::string& id : touched.patients) {
        const auto next = std::ranges::lower_bound(after.patients, id, {}, [](const auto& patient) -> const std::string& { return patient->id; });
        const auto found = std::ranges::lower_bound(all_, id, {}, [](const auto& node) -> const std::string& { return node->owner->id; });
        const bool known = next != after.patients.end() && (*next)->id == id && found != all_.end() && (*found)->owner->id == id;
        if (!known || imagesOf(**next).size() != imagesOf(*(*found)->owner).size()) {
            rebuild();
            return;
        }
        Node& top = **found;
        const auto point = [](const auto& self, Node& node, const std::shared_ptr<const Patient>& owner) -> void {
            node.owner = owner;
            node.search.clear();
            node.texts.reset();
            const std::vector<Part> parts = partsOf(node);
            for (std::size_t i = 0; i < node.children.size(); ++i) {
                node.children[i]->part = parts[i];
                self(self, *node.children[i], owner);
            }
        };
        point(point, top, *next);
        if (top.row >= 0)
            emit dataChanged(createIndex(top.row, 0, &top), createIndex(top.row, columnCount_ - 1, &top));
    }
}

void CasesModel::rebuild()
{
    beginResetModel();
    all_.clear();
    for (const auto& patient : document_.project().patients) {
        auto node = std::make_unique<Node>();
        node->owner = patient;
        all_.push_back(std::move(node));
    }
    arrange();
    endResetModel();
}

void CasesModel::arrange()
{
    const QStringList words = filter_.split(' ', Qt::SkipEmptyParts);
    std::vector<std::pair<QString, Node*>> keyed;
    for (const auto& node : all_) {
        node->row = -1;
        if (!words.isEmpty() && node->search.isEmpty())
            node->search = searchText(*node->owner);
        if (std::ranges::all_of(words, [&](const QString& word) { return node->search.contains(word, Qt::CaseInsensitive); }))
            keyed.emplace_back(sortKey(*node->owner, static_cast<Column>(sortColumn_)), node.get());
    }
    std::ranges::stable_sort(keyed, [this](const auto& a, const auto& b) {
        return order_ == Qt::AscendingOrder ? a.first < b.first : b.first < a.first;
    });
    shown_.clear();
    for (const auto& [key, node] : keyed) {
        node->row = static_cast<int>(shown_.size());
        shown_.push_back(node);
    }
}

}  // namespace annulus::ui
