#include "ui/pages/CaseInspector.h"

#include "ui/document/caseRows.h"
#include "ui/document/worklist.h"
#include "ui/pages/CasesDelegate.h"
#include "ui/pages/ClinicalValues.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ValueLabel.h"
#include "ui/widgets/parts.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <set>
#include <string_view>
#include <utility>

namespace annulus::ui {

namespace {

constexpr int pictureSide = 160;

QLabel* wrapped(const char* role, const QString& words, QWidget* parent)
{
    auto* label = new ValueLabel(role, parent);
    label->setWords(words);
    return label;
}

/// One lesion has an outline on each view that shows it, and one of each reader.
QString lesionWords(const Patient& patient)
{
    std::set<std::string_view> lesions;
    int outlines = 0;
    for (const Roi& roi : patient.rois)
        if (!roi.outline.isEmpty()) {
            lesions.insert(roi.name);
            ++outlines;
        }
    const QString count = QString::number(lesions.size());
    return outlines == static_cast<int>(lesions.size()) ? count : CaseInspector::tr("%1, in %n outline(s)", nullptr, outlines).arg(count);
}

}  // namespace

CaseInspector::CaseInspector(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), heading_(label("heading", this)), picture_(new QLabel(this)), empty_(label("secondary", this)),
      body_(new QWidget), lines_(new QFormLayout), remarks_(new QVBoxLayout), clinical_(new ClinicalValues(workspace, this)), read_(primaryButton(this)), file_(new QPushButton(this)), find_(new QPushButton(this))
{
    lines_->setContentsMargins(0, 0, 0, 0);
    lines_->setHorizontalSpacing(12);
    lines_->setVerticalSpacing(4);
    lines_->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    lines_->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    lines_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    remarks_->setSpacing(8);
    empty_->setWordWrap(true);

    auto* inner = new QVBoxLayout(body_);
    inner->setContentsMargins(measure::padding, 0, measure::padding, measure::padding);
    inner->setSpacing(measure::padding);
    inner->addWidget(heading_);
    inner->addWidget(picture_);
    inner->addLayout(lines_);
    inner->addLayout(remarks_);
    find_->setIcon(icon("search"));
    inner->addWidget(find_, 0, Qt::AlignLeft);
    inner->addWidget(clinical_);
    inner->addWidget(empty_);
    inner->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body_);
    setRole(body_, "panel");

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(measure::padding, 8, measure::padding, measure::padding);
    buttons->setSpacing(8);
    buttons->addWidget(read_, 1);
    buttons->addWidget(file_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);
    connect(read_, &QPushButton::clicked, this, &CaseInspector::readWanted);
    connect(file_, &QPushButton::clicked, this, &CaseInspector::fileWanted);
    connect(find_, &QPushButton::clicked, this, &CaseInspector::missingImagesWanted);
    showNothing();
}

void CaseInspector::showNothing()
{
    fill({}, {}, {}, {}, 0);
    clinical_->show(nullptr);
    empty_->setText(tr("Choose a patient or an image to see what its file says."));
    empty_->show();
    read_->hide();
    file_->hide();
}

void CaseInspector::setLocked(const QString& whyNot) { lock(find_, {}, whyNot); }

void CaseInspector::showPatient(const Patient& patient, int missingFiles)
{
    const CaseRow row = caseRow(patient);
    std::vector<Line> lines{{tr("Name"), personName(patient.name)}, {tr("Sex"), sexWords(patient.sex)}, {tr("Born"), birthWords(patient.birthDate)},
                            {tr("Studies"), QString::number(patient.studies.size())}, {tr("Images"), QString::number(imagesOf(patient).size())},
                            {tr("Modality"), row.modality}, {tr("Lesions outlined"), lesionWords(patient)}};
    std::vector<QString> remarks;
    for (const Chip& chip : row.chips)
        if (chip.tone == Chip::Tone::warning)
            remarks.push_back(chip.why);
    fill(row.title, {}, lines, std::move(remarks), missingFiles);
    clinical_->show(&patient);
    read_->show();
    file_->hide();
}

void CaseInspector::showImage(const Patient& patient, const ImageRecord& image, int missingFiles)
{
    const Facts& facts = image.facts;
    const CaseRow row = caseRow(image, patient);
    QString bits = facts.bitsStored > 0 ? tr("%1 bits stored").arg(facts.bitsStored) : QString();
    std::vector<Line> lines{{tr("Patient"), text(patient.id)}, {tr("Study date"), row.date}, {tr("Modality"), row.modality}, {tr("Size"), row.size},
                            {tr("Pixels"), QStringList{bits, text(facts.photometric)}.join(QStringLiteral("  ")).trimmed()},
                            {tr("Spacing"), row.spacing}, {tr("Intent"), row.intent},
                            {tr("Device"), QString("%1 %2").arg(text(facts.manufacturer), text(facts.model)).trimmed()},
                            {tr("Series"), text(facts.seriesDescription)}, {tr("File"), text(image.path)},
                            {tr("SOP instance"), text(image.uid)}};
    std::vector<QString> remarks;
    if (!facts.spacingWords.isEmpty() && !image.spacing().isCalibrated())
        remarks.push_back(text(facts.spacingWords));
    for (const Message& warning : facts.warnings)
        remarks.push_back(text(warning));
    fill(row.title, image.thumbnail, lines, std::move(remarks), missingFiles);
    clinical_->show(&patient);
    read_->show();
    file_->show();
}

void CaseInspector::fill(const QString& heading, const Thumbnail& picture, const std::vector<Line>& lines, std::vector<QString> remarks, int missingFiles)
{
    if (missingFiles > 0) {
        const Chip chip = missingChip(missingFiles);
        remarks.insert(remarks.begin(), tr("%1: %2").arg(chip.word, chip.why));
    }
    heading_->setText(heading);
    heading_->setVisible(!heading.isEmpty());
    picture_->setVisible(static_cast<bool>(picture));
    if (picture)
        picture_->setPixmap(thumbnailPixmap(picture, pictureSide, devicePixelRatioF()));
    while (lines_->rowCount() > 0)
        lines_->removeRow(0);
    for (const Line& line : lines) {
        if (line.value.isEmpty())
            continue;
        QLabel* name = label("secondary", body_);
        name->setText(line.name);
        name->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        lines_->addRow(name, wrapped("value", line.value, body_));
    }
    while (QLayoutItem* item = remarks_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& remark : remarks)
        remarks_->addWidget(wrapped("warning", remark, body_));
    empty_->hide();
    read_->setText(tr("Open in Read"));
    file_->setText(tr("Show file"));
    find_->setText(tr("Find missing images ..."));
    find_->setVisible(missingFiles > 0);
}

}  // namespace annulus::ui
