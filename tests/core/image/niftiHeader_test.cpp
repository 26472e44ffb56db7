#include "core/image/imageFiles.h"
#include "core/image/niftiHeader.h"
#include "tests/support/runTests.h"

#include <zlib.h>

#include <QTemporaryDir>

#include <bit>
#include <cstring>
#include <fstream>
#include <limits>

using namespace annulus;

namespace {

/// A header of 4 x 3 x 2 bytes by the tables of nifti1.h and nifti2.h, in either byte order.
class HeaderWriter {
public:
    HeaderWriter(int version, bool swapped) : version_(version), swapped_(swapped), bytes_(version == 1 ? 352 : 544, '\0')
    {
        const bool one = version == 1;
        integer(0, 4, one ? 348 : 540);
        std::memcpy(bytes_.data() + (one ? 344 : 4), one ? "n+1\0" : "n+2\0\r\n\032\n", one ? 4 : 8);
        constexpr int sizes[] = {3, 4, 3, 2, 1, 1, 1, 1};
        for (std::size_t at = 0; at < 8; ++at)
            integer(one ? 40 + 2 * at : 16 + 8 * at, one ? 2 : 8, sizes[at]);
        integer(one ? 70 : 12, 2, 2);  // uint8
        integer(one ? 72 : 14, 2, 8);
        for (std::size_t at = 0; at < 4; ++at)
            number((one ? 76 : 104) + width() * at, 1);
        if (one)
            number(108, 352);
        else
            integer(168, 8, 544);
        integer(one ? 252 : 344, one ? 2 : 4, 1);
        integer(one ? 254 : 348, one ? 2 : 4, 1);
        for (std::size_t row = 0; row < 3; ++row)
            number((one ? 280 : 400) + width() * (4 * row + row), 1);
    }
    [[nodiscard]] std::size_t width() const { return version_ == 1 ? 4 : 8; }
    void integer(std::size_t at, std::size_t width, std::int64_t value)
    {
        for (std::size_t byte = 0; byte < width; ++byte)
            bytes_[at + (swapped_ ? width - 1 - byte : byte)] = static_cast<char>(static_cast<std::uint64_t>(value) >> 8 * byte & 0xff);
    }
    void number(std::size_t at, double value)
    {
        integer(at, width(), version_ == 1 ? static_cast<std::int64_t>(std::bit_cast<std::uint32_t>(static_cast<float>(value))) : std::bit_cast<std::int64_t>(value));
    }
    [[nodiscard]] std::string file() const { return bytes_ + std::string(24, '\1'); }

private:
    int version_;
    bool swapped_;
    std::string bytes_;
};

}  // namespace

/// Truth: the field tables of the NIfTI-1 and -2 standards, written by hand here.
class NiftiHeaderTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    std::filesystem::path save(const HeaderWriter& header, bool packed)
    {
        const std::filesystem::path path = folder_.filePath(packed ? "image.nii.gz" : "image.nii").toStdString();
        const std::string bytes = header.file();
        if (!packed) {
            std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
            return path;
        }
        gzFile stream = gzopen(path.c_str(), "wb");
        gzwrite(stream, bytes.data(), static_cast<unsigned>(bytes.size()));
        gzclose(stream);
        return path;
    }

private slots:
    void both_versions_pass_in_both_byte_orders_packed_or_not()
    {
        for (const int version : {1, 2})
            for (const bool swapped : {false, true})
                for (const bool packed : {false, true})
                    QVERIFY(checkNiftiHeader(save(HeaderWriter(version, swapped), packed)).ok());
    }
    void the_pixels_of_a_sound_file_are_read_in_both_byte_orders()
    {
        for (const int version : {1, 2})
            for (const bool swapped : {false, true})
                for (const bool packed : {false, true}) {
                    HeaderWriter header(version, swapped);
                    header.number((version == 1 ? 76 : 104) + header.width() * 2, 2.5);
                    header.number((version == 1 ? 280 : 400) + header.width() * 5, 2.5);
                    const auto image = readImageFile(save(header, packed));
                    QVERIFY2(image.ok(), image.ok() ? "" : image.error().sentence().c_str());
                    QCOMPARE(image->grid.size, (Size{4, 3, 2}));
                    QCOMPARE(image->grid.spacing, (std::array{1.0, 2.5, 1.0}));
                    QCOMPARE(image->at(3, 2, 1), 1.0);
                }
    }
    void a_number_of_the_geometry_that_is_not_finite_is_refused_by_name_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<bool>("swapped");
        for (const int version : {1, 2})
            for (const bool swapped : {false, true})
                QTest::addRow("NIfTI-%d %s", version, swapped ? "swapped" : "own order") << version << swapped;
    }
    void a_number_of_the_geometry_that_is_not_finite_is_refused_by_name()
    {
        QFETCH(int, version);
        QFETCH(bool, swapped);
        const bool one = version == 1;
        const std::vector<std::pair<const char*, std::size_t>> fields{
            {"pixdim[1]", one ? 80 : 112},   {"pixdim[3]", one ? 88 : 128},  {"quatern_b", one ? 256 : 352}, {"quatern_d", one ? 264 : 368},
            {"qoffset_x", one ? 268 : 376}, {"qoffset_z", one ? 276 : 392}, {"srow_x[0]", one ? 280 : 400}, {"srow_z[3]", one ? 324 : 488}};
        for (const auto& [name, at] : fields)
            for (const double value : {std::numeric_limits<double>::quiet_NaN(), -std::numeric_limits<double>::infinity(), 1e30})
                for (const bool packed : {false, true}) {
                    HeaderWriter header(version, swapped);
                    header.number(at, value);
                    const auto image = readImageFile(save(header, packed));
                    QVERIFY(!image.ok());
                    QVERIFY2(image.error().what.english().find(std::string("header's ") + name + " is ") != std::string::npos, image.error().what.english().c_str());
                }
    }
    void a_nifti_2_file_larger_than_nifti_1_can_say_is_refused()
    {
        HeaderWriter header(2, false);
        header.integer(24, 8, 40000);
        const auto image = readImageFile(save(header, false));
        QVERIFY(!image.ok() && image.error().what.english().find("40000 pixels along axis 1") != std::string::npos);
    }
    void what_no_code_asks_for_may_hold_anything()
    {
        HeaderWriter header(1, false);
        header.integer(252, 2, 0);
        header.number(268, std::numeric_limits<double>::quiet_NaN());
        QVERIFY(readImageFile(save(header, false)).ok());
    }
    void sizes_that_no_file_of_this_length_can_hold_are_refused()
    {
        HeaderWriter header(1, false);
        header.integer(42, 2, 32000);
        header.integer(44, 2, 32000);
        for (const bool packed : {false, true}) {
            const auto image = readImageFile(save(header, packed));
            QVERIFY(!image.ok());
            QVERIFY2(image.error().what.english().find("claims 2048000000 bytes of pixels") != std::string::npos, image.error().what.english().c_str());
        }
        header.integer(42, 2, -7);
        QVERIFY(readImageFile(save(header, false)).error().what.english().find("says -7 pixels along axis 1") != std::string::npos);
    }
};

ANNULUS_TEST(NiftiHeaderTest);
#include "niftiHeader_test.moc"
