#pragma once

#include "core/protocol/Protocol.h"
#include "core/run/RunResult.h"
#include "ui/plots/PlotLook.h"

#include <QString>

#include <vector>

namespace annulus::ui {

/// A paragraph of a methods section with its heading, in plain sentences that an author edits.
struct MethodsParagraph {
    QString heading, text;
};
/// What was done, from the protocol, with the numbers of the run. It says what is, not what should have been.
std::vector<MethodsParagraph> methodsText(const Protocol& protocol, const RunResult& run, const PlotLook& look);

}  // namespace annulus::ui
