#include "core/methods/Report.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace annulus {

std::string ReportedValue::text() const
{
    if (const auto* word = std::get_if<std::string>(&value))
        return *word;
    const double number = std::get<double>(value);
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number > 0 ? "Inf" : "-Inf";
    std::array<char, 40> digits{};
    std::snprintf(digits.data(), digits.size(), "%.17g", number);
    return digits.data();
}

void Report::add(std::string quantity, double value, std::string term, std::string index)
{
    values.push_back({std::move(quantity), std::move(term), std::move(index), value});
}

void Report::addText(std::string quantity, std::string text, std::string term, std::string index)
{
    values.push_back({std::move(quantity), std::move(term), std::move(index), std::move(text)});
}

void Report::addFlag(std::string quantity, bool value, std::string term) { addText(std::move(quantity), value ? "TRUE" : "FALSE", std::move(term)); }

void Report::addEach(const std::string& quantity, std::span<const double> numbers, const std::string& term)
{
    for (std::size_t at = 0; at < numbers.size(); ++at)
        add(quantity, numbers[at], term, std::to_string(at + 1));
}

void Report::addInterval(const std::string& quantity, double low, double high, const std::string& term)
{
    add(quantity, low, term, "low");
    add(quantity, high, term, "high");
}

}  // namespace annulus
