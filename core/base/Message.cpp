#include "core/base/Message.h"

#include <charconv>

namespace annulus {

std::string fillIn(std::string_view text, const std::vector<std::string>& arguments)
{
    std::string filled;
    filled.reserve(text.size() + 16 * arguments.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool isPlace = text[at] == '%' && at + 1 < text.size() && text[at + 1] >= '1' && text[at + 1] <= '9';
        if (!isPlace) {
            filled += text[at];
            continue;
        }
        const auto index = static_cast<std::size_t>(text[++at] - '1');
        if (index < arguments.size())
            filled += arguments[index];
        else
            filled.append({'%', text[at]});
    }
    return filled;
}

std::string Message::english() const { return fillIn(text, arguments); }

namespace detail {

std::string argumentText(std::string_view value) { return std::string(value); }

std::string argumentText(double value)
{
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 6).ptr;
    return {buffer, end};
}

std::string argumentText(long long value) { return std::to_string(value); }

}  // namespace detail
}  // namespace annulus
