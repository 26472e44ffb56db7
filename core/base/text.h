#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annulus {

std::string_view trim(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string lowerCase(std::string_view ascii);
/// Shortest decimal form that reads back to the same double; always '.', never a thousands mark.
std::string formatNumber(double value);
/// `digits` after the point.
std::string formatFixed(double value, int digits);
/// At most `digits` significant digits, without trailing zeros.
std::string formatSignificant(double value, int digits);
/// The whole text as one number ('.' decimal, surrounding blanks allowed), or nothing.
std::optional<double> parseNumber(std::string_view text);
bool isValidUtf8(std::string_view bytes);

}  // namespace annulus
