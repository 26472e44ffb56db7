#include "core/project/blinding.h"

#include "core/base/hash.h"

#include <algorithm>

namespace annulus {

Patient asSeen(const Patient& patient, const Blinding& blinding)
{
    Patient seen = patient;
    std::erase_if(seen.rois, [&](const Roi& roi) { return !blinding.shows(roi); });
    std::erase_if(seen.features, [&](const auto& result) { return !seen.findRoi(result->roiId); });
    return seen;
}

std::vector<std::size_t> readingOrder(const Project& project, const std::string& reader, std::uint64_t seed)
{
    std::vector<std::pair<std::string, std::size_t>> keys;
    for (std::size_t at = 0; at < project.patients.size(); ++at)
        keys.emplace_back(Sha256().add(std::to_string(seed)).add("\n").add(reader).add("\n").add(project.patients[at]->id).hex(), at);
    std::ranges::sort(keys);
    std::vector<std::size_t> order;
    for (const auto& [key, at] : keys)
        order.push_back(at);
    return order;
}

}  // namespace annulus
