#include "core/run/predictTables.h"

#include "core/cohort/derive.h"
#include "core/cohort/patientRows.h"
#include "core/cohort/readClinical.h"
#include "core/cohort/readFeatures.h"
#include "core/readout/bundleFile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace annulus {
namespace {

using Json = nlohmann::ordered_json;

Json numberJson(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

const char* wordOf(Concern concern)
{
    switch (concern) {
    case Concern::imputed: return "imputed";
    case Concern::outOfRange: return "out of range";
    case Concern::ringClipped: return "ring clipped";
    case Concern::lossy: return "lossy image";
    case Concern::otherIntent: return "other presentation intent";
    case Concern::unknownSettings: return "unknown feature settings";
    case Concern::stale: return "stale";
    case Concern::uncalibrated: return "uncalibrated";
    case Concern::farOutOfRange: break;
    }
    return "far out of range";
}

/// How the bundle's protocol made one row of a patient.
PatientRowSettings rowSettings(const Bundle& bundle)
{
    PatientRowSettings settings;
    std::set<std::string> views;
    for (const BundlePredictor& one : bundle.predictors)
        for (const char* view : {"CC", "MLO", "US"})
            if (one.origin == BundlePredictor::Origin::feature && one.source.starts_with(std::string(view).append("_")))
                views.insert(view);
    settings.which = views.empty() ? std::vector<std::string>{"US"} : std::vector<std::string>(views.begin(), views.end());
    settings.views = bundle.views == "mean" ? PatientRowSettings::Views::mean : bundle.views == "one" ? PatientRowSettings::Views::one : PatientRowSettings::Views::concat;
    using Lesion = PatientRowSettings::Lesion;
    settings.lesion = bundle.lesion == "index" ? Lesion::index : bundle.lesion == "mean" ? Lesion::mean : bundle.lesion == "max" ? Lesion::max : Lesion::largest;
    settings.excludeMissingView = false;  // the readout says what is missing
    return settings;
}

PatientValues& valuesOf(std::vector<PatientValues>& all, const std::string& patient)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const PatientValues& one) { return one.patient == patient; });
    if (found != all.end())
        return *found;
    all.emplace_back().patient = patient;
    return all.back();
}

}  // namespace

Result<std::vector<PatientValues>> readPatientValues(const Bundle& bundle, const std::filesystem::path& features, const std::filesystem::path& clinical, const Progress& progress)
{
    std::vector<PatientValues> all;
    if (!clinical.empty()) {
        Codebook codebook = builtInCodebook();
        if (!bundle.codebook.empty()) {
            auto own = parseCodebook(bundle.codebook);
            if (!own)
                return std::move(own).error().in("the bundle's codebook");
            codebook = std::move(own).value();
        }
        auto read = readClinical(clinical, codebook);
        if (!read)
            return std::move(read).error();
        ClinicalTable table = withAge(std::move(read->table));
        if (table.find("ihc") || table.find("her2")) {
            auto derived = withHer2(std::move(table));
            if (!derived)
                return std::move(derived).error();
            table = std::move(derived->table);
        }
        for (std::size_t row = 0; row < table.patients.size(); ++row) {
            PatientValues& values = valuesOf(all, table.patients[row]);
            for (const ClinicalColumn& column : table.columns)
                if (const std::string cell = column.cell(row); !cell.empty() && !column.isMissing(row))
                    values.clinical[column.variable.name] = cell;
        }
    }
    if (!features.empty()) {
        const auto read = readFeatures(features, progress);
        if (!read)
            return read.error();
        const auto rows = patientRows(read->items, rowSettings(bundle), progress);
        if (!rows)
            return rows.error();
        for (std::size_t row = 0; row < rows->patients.size(); ++row) {
            PatientValues& values = valuesOf(all, rows->patients[row]);
            for (std::size_t column = 0; column < rows->names.size(); ++column)
                if (const auto value = rows->columns[column].value(row))
                    values.features[rows->names[column]] = *value;
                else
                    values.missing[rows->names[column]] = rows->columns[column].reason(row);
        }
    }
    return all;
}

std::string readoutJson(const Bundle& bundle, const Readout& readout)
{
    Json json{{"patient", readout.patient}, {"model", bundle.name}, {"bundle", bundleHash(bundle).substr(0, 16)}, {"outcome", bundle.outcome}, {"use", "research use only"}};
    json["refused"] = readout.refused.isEmpty() ? Json(nullptr) : Json(readout.refused.english());
    constexpr const char* reliabilities[] = {"as trained", "reduced", "low"};
    json["reliability"] = reliabilities[static_cast<int>(readout.reliability)];
    json["classes"] = Json::array();
    for (const ClassReading& one : readout.classes) {
        Json reading{{"class", one.outcome}, {"risk", numberJson(one.probability)}};
        reading["low"] = one.interval ? numberJson(one.interval->low) : Json(nullptr);
        reading["high"] = one.interval ? numberJson(one.interval->high) : Json(nullptr);
        reading["log_odds"] = numberJson(one.logOdds);
        reading["baseline"] = numberJson(one.baseline);
        reading["contributions"] = Json::array();
        for (const Contribution& part : one.contributions) {
            reading["contributions"].push_back({{"predictor", part.predictor}, {"value", part.value}, {"log_odds", numberJson(part.logOdds)}});
            if (!part.through.empty())
                reading["contributions"].back()["through"] = part.through;
        }
        reading["together"] = numberJson(one.together);
        reading["percentile_in_training"] = one.percentile ? numberJson(*one.percentile) : Json(nullptr);
        json["classes"].push_back(std::move(reading));
    }
    json["thresholds"] = Json::array();
    for (const ThresholdReading& one : readout.thresholds)
        json["thresholds"].push_back({{"class", one.point.outcome}, {"threshold", one.point.threshold}, {"origin", one.point.origin}, {"above", one.isAbove}, {"sentence", one.sentence.english()}});
    json["flags"] = Json::array();
    for (const ReadingNote& one : readout.notes)
        json["flags"].push_back({{"kind", wordOf(one.concern)}, {"predictor", one.predictor}, {"text", one.what.english()}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace annulus
