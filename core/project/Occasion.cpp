#include "core/project/Occasion.h"

#include "core/roi/measure.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <set>

namespace annulus {
namespace {

constexpr int oneTimeDays = 92;

/// Of a DICOM date; those that are none lie together at the beginning.
std::chrono::sys_days daysOf(const std::string& date)
{
    const auto part = [&](std::size_t from, std::size_t count) {
        int number = 0;
        if (date.size() == 8)
            std::from_chars(date.data() + from, date.data() + from + count, number);
        return number;
    };
    const std::chrono::year_month_day day(std::chrono::year(part(0, 4)), std::chrono::month(static_cast<unsigned>(part(4, 2))), std::chrono::day(static_cast<unsigned>(part(6, 2))));
    return day.ok() ? std::chrono::sys_days(day) : std::chrono::sys_days();
}

}  // namespace

std::vector<Occasion> occasionsOf(const Patient& patient)
{
    std::set<std::string> dates;
    std::map<std::string, std::string> dateOf;  // of an image
    for (const Study& study : patient.studies)
        for (const Series& series : study.series)
            for (const ImageRecord& image : series.images)
                dateOf[image.uid] = study.date;
    for (const Roi& roi : patient.rois)
        if (!roi.outline.isEmpty())
            dates.insert(dateOf[roi.imageUid]);
    std::vector<std::pair<std::string, std::string>> times;  // first and last date
    for (const std::string& date : dates)
        if (times.empty() || daysOf(date) - daysOf(times.back().second) > std::chrono::days(oneTimeDays))
            times.emplace_back(date, date);
        else
            times.back().second = date;
    std::vector<Occasion> occasions;
    for (auto time = times.rbegin(); time != times.rend(); ++time) {
        std::map<std::string, double> sides;  // the largest lesion
        for (const Roi& roi : patient.rois)
            if (const ImageRecord* image = patient.findImage(roi.imageUid); image && !roi.outline.isEmpty() && dateOf[roi.imageUid] >= time->first && dateOf[roi.imageUid] <= time->second)
                sides[image->facts.laterality] = std::max(sides[image->facts.laterality], measureOutline(roi.outline, image->spacing()).area);
        if (sides.size() > 1)
            sides.erase("");
        std::vector<std::pair<std::string, double>> sorted(sides.begin(), sides.end());
        std::ranges::stable_sort(sorted, std::greater(), &std::pair<std::string, double>::second);
        for (const auto& [side, area] : sorted)
            occasions.push_back({time->first, time->second, side});
    }
    return occasions;
}

Occasion occasionOf(const Patient& patient, std::string_view imageUid)
{
    for (const Study& study : patient.studies)
        for (const Series& series : study.series)
            for (const ImageRecord& image : series.images)
                if (image.uid == imageUid) {
                    for (const Occasion& one : occasionsOf(patient))
                        if (study.date >= one.from && study.date <= one.to && (image.facts.laterality.empty() || image.facts.laterality == one.laterality))
                            return one;
                    return {study.date, study.date, image.facts.laterality};
                }
    return {};
}

}  // namespace annulus
