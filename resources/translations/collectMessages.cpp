// Lists every text that core's message(context, text, ...) is called with as a line lupdate understands: lupdate itself
// gives up where arguments follow the text. Usage: collect_messages FOLDER... ; result on stdout, status 1 with a
// sentence for each call whose text is not a literal.

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

std::size_t skipBlanks(std::string_view text, std::size_t at)
{
    while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at])))
        ++at;
    return at;
}

/// One or more adjacent string literals as they are written, without the quotes between them.
std::optional<std::string> literals(std::string_view text, std::size_t& at)
{
    std::optional<std::string> joined;
    for (at = skipBlanks(text, at); at < text.size() && text[at] == '"'; at = skipBlanks(text, at)) {
        if (!joined)
            joined.emplace();
        for (++at; at < text.size() && text[at] != '"'; ++at) {
            if (text[at] == '\\')
                joined->push_back(text[at++]);
            joined->push_back(text[at]);
        }
        ++at;
    }
    return joined;
}

/// Comments become blanks, so that an example inside one is no text.
std::string withoutComments(std::string source)
{
    bool inText = false;
    for (std::size_t i = 0; i + 1 < source.size(); ++i) {
        if (inText) {
            if (source[i] == '\\')
                ++i;
            else if (source[i] == '"')
                inText = false;
        } else if (source[i] == '\'') {
            const std::size_t close = source[i + 1] == '\\' ? i + 3 : i + 2;
            if (close < source.size() && source[close] == '\'')
                i = close;  // a character; else a digit separator
        } else if (source[i] == '"') {
            inText = true;
        } else if (source[i] == '/' && source[i + 1] == '/') {
            while (i < source.size() && source[i] != '\n')
                source[i++] = ' ';
        } else if (source[i] == '/' && source[i + 1] == '*') {
            const std::size_t end = std::min(source.find("*/", i + 2), source.size() - 2) + 2;
            std::replace_if(source.begin() + static_cast<std::ptrdiff_t>(i), source.begin() + static_cast<std::ptrdiff_t>(end),
                            [](char c) { return c != '\n'; }, ' ');
        }
    }
    return source;
}

struct Collected {
    std::set<std::pair<std::string, std::string>> texts;
    int problems = 0;
};

void collect(const std::filesystem::path& file, Collected& into)
{
    std::ifstream in(file, std::ios::binary);
    const std::string source = withoutComments({std::istreambuf_iterator<char>(in), {}});
    constexpr std::string_view call = "message(";
    for (std::size_t at = source.find(call); at != std::string::npos; at = source.find(call, at + 1)) {
        const bool partOfName = at > 0 && (std::isalnum(static_cast<unsigned char>(source[at - 1])) || source[at - 1] == '_' || source[at - 1] == '.');
        std::size_t inside = at + call.size();
        const auto context = partOfName ? std::nullopt : literals(source, inside);
        if (!context)
            continue;  // a declaration, or another function
        inside = skipBlanks(source, inside);
        std::optional<std::string> text;
        if (inside < source.size() && source[inside] == ',') {
            ++inside;
            text = literals(source, inside);
        }
        if (text && inside < source.size() && (source[inside] == ',' || source[inside] == ')')) {
            into.texts.emplace(*context, *text);
            continue;
        }
        const auto line = std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
        std::fprintf(stderr, "%s:%ld: the text of message() must be a literal to be translated\n", file.c_str(), static_cast<long>(line));
        ++into.problems;
    }
}

}  // namespace

int main(int argc, char** argv)
{
    Collected collected;
    for (int i = 1; i < argc; ++i)
        for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i]))
            if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h")
                collect(entry.path(), collected);
    for (const auto& [context, text] : collected.texts)
        std::printf("QT_TRANSLATE_NOOP(\"%s\", \"%s\");\n", context.c_str(), text.c_str());
    return collected.problems == 0 && !collected.texts.empty() ? 0 : 1;
}
