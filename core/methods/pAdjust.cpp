#include "core/methods/Method.h"
#include "core/stats/adjust.h"

#include <cmath>
#include <utility>

namespace annulus {
namespace {

Result<Report> run(Inputs& inputs)
{
    const auto p = inputs.numbers("p");
    if (inputs.failed())
        return inputs.error();
    Report report;
    for (std::size_t at = 0; at < p.size(); ++at) {
        if (p[at] < 0 || p[at] > 1)
            return Error{Errc::invalid, message("methods", "The P value in row %1 is %2; 0 to 1 is expected.", at + 1, p[at]), {}};
        ++report.usage.used;
    }
    const std::pair<const char*, Adjustment> methods[] = {{"holm", Adjustment::holm}, {"BH", Adjustment::benjaminiHochberg}, {"bonferroni", Adjustment::bonferroni},
                                                          {"hochberg", Adjustment::hochberg}, {"BY", Adjustment::benjaminiYekutieli}};
    for (const auto& [name, method] : methods) {
        const auto adjusted = adjustP(p, method);
        for (std::size_t at = 0; at < adjusted.size(); ++at)
            std::isnan(adjusted[at]) ? report.addText(name, "NA", "", std::to_string(at + 1)) : report.add(name, adjusted[at], "", std::to_string(at + 1));
    }
    std::size_t missing = 0;
    for (const double value : p)
        missing += std::isnan(value);
    report.usage.used -= missing;
    report.usage.leaveOut(missing, message("methods", "no P value; not counted in the family"));
    return report;
}

}  // namespace

extern const Method pAdjustMethod{
    "p_adjust", "P values of one family adjusted by Holm, Hochberg, Bonferroni, Benjamini-Hochberg and Benjamini-Yekutieli", "--data tests.csv --p p",
    {{"p", Take::column, "Column of P values; an empty one is not counted", true}}, run};

}  // namespace annulus
