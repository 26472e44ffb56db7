<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AskCharacterSet</name>
    <message numerus="yes">
        <source>Texts of %n image(s) are declared as %1 but look like Chinese (GB18030).</source>
        <translation>
            <numerusform>Texts of %n image are declared as %1 but look like Chinese (GB18030).</numerusform>
            <numerusform>Texts of %n images are declared as %1 but look like Chinese (GB18030).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesion(s)</source>
        <translation>
            <numerusform>%n lesion</numerusform>
            <numerusform>%n lesions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) missing</source>
        <translation>
            <numerusform>%n file missing</numerusform>
            <numerusform>%n files missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GridWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message numerus="yes">
        <source>Failed: all %n refused</source>
        <translation>
            <numerusform>Failed: the one asked for was refused</numerusform>
            <numerusform>Failed: all %n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatientReport</name>
    <message numerus="yes">
        <source>%n more predictor(s) moved it less.</source>
        <translation>
            <numerusform>%n more predictor moved it less.</numerusform>
            <numerusform>%n more predictors moved it less.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadState</name>
    <message numerus="yes">
        <source>%n frames</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Readout</name>
    <message numerus="yes">
        <source>Risk among the %n training patient(s)</source>
        <translation>
            <numerusform>Risk of the %n training patient</numerusform>
            <numerusform>Risk among the %n training patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n training patient(s) most alike: %1</source>
        <translation>
            <numerusform>The training patient most alike: %1</numerusform>
            <numerusform>The %n training patients most alike: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learnt from %n patient(s)</source>
        <translation>
            <numerusform>learnt from %n patient</numerusform>
            <numerusform>learnt from %n patients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::CaseInspector</name>
    <message numerus="yes">
        <source>%1, in %n outline(s)</source>
        <translation>
            <numerusform>%1, in %n outline</numerusform>
            <numerusform>%1, in %n outlines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::CasesPage</name>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) imported</source>
        <translation>
            <numerusform>%n image imported</numerusform>
            <numerusform>%n images imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) refused</source>
        <translation>
            <numerusform>%n file refused</numerusform>
            <numerusform>%n files refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outline(s) imported</source>
        <translation>
            <numerusform>%n outline imported</numerusform>
            <numerusform>%n outlines imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::CasesTable</name>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::ClinicalImportDialog</name>
    <message numerus="yes">
        <source>%1 (%n more)</source>
        <translation>
            <numerusform>%1 (%n more)</numerusform>
            <numerusform>%1 (%n more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) or row(s) not understood; they can be corrected after the import.</source>
        <translation>
            <numerusform>%n cell or row not understood; it can be corrected after the import.</numerusform>
            <numerusform>%n cells or rows not understood; they can be corrected after the import.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more patient(s) would match in spite of: %1.</source>
        <translation>
            <numerusform>%n more patient would match in spite of: %1.</numerusform>
            <numerusform>%n more patients would match in spite of: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clinical values of %n patient(s) imported</source>
        <translation>
            <numerusform>Clinical values of %n patient imported</numerusform>
            <numerusform>Clinical values of %n patients imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) not understood</source>
        <translation>
            <numerusform>%n cell not understood</numerusform>
            <numerusform>%n cells not understood</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::CohortView</name>
    <message numerus="yes">
        <source>Out by rule %1: %n patient(s)</source>
        <translation>
            <numerusform>Out by rule %1: %n patient</numerusform>
            <numerusform>Out by rule %1: %n patients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::ExportOutlinesDialog</name>
    <message numerus="yes">
        <source>%n outline(s) exported</source>
        <translation>
            <numerusform>%n outline exported</numerusform>
            <numerusform>%n outlines exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>... and %n more</source>
        <translation>
            <numerusform>... and %n more</numerusform>
            <numerusform>... and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::ExtractionPanel</name>
    <message numerus="yes">
        <source>Extract features of %n outline(s)</source>
        <translation>
            <numerusform>Extract features of %n outline</numerusform>
            <numerusform>Extract features of %n outlines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Features of %1 of %n outline(s) extracted</source>
        <translation>
            <numerusform>Features of %1 of %n outline extracted</numerusform>
            <numerusform>Features of %1 of %n outlines extracted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s) of each region</source>
        <translation>
            <numerusform>%n feature of each region</numerusform>
            <numerusform>%n features of each region</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extract %n outline(s)</source>
        <translation>
            <numerusform>Extract %n outline</numerusform>
            <numerusform>Extract %n outlines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outline(s), region(s) or image(s) have no value. The first: %1</source>
        <translation>
            <numerusform>%n outline, region or image has no value: %1</numerusform>
            <numerusform>%n outlines, regions or images have no value. The first: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Without a value: %n ...</source>
        <translation>
            <numerusform>Without a value: %n ...</numerusform>
            <numerusform>Without a value: %n ...</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::FeaturesPage</name>
    <message numerus="yes">
        <source>%n out of date: extract again</source>
        <translation>
            <numerusform>%n out of date: extract again</numerusform>
            <numerusform>%n out of date: extract again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outline(s) out of date</source>
        <translation>
            <numerusform>%n outline out of date</numerusform>
            <numerusform>%n outlines out of date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extract %n outline(s)</source>
        <translation>
            <numerusform>Extract %n outline</numerusform>
            <numerusform>Extract %n outlines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outline(s) out of date are in it without values, with the reason.</source>
        <translation>
            <numerusform>%n outline that is out of date is in it without values, with the reason.</numerusform>
            <numerusform>%n outlines that are out of date are in it without values, with the reason.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::HistoryPage</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::JobsButton</name>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n job(s) are still running.</source>
        <translation>
            <numerusform>%n job is still running.</numerusform>
            <numerusform>%n jobs are still running.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::ModelPage</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::NoticeBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::PatientPage</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::ProjectFiles</name>
    <message numerus="yes">
        <source>%n image(s) found again</source>
        <translation>
            <numerusform>%n image found again</numerusform>
            <numerusform>%n images found again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n older state(s) of it, kept as backups.</source>
        <translation>
            <numerusform>There is %n older state of it, kept as a backup.</numerusform>
            <numerusform>There are %n older states of it, kept as backups.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::ProtocolEditor</name>
    <message numerus="yes">
        <source>The protocol is understood: %n model(s).</source>
        <translation>
            <numerusform>The protocol is understood: %n model.</numerusform>
            <numerusform>The protocol is understood: %n models.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::QualityView</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::ReaderAgreementDialog</name>
    <message numerus="yes">
        <source>%n lesion(s) of both: median Dice %1 (%2 to %3).</source>
        <translation>
            <numerusform>%n lesion of both: Dice %1 (%2 to %3).</numerusform>
            <numerusform>%n lesions of both: median Dice %1 (%2 to %3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drawn by one of them only.</source>
        <translation>
            <numerusform>%n drawn by one of them only.</numerusform>
            <numerusform>%n drawn by one of them only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outline(s) of the first reader began as a proposal of a model, median Dice to it %1.</source>
        <translation>
            <numerusform>%n outline of the first reader began as a proposal of a model, Dice to it %1.</numerusform>
            <numerusform>%n outlines of the first reader began as a proposal of a model, median Dice to it %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outline(s) of the second reader began as a proposal of a model, median Dice to it %1.</source>
        <translation>
            <numerusform>%n outline of the second reader began as a proposal of a model, Dice to it %1.</numerusform>
            <numerusform>%n outlines of the second reader began as a proposal of a model, median Dice to it %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::RecoveryDialog</name>
    <message numerus="yes">
        <source>%n change(s) not saved, the last one %1:</source>
        <translation>
            <numerusform>%n change not saved, made %1:</numerusform>
            <numerusform>%n changes not saved, the last one %1:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>   and %n before</source>
        <translation>
            <numerusform>   and %n before</numerusform>
            <numerusform>   and %n before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::RunOverview</name>
    <message numerus="yes">
        <source>%n patient(s) included</source>
        <translation>
            <numerusform>%n patient included</numerusform>
            <numerusform>%n patients included</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assessed</source>
        <translation>
            <numerusform>%n assessed</numerusform>
            <numerusform>%n assessed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::RunSetup</name>
    <message numerus="yes">
        <source>Features of %n patient(s)</source>
        <translation>
            <numerusform>Features of %n patient</numerusform>
            <numerusform>Features of %n patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clinical values of %n patient(s)</source>
        <translation>
            <numerusform>Clinical values of %n patient</numerusform>
            <numerusform>Clinical values of %n patients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::WorklistModel</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
</TS>
