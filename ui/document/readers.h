#pragma once

#include "core/project/Project.h"

#include <QColor>

#include <string>
#include <vector>

namespace annulus::ui {

// Who drew what: every reader keeps one colour on every page, whoever's outline is in hand.

/// Everybody who drew an outline in the project, whoever began first: who joins later changes nobody's colour.
std::vector<std::string> readersOf(const Project& project);
/// Place of a reader among them; 0 where the project does not know the name.
int readerIndex(const std::vector<std::string>& readers, const std::string& reader);

/// The colour of a reader's outlines: lesions are orange, those of a second reader yellow.
QColor readerColour(int index);
/// A second cue from the third reader on, who shares the second one's colour.
Qt::PenStyle readerLine(int index);

}  // namespace annulus::ui
