#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace annulus {

/// A text for people: an English template with %1, %2, ... and its arguments. The window looks the
/// template up in its translations, the command line prints it as it stands, so core never needs Qt
/// and no sentence is written twice.
struct Message {
    std::string context;  ///< translation context, one per stage
    std::string text;     ///< English template
    std::vector<std::string> arguments;

    [[nodiscard]] bool isEmpty() const { return text.empty(); }
    [[nodiscard]] std::string english() const;
    bool operator==(const Message&) const = default;
};

/// `text` with %1..%9 replaced by the arguments (in one pass: an argument that contains %2 stays as it is).
std::string fillIn(std::string_view text, const std::vector<std::string>& arguments);

namespace detail {
std::string argumentText(std::string_view value);
std::string argumentText(double value);  ///< shortest form that reads back, at most 6 significant digits
std::string argumentText(long long value);
inline std::string argumentText(const std::string& value) { return value; }
inline std::string argumentText(const char* value) { return value; }
template <class T>
    requires std::is_integral_v<T>
std::string argumentText(T value) { return argumentText(static_cast<long long>(value)); }
}  // namespace detail

/// The one way to write a text that people read in core: message("rings", "The ring needs %1 mm", width).
/// lupdate knows this function as translate(context, text).
template <class... Arguments>
Message message(std::string_view context, std::string_view text, const Arguments&... arguments)
{
    return {std::string(context), std::string(text), {detail::argumentText(arguments)...}};
}

}  // namespace annulus
