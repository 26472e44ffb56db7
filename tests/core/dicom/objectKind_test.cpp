// Truth: the SOP classes of PS3.4 B.5 as DCMTK names them.
#include "core/dicom/objectKind.h"
#include "core/dicom/readFrame.h"
#include "tests/core/dicom/objects.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

class ObjectKindTest : public QObject {
    Q_OBJECT
    ObjectFolder folder_;

    std::string refusal(const char* sopClass) const
    {
        DcmFileFormat file;
        file.getDataset()->putAndInsertString(DCM_SOPClassUID, sopClass);
        file.getDataset()->putAndInsertString(DCM_SOPInstanceUID, "1.2.3");
        file.getDataset()->putAndInsertString(DCM_Modality, "OT");
        const auto frame = readFrame(folder_.save(file));
        return frame ? std::string() : frame.error().what.english();
    }

private slots:
    void objects_that_are_no_image_say_what_they_are()
    {
        QCOMPARE(refusal(UID_RTPlanStorage), std::string("This is an RT plan, not an image."));
        QCOMPARE(refusal(UID_RTStructureSetStorage), std::string("This is an RT structure set (outlines), not an image."));
        QCOMPARE(refusal(UID_ComprehensiveSRStorage), std::string("This is a structured report (SR), not an image."));
        QCOMPARE(refusal(UID_MammographyCADSRStorage), std::string("This is a mammography CAD report, not an image."));
        QCOMPARE(refusal(UID_XRayRadiationDoseSRStorage), std::string("This is a radiation dose report, not an image."));
        QCOMPARE(refusal(UID_KeyObjectSelectionDocumentStorage), std::string("This is a key object selection (a list of chosen images), not an image."));
        QCOMPARE(refusal(UID_EncapsulatedPDFStorage), std::string("This is a PDF document, not an image."));
        QCOMPARE(refusal(UID_GrayscaleSoftcopyPresentationStateStorage), std::string("This is a presentation state (how to show an image), not an image."));
        QCOMPARE(refusal(UID_TwelveLeadECGWaveformStorage), std::string("This is a waveform (ECG, sound or the like), not an image."));
        QCOMPARE(refusal(UID_RawDataStorage), std::string("This is raw data of a scanner, not an image."));
    }
    void a_class_outside_the_table_is_named_by_the_standard()
    {
        QCOMPARE(refusal(UID_ProtocolApprovalStorage), std::string("This is a scan protocol, not an image."));
        QCOMPARE(refusal(UID_ContentAssessmentResultsStorage), std::string("This is no image: an object of the class ContentAssessmentResultsStorage (1.2.840.10008.5.1.4.1.1.90.1) without Rows (0028,0010) and Columns (0028,0011)."));
    }
    void images_are_no_kind_of_something_else()
    {
        for (const char* image : {UID_DigitalMammographyXRayImageStorageForPresentation, UID_UltrasoundImageStorage, UID_SegmentationStorage, UID_RTImageStorage,
                                  UID_RTDoseStorage, UID_SecondaryCaptureImageStorage, ""})
            QVERIFY2(kindInsteadOfImage(image).isEmpty(), image);
    }
};

ANNULUS_TEST(ObjectKindTest);
#include "objectKind_test.moc"
