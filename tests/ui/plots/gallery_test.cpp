// Every plot, drawn without a display from the numbers of examples.cpp. What is checked is geometry: words stand apart and inside, data lie within
// the axes. ANNULUS_GALLERY=<folder> writes the pictures (paper and dark) to be looked at.

#include <string>

#include "tests/support/runTests.h"
#include "tests/ui/plots/TextRecorder.h"
#include "tests/ui/plots/examples.h"
#include "ui/plots/FigureCanvas.h"
#include "ui/plots/writeFigure.h"
#include "ui/text.h"

#include <QDir>
#include <QFile>
#include <QSvgRenderer>
#include <QTemporaryDir>

#include <cmath>

using namespace annulus;
using namespace annulus::ui;

namespace {

const std::vector<PlotNumbers>& all()
{
    static const std::vector<PlotNumbers> made = tests::examples();
    return made;
}

QSize unitsOf(const Figure& figure, const PlotLook& look)
{
    return {static_cast<int>(std::lround(figure.widthMm / 25.4 * look.pixelsPerInch)), static_cast<int>(std::lround(figure.heightMm / 25.4 * look.pixelsPerInch))};
}

}  // namespace

class GalleryTest : public QObject {
    Q_OBJECT
private slots:
    void there_is_an_example_of_every_kind()
    {
        QCOMPARE(all().size(), allPlots().size());
        for (std::size_t i = 0; i < all().size(); ++i)
            QCOMPARE(all()[i].index(), i);
    }

    void pictures_for_the_eye()
    {
        const QString folder = qEnvironmentVariable("ANNULUS_GALLERY");
        if (folder.isEmpty())
            QSKIP("ANNULUS_GALLERY names no folder");
        QDir().mkpath(folder);
        for (const PlotNumbers& plot : all()) {
            for (const bool isDark : {false, true}) {
                const PlotLook look = isDark ? screenLook(Look::dark) : paperLook("en");
                const QString file = QString("%1/%2%3.png").arg(folder, kindOf(plot).id, isDark ? "-dark" : "");
                QVERIFY(renderFigure(figureOf(plot, look), look, isDark ? 120 : 200).save(file));
            }
        }
    }

    void words_stand_apart_and_inside_data()
    {
        QTest::addColumn<std::size_t>("place");
        for (const auto& kind : allPlots())
            QTest::newRow(kind.id) << static_cast<std::size_t>(&kind - allPlots().data());
    }
    void words_stand_apart_and_inside()
    {
        QFETCH(std::size_t, place);
        for (const bool isPaper : {true, false}) {
            const PlotLook look = isPaper ? paperLook("en") : screenLook(Look::dark);
            const Figure figure = figureOf(all()[place], look);
            FigureCanvas canvas;
            canvas.setFigure(figure, look);
            const QSize size = unitsOf(figure, look);
            tests::TextRecorder recorder(size);
            canvas.drawInto(recorder, size);
            const auto& words = recorder.words();
            QVERIFY(!words.empty());
            const QRectF page(QPointF(0, 0), QSizeF(size));
            for (std::size_t i = 0; i < words.size(); ++i) {
                QVERIFY2(page.adjusted(-1, -1, 1, 1).contains(words[i].ink), qPrintable("outside: " + words[i].text));
                for (std::size_t j = i + 1; j < words.size(); ++j) {
                    const QRectF both = words[i].ink.intersected(words[j].ink);
                    QVERIFY2(both.width() < 1.5 || both.height() < 1.5, qPrintable(QString("%1: \"%2\" lies on \"%3\"").arg(isPaper ? "paper" : "dark", words[i].text, words[j].text)));
                }
            }
        }
    }

    void data_lie_within_the_axes_data() { words_stand_apart_and_inside_data(); }
    void data_lie_within_the_axes()
    {
        QFETCH(std::size_t, place);
        const Figure figure = figureOf(all()[place], paperLook("en"));
        for (const Panel& panel : figure.panels) {
            const auto isInside = [&](double x, double y) {
                const double slackX = 1e-9 * std::abs(panel.x.high - panel.x.low), slackY = 1e-9 * std::abs(panel.y.high - panel.y.low);
                return !std::isfinite(x) || !std::isfinite(y) || (x >= panel.x.low - slackX && x <= panel.x.high + slackX && y >= panel.y.low - slackY && y <= panel.y.high + slackY);
            };
            for (const Mark& mark : panel.marks) {
                // Net benefit of treating all falls without end: its axis is cut, as journals cut it.
                if (figure.id == "decision")
                    continue;
                if (const auto* line = std::get_if<LineMark>(&mark))
                    for (std::size_t i = 0; i < line->x.size(); ++i)
                        QVERIFY2(isInside(line->x[i], line->y[i]), qPrintable(line->name));
                if (const auto* points = std::get_if<PointsMark>(&mark))
                    for (std::size_t i = 0; i < points->x.size(); ++i)
                        QVERIFY2(isInside(points->x[i], points->y[i]), qPrintable(points->name));
            }
        }
    }

    void a_figure_is_written_in_every_format()
    {
        const QTemporaryDir folder;
        const PlotLook look = paperLook("en");
        const Figure figure = figureOf(all()[0], look);
        for (const auto& [name, format] : {std::pair{"a.png", FigureFormat::png}, {"a.svg", FigureFormat::svg}, {"a.pdf", FigureFormat::pdf}, {"a.csv", FigureFormat::csv}}) {
            const auto file = pathOf(folder.filePath(name));
            QCOMPARE(formatOf(file), std::optional(format));
            QVERIFY(writeFigure(figure, look, file, format, 600).ok());
        }
        // 600 dpi of 88 mm
        const QImage image(folder.filePath("a.png"));
        QVERIFY(std::abs(image.width() - 88 / 25.4 * 600) <= 2);
        QCOMPARE(std::lround(image.dotsPerMeterX() * 0.0254), 600L);
        QSvgRenderer svg(folder.filePath("a.svg"));
        QVERIFY(svg.isValid());
        QFile pdf(folder.filePath("a.pdf"));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.read(5) == "%PDF-");
    }

    void chinese_figures_have_chinese_words()
    {
        const PlotLook look = paperLook("zh_CN");
        const Figure figure = figureOf(all()[0], look);
        const QString title = figure.panels[0].y.title;
        QVERIFY2(title[0].unicode() >= 0x4E00, qPrintable(title));
    }
};

ANNULUS_TEST(GalleryTest);
#include "gallery_test.moc"
