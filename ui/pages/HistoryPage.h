#pragma once

#include "ui/Workspace.h"
#include "ui/document/historyRows.h"
#include "ui/pages/Page.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QTableView;
class QTimer;

namespace annulus::ui {

class HistoryModel;

/// Who did what when: the log of the open project, and whether it is whole.
class HistoryPage : public Page {
    Q_OBJECT
public:
    explicit HistoryPage(const Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("history"); }
    [[nodiscard]] QString title() const override { return tr("History"); }
    [[nodiscard]] QWidget* inspector() override;
    [[nodiscard]] QStringList statusParts() const override;
    [[nodiscard]] bool wantsWorklist() const override { return false; }
    void activated() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void makeInspector();
    void startAgain();
    void refreshSoon();
    void refresh();
    struct Look;  ///< what a job brings home
    void take(Look look);
    void failed(const Error& problem);
    void offerPeople();
    void showState();
    void showEntry();

    Workspace workspace_;
    HistoryModel* model_;
    QLineEdit* words_;
    QComboBox *topic_, *person_;
    QLabel *chain_, *empty_, *counts_;
    QTableView* table_;
    QWidget* inspector_;
    QLabel* entryTitle_ = nullptr;
    QFormLayout* entry_ = nullptr;
    QTimer* soon_;
    HistoryRead read_;        ///< what was read, without its lines
    std::filesystem::path source_;
    bool reading_ = false, again_ = false;
    bool anew_ = false;       ///< the rows speak another language: the next look begins at the beginning
};

}  // namespace annulus::ui
