#pragma once

#include "core/project/importQuality.h"

#include <QAbstractTableModel>

#include <map>
#include <optional>
#include <vector>

namespace annulus::ui {

/// What was found about patients and images that may keep them out of a study, one line a finding.
class QualityModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { patientColumn, imageColumn, qualityColumn, wordsColumn, columnCount_ };
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setFindings(const Project& project, std::vector<QualityFinding> findings);
    /// `quality`: these only; none: all. `filter`: part of a patient, an image or the words.
    void show(std::optional<Quality> quality, const QString& filter);
    void retranslate();
    [[nodiscard]] const std::vector<QualityFinding>& findings() const { return findings_; }
    [[nodiscard]] const QualityFinding& shownFinding(int row) const { return findings_[shown_[static_cast<std::size_t>(row)]]; }
    [[nodiscard]] int countOf(Quality quality) const;

private:
    [[nodiscard]] QString textOf(const QualityFinding& finding, int column) const;
    void arrange();

    std::vector<QualityFinding> findings_;
    std::map<std::string, QString> imageNames_;  ///< by SOP Instance UID
    std::vector<std::size_t> shown_;
    std::optional<Quality> quality_;
    QString filter_;
};

/// "view missing", "side contradicts itself", ...
QString qualityWords(Quality quality);

}  // namespace annulus::ui
