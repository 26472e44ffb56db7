#include "core/base/text.h"
#include "core/cohort/tableOne.h"
#include "core/methods/Method.h"

#include <algorithm>
#include <map>

namespace annulus {
namespace {

const std::map<std::string, RowKind> kinds = {{"normal", RowKind::normal}, {"skewed", RowKind::skewed}, {"categorical", RowKind::categorical}};
const std::map<std::string, RowTest> tests = {{"none", RowTest::none},         {"student", RowTest::student},         {"welch", RowTest::welch},
                                              {"anova", RowTest::anova},       {"welch_anova", RowTest::welchAnova},  {"mann_whitney", RowTest::mannWhitney},
                                              {"kruskal", RowTest::kruskal},   {"chi_square", RowTest::chiSquare},    {"yates", RowTest::yates},
                                              {"fisher", RowTest::fisher}};

/// "age=skewed": finds the row named first and gives it the meaning of the second word.
template <class Value>
void layDown(Inputs& inputs, const std::string& name, TableOneSettings& settings, const std::map<std::string, Value>& meanings, Value RowChoice::*member)
{
    if (!inputs.has(name))
        return;
    for (const std::string& words : inputs.words(name)) {
        const auto parts = split(words, '=');
        const auto row = std::find_if(settings.rows.begin(), settings.rows.end(), [&parts](const RowChoice& choice) { return choice.column == parts.front(); });
        const auto meaning = parts.size() == 2 ? meanings.find(parts[1]) : meanings.end();
        if (row == settings.rows.end() || meaning == meanings.end()) {
            std::vector<std::string> known;
            for (const auto& [word, value] : meanings)
                known.push_back(word);
            inputs.fail({Errc::invalid, message("methods", "'%1' is not understood; a column of the table, '=' and one of %2 are expected.", words, join(known, ", ")), {}});
            return;
        }
        (*row).*member = meaning->second;
    }
}

TableOneSettings settingsOf(Inputs& inputs)
{
    TableOneSettings settings;
    settings.groupColumn = inputs.text("by", "");
    if (inputs.has("groups"))
        settings.groups = inputs.words("groups");
    for (const std::string& column : inputs.words("columns"))
        settings.rows.push_back({column, RowKind::automatic, RowTest::automatic, {}});
    layDown(inputs, "as", settings, kinds, &RowChoice::kind);
    layDown(inputs, "test", settings, tests, &RowChoice::test);
    settings.adjustment = inputs.choice<decltype(settings.adjustment)>(
        "adjust", {{"none", settings.adjustment}, {"holm", Adjustment::holm}, {"BH", Adjustment::benjaminiHochberg}});
    settings.quartiles = inputs.choice<QuantileType>("quartiles", {{"r", QuantileType::r}, {"spss", QuantileType::spss}});
    return settings;
}

void addSummary(Report& report, const TableRow& row, const GroupSummary& summary, const std::string& group)
{
    if (row.kind == RowKind::categorical) {
        for (std::size_t level = 0; level < row.levels.size(); ++level) {
            report.addText("cell", cellText(row, summary, level), row.column + "=" + row.levels[level], group);
            report.add("count", summary.counts[level], row.column + "=" + row.levels[level], group);
        }
    } else {
        report.addText("cell", cellText(row, summary), row.column, group);
        report.add("mean", summary.mean, row.column, group);
        report.add("sd", summary.deviation, row.column, group);
        report.add("median", summary.median, row.column, group);
        report.add("q1", summary.low, row.column, group);
        report.add("q3", summary.high, row.column, group);
        if (summary.normality)
            report.add("shapiro_p", *summary.normality, row.column, group);
    }
    report.add("n_missing", static_cast<double>(summary.missing), row.column, group);
}

void addRow(Report& report, const TableOne& table, const TableRow& row)
{
    addSummary(report, row, row.all, "all");
    if (table.groups.size() > 1)
        for (std::size_t group = 0; group < table.groups.size(); ++group)
            addSummary(report, row, row.groups[group], table.groups[group]);
    report.addText("test", nameOf(row.test).english(), row.column);
    if (row.statistic)
        report.add("statistic", *row.statistic, row.column);
    if (row.p)
        report.add("p", *row.p, row.column);
    if (row.adjusted)
        report.add("p_adjusted", *row.adjusted, row.column);
    if (row.standardisedDifference)
        report.add("standardised_difference", *row.standardisedDifference, row.column);
    for (const Message& words : row.notes)
        report.notes.push_back(message("methods", "%1: %2", row.column, words.english()));
}

Result<Report> run(Inputs& inputs)
{
    const TableOneSettings settings = settingsOf(inputs);
    const auto data = inputs.data();
    if (inputs.failed())
        return inputs.error();
    const auto table = makeTableOne(*data, settings);
    if (!table)
        return table.error();
    Report report;
    report.usage = table->usage;
    if (table->groups.size() > 1)
        for (std::size_t group = 0; group < table->groups.size(); ++group)
            report.add("n", static_cast<double>(table->groupSizes[group]), "", table->groups[group]);
    for (const TableRow& row : table->rows)
        addRow(report, *table, row);
    return report;
}

}  // namespace

extern const Method tableOneMethod{"table1",
                                   "Table 1: every variable by group, with missing counts, the fitting test and standardised differences",
                                   "--data clinical.csv --by sln --columns age,size_cm,grade,thrombus --as size_cm=skewed --adjust holm",
                                   {{"columns", Take::columns, "Variables, in the order of the table", true},
                                    {"by", Take::column, "Column of the groups; without it there is one column and no test"},
                                    {"groups", Take::columns, "Which groups and in which order"},
                                    {"as", Take::columns, "How a variable is shown, such as age=skewed: normal, skewed, categorical"},
                                    {"test", Take::columns, "Which test a variable gets, such as grade=fisher: none, student, welch, anova, welch_anova, mann_whitney, kruskal, chi_square, yates, fisher"},
                                    {"adjust", Take::text, "P values of the table as one family: none (default), holm, BH"},
                                    {"quartiles", Take::text, "r (default) or spss"}},
                                   run};

}  // namespace annulus
