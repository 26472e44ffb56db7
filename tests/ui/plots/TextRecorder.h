#pragma once

#include <QPaintDevice>
#include <QRectF>
#include <QSize>
#include <QString>

#include <memory>
#include <vector>

namespace annulus::tests {

/// A paint device that keeps the words drawn on it and where their ink is.
class TextRecorder : public QPaintDevice {
public:
    explicit TextRecorder(QSize size);
    ~TextRecorder() override;

    struct Words {
        QString text;
        QRectF ink;
    };
    [[nodiscard]] const std::vector<Words>& words() const { return words_; }
    [[nodiscard]] QPaintEngine* paintEngine() const override;

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;
    QSize size_;
    std::vector<Words> words_;
    std::unique_ptr<Engine> engine_;
};

}  // namespace annulus::tests
