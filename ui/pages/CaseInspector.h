#pragma once

#include "core/project/Project.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace annulus::ui {

/// What the file of the chosen image says of itself, and what to know about it. The page asks anew after a change
/// of language.
class CaseInspector : public QWidget {
    Q_OBJECT
public:
    explicit CaseInspector(QWidget* parent = nullptr);
    void showImage(const Patient& patient, const ImageRecord& image);
    void showPatient(const Patient& patient);
    void showNothing();

signals:
    void readWanted();
    void fileWanted();

private:
    struct Line { QString name, value; };
    void fill(const QString& heading, const Thumbnail& picture, const std::vector<Line>& lines, const std::vector<QString>& remarks);

    QLabel *heading_, *picture_, *empty_;
    QWidget* body_;
    QFormLayout* lines_;
    QVBoxLayout* remarks_;
    QPushButton *read_, *file_;
};

}  // namespace annulus::ui
