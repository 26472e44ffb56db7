#pragma once

#include "core/project/extraction.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace annulus::ui {

/// One line of the feature table: one region of one outline.
struct FeatureGridRow {
    std::string patient, roi, imageUid;
    QString image;    ///< "RCC"
    QString lesion;   ///< name of the outline
    std::string region;
    bool isStale = false;  ///< outline, spacing or settings have moved on since
    std::shared_ptr<const FeatureResult> result;
    std::shared_ptr<const std::vector<int>> places;  ///< column -> index into result->values, -1: none; shared by rows of one layout

    [[nodiscard]] const FeatureValue* value(std::size_t column) const;
};

/// The stored features of the project as a table: no number is copied.
struct FeatureGrid {
    std::vector<std::string> columns;  ///< full PyRadiomics names in the order of first appearance
    std::vector<FeatureGridRow> rows;  ///< patient by patient, outline by outline, region by region
};

/// A row is stale when its recipe is not the one that today's project and settings give.
FeatureGrid featureGrid(const Project& project, const RegionChoice& choice, const annulus::Settings& settings);

/// "original_firstorder_Mean" -> "Mean"; the class and the image type stay in the tooltip.
QString shortFeatureName(const std::string& fullName);
/// At most six significant digits, as tables show them; the CSV has all.
QString shownNumber(double value);
/// "lesion" -> "Lesion", "ring_0-1mm" -> "Ring 0-1 mm", "lesion+ring_0-1mm" -> "Lesion + ring 0-1 mm".
QString regionWords(const std::string& region);
/// Innermost ring 0; -1 for the lesion and unions.
int ringIndex(const std::string& region);
/// Every word is part of patient, image, lesion or region.
bool matches(const FeatureGridRow& row, const QString& filter);
/// Row numbers in the order of a column (or of the table where it is below 0); missing values last either way.
std::vector<std::size_t> sortedRows(const FeatureGrid& grid, std::vector<std::size_t> rows, int column, bool ascending);

}  // namespace annulus::ui
