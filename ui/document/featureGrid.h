#pragma once

#include "core/project/extraction.h"

#include <QString>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace annulus::ui {

/// One line of the feature table: one region of one outline. It points into its patient; words and numbers are made
/// when they are shown.
struct FeatureGridRow {
    std::shared_ptr<const Patient> owner;
    const Roi* roi = nullptr;
    const ImageRecord* image = nullptr;
    const FeatureResult* result = nullptr;
    std::uint32_t region = 0;  ///< of result->kind->columns
    std::uint32_t layout = 0;  ///< of the grid

    [[nodiscard]] const std::string& regionName() const { return result->kind->columns->regions()[region].region; }
};

/// The stored features of the project as a table; no number is copied or read.
struct FeatureGrid {
    std::vector<std::string> columns;  ///< full PyRadiomics names; those of the largest kind of results first
    std::vector<FeatureGridRow> rows;  ///< patient by patient, outline by outline, region by region
    /// Column -> place in the numbers of a row, -1: none. One for each region of each kind.
    std::vector<std::shared_ptr<const std::vector<int>>> layouts;
    std::map<std::string, std::uint32_t> firstLayouts;  ///< kind (by its hash) -> layout of its first region

    /// Place of a column in the numbers of a row, or -1.
    [[nodiscard]] int place(const FeatureGridRow& row, std::size_t column) const;
};

FeatureGrid featureGrid(const Project& project);
/// How many rows this patient has.
std::size_t rowCountOf(const Patient& patient);

/// Rows [first, first + removed) gave way to `inserted` new ones.
struct RowChange {
    std::size_t first = 0, removed = 0, inserted = 0;
    bool operator==(const RowChange&) const = default;
};
/// Brings the rows of one patient (null: gone) up to date; what it leaves is what featureGrid() would make. Nothing
/// where the columns change: then the grid has to be made anew.
std::optional<RowChange> updatePatient(FeatureGrid& grid, const std::string& id, const std::shared_ptr<const Patient>& patient);

/// How a stored result stands to today's project and settings.
struct Staleness {
    bool isKnown = true;                ///< else the result does not say what it hangs on (format 1)
    std::vector<RecipePart> changed;
    [[nodiscard]] bool isStale() const { return !isKnown || !changed.empty(); }
    bool operator==(const Staleness&) const = default;
};
Staleness staleness(const FeatureGridRow& row, const RecipeBase& today);
/// "Out of date: the outline and the spacing have changed since." with the settings that differ, one a line; of long
/// lists the beginning and how many more there are, unless they are wanted whole.
QString stalenessWords(const Staleness& staleness, const FeatureGridRow& row, const RecipeBase& today, bool whole = false);
/// "Original, LoG and 12 more": the first entries of a list that is too long to be read at a glance.
QString shortenedList(const std::string& list);

/// "original_firstorder_Mean" -> "Mean"; the class and the image type stay in the tooltip.
QString shortFeatureName(const std::string& fullName);
/// Six significant digits, as tables show them; the CSV has all.
QString shownNumber(double value);
/// "lesion" -> "Lesion", "ring_0-1mm" -> "Ring 0-1 mm", "lesion+ring_0-1mm" -> "Lesion + ring 0-1 mm".
QString regionWords(const std::string& region);
/// How the image is called on every page: "RCC", "US L 1/2".
QString imageWords(const FeatureGridRow& row);
/// "Mass", where several readers drew on the patient's images "Mass · reader1".
QString outlineWords(const FeatureGridRow& row);
/// Innermost ring 0; -1 for the lesion and unions.
int ringIndex(const std::string& region);
/// Every word is part of patient, image, lesion or region.
bool matches(const FeatureGridRow& row, const QStringList& words);

/// By what the rows of the table stand in order.
struct FeatureOrder {
    enum class By { table, patient, image, lesion, region, feature };
    By by = By::table;
    std::string feature;  ///< full name, where by a feature
    bool ascending = true;
    bool operator==(const FeatureOrder&) const = default;
};
/// Numbers of the rows that pass the filter, in order; missing values last either way. Reads every row where the order
/// is by a feature: for a worker.
Result<std::vector<std::uint32_t>> arrangedRows(const FeatureGrid& grid, const QString& filter, const FeatureOrder& order,
                                                const Progress& progress = {});

}  // namespace annulus::ui
