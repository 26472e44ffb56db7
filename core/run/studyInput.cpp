#include "core/run/studyInput.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/cohort/derive.h"
#include "core/cohort/eligibility.h"
#include "core/cohort/patientRows.h"
#include "core/cohort/readClinical.h"
#include "core/cohort/readFeatures.h"
#include "core/evaluation/lockedSplit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

namespace annulus {
namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();
using As = ClinicalVariable::As;
using Known = ClinicalVariable::Known;

bool needsColumn(const Protocol& protocol, std::string_view name)
{
    return protocol.outcome.column == name || std::any_of(protocol.clinical.variables.begin(), protocol.clinical.variables.end(), [&](const ClinicalVariable& one) { return one.column == name; });
}

/// How the codebook means a variable to enter models.
As codingOf(const Variable& variable)
{
    if (variable.kind == VariableKind::continuous)
        return variable.cutPoints.size() == 1 ? As::cut : As::number;
    if (variable.kind == VariableKind::ordinal)
        return As::score;
    if (variable.kind == VariableKind::factor)
        return variable.levels.size() == 2 && variable.levels[0].code == "0" && variable.levels[1].code == "1" ? As::number : As::factor;
    return As::number;
}

Known knownOf(KnownWhen when)
{
    switch (when) {
    case KnownWhen::beforeBiopsy: return Known::beforeBiopsy;
    case KnownWhen::biopsy: return Known::biopsy;
    case KnownWhen::surgery: return Known::surgery;
    case KnownWhen::unknown: break;
    }
    return Known::codebook;
}

/// The place of a cell among the protocol's levels, by the codebook's spellings too.
std::optional<double> levelPlace(const Variable& variable, const std::vector<std::string>& levels, const std::string& cell)
{
    const auto at = [&](const std::string& code) -> std::optional<double> {
        const auto found = std::find(levels.begin(), levels.end(), code);
        return found == levels.end() ? std::nullopt : std::optional<double>(static_cast<double>(found - levels.begin()));
    };
    if (const auto direct = at(cell))
        return direct;
    for (std::size_t place = 0; place < levels.size(); ++place)  // the protocol may use another spelling than the codebook
        if (const auto meant = variable.placeOf(levels[place]); meant && variable.hasLevels() && variable.levels[*meant].code == cell)
            return static_cast<double>(place);
    return {};
}

Result<StudyPredictor> codedPredictor(ClinicalVariable coding, const ClinicalColumn& column, std::size_t rows, const std::string& outcome, std::vector<Message>& notes)
{
    const Variable& variable = column.variable;
    if (coding.as == As::codebook) {
        coding.as = codingOf(variable);
        if (coding.as == As::cut)
            coding.cut = variable.cutPoints.front();
        // A column of 0 and 1 needs no dummies.
        if (coding.levels.empty() && (coding.as == As::score || coding.as == As::factor)) {
            const std::size_t reference = coding.as == As::factor ? variable.referencePlace() : 0;
            if (coding.as == As::factor)
                coding.levels.push_back(variable.levels[reference].code);
            for (std::size_t place = 0; place < variable.levels.size(); ++place)
                if (coding.as == As::score || place != reference)
                    coding.levels.push_back(variable.levels[place].code);
        }
    }
    if (coding.known == Known::codebook)
        coding.known = knownOf(variable.knownWhen);
    StudyPredictor predictor;
    predictor.predictor.name = coding.column;
    predictor.late = coding.known == Known::surgery;
    predictor.containsOutcome = coding.containsOutcome || std::find(variable.containsOutcome.begin(), variable.containsOutcome.end(), outcome) != variable.containsOutcome.end();
    const bool hasLevels = coding.as == As::score || coding.as == As::factor;
    if (hasLevels && coding.levels.size() < 2)
        return Error{Errc::invalid, message("run", "Variable '%1' is coded by levels, but the protocol names fewer than two.", coding.column), {}};
    std::map<std::string, std::size_t> unknown;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string cell = column.isMissing(row) ? std::string() : column.cell(row);
        double value = noValue;
        if (!cell.empty()) {
            if (hasLevels) {
                const auto place = levelPlace(variable, coding.levels, cell);
                if (place)
                    value = *place;
                else
                    ++unknown[cell];
            } else {
                const auto number = parseNumber(cell);
                const auto known = variable.hasLevels() || number ? number : column.values.value(row);
                if (known)
                    value = coding.as == As::cut ? (*known > coding.cut ? 1 : 0) : *known;
                else
                    ++unknown[cell];
            }
        }
        predictor.predictor.values.push_back(value);
    }
    for (const auto& [cell, count] : unknown)
        notes.push_back(message("run", "'%1' of %2 patients in %3 is none of the protocol's values and counts as missing.", cell, count, coding.column));
    if (coding.as == As::factor)
        predictor.predictor.levels = coding.levels;
    predictor.coding = std::move(coding);
    return predictor;
}

FlowLine lineOf(const FlowStep& step)
{
    return {step.id, step.name, step.chinese, step.rule, step.before, step.excluded.size(), step.checked, step.notChecked};
}

/// Classes of the outcome; patients without one leave.
struct Outcomes {
    std::vector<std::size_t> rows;
    std::vector<int> level;
};
Result<Outcomes> outcomesOf(const Protocol& protocol, const ClinicalTable& clinical)
{
    const ClinicalColumn* column = clinical.find(protocol.outcome.column);
    if (!column)
        return Error{Errc::notFound, message("run", "The clinical table has no column '%1', the outcome of the protocol.", protocol.outcome.column), {}};
    Outcomes all;
    for (std::size_t row = 0; row < clinical.patients.size(); ++row) {
        if (column->isMissing(row))
            continue;
        if (const auto place = levelPlace(column->variable, protocol.outcome.classes, column->cell(row))) {
            all.rows.push_back(row);
            all.level.push_back(static_cast<int>(*place));
        }
    }
    return all;
}

Result<Split> splitOf(const Protocol& protocol, const StudyTable& study, const ClinicalTable& clinical)
{
    const SplitChoice& choice = protocol.split;
    const std::size_t rows = study.patients.size();
    switch (choice.method) {
    case SplitChoice::Method::random: return randomSplit(rows, choice.share, choice.seed);
    case SplitChoice::Method::stratified: return randomSplit(rows, choice.share, choice.seed, study.outcome);
    case SplitChoice::Method::blocks: {
        const ClinicalColumn* column = clinical.find(choice.column);
        if (!column || column->values.size() != rows)
            return Error{Errc::notFound, message("run", "The split sorts by '%1', which the clinical table does not have as numbers.", choice.column), {}};
        std::vector<double> key;
        for (std::size_t row = 0; row < rows; ++row)
            key.push_back(column->values.value(row).value_or(std::numeric_limits<double>::max()));  // unknown ages share the last blocks
        return blockSplit(key, rows, static_cast<std::size_t>(std::floor(choice.share * static_cast<double>(rows) + 1e-9)), static_cast<std::size_t>(choice.blockSize), choice.seed);
    }
    case SplitChoice::Method::column: break;
    }
    const ClinicalColumn* column = clinical.find(choice.column);
    if (!column)
        return Error{Errc::notFound, message("run", "The split goes by '%1', which the clinical table does not have.", choice.column), {}};
    Split split;
    for (std::size_t row = 0; row < rows; ++row)
        (std::find(choice.training.begin(), choice.training.end(), column->cell(row)) != choice.training.end() ? split.train : split.test).push_back(row);
    return split;
}

/// Table 1's cells: the variables of the protocol and its subgroups, in the codebook's words.
Csv baselineOf(const Protocol& protocol, const ClinicalTable& clinical)
{
    Csv table;
    std::vector<const ClinicalColumn*> columns;
    const auto add = [&](const std::string& name) {
        const ClinicalColumn* column = clinical.find(name);
        if (column && std::find(columns.begin(), columns.end(), column) == columns.end()) {
            columns.push_back(column);
            table.header.push_back(name);
        }
    };
    for (const ClinicalVariable& one : protocol.clinical.variables)
        add(one.column);
    add(protocol.outcome.column);
    for (const std::string& name : protocol.subgroups)
        add(name);
    table.rows.resize(clinical.patients.size());
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (const ClinicalColumn* column : columns)
            table.rows[row].push_back(column->isMissing(row) ? std::string() : column->cell(row));
    return table;
}

Eigen::MatrixXd matrixOf(const PatientFeatures& features, const std::vector<std::string>& patients, const std::vector<std::string>& names)
{
    std::map<std::string, std::size_t> rowOf, columnOf;
    for (std::size_t row = 0; row < features.patients.size(); ++row)
        rowOf.emplace(features.patients[row], row);
    for (std::size_t column = 0; column < features.names.size(); ++column)
        columnOf.emplace(features.names[column], column);
    Eigen::MatrixXd x = Eigen::MatrixXd::Constant(static_cast<Eigen::Index>(patients.size()), static_cast<Eigen::Index>(names.size()), noValue);
    for (std::size_t column = 0; column < names.size(); ++column) {
        const auto place = columnOf.find(names[column]);
        if (place == columnOf.end())
            continue;
        const auto values = features.columns[place->second].values();
        for (std::size_t row = 0; row < patients.size(); ++row)
            if (const auto own = rowOf.find(patients[row]); own != rowOf.end())
                x(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column)) = values[own->second];
    }
    return x;
}

bool needsFeatures(const Protocol& protocol)
{
    return std::any_of(protocol.models.begin(), protocol.models.end(), [](const ModelChoice& one) { return one.kind == ModelChoice::Kind::radiomics; });
}

/// Numbers of the sites, in the order of their names.
Result<std::vector<int>> batchesOf(const Protocol& protocol, const ClinicalTable& clinical)
{
    const ClinicalColumn* column = clinical.find(protocol.batchColumn);
    if (!column)
        return Error{Errc::notFound, message("run", "The protocol harmonises by '%1', which the clinical table does not have.", protocol.batchColumn), {}};
    std::map<std::string, int> names;
    for (std::size_t row = 0; row < clinical.patients.size(); ++row)
        names.emplace(column->isMissing(row) ? std::string() : column->cell(row), 0);
    int next = 0;
    for (auto& [name, number] : names)
        number = next++;
    std::vector<int> all;
    for (std::size_t row = 0; row < clinical.patients.size(); ++row)
        all.push_back(names[column->isMissing(row) ? std::string() : column->cell(row)]);
    return all;
}

/// Names of readers in the table, sorted.
std::vector<std::string> readersIn(std::span<const FeatureTableItem> features)
{
    std::set<std::string> readers;
    for (const FeatureTableItem& item : features)
        readers.insert(item.source.reader);
    return {readers.begin(), readers.end()};
}

}  // namespace

Result<StudyInput> makeStudyInput(const Protocol& protocol, const ClinicalTable& given, std::span<const FeatureTableItem> features, const Progress& progress)
{
    ClinicalTable clinical = withAge(given);
    std::vector<Message> notes;
    if (needsColumn(protocol, "her2") || clinical.find("ihc")) {
        auto derived = withHer2(std::move(clinical));
        if (!derived)
            return std::move(derived).error();
        clinical = std::move(derived->table);
        notes = derived->notes;
        if (!derived->derived && protocol.outcome.column == "her2")
            notes.push_back(message("run", "HER2 status is taken as it stands in the column her2; no rule has checked it."));
    }
    setViewFacts(clinical, viewsOfPatients(features));
    CohortTable cohort;
    PatientRowSettings rows = protocol.rows;
    const auto readers = readersIn(features);
    if (rows.reader.empty() && !readers.empty())
        rows.reader = readers.front();
    if (!features.empty()) {
        auto made = patientRows(features, rows, progress.part(0, 0.5));
        if (!made)
            return std::move(made).error();
        cohort.features = std::move(made).value();
    } else if (needsFeatures(protocol)) {
        return Error{Errc::notFound, message("run", "The protocol has radiomics models, but there are no features."), {}};
    }
    if (!protocol.eligibility.empty()) {
        const EligibilityRules* rules = findEligibilityPreset(protocol.eligibility);
        if (!rules)
            return Error{Errc::notFound, message("run", "There are no eligibility rules named '%1'.", protocol.eligibility), {}};
        auto flow = applyEligibility(*rules, clinical);
        if (!flow)
            return std::move(flow).error();
        cohort.flow = std::move(flow).value();
    } else {
        cohort.flow.assessed = clinical.patients.size();
        cohort.flow.included = clinical.patients;
    }
    const auto places = clinical.rows();
    if (!features.empty()) {
        FlowStep step;
        step.id = "rows";
        step.name = "No features";
        step.chinese = "无特征";
        step.before = cohort.flow.included.size();
        const std::set<std::string> present(cohort.features.patients.begin(), cohort.features.patients.end());
        std::vector<std::string> kept;
        for (const std::string& patient : cohort.flow.included) {
            if (present.contains(patient)) {
                kept.push_back(patient);
                continue;
            }
            const auto dropped = std::find_if(cohort.features.dropped.begin(), cohort.features.dropped.end(), [&](const Excluded& one) { return one.patient == patient; });
            step.excluded.push_back({patient, dropped == cohort.features.dropped.end() ? message("run", "There are no features of this patient.") : dropped->reason});
        }
        cohort.flow.included = std::move(kept);
        cohort.flow.steps.push_back(std::move(step));
    }
    std::vector<std::size_t> included;
    for (const std::string& patient : cohort.flow.included)
        included.push_back(places.find(patient)->second);
    cohort.clinical = clinical.rowsAt(included);
    std::optional<PatientFeatures> second;
    const auto other = std::find_if(readers.begin(), readers.end(), [&](const std::string& one) { return one != rows.reader; });
    if (protocol.readers() && other != readers.end()) {
        PatientRowSettings theirs = rows;
        theirs.reader = *other;
        auto made = patientRows(features, theirs, progress.part(0.5, 0.9));
        if (!made)
            return std::move(made).error();
        second = std::move(made).value();
    }
    auto input = makeStudyInput(protocol, cohort, second ? &*second : nullptr, progress.part(0.9, 1));
    if (input) {
        input->notes.insert(input->notes.begin(), notes.begin(), notes.end());
        input->notes.insert(input->notes.end(), cohort.features.notes.begin(), cohort.features.notes.end());
    }
    return input;
}

Result<StudyInput> makeStudyInput(const Protocol& protocol, const CohortTable& cohort, const PatientFeatures* second, const Progress& progress)
{
    StudyInput input;
    input.assessed = cohort.flow.assessed;
    for (const FlowStep& step : cohort.flow.steps)
        input.flow.push_back(lineOf(step));
    const auto outcomes = outcomesOf(protocol, cohort.clinical);
    if (!outcomes)
        return outcomes.error();
    const std::size_t before = cohort.clinical.patients.size();
    input.flow.push_back({"outcome", "No outcome of the protocol", "无方案所需结局", protocol.outcome.column + " in (" + join(protocol.outcome.classes, ", ") + ")", before, before - outcomes->rows.size(), true, {}});
    ClinicalTable clinical = cohort.clinical.rowsAt(outcomes->rows);
    std::vector<int> level = outcomes->level;
    std::vector<StudyPredictor> predictors;
    for (const ClinicalVariable& variable : protocol.clinical.variables) {
        if (variable.column == protocol.outcome.column)
            continue;
        const ClinicalColumn* column = clinical.find(variable.column);
        if (!column) {
            input.notes.push_back(message("run", "The clinical table has no column '%1'; the models do without.", variable.column));
            continue;
        }
        auto predictor = codedPredictor(variable, *column, clinical.patients.size(), protocol.outcome.column, input.notes);
        if (!predictor)
            return std::move(predictor).error();
        predictors.push_back(std::move(predictor).value());
    }
    // Sorted by name, so that the order of the table does not move the split; complete cases where the protocol wants them.
    std::vector<std::size_t> order(clinical.patients.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return clinical.patients[a] < clinical.patients[b]; });
    if (protocol.clinical.missing == ClinicalChoice::Missing::complete) {
        std::erase_if(order, [&](std::size_t row) { return std::any_of(predictors.begin(), predictors.end(), [&](const StudyPredictor& one) { return std::isnan(one.predictor.values[row]); }); });
        input.flow.push_back({"complete", "A clinical variable is missing", "临床变量缺失", "complete cases", clinical.patients.size(), clinical.patients.size() - order.size(), true, {}});
    }
    clinical = clinical.rowsAt(order);
    StudyTable& study = input.study;
    study.patients = clinical.patients;
    study.classes = protocol.outcome.classes;
    for (const std::size_t row : order)
        study.outcome.push_back(level[row]);
    for (StudyPredictor& one : predictors) {
        std::vector<double> values;
        for (const std::size_t row : order)
            values.push_back(one.predictor.values[row]);
        one.predictor.values = std::move(values);
        study.clinical.push_back(std::move(one));
    }
    study.features = cohort.features.names;
    study.views = cohort.features.views;
    study.regions = cohort.features.regions;
    study.x = matrixOf(cohort.features, study.patients, study.features);
    if (protocol.harmonises()) {
        auto batch = batchesOf(protocol, clinical);
        if (!batch)
            return std::move(batch).error();
        study.batch = std::move(batch).value();
    }
    if (second)
        input.secondReader = matrixOf(*second, study.patients, study.features);
    for (int one = 0; one < study.classCount(); ++one)
        if (std::count(study.outcome.begin(), study.outcome.end(), one) < 2)
            return Error{Errc::invalid, message("run", "Of %1 eligible patients %2 have the outcome %3; a study needs several of each class.", study.patients.size(),
                                                std::count(study.outcome.begin(), study.outcome.end(), one), study.classes[static_cast<std::size_t>(one)]), {}};
    input.baseline = baselineOf(protocol, clinical);
    auto split = splitOf(protocol, study, clinical);
    if (!split)
        return std::move(split).error();
    input.split = std::move(split).value();
    if (input.split.train.empty())
        return Error{Errc::invalid, message("run", "The split leaves no patient to train on."), {}};
    progress.report(1);
    return input;
}

Result<RunRead> readStudyInput(const Protocol& protocol, const RunFiles& files, const Progress& progress)
{
    RunRead read;
    const auto note = [&](const char* role, const std::filesystem::path& file) -> Result<void> {
        const auto hash = hashFile(file);
        if (!hash)
            return hash.error();
        read.files.push_back({role, toUtf8(std::filesystem::absolute(file)), *hash});
        return {};
    };
    Codebook codebook = builtInCodebook();
    if (!files.codebook.empty()) {
        auto own = readCodebook(files.codebook);
        if (!own)
            return std::move(own).error();
        codebook = std::move(own).value();
        if (auto good = note("codebook", files.codebook); !good)
            return good.error();
    }
    auto clinical = readClinical(files.clinical, codebook);
    if (!clinical)
        return std::move(clinical).error();
    if (auto good = note("clinical", files.clinical); !good)
        return good.error();
    FeatureReading features;
    if (!files.features.empty()) {
        auto given = readFeatures(files.features, progress.part(0, 0.6));
        if (!given)
            return std::move(given).error();
        features = std::move(given).value();
        if (auto good = note("features", files.features); !good)
            return good.error();
    }
    auto input = makeStudyInput(protocol, clinical->table, features.items, progress.part(0.6, 1));
    if (!input)
        return std::move(input).error();
    if (!files.split.empty()) {
        const auto text = readTextFile(files.split);
        if (!text)
            return text.error();
        const auto locked = parseSplit(*text);
        if (!locked)
            return locked.error().in(toUtf8(files.split));
        auto rows = rowsOf(*locked, input->study.patients);
        if (!rows)
            return std::move(rows).error().in(toUtf8(files.split));
        input->split = std::move(rows).value();
        if (auto good = note("split", files.split); !good)
            return good.error();
    }
    input->notes.insert(input->notes.end(), clinical->notes.begin(), clinical->notes.end());
    input->notes.insert(input->notes.end(), features.notes.begin(), features.notes.end());
    for (const RefusedCell& cell : clinical->refused)
        input->notes.push_back(message("run", "Line %1, %2: %3", cell.line, cell.column, cell.why.english()));
    for (const RefusedRow& row : clinical->refusedRows)
        input->notes.push_back(message("run", "Line %1, patient %2: %3", row.line, row.patient, row.why.english()));
    read.input = std::move(input).value();
    read.input.codebook = codebookYaml(codebook);
    return read;
}

}  // namespace annulus
