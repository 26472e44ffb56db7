#pragma once

#include "core/base/csv.h"
#include "core/features/FeatureValue.h"

#include <span>
#include <string>
#include <vector>

namespace annulus {

/// Whose features these are; unknown ones are empty, in the table too.
struct FeatureSource {
    std::string caseName, patient, laterality, view, lesion, reader, imageUid, frame;
    bool operator==(const FeatureSource&) const = default;
};

struct FeatureTableItem {
    FeatureSource source;
    std::vector<FeatureValue> values;
};

/// The header of the long form.
const std::vector<std::string>& longHeader();

/// One line per value: case,patient,laterality,view,lesion,reader,image_uid,frame,region,feature,value,reason.
std::string longCsv(std::span<const FeatureTableItem> items);
/// The lines of one item without the header: what a shard appends.
std::string longLines(const FeatureTableItem& item);

/// One row per patient (per case where no patient is known), columns VIEW_REGION_feature in the order of first
/// appearance. Two values for one place (two lesions in a view, say) are an error that names them.
Result<std::string> wideCsv(std::span<const FeatureTableItem> items);

}  // namespace annulus
