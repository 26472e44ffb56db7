#pragma once

#include <QAbstractTableModel>

#include <vector>

class QTableView;

namespace annulus::ui {

/// One cell as it is shown.
struct TextCell {
    enum class Tone { plain, secondary, warning, error };
    QString text;
    QString tip = {};
    Tone tone = Tone::plain;
    bool isNumber = false;  ///< stands at the right edge
    bool operator==(const TextCell&) const = default;
};

/// Rows that are ready to be shown, for tables that nobody edits.
class TextTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void show(QStringList header, std::vector<std::vector<TextCell>> rows);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] const TextCell& cell(int row, int column) const { return rows_[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]; }

private:
    QStringList header_;
    std::vector<std::vector<TextCell>> rows_;
};

/// A table of whole rows in the look of all others.
QTableView* rowTable(QAbstractItemModel* model, QWidget* parent);

}  // namespace annulus::ui
