#include "core/cohort/joinPatients.h"

#include "core/base/text.h"
#include "core/cohort/folding.h"

#include <algorithm>
#include <map>
#include <set>

namespace annulus {
namespace {

using IdsByKey = std::map<std::string, std::vector<std::string>>;

IdsByKey byKey(std::span<const std::string> ids, IdMatching matching)
{
    IdsByKey keys;
    for (const std::string& id : ids)
        keys[comparedId(id, matching)].push_back(id);
    return keys;
}

}  // namespace

std::string comparedId(std::string_view id, IdMatching matching)
{
    std::string compared(id);
    if (matching >= IdMatching::blanks)
        compared = std::string(trim(compared));
    if (matching >= IdMatching::width)
        compared = std::string(trim(foldWidth(compared)));
    if (matching >= IdMatching::letterCase)
        compared = lowerCase(compared);
    if (matching >= IdMatching::leadingZeros) {
        const std::size_t first = compared.find_first_not_of('0');
        if (first != std::string::npos)
            compared.erase(0, first);
        else if (!compared.empty())
            compared = "0";
    }
    return compared;
}

std::size_t PatientJoin::exact() const
{
    return static_cast<std::size_t>(std::ranges::count_if(pairs, [](const PatientPair& pair) { return pair.clinical == pair.images; }));
}

PatientJoin joinPatients(std::span<const std::string> clinical, std::span<const std::string> images, IdMatching matching)
{
    PatientJoin join{.matching = matching, .pairs = {}, .clinicalOnly = {}, .imagesOnly = {}, .ambiguous = {}};
    const std::set<std::string> exactImages(images.begin(), images.end()), exactClinical(clinical.begin(), clinical.end());
    const IdsByKey clinicalKeys = byKey(clinical, matching), imageKeys = byKey(images, matching);
    for (const IdsByKey* keys : {&clinicalKeys, &imageKeys})
        for (const auto& [key, ids] : *keys)
            if (ids.size() > 1)
                join.ambiguous.push_back(ids);
    std::set<std::string> taken;
    for (const std::string& id : clinical) {
        const std::string* partner = nullptr;
        if (const auto same = exactImages.find(id); same != exactImages.end()) {
            partner = &*same;
        } else if (const std::string key = comparedId(id, matching); clinicalKeys.at(key).size() == 1) {
            const auto found = imageKeys.find(key);
            if (found != imageKeys.end() && found->second.size() == 1 && !exactClinical.contains(found->second.front()))
                partner = &found->second.front();
        }
        if (!partner) {
            join.clinicalOnly.push_back(id);
            continue;
        }
        join.pairs.push_back({id, *partner});
        taken.insert(*partner);
    }
    for (const std::string& id : images)
        if (!taken.contains(id))
            join.imagesOnly.push_back(id);
    return join;
}

std::vector<MatchingOffer> offersFor(std::span<const std::string> clinical, std::span<const std::string> images)
{
    std::vector<MatchingOffer> offers;
    PatientJoin before = joinPatients(clinical, images);
    for (const IdMatching matching : {IdMatching::blanks, IdMatching::width, IdMatching::letterCase, IdMatching::leadingZeros}) {
        PatientJoin join = joinPatients(clinical, images, matching);
        MatchingOffer offer{matching, {}};
        for (const PatientPair& pair : join.pairs)
            if (std::ranges::find(before.pairs, pair) == before.pairs.end())
                offer.added.push_back(pair);
        if (!offer.added.empty())
            offers.push_back(std::move(offer));
        before = std::move(join);
    }
    return offers;
}

ClinicalTable joinedTable(const ClinicalTable& clinical, const PatientJoin& join)
{
    const auto rows = clinical.rows();
    std::vector<std::size_t> kept;
    std::vector<std::string> names;
    for (const PatientPair& pair : join.pairs)
        if (const auto row = rows.find(pair.clinical); row != rows.end()) {
            kept.push_back(row->second);
            names.push_back(pair.images);
        }
    ClinicalTable table = clinical.rowsAt(kept);
    table.patients = std::move(names);
    return table;
}

Message nameOf(IdMatching matching)
{
    switch (matching) {
    case IdMatching::blanks: return message("cohort", "Blanks around the ID");
    case IdMatching::width: return message("cohort", "Full-width letters and digits");
    case IdMatching::letterCase: return message("cohort", "Capital and small letters");
    case IdMatching::leadingZeros: return message("cohort", "Zeros in front");
    case IdMatching::exact: break;
    }
    return message("cohort", "Exactly equal IDs");
}

}  // namespace annulus
