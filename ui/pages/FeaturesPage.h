#pragma once

#include "ui/Workspace.h"
#include "ui/document/Document.h"
#include "ui/pages/Page.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace annulus::ui {

class ColumnChooser;
class ExtractionPanel;
class FeatureInspector;
class FeatureTableModel;
class FrozenTable;

/// Extract features, look through them, take them away as CSV.
class FeaturesPage : public Page {
    Q_OBJECT
public:
    explicit FeaturesPage(const Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("features"); }
    [[nodiscard]] QString title() const override { return tr("Features"); }
    [[nodiscard]] QWidget* inspector() override;
    [[nodiscard]] QStringList statusParts() const override;
    void takeFocus() override;
    [[nodiscard]] bool wantsWorklist() const override { return false; }

    /// The whole table in the long form, written row by row.
    void exportCsv(const QString& file);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeEmpty();
    QWidget* makeTable();
    void retranslate();
    void followDocument(const Project& before, const Project& after, const Touched& touched);
    void useToday();
    void showFeatures();
    void showTableOrNextStep();
    void showNextStep();
    void showCounts();
    void chooseExport();

    Workspace workspace_;
    std::size_t opening_ = 0;  ///< of the project whose columns were chosen
    FeatureTableModel* model_;
    ExtractionPanel* panel_;
    FeatureInspector* inspector_;
    QStackedWidget* stack_;
    FrozenTable* table_ = nullptr;
    ColumnChooser* columns_ = nullptr;
    QLineEdit *rowFilter_ = nullptr, *featureFilter_ = nullptr;
    QLabel *counts_ = nullptr, *emptyHeading_ = nullptr, *emptyWords_ = nullptr;
    QPushButton *export_ = nullptr, *refresh_ = nullptr, *toRead_ = nullptr;
};

}  // namespace annulus::ui
