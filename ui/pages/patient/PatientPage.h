#pragma once

#include "core/project/Occasion.h"
#include "ui/Workspace.h"
#include "ui/jobs/Latest.h"
#include "ui/pages/Page.h"
#include "ui/pages/patient/BundleShelf.h"
#include "ui/pages/patient/patientReport.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedLayout;
class QVBoxLayout;

namespace annulus::ui {

class ReadoutCard;
class WhatIfPanel;

/// What the models on the shelf say of the patient in hand, with reasons, beside the pictures they were read from.
class PatientPage : public Page {
    Q_OBJECT
public:
    /// The workspace must have models.
    explicit PatientPage(const Workspace& workspace, QWidget* parent = nullptr);
    ~PatientPage() override;

    [[nodiscard]] QString id() const override { return QStringLiteral("patient"); }
    [[nodiscard]] QString title() const override { return tr("Patient"); }
    [[nodiscard]] QWidget* inspector() override;
    [[nodiscard]] QStringList statusParts() const override;
    void activated() override;

    [[nodiscard]] BundleShelf& shelf() { return shelf_; }
    /// Nothing is being read or drawn.
    [[nodiscard]] bool isSettled() const { return isRead_ && !reading_.isRunning() && !drawing_.isRunning(); }
    /// What is on the page, in the order of the shelf.
    [[nodiscard]] const std::vector<Readout>& readouts() const { return readouts_; }
    /// What the printed report holds; what is tried out is left out.
    [[nodiscard]] PatientReport report(bool withName) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Look;  ///< what a worker brings home
    void retranslate();
    void makeLayout();
    void addBundle();
    void removeBundle();
    void printReport();
    void refreshSoon();
    void refresh();
    void drawPictures();
    void take(Look look);
    void showOccasions(const std::vector<Occasion>& occasions);
    [[nodiscard]] std::optional<Beside> besideOf(std::size_t place) const;
    [[nodiscard]] std::pair<std::size_t, std::optional<std::size_t>> chosenOccasions() const;
    void showCards();
    void showPictures(const std::vector<KeyImage>& pictures);
    void showEmpty(const QString& words, bool offersModel);
    [[nodiscard]] std::map<std::string, std::string> knownTraining(const Bundle& bundle) const;

    Workspace workspace_;
    BundleShelf& shelf_;
    Latest reading_, drawing_;
    QStackedLayout* stack_ = nullptr;
    QWidget *content_ = nullptr, *blank_ = nullptr;
    QLabel *emptyWords_ = nullptr, *heading_ = nullptr, *facts_ = nullptr;
    QPushButton *addButton_ = nullptr, *addFirst_ = nullptr, *reportButton_ = nullptr, *removeButton_ = nullptr;
    QComboBox *occasion_ = nullptr, *compare_ = nullptr;
    QVBoxLayout *pictures_ = nullptr, *cards_ = nullptr;
    std::vector<ReadoutCard*> shownCards_;
    WhatIfPanel* whatIf_;
    std::vector<ShelvedBundle> read_;  ///< with the readouts
    std::vector<PatientValues> values_;
    std::vector<Readout> readouts_, compared_;  ///< compared_: of the other occasion, empty where none is chosen
    std::vector<Occasion> occasions_;
    std::vector<KeyImage> keyImages_;
    std::string patient_, picturesOf_;
    bool isVisible_ = false, isRead_ = false;
    bool isQueued_ = false;
};

}  // namespace annulus::ui
