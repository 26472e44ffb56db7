#pragma once

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include <QTemporaryDir>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace annulus::tests {

/// A small grey image, 3 columns x 2 rows, 16 bits allocated, 12 stored.
inline DcmFileFormat greyObject(std::vector<Uint16> values = {0, 100, 200, 1000, 2000, 4095})
{
    DcmFileFormat file;
    DcmDataset& dataset = *file.getDataset();
    dataset.putAndInsertString(DCM_SOPClassUID, UID_DigitalMammographyXRayImageStorageForPresentation);
    dataset.putAndInsertString(DCM_SOPInstanceUID, "1.2.3.4");
    dataset.putAndInsertString(DCM_Modality, "MG");
    dataset.putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME2");
    dataset.putAndInsertUint16(DCM_Rows, 2);
    dataset.putAndInsertUint16(DCM_Columns, 3);
    dataset.putAndInsertUint16(DCM_SamplesPerPixel, 1);
    dataset.putAndInsertUint16(DCM_BitsAllocated, 16);
    dataset.putAndInsertUint16(DCM_BitsStored, 12);
    dataset.putAndInsertUint16(DCM_HighBit, 11);
    dataset.putAndInsertUint16(DCM_PixelRepresentation, 0);
    dataset.putAndInsertUint16Array(DCM_PixelData, values.data(), values.size());
    return file;
}

/// A small colour image, 2 columns x 2 rows, 8 bits.
inline DcmFileFormat colourObject(const char* photometric, std::vector<Uint8> bytes, int planar = 0)
{
    DcmFileFormat file = greyObject();
    DcmDataset& dataset = *file.getDataset();
    dataset.putAndInsertString(DCM_Modality, "US");
    dataset.putAndInsertString(DCM_PhotometricInterpretation, photometric);
    dataset.putAndInsertUint16(DCM_Columns, 2);
    dataset.putAndInsertUint16(DCM_SamplesPerPixel, 3);
    dataset.putAndInsertUint16(DCM_PlanarConfiguration, static_cast<Uint16>(planar));
    dataset.putAndInsertUint16(DCM_BitsAllocated, 8);
    dataset.putAndInsertUint16(DCM_BitsStored, 8);
    dataset.putAndInsertUint16(DCM_HighBit, 7);
    dataset.putAndInsertUint8Array(DCM_PixelData, bytes.data(), bytes.size());
    return file;
}

/// Files of one test class, removed with it.
class ObjectFolder {
public:
    [[nodiscard]] std::filesystem::path path(const std::string& name) const { return folder_.filePath(QString::fromStdString(name)).toStdString(); }

    std::filesystem::path save(DcmFileFormat file, const std::string& name = "object.dcm", E_TransferSyntax syntax = EXS_LittleEndianExplicit) const
    {
        const auto target = path(name);
        file.getDataset()->chooseRepresentation(syntax, nullptr);
        file.saveFile(target.c_str(), syntax);
        return target;
    }

private:
    QTemporaryDir folder_;
};

inline DcmItem& addItem(DcmItem& item, const DcmTagKey& sequence)
{
    DcmItem* made = nullptr;
    item.findOrCreateSequenceItem(sequence, made, -2);
    return *made;
}

inline void putCode(DcmItem& item, const char* value, const char* scheme, const char* meaning)
{
    item.putAndInsertString(DCM_CodeValue, value);
    item.putAndInsertString(DCM_CodingSchemeDesignator, scheme);
    item.putAndInsertString(DCM_CodeMeaning, meaning);
}

}  // namespace annulus::tests
