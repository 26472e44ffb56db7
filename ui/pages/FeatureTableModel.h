#pragma once

#include "ui/document/featureGrid.h"
#include "ui/jobs/Latest.h"

#include <QAbstractTableModel>
#include <QPixmap>

#include <functional>
#include <map>
#include <set>

namespace annulus::ui {

/// The feature table: first what a row is (patient, image, lesion, region), then a column per feature. Rows point into
/// the project; numbers are fetched for what is on screen; filter and order are worked out beside the window's thread.
/// An edit changes the rows of its patients and nothing else.
class FeatureTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Fixed { patientColumn, imageColumn, lesionColumn, regionColumn, fixedColumns };
    explicit FeatureTableModel(JobRunner& jobs, QObject* parent = nullptr);
    ~FeatureTableModel() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// The rows move when a worker has found their order.
    void sort(int column, Qt::SortOrder order) override;

    /// The column by which rows stand in order, or -1; with the direction.
    [[nodiscard]] int orderColumn() const;
    [[nodiscard]] Qt::SortOrder orderDirection() const { return order_.ascending ? Qt::AscendingOrder : Qt::DescendingOrder; }

    /// All rows anew.
    void setProject(const Project& project);
    /// After an edit that touched these patients.
    void follow(const Project& project, const std::set<std::string>& patients);
    /// What results computed now would hang on; which rows are stale is found beside the window's thread, those on
    /// screen first.
    void setToday(RecipeBase today);
    void setRowFilter(const QString& words);
    /// Only these features (full names; what is not in the table is left out), or all.
    void setShownFeatures(std::function<bool(const std::string&)> isShown);
    void retranslate();

    [[nodiscard]] const FeatureGrid& grid() const { return *grid_; }
    [[nodiscard]] const FeatureGridRow& row(int shown) const { return grid_->rows[shownRows_[static_cast<std::size_t>(shown)]]; }
    /// Full name of a feature column; empty for a fixed one.
    [[nodiscard]] std::string feature(int column) const;
    /// What a cell holds.
    struct Cell {
        enum class State { none, loading, failed, missing, number } state = State::none;
        double number = 0;
        Message reason;  ///< why it is missing or could not be read
    };
    [[nodiscard]] Cell cell(const QModelIndex& index) const;
    [[nodiscard]] Staleness staleness(int shown) const;
    [[nodiscard]] QString stalenessWords(int shown, bool whole = false) const;
    [[nodiscard]] int staleCount() const { return static_cast<int>(staleRois_); }  ///< outlines whose features are not up to date
    [[nodiscard]] std::vector<RoiKey> staleKeys() const;
    [[nodiscard]] bool isArranging() const { return arranging_.isRunning(); }

signals:
    void countsChanged();  ///< of rows, columns or stale outlines

private:
    using Mask = std::uint16_t;  ///< a bit for each changed RecipePart and two of its own
    using Rows = std::vector<std::uint32_t>;

    FeatureGrid& ownGrid();
    void reset(FeatureGrid grid);
    void arrangeColumns();
    void arrange();
    void reorder(Rows rows);
    void takeArranged(const Rows& rows);
    void followPatient(const Project& project, const std::string& id, bool& rearrange);
    void removeRowsOf(std::size_t first, std::size_t count);
    void insertShown(std::size_t first, std::size_t count);
    void findStale();
    void countStale();
    [[nodiscard]] Mask staleMask(std::size_t row) const;
    void wantNumbers(int shown) const;
    void fetchWanted();

    std::shared_ptr<FeatureGrid> grid_ = std::make_shared<FeatureGrid>();
    std::size_t revision_ = 0;         ///< of the grid; a worker's answer to an earlier one is asked for again
    std::optional<RecipeBase> today_;
    mutable std::vector<Mask> stale_;  ///< of each row of the grid; found when it is first shown or by the worker
    std::size_t staleRois_ = 0;
    Rows shownRows_;
    std::vector<std::size_t> shownColumns_;
    QString rowFilter_;
    FeatureOrder order_;
    std::function<bool(const std::string&)> isShown_;
    Latest arranging_, staling_, fetching_;
    mutable std::map<Digest, LazyNumbers> wanted_;
    mutable std::pair<int, int> wantedRows_{0, -1};
    std::map<Digest, Message> refused_;
    std::vector<std::string> readers_;  ///< of the project
    mutable std::map<std::pair<std::string, int>, QPixmap> marks_;  ///< by region and reader
};

/// Definition, formula, IBSI code and unit in a few lines.
QString definitionWords(const std::string& fullName);

}  // namespace annulus::ui
