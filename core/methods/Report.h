#pragma once

#include "core/stats/Usage.h"

#include <span>
#include <string>
#include <variant>
#include <vector>

namespace annulus {

/// One result: a number, or a word (a name, "NA" where there is no value).
struct ReportedValue {
    std::string quantity, term, index;
    std::variant<double, std::string> value;

    /// 17 significant digits; NaN, Inf and -Inf as R writes them.
    [[nodiscard]] std::string text() const;
};

/// What a method answers, in the tidy shape of the reference files, with what it says beside the numbers.
struct Report {
    std::vector<ReportedValue> values;
    Usage usage;
    std::vector<Message> notes;

    void add(std::string quantity, double value, std::string term = {}, std::string index = {});
    void addText(std::string quantity, std::string text, std::string term = {}, std::string index = {});
    /// TRUE or FALSE, as the reference writes truth.
    void addFlag(std::string quantity, bool value, std::string term = {});
    /// The same quantity for each element; the index counts from 1.
    void addEach(const std::string& quantity, std::span<const double> values, const std::string& term = {});
    /// Two rows, index "low" and "high".
    void addInterval(const std::string& quantity, double low, double high, const std::string& term = {});
};

}  // namespace annulus
