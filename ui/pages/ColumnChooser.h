#pragma once

#include <QToolButton>

#include <set>
#include <string>
#include <vector>

class QFrame;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace annulus::ui {

/// A button that unfolds the features by image type and class, each to be shown or not: how one finds one's way through
/// thousands of columns. The tree is made when it is first looked at.
class ColumnChooser : public QToolButton {
    Q_OBJECT
public:
    explicit ColumnChooser(QWidget* parent = nullptr);
    /// The features of the table, by full name.
    void setFeatures(const std::vector<std::string>& features);
    /// Those that shall not be shown.
    [[nodiscard]] const std::set<std::string>& hidden() const { return hidden_; }
    /// Shows all features again.
    void reset();
    void retranslate();
    /// Unfolds the tree below the button.
    void unfold();
    [[nodiscard]] QTreeWidget* tree() const { return tree_; }

signals:
    void chosen();

private:
    void fill();
    void readTree();
    void setAll(bool shown);
    void showState();

    std::vector<std::string> features_;
    std::set<std::string> hidden_;
    QFrame* popup_;
    QTreeWidget* tree_;
    QPushButton *all_, *none_;
    QLabel* words_;
    bool isFilled_ = false;
};

/// "wavelet-LLH_glcm_Idn" -> image type, class, feature.
struct FeatureNameParts {
    std::string imageType, featureClass, feature;
};
FeatureNameParts partsOf(const std::string& fullName);

}  // namespace annulus::ui
