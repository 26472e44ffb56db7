#pragma once

#include "core/project/Project.h"
#include "ui/Workspace.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace annulus::ui {

class ClinicalValues;

/// What the file of the chosen image says of itself, and what to know about it. The page asks anew after a change
/// of language.
class CaseInspector : public QWidget {
    Q_OBJECT
public:
    explicit CaseInspector(const Workspace& workspace, QWidget* parent = nullptr);
    void showImage(const Patient& patient, const ImageRecord& image, int missingFiles = 0);
    void showPatient(const Patient& patient, int missingFiles = 0);
    /// Why nothing can be changed; empty where it can.
    void setLocked(const QString& whyNot);
    void showNothing();

signals:
    void readWanted();
    void fileWanted();
    void missingImagesWanted();

private:
    struct Line { QString name, value; };
    void fill(const QString& heading, const Thumbnail& picture, const std::vector<Line>& lines, std::vector<QString> remarks, int missingFiles);

    QLabel *heading_, *picture_, *empty_;
    QWidget* body_;
    QFormLayout* lines_;
    QVBoxLayout* remarks_;
    ClinicalValues* clinical_;
    QPushButton *read_, *file_, *find_;
};

}  // namespace annulus::ui
