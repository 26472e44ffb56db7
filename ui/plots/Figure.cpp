#include "ui/plots/Figure.h"

#include "core/base/csv.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace annulus::ui {

namespace {

std::string number(double value)
{
    if (!std::isfinite(value))
        return {};
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, value);
    return {text, end.ptr};
}

double at(const std::vector<double>& values, std::size_t place) { return place < values.size() ? values[place] : std::nan(""); }

/// Writes the rows of one panel, a mark at a time.
struct Rows {
    const Panel& panel;
    std::string& out;

    void row(const QString& series, double x, double y, double low = std::nan(""), double high = std::nan(""), const QString& label = {},
             const std::string& patient = {}, double value = std::nan(""))
    {
        out += csvLine({panel.name, series.toStdString(), std::isfinite(x) ? panel.x.name : "", number(x), std::isfinite(y) ? panel.y.name : "", number(y),
                        number(low), number(high), number(value), label.toStdString(), patient});
    }
    void operator()(const LineMark& mark)
    {
        if (!mark.isData)
            return;
        for (std::size_t i = 0; i < mark.x.size(); ++i)
            if (std::isfinite(mark.x[i]) && std::isfinite(mark.y[i]))
                row(mark.name, mark.x[i], mark.y[i], std::nan(""), std::nan(""), i < mark.words.size() ? mark.words[i] : QString());
    }
    void operator()(const BandMark& mark)
    {
        for (std::size_t i = 0; i < mark.x.size(); ++i)
            row(mark.name, mark.x[i], std::nan(""), mark.low[i], mark.high[i]);
    }
    void operator()(const PointsMark& mark)
    {
        for (std::size_t i = 0; i < mark.x.size(); ++i)
            row(mark.name, mark.x[i], mark.y[i], at(mark.low, i), at(mark.high, i), i < mark.words.size() ? mark.words[i] : QString(),
                i < mark.patients.size() ? mark.patients[i] : std::string());
    }
    void operator()(const BoxesMark& mark)
    {
        for (std::size_t i = 0; i < mark.boxes.size(); ++i) {
            const FigureBox& box = mark.boxes[i];
            const QString label = box.words.isEmpty() ? box.label : box.words;
            switch (mark.value) {
            case BoxesMark::Value::y: row(mark.name, (box.x0 + box.x1) / 2, box.y1, box.x0, box.x1, label, box.patient); break;
            case BoxesMark::Value::x: row(mark.name, box.x1, (box.y0 + box.y1) / 2, std::nan(""), std::nan(""), label, box.patient); break;
            case BoxesMark::Value::cell: row(mark.name, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, std::nan(""), std::nan(""), label, box.patient, at(mark.numbers, i)); break;
            }
        }
    }
    void operator()(const PolygonMark& mark)
    {
        for (std::size_t i = 0; i < mark.x.size(); ++i)
            row(mark.name, mark.x[i], mark.y[i]);
    }
    void operator()(const RuleMark& mark)
    {
        if (!mark.name.isEmpty() && mark.along != RuleMark::Along::diagonal)
            row(mark.name, mark.along == RuleMark::Along::y ? mark.at : std::nan(""), mark.along == RuleMark::Along::x ? mark.at : std::nan(""));
    }
    void operator()(const SpanMark& mark)
    {
        if (!mark.name.isEmpty())
            row(mark.name, std::nan(""), std::nan(""), mark.from, mark.to);
    }
    void operator()(const TextMark&) {}
    void operator()(const ArrowMark&) {}
};

}  // namespace

std::string figureCsv(const Figure& figure)
{
    std::string out = "\xEF\xBB\xBF" "panel,series,x_name,x,y_name,y,low,high,value,label,patient\n";
    for (const Panel& panel : figure.panels)
        for (const Mark& mark : panel.marks)
            std::visit(Rows{panel, out}, mark);
    return out;
}

bool isEmpty(const Figure& figure)
{
    return std::ranges::all_of(figure.panels, [](const Panel& panel) {
        return std::ranges::all_of(panel.marks, [](const Mark& mark) { return std::holds_alternative<RuleMark>(mark) || std::holds_alternative<SpanMark>(mark); });
    });
}

}  // namespace annulus::ui
