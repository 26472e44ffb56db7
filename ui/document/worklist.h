#pragma once

#include "core/project/blinding.h"

#include <QString>

#include <array>
#include <vector>

namespace annulus::ui {

/// How far the outlines of something have come.
enum class OutlineState { none, partly, complete };
/// Whether a kind of view is there and outlined.
enum class ViewState { absent, present, outlined };

/// One patient as the worklist shows it.
struct WorklistRow {
    std::string patient;
    std::string name;
    std::array<ViewState, 3> views{};  ///< CC, MLO, US
    int images = 0;
    int lesions = 0;                   ///< outlined regions
    OutlineState state = OutlineState::none;
    QString search{};                  ///< ID and name, what the filter looks in
    ReadingStatus status = ReadingStatus::open;
    bool operator==(const WorklistRow&) const = default;
};

inline constexpr std::array<const char*, 3> worklistViews{"CC", "MLO", "US"};

/// Which of worklistViews an image is, or -1.
int worklistView(const Facts& facts);
/// As this reader sees the patient.
WorklistRow worklistRow(const Patient& patient, const Blinding& blinding = {});
std::vector<WorklistRow> worklistRows(const Project& project, const Blinding& blinding = {});
/// Every word of `filter` is part of the ID or the name, whatever its case.
bool matches(const WorklistRow& row, const QString& filter);
/// Patients with at least one outline.
int outlinedCount(const std::vector<WorklistRow>& rows);

/// Pictures of the window that leave the house name nobody: names and dates of birth are left out until told otherwise.
void hideNames(bool hidden);
/// A date of birth as people write it; empty while names are hidden.
QString birthWords(const std::string& dicomDate);
/// "Wang^Xiao Hong=王^小红" as people write it: "Wang Xiao Hong 王小红".
QString personName(const std::string& dicomName);

}  // namespace annulus::ui
