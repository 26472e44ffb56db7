#pragma once

#include "ui/pages/read/readState.h"

#include <QScrollArea>

class QHBoxLayout;

namespace annulus::ui {

class ImageChipButton;

/// The patient's images in a row of thumbnails below the pictures.
class ImageStrip : public QScrollArea {
    Q_OBJECT
public:
    explicit ImageStrip(QWidget* parent = nullptr);
    void show(const std::vector<ImageChip>& chips);

signals:
    void chosen(const std::string& uid);

private:
    QHBoxLayout* row_;
    std::vector<ImageChipButton*> buttons_;
};

/// An 8-bit thumbnail as Qt draws it.
QImage pictureOf(const ImagePtr& thumbnail);

}  // namespace annulus::ui
