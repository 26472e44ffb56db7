#include "ui/document/readers.h"

#include "ui/theme/Theme.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace annulus::ui {

std::vector<std::string> readersOf(const Project& project)
{
    std::set<std::string_view> readers;
    for (const auto& patient : project.patients)
        for (const Roi& roi : patient->rois)
            readers.insert(roi.reader);
    return {readers.begin(), readers.end()};
}

int readerIndex(const std::vector<std::string>& readers, const std::string& reader)
{
    const auto found = std::ranges::find(readers, reader);
    return found == readers.end() ? 0 : static_cast<int>(found - readers.begin());
}

QColor readerColour(int index) { return index <= 0 ? dataColour::lesion : dataColour::secondReader; }

Qt::PenStyle readerLine(int index) { return index <= 1 ? Qt::SolidLine : index % 2 == 0 ? Qt::DashLine : Qt::DotLine; }

}  // namespace annulus::ui
