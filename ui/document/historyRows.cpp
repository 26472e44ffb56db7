#include "ui/document/historyRows.h"

#include "ui/document/imageNames.h"
#include "ui/text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <map>

namespace annulus::ui {

namespace {

struct HistoryWords {
    Q_DECLARE_TR_FUNCTIONS(HistoryWords)
};

/// "2026-11-22T04:15:48.123Z" where and as the user reads the clock.
QString localTime(const std::string& utc)
{
    const QDateTime time = QDateTime::fromString(text(utc), Qt::ISODateWithMs);
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) : text(utc);
}

/// What a detail of an event is called; the keys are words of the log.
QString detailName(const std::string& key)
{
    if (key == "file")
        return HistoryWords::tr("File");
    if (key == "folder")
        return HistoryWords::tr("Folder");
    if (key == "what")
        return HistoryWords::tr("Content");
    if (key == "protocol")
        return HistoryWords::tr("Settings");
    if (key == "outlines")
        return HistoryWords::tr("Outlines");
    if (key == "refused")
        return HistoryWords::tr("Refused");
    if (key == "reason")
        return HistoryWords::tr("Reason");
    if (key == "edits")
        return HistoryWords::tr("Changes");
    if (key == "name")
        return HistoryWords::tr("Name");
    if (key == "stopped")
        return HistoryWords::tr("Stopped");
    if (key == "lastEdit")
        return HistoryWords::tr("Last change");
    return text(key);
}

/// Images of a project by the names that readers give them; those of a patient are named once.
class ImageNames {
public:
    explicit ImageNames(const Project& project) : project_(project) {}

    QString of(const HistoryLine& line)
    {
        if (line.image.empty())
            return {};
        auto known = names_.find(line.patient);
        if (known == names_.end()) {
            const Patient* patient = project_.findPatient(line.patient);
            known = names_.emplace(line.patient, patient ? imageNames(*patient) : std::map<std::string, QString>()).first;
        }
        const auto name = known->second.find(line.image);
        return name == known->second.end() ? QString() : name->second;
    }

private:
    const Project& project_;
    std::map<std::string, std::map<std::string, QString>> names_;
};

QString whatWords(const HistoryLine& line, const QString& image)
{
    QString words = text(line.title);
    if (line.step == HistoryLine::Step::undone)
        words = HistoryWords::tr("Undo: %1").arg(words);
    else if (line.step == HistoryLine::Step::redone)
        words = HistoryWords::tr("Redo: %1").arg(words);
    const bool isSaid = std::ranges::find(line.title.arguments, line.patient) != line.title.arguments.end();
    for (const QString& part : {isSaid ? QString() : text(line.patient), image})
        if (!part.isEmpty())
            words += QStringLiteral(" \u00b7 ") + part;
    return words;
}

}  // namespace

const std::vector<HistoryTopic>& historyTopics()
{
    static const std::vector<HistoryTopic> topics{HistoryTopic::project, HistoryTopic::images, HistoryTopic::outlines, HistoryTopic::settings,
                                                  HistoryTopic::clinical, HistoryTopic::status, HistoryTopic::features, HistoryTopic::runs,
                                                  HistoryTopic::testSet, HistoryTopic::exports, HistoryTopic::steps, HistoryTopic::saves,
                                                  HistoryTopic::recovery, HistoryTopic::other};
    return topics;
}

QString topicWords(HistoryTopic topic)
{
    switch (topic) {
    case HistoryTopic::project: return HistoryWords::tr("Project");
    case HistoryTopic::images: return HistoryWords::tr("Images");
    case HistoryTopic::outlines: return HistoryWords::tr("Outlines");
    case HistoryTopic::settings: return HistoryWords::tr("Settings");
    case HistoryTopic::clinical: return HistoryWords::tr("Clinical values");
    case HistoryTopic::status: return HistoryWords::tr("Reading status");
    case HistoryTopic::features: return HistoryWords::tr("Features");
    case HistoryTopic::steps: return HistoryWords::tr("Undo and redo");
    case HistoryTopic::exports: return HistoryWords::tr("Exports");
    case HistoryTopic::runs: return HistoryWords::tr("Runs");
    case HistoryTopic::saves: return HistoryWords::tr("Saves");
    case HistoryTopic::recovery: return HistoryWords::tr("Recovery");
    case HistoryTopic::testSet: return HistoryWords::tr("Test set");
    case HistoryTopic::other: break;
    }
    return HistoryWords::tr("Other");
}

QStringList historyWords(const std::vector<HistoryLine>& lines, const Project& project)
{
    QStringList words;
    ImageNames names(project);
    for (const HistoryLine& line : lines)
        words += whatWords(line, names.of(line));
    return words;
}

std::vector<HistoryRow> historyRows(const std::vector<HistoryLine>& lines, const Project& project)
{
    std::vector<HistoryRow> rows;
    rows.reserve(lines.size());
    ImageNames names(project);
    std::ranges::for_each(lines.rbegin(), lines.rend(), [&](const HistoryLine& line) {
        const QString image = names.of(line);
        HistoryRow row{line, localTime(line.time), text(line.author.reader.empty() ? line.author.account : line.author.reader), topicWords(line.topic), whatWords(line, image), image, {}};
        row.searched = QStringList{row.time, row.who, text(line.author.account), row.topic, row.what}.join('\n').toLower();
        rows.push_back(std::move(row));
    });
    return rows;
}

std::vector<std::pair<QString, QString>> historyDetails(const HistoryRow& row)
{
    const HistoryLine& line = row.line;
    std::vector<std::pair<QString, QString>> details{{HistoryWords::tr("Entry"), QString::number(line.number)},
                                                     {HistoryWords::tr("Time"), row.time},
                                                     {HistoryWords::tr("Time (UTC)"), text(line.time)},
                                                     {HistoryWords::tr("Reader"), text(line.author.reader)},
                                                     {HistoryWords::tr("Account"), text(line.author.account)},
                                                     {HistoryWords::tr("Computer"), text(line.author.host)},
                                                     {HistoryWords::tr("Program"), text(line.author.program)},
                                                     {HistoryWords::tr("About"), row.topic},
                                                     {HistoryWords::tr("Patient"), text(line.patient)},
                                                     {HistoryWords::tr("Image"), row.image}};
    for (const auto& [key, value] : line.details)
        details.emplace_back(detailName(key), key == "lastEdit" ? localTime(value) : key == "stopped" ? HistoryWords::tr("yes") : text(value));
    details.emplace_back(HistoryWords::tr("Seal"), text(line.hash));
    return details;
}

QString chainWords(const HistoryRead& read)
{
    if (read.broken)
        return HistoryWords::tr("%1 What stands from there on may not be what happened.").arg(text(read.broken->what));
    if (read.end.head.number == 0)
        return HistoryWords::tr("Nothing has happened yet.");
    return HistoryWords::tr("The history is whole: each entry is sealed with the one before.");
}

}  // namespace annulus::ui
