#include "core/stats/featureAgreement.h"

#include "core/base/parallelFor.h"
#include "core/base/text.h"
#include "core/stats/columns.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace annulus {
namespace {

using Places = std::unordered_map<std::string, Eigen::Index>;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

Eigen::Index placeOf(Places& places, std::vector<std::string>& names, const std::string& name)
{
    const auto [place, isNew] = places.try_emplace(name, static_cast<Eigen::Index>(names.size()));
    if (isNew)
        names.push_back(name);
    return place->second;
}

/// Places of the columns of the long form; -1 where the table has none.
struct LongColumns {
    int caseName, patient, laterality, view, lesion, image, frame, region, feature, value;

    explicit LongColumns(const Csv& table)
        : caseName(table.column("case")), patient(table.column("patient")), laterality(table.column("laterality")), view(table.column("view")),
          lesion(table.column("lesion")), image(table.column("image_uid")), frame(table.column("frame")), region(table.column("region")),
          feature(table.column("feature")), value(table.column("value"))
    {
    }
    [[nodiscard]] bool areThere() const { return region >= 0 && feature >= 0 && value >= 0 && (patient >= 0 || caseName >= 0); }
};

std::string cell(const std::vector<std::string>& row, int column) { return column < 0 ? std::string() : row[static_cast<std::size_t>(column)]; }

/// By what a subject is known; each level tells more apart than the one before.
constexpr int levels = 4;
std::string subjectOf(const LongColumns& columns, const std::vector<std::string>& row, int level)
{
    std::string subject = cell(row, columns.patient);
    if (subject.empty())
        subject = cell(row, columns.caseName);
    const auto add = [&](const std::string& more) {
        if (!more.empty())
            subject += std::string(" ") + more;
    };
    if (level >= 1)
        add(cell(row, columns.laterality));
    if (level >= 2) {
        add(cell(row, columns.image));
        add(cell(row, columns.frame));
    }
    if (level >= 3)
        add(cell(row, columns.lesion));
    return subject;
}

std::string featureOf(const LongColumns& columns, const std::vector<std::string>& row)
{
    const std::string view = cell(row, columns.view);
    const std::string name = std::string(cell(row, columns.region)).append("_").append(cell(row, columns.feature));
    return view.empty() ? name : std::string(view).append("_").append(name);
}

/// The first place that two rows claim, "P-1, CC_lesion_original_glcm_Idn".
std::optional<std::string> clash(const Csv& table, const LongColumns& columns, int level)
{
    std::unordered_set<std::string> taken;
    for (const auto& row : table.rows)
        if (std::string place = subjectOf(columns, row, level).append(", ").append(featureOf(columns, row)); !taken.insert(place).second)
            return place;
    return {};
}

Result<RatedFeatures> fromLong(const NamedTable& named, int level)
{
    const LongColumns columns(named.table);
    const auto values = numberColumn(named.table, "value");
    if (!values)
        return values.error().in(named.name);
    RatedFeatures rated;
    Places subjects, features;
    std::vector<std::pair<Eigen::Index, Eigen::Index>> places;
    for (const auto& row : named.table.rows)
        places.emplace_back(placeOf(subjects, rated.subjects, subjectOf(columns, row, level)), placeOf(features, rated.features, featureOf(columns, row)));
    rated.values = Eigen::MatrixXd::Constant(std::ssize(rated.subjects), std::ssize(rated.features), none);
    for (std::size_t at = 0; at < places.size(); ++at)
        rated.values(places[at].first, places[at].second) = (*values)[at];
    return rated;
}

Result<RatedFeatures> fromWide(const NamedTable& named)
{
    const Csv& table = named.table;
    const int key = std::max(table.column("patient"), table.column("case"));
    if (key < 0 || table.header.size() < 2)
        return Error{Errc::invalid, message("stats", "The table is no feature table: columns patient, region, feature, value (long form) or a column patient beside the features (wide form) were expected; found %1.", join({table.header.begin(), table.header.begin() + std::min<std::ptrdiff_t>(4, std::ssize(table.header))}, ", ")), named.name};
    RatedFeatures rated;
    Places subjects;
    for (const auto& row : table.rows) {
        const std::string& subject = row[static_cast<std::size_t>(key)];
        const auto before = std::ssize(rated.subjects);
        if (placeOf(subjects, rated.subjects, subject) != before)
            return Error{Errc::invalid, message("stats", "Patient %1 has two rows; one was expected.", subject), named.name};
    }
    Places features;
    rated.values = Eigen::MatrixXd(std::ssize(table.rows), std::ssize(table.header) - 1);
    for (std::size_t column = 0; column < table.header.size(); ++column) {
        if (static_cast<int>(column) == key)
            continue;
        const std::string& name = table.header[column];
        const auto values = numberColumn(table, name);
        if (!values)
            return values.error().in(named.name);
        const auto before = std::ssize(rated.features);
        if (placeOf(features, rated.features, name) != before)
            return Error{Errc::invalid, message("stats", "Column %1 occurs twice; every feature was expected once.", name), named.name};
        rated.values.col(before) = Eigen::Map<const Eigen::VectorXd>(values->data(), std::ssize(*values));
    }
    return rated;
}

/// Names that all readers have, in the first one's order, and where they stand in each table; the others.
struct Common {
    std::vector<std::string> names, unmatched;
    std::vector<std::vector<Eigen::Index>> places;  ///< by reader
};

Common commonNames(std::span<const RatedFeatures> readers, std::vector<std::string> RatedFeatures::*list)
{
    std::vector<Places> known(readers.size());
    for (std::size_t reader = 0; reader < readers.size(); ++reader)
        for (const std::string& name : readers[reader].*list)
            known[reader].emplace(name, std::ssize(known[reader]));
    Common common;
    common.places.resize(readers.size());
    std::unordered_set<std::string> told;
    for (const RatedFeatures& reader : readers)
        for (const std::string& name : reader.*list) {
            if (!told.insert(name).second)
                continue;
            if (!std::ranges::all_of(known, [&](const Places& places) { return places.contains(name); })) {
                common.unmatched.push_back(name);
                continue;
            }
            common.names.push_back(name);
            for (std::size_t at = 0; at < readers.size(); ++at)
                common.places[at].push_back(known[at].at(name));
        }
    return common;
}

FeatureIcc iccOf(std::span<const RatedFeatures> readers, const Common& subjects, const Common& features, std::size_t feature, IccComponents components)
{
    const auto n = std::ssize(subjects.names), k = std::ssize(readers);
    Eigen::MatrixXd ratings(n, k);
    for (Eigen::Index reader = 0; reader < k; ++reader) {
        const auto at = static_cast<std::size_t>(reader);
        for (Eigen::Index subject = 0; subject < n; ++subject)
            ratings(subject, reader) = readers[at].values(subjects.places[at][static_cast<std::size_t>(subject)], features.places[at][feature]);
    }
    std::vector<Eigen::Index> complete;
    for (Eigen::Index subject = 0; subject < n; ++subject)
        if (ratings.row(subject).array().isFinite().all())
            complete.push_back(subject);
    FeatureIcc result{features.names[feature], {}, {}, static_cast<std::size_t>(n) - complete.size()};
    auto icc = intraclassCorrelation(ratings(complete, Eigen::all), components);
    if (!icc)
        result.reason = icc.error().what;
    else if (icc->state == IccState::undefined)
        result.reason = message("stats", "All values are equal: agreement is not defined, neither 0 nor 1.");
    else
        result.icc = *std::move(icc);
    return result;
}

}  // namespace

Result<std::vector<RatedFeatures>> ratedFeatures(std::span<const NamedTable> tables)
{
    std::vector<bool> isLong;
    for (const NamedTable& named : tables)
        isLong.push_back(LongColumns(named.table).areThere());
    int level = 0;
    for (std::size_t at = 0; at < tables.size(); ++at)
        while (isLong[at]) {
            const auto place = clash(tables[at].table, LongColumns(tables[at].table), level);
            if (!place)
                break;
            if (++level == levels)
                return Error{Errc::invalid, message("stats", "There are two values for %1; the outlines of one reader were expected, each lesion with a name of its own.", *place), tables[at].name};
        }
    std::vector<RatedFeatures> all;
    for (std::size_t at = 0; at < tables.size(); ++at) {
        auto rated = isLong[at] ? fromLong(tables[at], level) : fromWide(tables[at]);
        if (!rated)
            return std::move(rated).error();
        all.push_back(*std::move(rated));
    }
    return all;
}

Result<FeatureAgreement> featureAgreement(std::span<const RatedFeatures> readers, IccComponents components, const Progress& progress)
{
    const Common subjects = commonNames(readers, &RatedFeatures::subjects);
    const Common features = commonNames(readers, &RatedFeatures::features);
    if (subjects.names.size() < 2)
        return Error{Errc::invalid, message("stats", "The readers have %1 subjects in common; at least two were expected.", subjects.names.size()), {}};
    if (features.names.empty())
        return Error{Errc::invalid, message("stats", "The readers have no feature in common; the first one has %1, the second %2.", readers[0].features.size(), readers[1].features.size()), {}};
    FeatureAgreement agreement;
    agreement.subjects = subjects.names.size();
    agreement.unmatchedSubjects = subjects.unmatched;
    agreement.unmatchedFeatures = features.unmatched;
    agreement.features.resize(features.names.size());
    parallelFor(features.names.size(), [&](std::size_t at) {
        if (!progress.cancelled())
            agreement.features[at] = iccOf(readers, subjects, features, at, components);
    });
    if (progress.cancelled())
        return stopped();
    return agreement;
}

std::size_t countAtLeast(const FeatureAgreement& agreement, IccForm form, double threshold)
{
    return static_cast<std::size_t>(std::ranges::count_if(agreement.features, [&](const FeatureIcc& one) { return one.icc && (*one.icc)[form].icc >= threshold; }));
}

}  // namespace annulus
