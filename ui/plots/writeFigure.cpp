#include "ui/plots/writeFigure.h"

#include "core/base/files.h"
#include "ui/plots/FigureCanvas.h"
#include "ui/text.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

namespace annulus::ui {

namespace {

constexpr double mmPerInch = 25.4;

QSize unitsOf(const Figure& figure, const PlotLook& look)
{
    return {static_cast<int>(std::lround(figure.widthMm / mmPerInch * look.pixelsPerInch)), static_cast<int>(std::lround(figure.heightMm / mmPerInch * look.pixelsPerInch))};
}

QByteArray pdfOf(FigureCanvas& canvas, const Figure& figure, const PlotLook& look)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QSizeF(figure.widthMm, figure.heightMm), QPageSize::Millimeter, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setResolution(static_cast<int>(std::lround(look.pixelsPerInch)));
    writer.setTitle(QString::fromStdString(figure.id));
    writer.setCreator("Annulus");
    canvas.drawInto(writer, unitsOf(figure, look));
    return bytes;
}

QByteArray svgOf(FigureCanvas& canvas, const Figure& figure, const PlotLook& look)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(static_cast<int>(std::lround(look.pixelsPerInch)));
    generator.setSize(unitsOf(figure, look));
    generator.setViewBox(QRect(QPoint(0, 0), unitsOf(figure, look)));
    generator.setTitle(QString::fromStdString(figure.id));
    canvas.drawInto(generator, unitsOf(figure, look));
    return bytes;
}

}  // namespace

std::optional<FigureFormat> formatOf(const std::filesystem::path& file)
{
    const QString ending = text(file.extension()).toLower();
    if (ending == ".png")
        return FigureFormat::png;
    if (ending == ".svg")
        return FigureFormat::svg;
    if (ending == ".pdf")
        return FigureFormat::pdf;
    if (ending == ".csv")
        return FigureFormat::csv;
    return {};
}

QImage renderFigure(const Figure& figure, const PlotLook& look, double dotsPerInch)
{
    FigureCanvas canvas;
    canvas.setFigure(figure, look);
    const QSize units = unitsOf(figure, look);
    const double scale = dotsPerInch / look.pixelsPerInch;
    QImage image((QSizeF(units) * scale).toSize(), QImage::Format_RGB32);
    image.fill(look.background);
    canvas.drawInto(image, units, scale);
    image.setDotsPerMeterX(static_cast<int>(std::lround(dotsPerInch / mmPerInch * 1000)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    return image;
}

Result<void> writeFigure(const Figure& figure, const PlotLook& look, const std::filesystem::path& file, FigureFormat format, double dotsPerInch)
{
    if (format == FigureFormat::csv)
        return writeFileAtomically(file, figureCsv(figure));
    QByteArray bytes;
    if (format == FigureFormat::png) {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        renderFigure(figure, look, dotsPerInch).save(&buffer, "PNG");
    } else {
        FigureCanvas canvas;
        canvas.setFigure(figure, look);
        bytes = format == FigureFormat::pdf ? pdfOf(canvas, figure, look) : svgOf(canvas, figure, look);
    }
    return writeFileAtomically(file, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

}  // namespace annulus::ui
