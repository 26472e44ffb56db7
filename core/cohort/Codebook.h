#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annulus {

/// What the cells of a column are. `ordinal` and `factor` have levels; only those of `ordinal` have an order that counts.
enum class VariableKind { identifier, continuous, ordinal, factor, date, text };

/// When a value can be known at the earliest. A model that is to spare a biopsy cannot ask for what the biopsy tells.
enum class KnownWhen { unknown, beforeBiopsy, biopsy, surgery };

/// One level of a factor or an ordered variable.
struct Level {
    std::string code;                  ///< "I", "Han", "1": what tables and models hold
    std::string label, chinese;        ///< for people; empty: the code
    std::vector<std::string> aliases;  ///< other spellings in files
    bool operator==(const Level&) const = default;
};

/// One column of the clinical table: what it is called, here and in other people's files, and what its cells may be.
struct Variable {
    std::string name;                         ///< "size_cm"
    std::string label, chinese;               ///< for people; empty: the name
    std::vector<std::string> headers;         ///< other names of the column in files
    VariableKind kind = VariableKind::text;
    std::string unit;                         ///< "years", "cm", "%"; a cell may carry it ("2.3 cm")
    std::vector<Level> levels;                ///< in order
    std::string reference;                    ///< code of the level that others are compared with; empty: the first
    std::vector<double> cutPoints;            ///< rising; a value on a cut-point belongs below it (<= 40, > 40)
    std::optional<double> lowest, highest;    ///< a number beyond cannot be meant
    std::vector<std::string> missingCodes;    ///< cells that stand for "no value", besides the usual ones: "999"
    KnownWhen knownWhen = KnownWhen::unknown;
    std::vector<std::string> containsOutcome; ///< outcomes that this value holds wholly or partly: stage -> sln
    bool operator==(const Variable&) const = default;

    [[nodiscard]] bool hasLevels() const { return kind == VariableKind::factor || kind == VariableKind::ordinal; }
    /// Numbers stand for its cells: the value, the place of the level, the day.
    [[nodiscard]] bool isNumeric() const { return kind != VariableKind::identifier && kind != VariableKind::text; }
    /// Place of the level that a cell names by code, label or alias, whatever its case, width and blanks.
    [[nodiscard]] std::optional<std::size_t> placeOf(std::string_view cell) const;
    /// Place of the reference level.
    [[nodiscard]] std::size_t referencePlace() const;
    [[nodiscard]] const std::string& labelIn(bool chineseWanted) const;
    [[nodiscard]] const std::string& levelLabel(std::size_t place, bool chineseWanted) const;
};

/// Name of the column that says whose row it is.
inline constexpr std::string_view patientColumn = "patient";

struct Codebook {
    std::string name;
    std::vector<Variable> variables;
    bool operator==(const Codebook&) const = default;

    [[nodiscard]] const Variable* find(std::string_view name) const;
    /// The variable that a file's header means: by name or one of `headers`, whatever its case, width, blanks, underscores and
    /// a unit in brackets behind it. Null where none does.
    [[nodiscard]] const Variable* match(std::string_view header) const;
    /// One sentence per contradiction: a name twice, a header of two variables, a reference that is no level, ...
    [[nodiscard]] std::vector<Message> problems() const;
};

/// The columns of a breast study as both papers have them (resources/codebooks/breast.yaml), with English and Chinese headers.
const Codebook& builtInCodebook();

/// Errors name the line. Names nobody knows are errors too: a misspelt key must not be silently nothing.
Result<Codebook> parseCodebook(std::string_view yaml);
Result<Codebook> readCodebook(const std::filesystem::path& file);
/// Reads back to an equal value.
std::string codebookYaml(const Codebook& codebook);

/// The words of the YAML: "continuous", "before biopsy".
std::string_view wordOf(VariableKind kind);
std::string_view wordOf(KnownWhen when);
/// For people.
Message nameOf(VariableKind kind);
Message nameOf(KnownWhen when);

}  // namespace annulus
