#pragma once

#include "ui/pages/patient/readoutView.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace annulus::ui {

/// One model's statement about the patient with its reasons.
class ReadoutCard : public QWidget {
    Q_OBJECT
public:
    explicit ReadoutCard(QWidget* parent = nullptr);
    void show(const ReadoutView& view);

private:
    void clear();
    QLabel* addWords(const char* role, const QString& words);
    void addReasons(const ReadoutView& view);

    QVBoxLayout* column_;
    ReadoutView view_;
    bool showsAll_ = false;  ///< every reason, not only the largest
};

}  // namespace annulus::ui
