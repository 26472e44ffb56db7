#include "app/commands/agree.h"

#include "core/base/csv.h"
#include "core/base/text.h"
#include "core/stats/featureAgreement.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>

namespace annulus {
namespace {

using nlohmann::ordered_json;

Result<std::vector<RatedFeatures>> readReaders(const std::vector<std::string>& files)
{
    std::vector<NamedTable> tables;
    for (const std::string& file : files) {
        auto table = readCsv(file);
        if (!table)
            return std::move(table).error();
        tables.push_back({file, *std::move(table)});
    }
    return ratedFeatures(tables);
}

std::string csvOf(const FeatureAgreement& agreement)
{
    std::vector<std::string> line{"feature", "subjects", "left_out"};
    for (const IccForm form : allIccForms)
        for (const char* part : {"", "_low", "_high"})
            line.push_back(std::string(shortName(form)).append(part));
    line.push_back("reason");
    std::string csv = csvLine(line);
    for (const FeatureIcc& one : agreement.features) {
        line = {one.feature, std::to_string(agreement.subjects - one.missing), std::to_string(one.missing)};
        for (const IccForm form : allIccForms) {
            const IccValue* value = one.icc ? &(*one.icc)[form] : nullptr;
            for (const double number : {value ? value->icc : std::nan(""), value ? value->interval.low : std::nan(""), value ? value->interval.high : std::nan("")})
                line.push_back(std::isfinite(number) ? formatNumber(number) : std::string());
        }
        line.push_back(one.reason.english());
        csv += csvLine(line);
    }
    return csv;
}

ordered_json finite(double value) { return std::isfinite(value) ? ordered_json(value) : ordered_json(); }

ordered_json jsonOf(const FeatureIcc& one, std::size_t subjects)
{
    ordered_json json{{"feature", one.feature}, {"subjects", subjects - one.missing}, {"leftOut", one.missing}};
    if (one.icc)
        for (const IccForm form : allIccForms) {
            const IccValue& value = (*one.icc)[form];
            json[shortName(form)] = {{"icc", value.icc}, {"low", finite(value.interval.low)}, {"high", finite(value.interval.high)}, {"f", finite(value.f)}, {"p", finite(value.p)}};
        }
    json["reason"] = one.icc ? ordered_json() : ordered_json(one.reason.english());
    return json;
}

ordered_json countsOf(const FeatureAgreement& agreement, const std::vector<double>& thresholds)
{
    auto counts = ordered_json::array();
    for (const double threshold : thresholds)
        for (const IccForm form : allIccForms)
            counts.push_back({{"form", shortName(form)}, {"model", describe(form).english()}, {"threshold", threshold},
                              {"before", agreement.features.size()}, {"after", countAtLeast(agreement, form, threshold)}});
    return counts;
}

void printJson(const FeatureAgreement& agreement, std::size_t readers, const AgreeOptions& options)
{
    auto features = ordered_json::array();
    for (const FeatureIcc& one : agreement.features)
        features.push_back(jsonOf(one, agreement.subjects));
    const ordered_json json{{"readers", readers}, {"subjects", agreement.subjects}, {"features", std::move(features)},
                            {"thresholds", countsOf(agreement, options.thresholds)}, {"unmatchedSubjects", agreement.unmatchedSubjects}, {"unmatchedFeatures", agreement.unmatchedFeatures}};
    std::printf("%s\n", json.dump(2).c_str());
}

void tell(const FeatureAgreement& agreement, const AgreeOptions& options)
{
    for (const std::string& subject : agreement.unmatchedSubjects)
        note(message("app", "Patient %1 is not in every table and is left out.", subject).english());
    for (const std::string& feature : agreement.unmatchedFeatures)
        note(message("app", "Feature %1 is not in every table and is left out.", feature).english());
    if (options.json)
        return;
    for (const double threshold : options.thresholds)
        for (const IccForm form : {IccForm::oneWay, IccForm::twoWayRandom, IccForm::twoWayMixed})
            note(message("app", "%1 (%2) of at least %3: %4 of %5 features, %6 patients.", shortName(form), describe(form).english(), threshold,
                         countAtLeast(agreement, form, threshold), agreement.features.size(), agreement.subjects).english());
}

}  // namespace

Exit agreeFeatures(const AgreeOptions& options)
{
    const auto readers = readReaders(options.features);
    if (!readers)
        return fail(readers.error());
    const auto agreement = featureAgreement(*readers);
    if (!agreement)
        return fail(agreement.error());
    return reportAgreement(*agreement, options.features.size(), options);
}

Exit reportAgreement(const FeatureAgreement& agreement, std::size_t readers, const AgreeOptions& options)
{
    const bool isWhole = agreement.unmatchedSubjects.empty() && agreement.unmatchedFeatures.empty();
    const Exit status = isWhole ? Exit::done : Exit::partly;
    tell(agreement, options);
    if (options.json) {
        printJson(agreement, readers, options);
        return options.out.empty() ? status : writeTable(options, csvOf(agreement), status);
    }
    return writeTable(options, csvOf(agreement), status);
}

}  // namespace annulus
