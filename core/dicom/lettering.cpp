#include "core/dicom/lettering.h"

#include "core/dicom/Facts.h"
#include "core/dicom/breastView.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace annulus {
namespace {

// Sizes in pixels of a scanner's screen, where characters are 8 to 40 high and strokes 1 to 5 wide.
constexpr int strokeRoom = 3;        // half of the window in which a stroke is the exception
constexpr int leastStep = 80;        // of a stroke over what is around it, of 255
constexpr int leastLevel = 120;
constexpr int largest = 60;          // of a character
constexpr int smallest = 5;

struct Plane {
    int columns = 0, rows = 0;
    std::vector<std::uint8_t> values;
    [[nodiscard]] int at(int i, int j) const { return values[static_cast<std::size_t>(j) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(i)]; }
};

/// Smallest (or largest) value within `strokeRoom`, along columns, then along rows: plain loops over rows of bytes, which
/// compilers turn into vector code.
template <class Better>
Plane extreme(const Plane& plane, const Better& better)
{
    const auto columns = static_cast<std::size_t>(plane.columns);
    Plane result = plane;
    std::vector<std::uint8_t> padded(columns + 2 * strokeRoom);
    for (int j = 0; j < plane.rows; ++j) {
        std::uint8_t* const middle = padded.data() + strokeRoom;
        for (int step = -strokeRoom; step <= strokeRoom; ++step) {
            const std::uint8_t* const from = &plane.values[columns * static_cast<std::size_t>(std::clamp(j + step, 0, plane.rows - 1))];
            for (std::size_t i = 0; i < columns; ++i)
                middle[i] = step == -strokeRoom ? from[i] : better(middle[i], from[i]);
        }
        std::fill_n(padded.data(), strokeRoom, middle[0]);
        std::fill_n(middle + columns, strokeRoom, middle[columns - 1]);
        std::uint8_t* const to = &result.values[columns * static_cast<std::size_t>(j)];
        for (std::size_t i = 0; i < columns; ++i)
            to[i] = padded[i];
        for (std::size_t step = 1; step <= 2 * strokeRoom; ++step)
            for (std::size_t i = 0; i < columns; ++i)
                to[i] = better(to[i], padded[i + step]);
    }
    return result;
}

/// What stands out of its surroundings and is thin: the plane less its opening.
Plane strokesOf(const Plane& plane)
{
    const Plane opened = extreme(extreme(plane, [](std::uint8_t a, std::uint8_t b) { return std::min(a, b); }), [](std::uint8_t a, std::uint8_t b) { return std::max(a, b); });
    Plane strokes = plane;
    for (std::size_t at = 0; at < strokes.values.size(); ++at)
        strokes.values[at] = static_cast<std::uint8_t>(plane.values[at] - opened.values[at]);
    return strokes;
}

struct Planes {
    Plane level, colour;  ///< brightness, and how far from grey
};

Planes planesOf(const Picture& picture)
{
    const Plane empty{static_cast<int>(picture.columns), static_cast<int>(picture.rows), std::vector<std::uint8_t>(static_cast<std::size_t>(picture.columns * picture.rows))};
    Planes planes{empty, empty};
    for (std::size_t at = 0; at < empty.values.size(); ++at) {
        const std::uint8_t* const pixel = &picture.bytes[at * static_cast<std::size_t>(picture.channels)];
        const auto [low, high] = std::minmax_element(pixel, pixel + picture.channels);
        planes.level.values[at] = *high;
        planes.colour.values[at] = static_cast<std::uint8_t>(*high - *low);
    }
    return planes;
}

/// A connected set of stroke pixels.
struct Piece {
    std::vector<std::pair<int, int>> pixels;  ///< column, row
    int i0 = 0, j0 = 0, i1 = 0, j1 = 0;
    [[nodiscard]] int width() const { return i1 - i0 + 1; }
    [[nodiscard]] int height() const { return j1 - j0 + 1; }
};

std::vector<Piece> piecesOf(const Plane& marked)
{
    Plane open = marked;
    std::vector<Piece> pieces;
    const auto take = [&](int i, int j) -> std::uint8_t& { return open.values[static_cast<std::size_t>(j) * static_cast<std::size_t>(open.columns) + static_cast<std::size_t>(i)]; };
    for (int j = 0; j < open.rows; ++j)
        for (int i = 0; i < open.columns; ++i) {
            if (take(i, j) == 0)
                continue;
            Piece piece{{{i, j}}, i, j, i, j};
            take(i, j) = 0;
            for (std::size_t next = 0; next < piece.pixels.size(); ++next) {
                const auto [x, y] = piece.pixels[next];
                piece.i0 = std::min(piece.i0, x);
                piece.i1 = std::max(piece.i1, x);
                piece.j0 = std::min(piece.j0, y);
                piece.j1 = std::max(piece.j1, y);
                for (int b = std::max(0, y - 1); b <= std::min(open.rows - 1, y + 1); ++b)
                    for (int a = std::max(0, x - 1); a <= std::min(open.columns - 1, x + 1); ++a)
                        if (std::exchange(take(a, b), std::uint8_t{0}) != 0)
                            piece.pixels.emplace_back(a, b);
            }
            pieces.push_back(std::move(piece));
        }
    return pieces;
}

/// A stroke is drawn with one brightness; echoes are not. Rims are softened by compression.
bool isEven(const Piece& piece, const Plane& level)
{
    int most = 0;
    for (const auto& [i, j] : piece.pixels)
        most = std::max(most, level.at(i, j));
    const auto close = std::ranges::count_if(piece.pixels, [&](const auto& at) { return level.at(at.first, at.second) >= most - 40; });
    return static_cast<double>(close) >= 0.45 * static_cast<double>(piece.pixels.size());
}

/// + or x: as wide as high, with two thin bars that cross in the middle.
bool isCross(const Piece& piece)
{
    const int width = piece.width(), height = piece.height();
    if (width < 7 || height < 7 || width > 41 || height > 41 || std::abs(width - height) > std::max(2, width / 5) || 2 * static_cast<int>(piece.pixels.size()) > width * height)
        return false;
    const double middleX = (piece.i0 + piece.i1) / 2.0, middleY = (piece.j0 + piece.j1) / 2.0;
    std::vector<char> upright(static_cast<std::size_t>(height)), level(static_cast<std::size_t>(width)), falling(static_cast<std::size_t>(width)), rising(static_cast<std::size_t>(width));
    std::size_t onBars = 0, onDiagonals = 0;
    const double slope = static_cast<double>(height) / width, room = std::max(1.0, width / 8.0);
    for (const auto& [i, j] : piece.pixels) {
        const double x = i - middleX, y = j - middleY;
        const auto column = static_cast<std::size_t>(i - piece.i0);
        if (std::abs(x) <= room)
            upright[static_cast<std::size_t>(j - piece.j0)] = 1;
        if (std::abs(y) <= room)
            level[column] = 1;
        if (std::abs(y - slope * x) <= 1.5 * room)
            falling[column] = 1;
        if (std::abs(y + slope * x) <= 1.5 * room)
            rising[column] = 1;
        onBars += std::abs(x) <= room || std::abs(y) <= room;
        onDiagonals += std::abs(y - slope * x) <= 1.5 * room || std::abs(y + slope * x) <= 1.5 * room;
    }
    const auto isFull = [](const std::vector<char>& bar) { return std::ranges::count(bar, 1) * 10 >= std::ssize(bar) * 9; };
    const auto most = [&](std::size_t count) { return count * 20 >= piece.pixels.size() * 19; };
    return (isFull(upright) && isFull(level) && most(onBars)) || (isFull(falling) && isFull(rising) && most(onDiagonals));
}

bool isCharacterSized(const Piece& piece)
{
    return piece.height() >= smallest && piece.height() <= largest && piece.width() <= largest && piece.pixels.size() >= 6 &&
           static_cast<int>(piece.pixels.size()) * 10 <= piece.width() * piece.height() * 9;
}

/// Characters stand on one line, are alike in height and close together. Three make a word.
std::vector<bool> inWords(const std::vector<Piece>& pieces)
{
    std::vector<std::size_t> order;
    for (std::size_t at = 0; at < pieces.size(); ++at)
        if (isCharacterSized(pieces[at]))
            order.push_back(at);
    std::ranges::sort(order, {}, [&](std::size_t at) { return pieces[at].i0; });
    std::vector<bool> found(pieces.size());
    std::vector<bool> used(pieces.size());
    for (std::size_t first = 0; first < order.size(); ++first) {
        if (used[order[first]])
            continue;
        std::vector<std::size_t> word{order[first]};
        for (std::size_t next = first + 1; next < order.size(); ++next) {
            const Piece &last = pieces[word.back()], &piece = pieces[order[next]];
            const int height = std::max(last.height(), piece.height());
            if (piece.i0 > last.i1 + height)
                break;
            const bool isLevel = std::abs(piece.j1 - last.j1) <= std::max(1, height / 6) && std::abs(piece.j0 - last.j0) <= std::max(2, height / 3);
            if (isLevel && piece.i0 > last.i1 - 1)
                word.push_back(order[next]);
        }
        if (word.size() < 3)
            continue;
        for (const std::size_t at : word)
            found[at] = used[at] = true;
    }
    return found;
}

}  // namespace

Mask findLettering(const Picture& picture)
{
    const Grid grid = makeGrid(picture.columns, picture.rows);
    if (picture.columns < 16 || picture.rows < 16)
        return Mask(grid);
    const Planes planes = planesOf(picture);
    const Plane bright = strokesOf(planes.level), coloured = strokesOf(planes.colour);
    Plane marked = bright;
    for (std::size_t at = 0; at < marked.values.size(); ++at)
        marked.values[at] = (bright.values[at] >= leastStep && planes.level.values[at] >= leastLevel) || coloured.values[at] >= leastStep ? 1 : 0;
    std::vector<Piece> pieces = piecesOf(marked);
    std::erase_if(pieces, [&](const Piece& piece) { return !isEven(piece, planes.level); });
    const std::vector<bool> isWord = inWords(pieces);
    std::vector<Run> runs;
    for (std::size_t at = 0; at < pieces.size(); ++at)
        if (isWord[at] || isCross(pieces[at]))
            for (const auto& [i, j] : pieces[at].pixels)
                runs.push_back({j, i, i + 1});
    return {grid, std::move(runs)};
}

bool mayBeLettered(const Facts& facts)
{
    return !isMammogram(facts) && facts.bitsStored <= 8 && (facts.modality == "US" || facts.modality == "OT" || facts.modality == "SC" || facts.modality == "XC" || facts.samplesPerPixel == 3);
}

}  // namespace annulus
