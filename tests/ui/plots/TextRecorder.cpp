#include "tests/ui/plots/TextRecorder.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>

namespace annulus::tests {

class TextRecorder::Engine : public QPaintEngine {
public:
    explicit Engine(std::vector<Words>& words) : QPaintEngine(AllFeatures), words_(words) {}
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawPath(const QPainterPath&) override {}
    [[nodiscard]] Type type() const override { return User; }
    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        if (item.text().trimmed().isEmpty())
            return;
        const QRectF ink = QFontMetricsF(item.font()).tightBoundingRect(item.text()).translated(at);
        words_.push_back({item.text(), painter()->combinedTransform().mapRect(ink)});
    }

private:
    std::vector<Words>& words_;
};

TextRecorder::TextRecorder(QSize size) : size_(size), engine_(std::make_unique<Engine>(words_)) {}
TextRecorder::~TextRecorder() = default;

QPaintEngine* TextRecorder::paintEngine() const { return engine_.get(); }

int TextRecorder::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth: return size_.width();
    case PdmHeight: return size_.height();
    case PdmDevicePixelRatio: return 1;
    case PdmDevicePixelRatioScaled: return static_cast<int>(devicePixelRatioFScale());
    case PdmDepth: return 32;
    case PdmNumColors: return 1 << 24;
    case PdmWidthMM: return size_.width() * 254 / 960;
    case PdmHeightMM: return size_.height() * 254 / 960;
    default: return 96;
    }
}

}  // namespace annulus::tests
