#include "core/project/clinical.h"

#include "core/base/text.h"

#include <algorithm>

namespace annulus {

Result<Codebook> codebookOf(const Project& project)
{
    if (project.codebook.empty())
        return builtInCodebook();
    auto codebook = parseCodebook(project.codebook);
    if (!codebook)
        return std::move(codebook).error().in("codebook of the project");
    return codebook;
}

std::vector<std::string> patientIds(const Project& project)
{
    std::vector<std::string> ids;
    ids.reserve(project.patients.size());
    for (const auto& patient : project.patients)
        ids.push_back(patient->id);
    return ids;
}

std::vector<Variable> clinicalVariables(const Project& project, const Codebook& codebook)
{
    std::set<std::string> there;
    for (const auto& patient : project.patients)
        for (const auto& [column, value] : patient->clinical)
            there.insert(column);
    std::vector<Variable> variables;
    for (const Variable& variable : codebook.variables)
        if (there.erase(variable.name) > 0)
            variables.push_back(variable);
    for (const std::string& column : there) {
        std::vector<std::string> cells;
        for (const auto& patient : project.patients)
            if (const auto value = patient->clinical.find(column); value != patient->clinical.end())
                cells.push_back(value->second);
        variables.push_back(guessVariable(column, cells));
    }
    return variables;
}

ClinicalTable clinicalTable(const Project& project, const Codebook& codebook)
{
    ClinicalTable table;
    table.patients = patientIds(project);
    for (const Variable& variable : clinicalVariables(project, codebook)) {
        std::vector<std::string> cells;
        cells.reserve(project.patients.size());
        for (const auto& patient : project.patients) {
            const auto value = patient->clinical.find(variable.name);
            cells.push_back(value == patient->clinical.end() ? std::string() : value->second);
        }
        table.columns.push_back(makeColumn(variable, std::move(cells)));
    }
    return table;
}

std::map<std::string, std::set<std::string>> viewsOfPatients(const Project& project)
{
    std::map<std::string, std::set<std::string>> views;
    for (const auto& patient : project.patients) {
        auto& own = views[patient->id];
        for (const ImageRecord* image : imagesOf(*patient))
            own.insert(image->facts.modality == "US" ? "US" : image->facts.view);
    }
    return views;
}

ImportClinical importOf(const Project& project, const ClinicalReading& reading, const PatientJoin& join, std::string source)
{
    ImportClinical edit;
    edit.source = std::move(source);
    const auto rows = reading.table.rows();
    for (const ClinicalColumn& column : reading.table.columns)
        edit.columns.push_back(column.variable.name);
    for (const PatientPair& pair : join.pairs) {
        ImportClinical::Row row{pair.images, {}};
        for (const ClinicalColumn& column : reading.table.columns)
            row.values.emplace_back(trim(column.texts.at(rows.at(pair.clinical))));
        edit.rows.push_back(std::move(row));
    }
    // What the project's codebook says of other columns stays.
    const auto known = codebookOf(project);
    Codebook codebook = known ? *known : builtInCodebook();
    for (const Variable& variable : reading.codebook.variables) {
        const auto place = std::ranges::find(codebook.variables, variable.name, &Variable::name);
        if (place == codebook.variables.end())
            codebook.variables.push_back(variable);
        else
            *place = variable;
    }
    if (codebook != builtInCodebook())
        edit.codebook = codebookYaml(codebook);
    return edit;
}

}  // namespace annulus
