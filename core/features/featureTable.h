#pragma once

#include "core/base/LazyNumbers.h"
#include "core/base/Progress.h"
#include "core/features/FeatureColumns.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annulus {

/// Whose features these are; unknown ones are empty, in the table too.
struct FeatureSource {
    std::string caseName, patient, laterality, view, lesion, reader, imageUid, frame;
    bool operator==(const FeatureSource&) const = default;
};

struct FeatureTableItem {
    FeatureSource source;
    FeatureColumnsPtr columns;
    LazyNumbers numbers;
};

/// Where a table goes, some lines at a time.
using TextSink = std::function<Result<void>(std::string_view text)>;

/// The header of the long form.
const std::vector<std::string>& longHeader();

/// One line per value: case,patient,laterality,view,lesion,reader,image_uid,frame,region,feature,value,reason.
/// One item is in memory at a time.
Result<void> writeLong(std::span<const FeatureTableItem> items, const TextSink& sink, const Progress& progress = {});

/// One row per patient (per case where no patient is known), columns VIEW_REGION_feature in the order of first
/// appearance. Two values for one place (two lesions in a view, say) are an error that names them, before anything is
/// written.
Result<void> writeWide(std::span<const FeatureTableItem> items, const TextSink& sink, const Progress& progress = {});

/// Where the values of a row stand for each wanted column, -1 where it has none; shared by rows of one kind.
struct ColumnRequest {
    LazyNumbers numbers;
    std::shared_ptr<const std::vector<int>> places;
};
/// Some columns of many rows, each as one block: what sorting, statistics and models work on. Every row is read once,
/// whatever the number of columns. A row that cannot be read is missing with that reason: it spoils one case.
Result<std::vector<Numbers>> gatherColumns(std::span<const ColumnRequest> rows, std::size_t columns, const Progress& progress = {});

}  // namespace annulus
