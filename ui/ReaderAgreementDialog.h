#pragma once

#include "core/project/readerAgreement.h"
#include "ui/Workspace.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace annulus::ui {

/// Two readers of the project, lesion by lesion: overlap, distance, area; a double-click goes to the picture, where both
/// outlines lie.
class ReaderAgreementDialog : public QDialog {
    Q_OBJECT
public:
    explicit ReaderAgreementDialog(const Workspace& workspace, QWidget* parent = nullptr);

    void start();
    [[nodiscard]] const std::vector<OutlinePair>& result() const { return pairs_; }

signals:
    void finished();
    void pictureWanted();  ///< the lesion of a row is selected now

private:
    void fill(std::vector<OutlinePair> pairs);
    void open(int row);
    void save();

    Workspace workspace_;
    QComboBox *first_, *second_;
    QLabel* words_;
    QTreeWidget* table_;
    QPushButton* save_;
    std::vector<OutlinePair> pairs_;
    std::size_t asked_ = 0;  ///< the answer to an earlier question is not shown
};

/// "24 lesions: Dice 0.89 (0.81 to 0.95), ..." with the limits of agreement of the area.
QString agreementWords(const std::vector<OutlinePair>& pairs);

}  // namespace annulus::ui
