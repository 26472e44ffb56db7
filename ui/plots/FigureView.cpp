#include "ui/plots/FigureView.h"

#include "ui/Settings.h"
#include "ui/plots/FigureCanvas.h"
#include "ui/plots/writeFigure.h"
#include "ui/text.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>

namespace annulus::ui {

FigureView::FigureView(Settings& settings, QWidget* parent) : QWidget(parent), settings_(settings), canvas_(new FigureCanvas(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(canvas_);
    canvas_->setMouseTracking(true);
    canvas_->installEventFilter(this);
    canvas_->hide();
    setFocusPolicy(Qt::StrongFocus);
}

FigureView::~FigureView() = default;

void FigureView::showFigure(Draw draw)
{
    draw_ = std::move(draw);
    redraw();
}

void FigureView::showPlot(const PlotNumbers& plot)
{
    showFigure([plot](const PlotLook& look) { return figureOf(plot, look); });
}

void FigureView::clear()
{
    draw_ = nullptr;
    canvas_->hide();
}

const Figure& FigureView::figure() const { return canvas_->figure(); }

QPointF FigureView::pixelOf(std::size_t panel, double x, double y) const { return canvas_->pixelOf(panel, x, y); }

void FigureView::redraw()
{
    if (!draw_)
        return;
    const PlotLook look = screenLook(settings_.look());
    canvas_->setFigure(draw_(look), look);
    canvas_->show();
}

void FigureView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        redraw();
    QWidget::changeEvent(event);
}

bool FigureView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != canvas_)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseMove: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        pointerMoved(mouse->position(), mouse->globalPosition().toPoint());
        return true;
    }
    case QEvent::MouseButtonPress: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() != Qt::LeftButton)
            return false;
        setFocus(Qt::MouseFocusReason);
        if (const auto hit = canvas_->hitAt(mouse->position())) {
            held_ = hit->handle;
            heldPanel_ = hit->panel;
            if (!hit->patient.empty())
                emit patientPicked(QString::fromStdString(hit->patient));
        }
        emit clicked();
        return true;
    }
    case QEvent::MouseButtonRelease: held_ = -1; return true;
    case QEvent::Leave: QToolTip::hideText(); return false;
    default: return false;
    }
}

void FigureView::pointerMoved(QPointF at, QPoint global)
{
    if (held_ >= 0) {
        const QPointF place = canvas_->placeAt(heldPanel_, at);
        emit dragged(held_, place.x(), place.y());
        return;
    }
    const auto hit = canvas_->hitAt(at);
    canvas_->setCursor(!hit ? Qt::ArrowCursor : hit->handle >= 0 ? Qt::SizeHorCursor : !hit->patient.empty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (!hit || hit->words.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(global, hit->patient.empty() ? hit->words : hit->words + "\n" + tr("Click to open the patient"), canvas_);
}

void FigureView::contextMenuEvent(QContextMenuEvent* event)
{
    if (!draw_)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Save figure or its numbers ..."), this, &FigureView::chooseExport);
    menu->addAction(tr("Copy picture"), this, &FigureView::copyPicture);
    menu->popup(event->globalPos());
}

void FigureView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy) && draw_)
        copyPicture();
    else
        QWidget::keyPressEvent(event);
}

void FigureView::copyPicture()
{
    const PlotLook look = paperLook();
    QGuiApplication::clipboard()->setImage(renderFigure(draw_(look), look, 300));
}

void FigureView::chooseExport()
{
    if (!draw_)
        return;
    const QStringList filters{tr("PDF, for print (*.pdf)"), tr("SVG, to edit (*.svg)"), tr("PNG, 300 dpi (*.png)"), tr("PNG, 600 dpi (*.png)"), tr("Numbers of the figure (*.csv)")};
    auto* dialog = new QFileDialog(this, tr("Save figure"), settings_.folder("export"), filters.join(";;"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("pdf");
    dialog->selectFile(QString::fromStdString(canvas_->figure().id));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.section("(*.", 1).section(')', 0, 0));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog](const QString& file) { write(file, dialog->selectedNameFilter()); });
    dialog->open();
}

void FigureView::write(const QString& file, const QString& filter)
{
    settings_.setFolder("export", QFileInfo(file).absolutePath());
    const PlotLook look = paperLook();
    const auto path = pathOf(file);
    const auto written = writeFigure(draw_(look), look, path, formatOf(path).value_or(FigureFormat::pdf), filter.contains("600") ? 600 : 300);
    if (!written)
        emit exportFailed(text(written.error()));
}

}  // namespace annulus::ui
