#pragma once

#include "ui/document/featureGrid.h"

#include <QAbstractTableModel>

namespace annulus::ui {

/// The feature table: first what a row is (patient, image, lesion, region), then a column per feature.
class FeatureTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Fixed { patientColumn, imageColumn, lesionColumn, regionColumn, fixedColumns };
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    void setGrid(FeatureGrid grid);
    void setFilters(const QString& rows, const QString& features);
    void retranslate();

    [[nodiscard]] const FeatureGrid& grid() const { return grid_; }
    [[nodiscard]] const FeatureGridRow& row(int shown) const { return grid_.rows[shownRows_[static_cast<std::size_t>(shown)]]; }
    /// Full name of a feature column; empty for a fixed one.
    [[nodiscard]] std::string feature(int column) const;
    [[nodiscard]] const FeatureValue* value(const QModelIndex& index) const;
    [[nodiscard]] int staleCount() const;  ///< outlines whose features are not up to date

private:
    void arrange();

    FeatureGrid grid_;
    std::vector<std::size_t> shownRows_;
    std::vector<std::size_t> shownColumns_;
    QString rowFilter_, featureFilter_;
    int sortColumn_ = -1;
    bool ascending_ = true;
};

/// Definition, formula, IBSI code and unit in a few lines.
QString definitionWords(const std::string& fullName);

}  // namespace annulus::ui
