#include "core/exchange/labelFile.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/image/Image.h"
#include "core/image/imageFiles.h"

#include <cmath>
#include <set>
#include <sstream>

namespace annulus {
namespace {

constexpr std::size_t mostLabels = 255;

/// Okabe and Ito's colours, the lesion's first.
constexpr int colours[][3] = {{230, 159, 0}, {86, 180, 233}, {0, 158, 115}, {204, 121, 167}, {240, 228, 66}, {0, 114, 178}, {213, 94, 0}};

std::string labelText(std::span<const LabelledMask> masks)
{
    std::ostringstream text;
    text << "################################################\n"
            "# ITK-SnAP Label Description File\n"
            "# File format: \n"
            "# IDX   -R-  -G-  -B-  -A--  VIS MSH  LABEL\n"
            "# Fields: \n"
            "#    IDX:   Zero-based index \n"
            "#    -R-:   Red color component (0..255)\n"
            "#    -G-:   Green color component (0..255)\n"
            "#    -B-:   Blue color component (0..255)\n"
            "#    -A-:   Label transparency (0.00 .. 1.00)\n"
            "#    VIS:   Label visibility (0 or 1)\n"
            "#    IDX:   Label mesh visibility (0 or 1)\n"
            "#  LABEL:   Label description \n"
            "################################################\n"
            "    0     0    0    0        0  0  0    \"Clear Label\"\n";
    for (std::size_t at = 0; at < masks.size(); ++at) {
        const auto& colour = colours[at % std::size(colours)];
        std::string name = masks[at].name;
        for (char& c : name)
            if (c == '"' || c == '\n' || c == '\r')
                c = '\'';
        text << "    " << at + 1 << "   " << colour[0] << "  " << colour[1] << "  " << colour[2] << "        1  1  1    \"" << name << "\"\n";
    }
    return text.str();
}

}  // namespace

Result<void> writeLabelledMasks(const std::filesystem::path& image, const std::filesystem::path& names, std::span<const LabelledMask> masks)
{
    if (masks.empty() || masks.size() > mostLabels)
        return Error{Errc::limit, message("exchange", "There are %1 regions; a label file holds 1 to %2.", masks.size(), mostLabels), toUtf8(image)};
    const Grid& grid = masks.front().mask.grid();
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(grid.pixelCount()));
    for (std::size_t at = 0; at < masks.size(); ++at) {
        if (masks[at].mask.grid().size != grid.size)
            return Error{Errc::invalid, message("exchange", "The regions %1 and %2 have different sizes.", masks.front().name, masks[at].name), toUtf8(image)};
        for (const Run& run : masks[at].mask.runs())
            std::fill_n(pixels.begin() + run.row * grid.size.i + run.begin, run.end - run.begin, static_cast<std::uint8_t>(at + 1));
    }
    if (auto written = writeImageFile(image, {grid, std::move(pixels)}); !written)
        return written;
    return writeFileAtomically(names, labelText(masks));
}

Result<std::map<int, std::string>> readLabelNames(const std::filesystem::path& file)
{
    const auto text = readTextFile(file);
    if (!text)
        return text.error();
    std::map<int, std::string> names;
    int line = 0;
    for (const std::string& row : split(*text, '\n')) {
        ++line;
        const std::string_view content = trim(row);
        if (content.empty() || content.front() == '#')
            continue;
        std::istringstream fields{std::string(content)};
        double number = -1, rest = 0;
        fields >> number;
        for (int field = 0; field < 6; ++field)
            fields >> rest;
        const auto from = content.find('"'), to = content.rfind('"');
        if (!fields || number < 0 || number > 1e9 || number != std::floor(number) || from == std::string_view::npos || to <= from)
            return Error{Errc::corrupt, message("exchange", "Line %1 is no label; a number, three colours, three switches and a name in quotation marks were expected.", line), toUtf8(file)};
        if (number > 0)
            names[static_cast<int>(number)] = std::string(content.substr(from + 1, to - from - 1));
    }
    if (names.empty())
        return Error{Errc::invalid, message("exchange", "The label file names no label."), toUtf8(file)};
    return names;
}

Result<std::vector<LabelledMask>> readLabelledMasks(const std::filesystem::path& image, const std::map<int, std::string>& names)
{
    const auto read = readImageFile(image);
    if (!read)
        return read.error();
    const auto values = toDoubles(*read);
    std::set<double> labels;
    for (const double value : values)
        if (value != 0 && labels.insert(value).second && (value < 0 || value != std::floor(value) || labels.size() > mostLabels))
            return Error{Errc::invalid, message("exchange", "The file is no picture of labels: it holds the value %1; up to %2 whole numbers above zero were expected.", value, mostLabels), toUtf8(image)};
    std::vector<LabelledMask> masks;
    for (const double label : labels) {
        std::vector<std::uint8_t> inside(values.size());
        for (std::size_t at = 0; at < values.size(); ++at)
            inside[at] = values[at] == label;
        const auto name = names.find(static_cast<int>(label));
        masks.push_back({name == names.end() ? std::string("Label ").append(formatNumber(label)) : name->second, fromBytes(read->grid, inside)});
    }
    return masks;
}

}  // namespace annulus
