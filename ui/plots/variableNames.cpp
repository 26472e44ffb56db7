#include "ui/plots/variableNames.h"

#include "core/base/files.h"
#include "core/protocol/protocolFile.h"
#include "ui/plots/runPlots.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace annulus::ui {

namespace {

using As = ClinicalVariable::As;

std::filesystem::path fileOf(const std::filesystem::path& run) { return run / "names.json"; }

/// How a column became numbers, where the protocol leaves it to the codebook.
ClinicalVariable resolved(ClinicalVariable coding, const Variable& variable)
{
    if (coding.as == As::codebook) {
        const bool isBinary = variable.levels.size() == 2 && variable.levels[0].code == "0" && variable.levels[1].code == "1";
        coding.as = variable.kind == VariableKind::continuous && variable.cutPoints.size() == 1 ? As::cut
                    : variable.kind == VariableKind::ordinal                                     ? As::score
                    : variable.kind == VariableKind::factor && !isBinary                         ? As::factor
                                                                                                 : As::number;
        if (coding.as == As::cut)
            coding.cut = variable.cutPoints.front();
    }
    if (coding.levels.empty() && (coding.as == As::score || (coding.as == As::number && variable.hasLevels())))
        for (const Level& level : variable.levels)
            coding.levels.push_back(level.code);
    return coding;
}

ClinicalVariable codingOf(const VariableNames& names, const Variable& variable)
{
    const auto found = names.coding.find(variable.name);
    ClinicalVariable plain;
    plain.as = As::number;
    return resolved(found == names.coding.end() ? plain : found->second, variable);
}

QString labelOf(const Variable& variable, const PlotLook& look)
{
    const std::string& label = variable.labelIn(look.isChinese);
    return QString::fromStdString(label.empty() ? variable.name : label);
}

QString unitOf(const Variable& variable) { return variable.unit.empty() ? QString() : variable.unit == "%" ? QStringLiteral(" %") : " " + QString::fromStdString(variable.unit); }

}  // namespace

VariableNames readVariableNames(const std::filesystem::path& run, const RunResult& result)
{
    VariableNames names;
    if (const auto protocol = parseProtocol(result.protocolText))
        for (const ClinicalVariable& one : protocol->clinical.variables)
            names.coding[one.column] = one;
    std::error_code ignored;
    if (!std::filesystem::exists(fileOf(run), ignored))
        return names;
    const auto text = readTextFile(fileOf(run));
    const QJsonObject json = QJsonDocument::fromJson(text ? QByteArray::fromStdString(*text) : QByteArray()).object();
    const QJsonObject own = json["names"].toObject();
    for (auto it = own.begin(); it != own.end(); ++it)
        if (!it.value().toString().isEmpty())
            names.own[it.key().toStdString()] = it.value().toString().toStdString();
    for (const QJsonValue& one : json["order"].toArray())
        names.order.push_back(one.toString().toStdString());
    return names;
}

Result<void> writeVariableNames(const std::filesystem::path& run, const VariableNames& names)
{
    QJsonObject own;
    for (const auto& [variable, name] : names.own)
        own[QString::fromStdString(variable)] = QString::fromStdString(name);
    QJsonArray order;
    for (const std::string& one : names.order)
        order.append(QString::fromStdString(one));
    return writeFileAtomically(fileOf(run), QJsonDocument(QJsonObject{{"names", own}, {"order", order}}).toJson().toStdString());
}

QString variableName(const VariableNames& names, const std::string& variable, const PlotLook& look)
{
    if (const auto own = names.own.find(variable); own != names.own.end())
        return QString::fromStdString(own->second);
    const Variable* known = builtInCodebook().find(variable);
    if (!known)
        return modelName(variable, look);  // a score is called as its model
    const ClinicalVariable coding = codingOf(names, *known);
    if (coding.as == As::cut)
        return QString("%1 > %2%3").arg(labelOf(*known, look)).arg(coding.cut).arg(unitOf(*known));
    if (known->kind == VariableKind::continuous && !known->unit.empty())
        return QString("%1 (%2)").arg(labelOf(*known, look), QString::fromStdString(known->unit));
    return labelOf(*known, look);
}

QString levelName(const std::string& variable, const std::string& level, const PlotLook& look)
{
    const Variable* known = builtInCodebook().find(variable);
    const auto place = known ? known->placeOf(level) : std::nullopt;
    if (!place)
        return QString::fromStdString(level);
    const std::string& label = known->levelLabel(*place, look.isChinese);
    return QString::fromStdString(label.empty() ? level : label);
}

NomogramPicture orderedNomogram(NomogramPicture picture, const VariableNames& names)
{
    std::ranges::stable_sort(picture.axes, {}, [&](const NomogramLine& axis) { return std::ranges::find(names.order, axis.variable) - names.order.begin(); });
    return picture;
}

NomogramPicture namedNomogram(NomogramPicture picture, const VariableNames& names, const PlotLook& look)
{
    picture = orderedNomogram(std::move(picture), names);
    for (NomogramLine& axis : picture.axes) {
        const Variable* known = builtInCodebook().find(axis.variable);
        if (!known)
            continue;
        if (axis.values.empty()) {
            for (std::string& label : axis.labels)
                label = levelName(axis.variable, label, look).toStdString();
            continue;
        }
        const ClinicalVariable coding = codingOf(names, *known);
        const auto isPlace = [](double value, std::size_t places) { return value >= 0 && value < static_cast<double>(places) && value == std::floor(value); };
        const std::size_t places = coding.as == As::cut ? 2 : coding.levels.size();
        if (places == 0 || !std::ranges::all_of(axis.values, [&](double value) { return isPlace(value, places); }))
            continue;
        for (std::size_t k = 0; k < axis.values.size(); ++k) {
            const auto place = static_cast<std::size_t>(axis.values[k]);
            const QString words = coding.as != As::cut ? levelName(axis.variable, coding.levels[place], look) : place == 1 ? look.translate("plots", "yes") : look.translate("plots", "no");
            axis.labels[k] = words.toStdString();
        }
    }
    return picture;
}

}  // namespace annulus::ui
