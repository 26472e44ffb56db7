#pragma once

#include "core/project/readHistory.h"

#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace annulus::ui {

/// A line of the history in the language of the window.
struct HistoryRow {
    HistoryLine line;
    QString time;       ///< local
    QString who;        ///< the reader, else the account
    QString topic;
    QString what;       ///< with whose and which image
    QString image;      ///< its name, where it is about one
    QString searched;   ///< everything that the filter looks at, in small letters
};

/// Topics in the order in which they are offered.
const std::vector<HistoryTopic>& historyTopics();
QString topicWords(HistoryTopic topic);

/// What happened to whom: "Draw Lesion 1 \u00b7 P1 \u00b7 RCC", with images called by their names in `project`.
QStringList historyWords(const std::vector<HistoryLine>& lines, const Project& project);

/// Newest first. May run on a worker.
std::vector<HistoryRow> historyRows(const std::vector<HistoryLine>& lines, const Project& project);

/// What the inspector says of a line: names and values.
std::vector<std::pair<QString, QString>> historyDetails(const HistoryRow& row);

/// Whether the log can be trusted, in plain words.
QString chainWords(const HistoryRead& read);

}  // namespace annulus::ui
