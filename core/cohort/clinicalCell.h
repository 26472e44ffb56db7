#pragma once

#include "core/cohort/Codebook.h"

#include <optional>

namespace annulus {

/// What one cell says.
struct CellReading {
    std::optional<double> value;  ///< number, place of the level, day
    Message reason;               ///< why there is none
    bool refused = false;         ///< something stands there that cannot be meant; else "no value" is what it says
    bool decimalComma = false;    ///< "2,3" was read as 2.3
    bool operator==(const CellReading&) const = default;
};

/// Never guesses: "1,234" (a thousand or 1.234?), "3/4/2024" (March or April?), "23 mm" in a column of cm, "<1", "1-5" are refused with
/// found and expected. Full-width digits, the column's own unit and decimal commas are understood.
CellReading readCell(const Variable& variable, std::string_view cell);

/// The cells of a column; each spelling is read once.
std::vector<CellReading> readCells(const Variable& variable, const std::vector<std::string>& cells);

/// What Chinese and English tables write where there is nothing: empty, NA, null, #N/A, 不详, 未知, 缺失, ...
bool saysNothing(std::string_view cell);

/// Days since 1970-01-01 of 2024-03-01, 2024/3/1, 2024.3.1, 20240301, 2024年3月1日, with a time of day behind it or not. The year comes first.
std::optional<double> dayOf(std::string_view date);
/// 2024-03-01.
std::string dateText(double day);

}  // namespace annulus
