#pragma once

#include "core/base/hash.h"
#include "core/dicom/readFacts.h"
#include "core/phantom/dicomObject.h"
#include "tests/ui/support.h"
#include "ui/view/ImageLoader.h"

#include <QTest>

#include <stdexcept>

namespace annulus::tests {

/// What the test's DICOM object says of itself.
struct ObjectWish {
    std::string patient = "P1";
    std::string uid = "1.2.3.1";
    std::string modality = "MG";
    std::string laterality = "R";
    std::string view = "CC";
    std::string spacing = "0.1\\0.1";  ///< Imager Pixel Spacing, row\column; empty: uncalibrated
    std::string photometric = "MONOCHROME2";
    std::string centre = "2048", width = "4096";
    std::string aspect{};  ///< Pixel Aspect Ratio, vertical\\horizontal
    std::string orientation{};  ///< Patient Orientation, row\\column
    std::string date{};         ///< Study Date
};

/// A desk with a loader and images written as real DICOM objects into its folder.
struct ViewDesk : Desk {
    ui::ImageLoader images{jobs};
    ui::Workspace withImages{document, selection, jobs, settings, notices, &images};

    ImageRecord write(const Image& image, const ObjectWish& wish = {}) const
    {
        const auto file = std::filesystem::path(folder.path().toStdString()) / (wish.uid + ".dcm");
        phantom::Attributes attributes{
            {"SOPClassUID", wish.modality == "MG" ? "1.2.840.10008.5.1.4.1.1.1.2" : "1.2.840.10008.5.1.4.1.1.6.1"},
            {"SOPInstanceUID", wish.uid}, {"StudyInstanceUID", "1.2.3"}, {"SeriesInstanceUID", "1.2.3.4"}, {"Modality", wish.modality},
            {"PatientID", wish.patient}, {"PatientName", "Test^One"}, {"PhotometricInterpretation", wish.photometric},
            {"PresentationIntentType", "FOR PRESENTATION"}, {"WindowCenter", wish.centre}, {"WindowWidth", wish.width}};
        if (wish.modality == "MG") {
            attributes.push_back({"ImageLaterality", wish.laterality});
            attributes.push_back({"ViewPosition", wish.view});
        }
        if (!wish.orientation.empty())
            attributes.push_back({"PatientOrientation", wish.orientation});
        if (!wish.date.empty())
            attributes.push_back({"StudyDate", wish.date});
        if (!wish.spacing.empty())
            attributes.push_back({"ImagerPixelSpacing", wish.spacing});
        if (!wish.aspect.empty())
            attributes.push_back({"PixelAspectRatio", wish.aspect});
        if (auto written = phantom::writeDicom(attributes, image, 12, false, phantom::Compression::none, file); !written)
            throw std::runtime_error(written.error().sentence());
        auto facts = readFacts(file);
        if (!facts)
            throw std::runtime_error(facts.error().sentence());
        return {wish.uid, file, hashFile(file).value(), *facts, {}, {}};
    }
};

/// 12-bit pixels that differ from their neighbours.
inline Image patternImage(std::int64_t columns, std::int64_t rows)
{
    std::vector<std::uint16_t> values(static_cast<std::size_t>(columns * rows));
    for (std::int64_t j = 0; j < rows; ++j)
        for (std::int64_t i = 0; i < columns; ++i)
            values[static_cast<std::size_t>(j * columns + i)] = static_cast<std::uint16_t>((i * 37 + j * 101 + (i * j) % 97) % 4096);
    return {makeGrid(columns, rows), std::move(values)};
}

/// A breast-like picture: bright tissue at the right, air (0) at the left.
inline Image breastImage(std::int64_t columns, std::int64_t rows)
{
    std::vector<std::uint16_t> values(static_cast<std::size_t>(columns * rows), 0);
    for (std::int64_t j = 0; j < rows; ++j)
        for (std::int64_t i = columns / 4; i < columns; ++i)
            values[static_cast<std::size_t>(j * columns + i)] = static_cast<std::uint16_t>(1500 + (i * 13 + j * 7) % 900);
    return {makeGrid(columns, rows), std::move(values)};
}

}  // namespace annulus::tests
