#include "core/dicom/hanging.h"

#include "core/dicom/breastView.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

namespace annulus {
namespace {

constexpr std::array<const char*, 2> sides{"R", "L"};  // as they hang, left to right
constexpr std::array<const char*, 2> standardViews{"CC", "MLO"};

using Images = std::span<const Facts* const>;
using Places = std::vector<std::size_t>;

bool says(const Facts& facts, std::string_view word) { return facts.imageType.find(word) != std::string::npos; }

/// Of several pictures of one breast and view, the lowest hangs as the standard view: a plain mammogram for presentation
/// before one made of tomosynthesis, before raw detector pixels, before the slices themselves.
int standInRank(const Facts& facts)
{
    if (facts.frames > 1)
        return 3;
    if (facts.intent == Intent::processing)
        return 2;
    return says(facts, "TOMO") || says(facts, "GENERATED_2D") ? 1 : 0;
}

const std::string& dateOf(const Facts& facts) { return facts.studyDate.empty() ? facts.acquisitionDate : facts.studyDate; }

/// What was made on one day. Projects of research files often give each picture a study of its own.
struct Exam {
    std::string date;
    Places images;
};

std::vector<Exam> examsOf(Images images)
{
    std::map<std::string, Places> byDate;
    for (std::size_t at = 0; at < images.size(); ++at)
        if (isMammogram(*images[at]))
            byDate[dateOf(*images[at])].push_back(at);
    // What has no date is nobody's earlier examination.
    if (byDate.size() > 1)
        byDate.erase(std::string());
    std::vector<Exam> exams;
    for (auto& [date, places] : byDate)
        exams.push_back({date, std::move(places)});
    return exams;
}

/// The picture that hangs for a side and view in an examination.
std::optional<std::size_t> chosen(Images images, const Exam& exam, std::string_view side, std::string_view view, BreastImageRole role)
{
    std::optional<std::size_t> best;
    for (const std::size_t at : exam.images) {
        const Facts& facts = *images[at];
        if (facts.laterality == side && facts.view == view && roleOf(facts) == role && (!best || standInRank(facts) < standInRank(*images[*best])))
            best = at;
    }
    return best;
}

bool hasStandard(Images images, const Exam& exam)
{
    for (const char* side : sides)
        for (const char* view : standardViews)
            if (chosen(images, exam, side, view, BreastImageRole::standard))
                return true;
    return false;
}

using Row = std::vector<HungCell>;

Row pairOf(Images images, const Exam& exam, const char* view, BreastImageRole role, bool isPrior)
{
    Row row;
    for (const char* side : sides)
        row.push_back({chosen(images, exam, side, view, role), side, view, isPrior});
    return row;
}

bool isEmpty(const HungCell& cell) { return !cell.image; }
bool isEmptyRow(const Row& row) { return std::ranges::all_of(row, isEmpty); }

/// Rows without a picture go; where one side has none at all, the other side's pictures hang beside each other.
HangingStage stageOf(StageKind kind, std::vector<Row> rows)
{
    std::erase_if(rows, isEmptyRow);
    const auto lacks = [&](std::size_t column) { return std::ranges::all_of(rows, [&](const Row& row) { return isEmpty(row[column]); }); };
    const bool isOneSided = !rows.empty() && (lacks(0) || lacks(1));
    HangingStage stage{kind, static_cast<int>(rows.size()), 2, {}};
    for (const Row& row : rows)
        for (const HungCell& cell : row)
            if (!isOneSided || cell.image)
                stage.cells.push_back(cell);
    if (isOneSided) {
        stage.columns = stage.rows;
        stage.rows = 1;
    }
    return stage;
}

std::ptrdiff_t countOf(const HangingStage& stage) { return std::ranges::count_if(stage.cells, [](const HungCell& cell) { return cell.image.has_value(); }); }

/// Pictures without a fixed place, up to four at a time.
void addGrids(std::vector<HangingStage>& stages, StageKind kind, const std::vector<HungCell>& cells)
{
    for (std::size_t first = 0; first < cells.size(); first += 4) {
        const std::size_t count = std::min<std::size_t>(4, cells.size() - first);
        HangingStage stage{kind, count > 2 ? 2 : 1, count > 1 ? 2 : 1, {cells.begin() + static_cast<std::ptrdiff_t>(first), cells.begin() + static_cast<std::ptrdiff_t>(first + count)}};
        stage.cells.resize(static_cast<std::size_t>(stage.rows * stage.columns));
        stages.push_back(std::move(stage));
    }
}

/// Right and left of one view and one set of modifiers side by side.
std::vector<Row> pairedRows(Images images, const Places& places)
{
    std::vector<Row> rows;
    for (const std::size_t at : places) {
        const Facts& facts = *images[at];
        const std::size_t column = facts.laterality == "L" ? 1 : 0;
        const auto isPartner = [&](const Row& row) {
            const HungCell& other = row[1 - column];
            return isEmpty(row[column]) && other.image && facts.laterality != images[*other.image]->laterality && other.view == facts.view &&
                   images[*other.image]->viewModifiers == facts.viewModifiers;
        };
        auto row = std::ranges::find_if(rows, isPartner);
        if (row == rows.end())
            row = rows.insert(rows.end(), Row(2));
        (*row)[column] = {at, facts.laterality, facts.view, false};
    }
    return rows;
}

void addFurther(std::vector<HangingStage>& stages, Images images, const Places& places)
{
    const std::vector<Row> rows = pairedRows(images, places);
    if (!std::ranges::any_of(rows, [](const Row& row) { return !isEmpty(row[0]) && !isEmpty(row[1]); })) {
        std::vector<HungCell> cells;
        for (const Row& row : rows)
            cells.push_back(isEmpty(row[0]) ? row[1] : row[0]);
        return addGrids(stages, StageKind::further, cells);
    }
    for (std::size_t first = 0; first < rows.size(); first += 2)
        stages.push_back(stageOf(StageKind::further, {rows.begin() + static_cast<std::ptrdiff_t>(first),
                                                      rows.begin() + static_cast<std::ptrdiff_t>(std::min(first + 2, rows.size()))}));
}

/// Raw pixels of a view that hangs as it was meant to be seen.
bool isRawCopy(Images images, const Places& of, const Facts& facts)
{
    return facts.intent == Intent::processing && std::ranges::any_of(of, [&](std::size_t at) {
        const Facts& other = *images[at];
        return other.intent != Intent::processing && other.laterality == facts.laterality && other.view == facts.view && other.viewModifiers == facts.viewModifiers;
    });
}

void addMammograms(std::vector<HangingStage>& stages, Images images)
{
    const std::vector<Exam> exams = examsOf(images);
    if (exams.empty())
        return;
    const auto standard = [&](const Exam& exam) { return hasStandard(images, exam); };
    const auto newest = std::ranges::find_if(exams.rbegin(), exams.rend(), standard);
    const Exam& current = newest == exams.rend() ? exams.back() : *newest;
    const auto earlier = newest == exams.rend() ? newest : std::find_if(newest + 1, exams.rend(), standard);

    const auto pair = [&](const char* view, BreastImageRole role) { return pairOf(images, current, view, role, false); };
    const auto addStandard = [&](HangingStage stage) {
        if (countOf(stage) > 1)
            stages.push_back(std::move(stage));
    };
    addStandard(stageOf(StageKind::fourViews, {pair("CC", BreastImageRole::standard), pair("MLO", BreastImageRole::standard)}));
    for (const auto& [kind, view] : {std::pair(StageKind::cc, "CC"), std::pair(StageKind::mlo, "MLO")}) {
        const Row now = pair(view, BreastImageRole::standard);
        if (isEmptyRow(now))
            continue;
        std::vector<Row> rows{now};
        if (earlier != exams.rend())
            rows.insert(rows.begin(), pairOf(images, *earlier, view, BreastImageRole::standard, true));
        addStandard(stageOf(kind, std::move(rows)));
    }
    // Two views are the whole of the examination: the same pictures again are no further stage.
    if (stages.size() > 1 && stages[0].cells == stages[1].cells)
        stages.erase(stages.begin());

    HangingStage implants = stageOf(StageKind::implantDisplaced, {pair("CC", BreastImageRole::implantDisplaced), pair("MLO", BreastImageRole::implantDisplaced)});
    if (countOf(implants) > 0)
        stages.push_back(std::move(implants));

    std::set<std::size_t> hung;
    for (const HangingStage& stage : stages)
        for (const HungCell& cell : stage.cells)
            if (cell.image)
                hung.insert(*cell.image);
    Places rest;
    for (auto exam = exams.begin() + (&current - exams.data()); exam != exams.end(); ++exam)
        for (const std::size_t at : exam->images)
            if (!hung.contains(at) && !isRawCopy(images, exam->images, *images[at]))
                rest.push_back(at);
    addFurther(stages, images, rest);
}

/// Of the newest day on which there was one.
void addUltrasound(std::vector<HangingStage>& stages, Images images)
{
    std::string newest;
    for (const Facts* facts : images)
        if (facts->modality == "US")
            newest = std::max(newest, dateOf(*facts));
    std::vector<HungCell> cells;
    for (std::size_t at = 0; at < images.size(); ++at)
        if (images[at]->modality == "US" && dateOf(*images[at]) == newest)
            cells.push_back({at, images[at]->laterality, {}, false});
    addGrids(stages, StageKind::ultrasound, cells);
}

}  // namespace

BreastImageRole roleOf(const Facts& facts)
{
    // The low-energy picture of a contrast examination looks like a standard mammogram and is read as one; the
    // high-energy one is raw material, the recombined one shows the contrast agent.
    if (says(facts, "RECOMBINED") || says(facts, "HIGH_ENERGY"))
        return BreastImageRole::contrast;
    if (facts.viewModifiers == std::vector<std::string>{"implant displaced"})
        return BreastImageRole::implantDisplaced;
    return facts.viewModifiers.empty() ? BreastImageRole::standard : BreastImageRole::special;
}

std::vector<HangingStage> hangingOf(Images images)
{
    std::vector<HangingStage> stages;
    addMammograms(stages, images);
    addUltrasound(stages, images);
    if (stages.size() == 1 && countOf(stages.front()) < 2)
        stages.clear();
    stages.push_back({StageKind::single, 1, 1, {}});
    return stages;
}

}  // namespace annulus
