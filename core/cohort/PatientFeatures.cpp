#include "core/cohort/PatientFeatures.h"

namespace annulus {

PatientFeatures PatientFeatures::rowsAt(const std::vector<std::size_t>& kept) const
{
    PatientFeatures some{{}, names, views, regions, {}, dropped, notes};
    for (const std::size_t row : kept)
        some.patients.push_back(patients.at(row));
    for (const Numbers& column : columns) {
        Numbers part;
        part.reserve(kept.size());
        for (const std::size_t row : kept)
            if (const auto value = column.value(row))
                part.add(*value);
            else
                part.addMissing(column.reason(row));
        some.columns.push_back(std::move(part));
    }
    return some;
}

}  // namespace annulus
