#include "core/dicom/remarks.h"

namespace annulus {

Message sidesDisagree(const std::string& image, const std::string& series)
{
    return message("dicom", "The object contradicts itself about the side: the image says %1, its series %2; the image's is used.", image, series);
}

Message letteringSeen(std::int64_t pixels)
{
    return message("dicom", "Lettering or marks seem to be drawn into the pixels (%1 pixels); they may name the patient and change features under them.", pixels);
}

Message colouredPixels(double percent)
{
    return message("dicom", "%1 % of the pixels are coloured; grey values are their luminance (0.299 R + 0.587 G + 0.114 B).", percent);
}

Message looksLikeGb18030(const std::string& declared, const std::string& example)
{
    return message("dicom", "Texts are declared as %1 but look like GB18030: \"%2\".", declared, example);
}

bool isSameRemark(const Message& a, const Message& b) { return a.context == b.context && a.text == b.text; }

}  // namespace annulus
