#pragma once

#include "core/methods/CaseFolder.h"

#include <Eigen/Core>
#include <nlohmann/json_fwd.hpp>

#include <initializer_list>
#include <optional>
#include <utility>

namespace annulus {

/// Seeds are whole numbers that a JSON number holds exactly.
inline constexpr long long mostSeed = 1'000'000'000'000'000;

/// The inputs of one method, by name: of a case file or of the command line, which writes the same words.
///
/// A column is given in place ([1, 2, "NA"]), as a column of the case's data ("age", with "data": "cohort.csv"), or as
/// {"data": ..., "col": ..., "by": ..., "level": ...}: the rows of another table where column `by` holds `level`.
///
/// Reading never stops half way: what is missing or wrong is remembered (the first problem) and an empty value comes
/// back, so that a method reads all it needs and asks failed() once.
class Inputs {
public:
    Inputs(const nlohmann::json& values, const CaseFolder& folder, std::string caseName = {}, std::string call = {});

    [[nodiscard]] bool failed() const { return problem_.has_value(); }
    [[nodiscard]] const Error& error() const { return *problem_; }
    /// Remembers a problem unless there is one already.
    void fail(Error error);

    [[nodiscard]] bool has(const std::string& name) const;
    [[nodiscard]] const nlohmann::json& json() const { return *values_; }
    [[nodiscard]] const CaseFolder& folder() const { return *folder_; }
    /// Empty for people.
    [[nodiscard]] const std::string& caseName() const { return caseName_; }
    /// The call that made the reference, as the case file tells it: some variants differ in nothing else. Empty for people.
    [[nodiscard]] const std::string& call() const { return call_; }

    /// Gives `name` a value where it has none.
    void setDefault(const std::string& name, const std::string& value);

    double number(const std::string& name);
    double number(const std::string& name, double fallback);
    long long integer(const std::string& name, std::optional<long long> fallback = {});
    bool flag(const std::string& name, bool fallback);
    std::string text(const std::string& name, std::optional<std::string> fallback = {});
    /// Numbers from `low` to `high`; others are refused with the range.
    double numberWithin(const std::string& name, double fallback, double low, double high);
    long long integerWithin(const std::string& name, long long fallback, long long low, long long high);
    /// A number above 0.
    double positiveNumber(const std::string& name, double fallback);
    /// What the word of an input stands for; without one the first is meant, and a word that is not in the list is refused with the list.
    template <class Value>
    Value choice(const std::string& name, std::initializer_list<std::pair<const char*, Value>> meanings)
    {
        std::vector<std::string> known;
        for (const auto& [word, value] : meanings)
            known.emplace_back(word);
        return (meanings.begin() + placeOfWord(name, known))->second;
    }

    /// A column as numbers, NaN where there is no value.
    std::vector<double> numbers(const std::string& name);
    /// A column as labels, empty where there is no value.
    std::vector<std::string> labels(const std::string& name);
    /// A column of two classes as 1, 0 and NaN (no value). 1 is the label of the input `positive` where that is given;
    /// without it the column must hold 0 and 1.
    std::vector<double> outcome(const std::string& name);
    /// A list of words, such as column names; one word is a list of one.
    std::vector<std::string> words(const std::string& name);
    /// Rows of numbers given in place: [[3, 1], [1, 3]].
    Eigen::MatrixXd table(const std::string& name);
    /// Columns of a data file side by side, NaN where there is no value.
    Eigen::MatrixXd columns(const std::vector<std::string>& names, const std::string& dataName = "data");
    /// The file that the input names: a table with a header.
    std::shared_ptr<const Csv> data(const std::string& name = "data");
    /// The file that the input names: lines of row numbers from 1, given back from 0; each must be below `rows`.
    std::vector<std::vector<std::size_t>> rowLines(const std::string& name, std::size_t rows);
    /// The inputs of another case of the same folder.
    std::optional<Inputs> ofCase(const std::string& method, const std::string& caseName);

private:
    const nlohmann::json* find(const std::string& name);
    std::size_t placeOfWord(const std::string& name, const std::vector<std::string>& known);
    template <class T, class Column, class Element>
    std::vector<T> column(const std::string& name, Column ofTable, Element ofElement);

    std::shared_ptr<const nlohmann::json> values_;  ///< an object
    std::string caseName_, call_;
    const CaseFolder* folder_;
    std::optional<Error> problem_;
};

}  // namespace annulus
