#include "ui/document/readers.h"

#include "ui/theme/Theme.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace annulus::ui {

std::vector<std::string> readersOf(const Project& project)
{
    // Numbers of outlines grow: "roi-9" before "roi-10".
    using Place = std::pair<std::size_t, std::string_view>;
    std::map<std::string_view, Place> first;
    for (const auto& patient : project.patients)
        for (const Roi& roi : patient->rois) {
            const Place place{roi.id.size(), roi.id};
            const auto [known, isNew] = first.emplace(roi.reader, place);
            if (!isNew)
                known->second = std::min(known->second, place);
        }
    std::vector<std::string> readers;
    for (const auto& [reader, place] : first)
        readers.emplace_back(reader);
    std::ranges::sort(readers, {}, [&](const std::string& reader) { return first.at(reader); });
    return readers;
}

int readerIndex(const std::vector<std::string>& readers, const std::string& reader)
{
    const auto found = std::ranges::find(readers, reader);
    return found == readers.end() ? 0 : static_cast<int>(found - readers.begin());
}

QColor readerColour(int index) { return index <= 0 ? dataColour::lesion : dataColour::secondReader; }

Qt::PenStyle readerLine(int index) { return index <= 1 ? Qt::SolidLine : index % 2 == 0 ? Qt::DashLine : Qt::DotLine; }

}  // namespace annulus::ui
