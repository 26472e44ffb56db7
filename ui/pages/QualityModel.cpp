#include "ui/pages/QualityModel.h"

#include "ui/document/imageNames.h"
#include "ui/text.h"

#include <algorithm>

namespace annulus::ui {

QString qualityWords(Quality quality)
{
    switch (quality) {
    case Quality::missingView: return QualityModel::tr("View missing");
    case Quality::lateralityConflict: return QualityModel::tr("Side contradicts itself");
    case Quality::lateralityUnknown: return QualityModel::tr("Side unknown");
    case Quality::mixedIntent: return QualityModel::tr("Raw and processed mixed");
    case Quality::mixedCompression: return QualityModel::tr("Lossy and lossless mixed");
    case Quality::uncalibrated: return QualityModel::tr("No millimetres");
    case Quality::burnedIn: return QualityModel::tr("Text burned in");
    case Quality::burnedInSuspected: return QualityModel::tr("Text suspected");
    case Quality::duplicate: return QualityModel::tr("Same UID twice");
    }
    return {};
}

int QualityModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }
int QualityModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columnCount_; }

QString QualityModel::textOf(const QualityFinding& finding, int column) const
{
    switch (column) {
    case patientColumn: return text(finding.patient);
    case imageColumn: {
        const auto name = imageNames_.find(finding.image);
        return name == imageNames_.end() ? QString() : name->second;
    }
    case qualityColumn: return qualityWords(finding.quality);
    case wordsColumn: return text(finding.words);
    default: return {};
    }
}

QVariant QualityModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    return textOf(shownFinding(index.row()), index.column());
}

QVariant QualityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case patientColumn: return tr("Patient");
    case imageColumn: return tr("Image");
    case qualityColumn: return tr("Finding");
    case wordsColumn: return tr("What was found");
    default: return {};
    }
}

void QualityModel::setFindings(const Project& project, std::vector<QualityFinding> findings)
{
    beginResetModel();
    findings_ = std::move(findings);
    imageNames_.clear();
    for (const QualityFinding& finding : findings_)
        if (const Patient* patient = finding.image.empty() || imageNames_.contains(finding.image) ? nullptr : project.findPatient(finding.patient))
            for (const auto& [uid, name] : imageNames(*patient))
                imageNames_[uid] = name;
    arrange();
    endResetModel();
}

void QualityModel::show(std::optional<Quality> quality, const QString& filter)
{
    beginResetModel();
    quality_ = quality;
    filter_ = filter.trimmed();
    arrange();
    endResetModel();
}

void QualityModel::arrange()
{
    shown_.clear();
    for (std::size_t at = 0; at < findings_.size(); ++at) {
        const QualityFinding& finding = findings_[at];
        if (quality_ && finding.quality != *quality_)
            continue;
        bool isMeant = filter_.isEmpty();
        for (int column = 0; !isMeant && column < columnCount_; ++column)
            isMeant = textOf(finding, column).contains(filter_, Qt::CaseInsensitive);
        if (isMeant)
            shown_.push_back(at);
    }
}

void QualityModel::retranslate()
{
    beginResetModel();
    arrange();
    endResetModel();
}

int QualityModel::countOf(Quality quality) const { return static_cast<int>(std::ranges::count(findings_, quality, &QualityFinding::quality)); }

}  // namespace annulus::ui
