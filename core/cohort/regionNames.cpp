#include "core/cohort/regionNames.h"

#include <array>

namespace annulus {
namespace {

constexpr std::array<std::string_view, 12> views{"CC", "MLO", "US", "ML", "LM", "LMO", "XCCL", "XCCM", "XCC", "FB", "SIO", "ISO"};

/// The rest behind "prefix_", or nothing.
bool takePart(std::string_view& name, std::string_view part)
{
    if (name.size() <= part.size() + 1 || !name.starts_with(part) || name[part.size()] != '_')
        return false;
    name.remove_prefix(part.size() + 1);
    return true;
}

/// "ring_0-1mm" at the front of `name`, with "lesion+" before it or not; empty where there is none.
std::string_view ringAt(std::string_view name)
{
    const std::size_t from = name.starts_with("lesion+ring_") ? 12 : name.starts_with("ring_") ? 5 : 0;
    const std::size_t end = from == 0 ? std::string_view::npos : name.find("mm_", from);
    if (end == std::string_view::npos || name.substr(from, end - from).find_first_not_of("0123456789.-") != std::string_view::npos)
        return {};
    return name.substr(0, end + 2);
}

/// "peri1mm" at the front.
std::string_view spokenRingAt(std::string_view name)
{
    const std::size_t end = name.starts_with("peri") ? name.find("mm_") : std::string_view::npos;
    if (end == std::string_view::npos || end == 4 || name.substr(4, end - 4).find_first_not_of("0123456789.") != std::string_view::npos)
        return {};
    return name.substr(0, end + 2);
}

}  // namespace

std::string spokenRegion(std::string_view region)
{
    if (region == "lesion")
        return "intra";
    if (region.starts_with("ring_0-") && region.ends_with("mm"))
        return "peri" + std::string(region.substr(7));
    return std::string(region);
}

ColumnOrigin originOf(std::string_view column)
{
    ColumnOrigin origin;
    for (const std::string_view view : views)
        if (takePart(column, view)) {
            origin.view = std::string(view);
            break;
        }
    origin.region = "lesion";
    if (const std::string_view ring = ringAt(column); !ring.empty()) {
        origin.region = std::string(ring);
        takePart(column, ring);
    } else if (const std::string_view spoken = spokenRingAt(column); !spoken.empty()) {
        origin.region = std::string("ring_0-").append(spoken.substr(4));
        takePart(column, spoken);
    } else if (!takePart(column, "lesion")) {
        takePart(column, "intra");
    }
    origin.feature = std::string(column);
    return origin;
}

}  // namespace annulus
