#pragma once

#include <QColor>
#include <QString>

#include <string>
#include <variant>
#include <vector>

namespace annulus::ui {

// A figure as a value: panels with axes and what is marked in them. One place draws it (FigureCanvas), one writes its numbers
// (figureCsv), so a picture and its numbers cannot differ. Coordinates are those of the axes; sizes are points of print.

struct Stroke {
    QColor colour{};
    double width = 1;
    Qt::PenStyle style = Qt::SolidLine;
};

/// Points joined in their order; NaN leaves a gap. A mark with a `name` is listed in the key and in the numbers.
struct LineMark {
    QString name{};
    std::vector<double> x{}, y{};
    Stroke stroke{};
    std::vector<QString> words{};  ///< what a point says under the pointer; empty: its numbers
    bool isInKey = true;
    bool isData = true;          ///< false: a guide for the eye, not a number of the figure
};

struct BandMark {
    QString name{};
    std::vector<double> x{}, low{}, high{};
    QColor fill{};
    Stroke edge{{}, 0};
};

enum class Shape { disc, square, diamond, cross, tick };

struct PointsMark {
    QString name{};
    std::vector<double> x{}, y{};
    std::vector<double> low{}, high{};   ///< of an error bar; empty: none
    bool barsAlongX = false;         ///< low and high belong to x, not y
    Shape shape = Shape::disc;
    double size = 4;
    QColor colour{};
    bool isFilled = true;
    std::vector<std::string> patients{};
    std::vector<QString> words{};
    int handle = -1;                 ///< a number that `dragged` of the view tells; -1: it cannot be dragged
    bool isInKey = true;
};

struct FigureBox {
    double x0 = 0, x1 = 0, y0 = 0, y1 = 0;
    QColor fill{};
    QString words{};        ///< under the pointer
    QString label{};        ///< written in the middle
    std::string patient{};
};
struct BoxesMark {
    QString name{};
    std::vector<FigureBox> boxes{};
    Stroke edge{{}, 0};
    bool isHatched = false;
    bool isInKey = false;
    QColor keyColour{};
    /// Which sides are the number: a bar's height, a bar's length, or none (cells: their words).
    enum class Value { y, x, cell } value = Value::y;
    std::vector<double> numbers{};  ///< of cells
};

struct PolygonMark {
    QString name{};
    std::vector<double> x{}, y{};
    QColor fill{};
    Stroke edge{{}, 0};
};

struct TextMark {
    double x = 0, y = 0;
    QString text{};
    Qt::Alignment at = Qt::AlignCenter;  ///< which part of the text is at the place
    double dx = 0, dy = 0;               ///< points to the right and down
    double size = 1;
    QColor colour{};
    bool isBold = false;
    double angle = 0;
    bool isOnPanel = false;              ///< x and y are shares of the panel, from the bottom left
    bool hasBackground = false;
};

/// A dashed or dotted line over the whole panel.
struct RuleMark {
    enum class Along { x, y, diagonal } along = Along::y;  ///< y: a vertical line at x = at
    double at = 0;
    Stroke stroke{};
    QString name{};   ///< in the key and the numbers where not empty
    bool isInKey = false;
};

/// A part of the x axis that is lit.
struct SpanMark {
    double from = 0, to = 0;
    QColor fill{};
    QString name{};
};

/// From one place to another, with a head at the end; bends are right-angled.
struct ArrowMark {
    std::vector<double> x{}, y{};
    Stroke stroke{};
};

using Mark = std::variant<LineMark, BandMark, PointsMark, BoxesMark, PolygonMark, TextMark, RuleMark, SpanMark, ArrowMark>;

struct AxisTick {
    double at = 0;
    QString label{};
};

struct FigureAxis {
    QString title{};
    std::string name{};    ///< of the column in the numbers, in English
    double low = 0, high = 1;
    bool isLogarithmic = false;
    bool isVisible = true;
    bool hasGrid = false;
    std::vector<AxisTick> ticks{};   ///< empty: round numbers
    double labelAngle = 0;
    double labelSize = 0.875;
    int tickCount = 6;
    bool hasTickMarks = true;
};

enum class KeyPlace { none, topLeft, topRight, bottomLeft, bottomRight, above };

struct Panel {
    std::string name{};              ///< in the numbers where a figure has several
    int row = 0, column = 0;
    FigureAxis x{}, y{};
    FigureAxis top{.isVisible = false};    ///< of the same places as x
    FigureAxis right{.isVisible = false};  ///< of the same places as y
    std::vector<Mark> marks{};
    KeyPlace key = KeyPlace::none;
    double keySize = 0.875;
    bool isSquare = false;
    QString title{};
    double rowShare = 1, columnShare = 1;  ///< of the figure
};

struct Figure {
    std::string id{};
    double widthMm = 85, heightMm = 80;   ///< in print: one column of a journal is about 85 mm, two are 174 mm
    std::vector<Panel> panels{};
    bool alignsColumns = true;            ///< panels above each other share their left and right edge
};

/// Every number that is drawn: `panel,series,x_name,x,y_name,y,low,high,value,label,patient`. UTF-8 with a byte order mark, which Excel needs.
std::string figureCsv(const Figure& figure);

/// Whether nothing would be seen but axes.
bool isEmpty(const Figure& figure);

}  // namespace annulus::ui
