#pragma once

#include "core/protocol/Protocol.h"
#include "core/run/RunResult.h"
#include "ui/plots/PlotLook.h"

#include <QString>

#include <span>
#include <vector>

namespace annulus::ui {

/// How an item of a reporting guideline gets its answer.
enum class Answer { automatic, numbersOnly, author };

struct ChecklistItem {
    const char* number;
    const char* what;     ///< in our own short words; the guideline's text is the guideline's
    Answer answer = Answer::author;
    const char* from = "";  ///< part of the report or of the run's folder that answers it
};
struct Checklist {
    const char* name;
    const char* reference;
    std::span<const ChecklistItem> items;
};
std::span<const Checklist> allChecklists();

/// What stands in the column "where": the part that answers it, with numbers of the run where there are some, or that the author must.
QString answerOf(const ChecklistItem& item, const Protocol& protocol, const RunResult& run, const PlotLook& look);

}  // namespace annulus::ui
