#pragma once

#include "ui/document/MissingFiles.h"
#include "ui/document/caseRows.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>
#include <vector>

namespace annulus::ui {

/// Patient, study, series, image as a tree. A patient's inside is built when it is unfolded and a row's texts when
/// they are first shown, so that 20,000 images cost no more than what the screen holds.
class CasesModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { titleColumn, thumbnailColumn, modalityColumn, dateColumn, sizeColumn, spacingColumn, intentColumn, chipColumn, columnCount_ };
    enum class Level { patient, study, series, image };

    /// `missing` may be null: then no file is known to be missing.
    explicit CasesModel(Document& document, const MissingFiles* missing = nullptr, QObject* parent = nullptr);
    ~CasesModel() override;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    void setFilter(const QString& filter);
    void retranslate();

    [[nodiscard]] Level level(const QModelIndex& index) const;
    [[nodiscard]] const CaseRow& row(const QModelIndex& index) const;
    [[nodiscard]] const Patient& patient(const QModelIndex& index) const;
    /// The image of an image row, else null.
    [[nodiscard]] const ImageRecord* image(const QModelIndex& index) const;
    /// Of an image, or of any image of a patient, the file is missing.
    [[nodiscard]] bool isMissing(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOfPatient(const std::string& id) const;
    [[nodiscard]] int patientCount() const { return static_cast<int>(all_.size()); }

private:
    struct Part;
    struct Node;
    [[nodiscard]] static Node* node(const QModelIndex& index);
    [[nodiscard]] static std::vector<Part> partsOf(const Node& node);  ///< what unfolds below it, in reading order
    [[nodiscard]] const std::vector<std::unique_ptr<Node>>& childrenOf(Node& node) const;
    void follow(const Project& before, const Project& after, const Touched& touched);
    void rebuild();
    void arrange();
    void forgetTexts();
    [[nodiscard]] int missingOf(const Node& node) const;

    Document& document_;
    const MissingFiles* missing_;
    std::vector<std::unique_ptr<Node>> all_;  ///< every patient, by ID
    std::vector<Node*> shown_;                ///< after filter and order
    QString filter_;
    int sortColumn_ = titleColumn;
    Qt::SortOrder order_ = Qt::AscendingOrder;
};

}  // namespace annulus::ui
