#include "ui/pages/model/ProtocolEditor.h"

#include "core/protocol/protocolFile.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSpinBox>
#include <QTextBlock>
#include <QTimer>
#include <QVBoxLayout>

#include <functional>

namespace annulus::ui {

namespace {

constexpr int parseAfterMs = 250;

template <class T>
T* stepOf(Protocol& protocol)
{
    for (FeatureStep& step : protocol.steps)
        if (auto* found = std::get_if<T>(&step))
            return found;
    return nullptr;
}

/// Wheel over a field of a form that is being scrolled must not change a number.
class StillWheel : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        return event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus();
    }
};

}  // namespace

ProtocolEditor::ProtocolEditor(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), text_(new QPlainTextEdit(this)), state_(label("secondary", this)), formTitle_(label("section", this)), form_(nullptr), soon_(new QTimer(this))
{
    text_->setFont(monospaceFont());
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setTabChangesFocus(true);
    state_->setWordWrap(true);
    state_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    soon_->setSingleShot(true);
    soon_->setInterval(parseAfterMs);

    auto* scroll = new QScrollArea(this);
    scroll->setObjectName("protocolForm");
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(392);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(measure::padding, measure::padding, measure::padding, measure::padding);
    right->setSpacing(8);
    right->addWidget(text_, 1);
    right->addWidget(state_);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(measure::padding, measure::padding, 0, measure::padding);
    left->addWidget(formTitle_);
    left->addWidget(scroll, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(left);
    row->addLayout(right, 1);
    connect(text_, &QPlainTextEdit::textChanged, this, [this] {
        if (!own_)
            soon_->start();
    });
    connect(soon_, &QTimer::timeout, this, [this] {
        parse();
        buildForm();
        emit changed();
    });
    retranslate();
}

void ProtocolEditor::retranslate()
{
    formTitle_->setText(tr("OFTEN CHANGED"));
    text_->setAccessibleName(tr("Protocol as text (YAML)"));
    parse();
    buildForm();
}

void ProtocolEditor::takeFocus() { text_->setFocus(); }

QString ProtocolEditor::yaml() const { return text_->toPlainText(); }

void ProtocolEditor::setText(const QString& yaml)
{
    own_ = true;
    text_->setPlainText(yaml);
    own_ = false;
    soon_->stop();
    parse();
    buildForm();
    emit changed();
}

void ProtocolEditor::parse()
{
    auto read = parseProtocol(text_->toPlainText().toStdString());
    errorLine_ = 0;
    if (read) {
        protocol_ = std::move(*read);
        setRole(state_, "secondary");
        state_->setText(text_->toPlainText().isEmpty() ? QString() : tr("The protocol is understood: %n model(s).", nullptr, static_cast<int>(protocol_->models.size())));
    } else {
        protocol_.reset();
        // The reader names the line in its English template, whatever the language of the window.
        static const QRegularExpression line("[Ll]ine (\\d+)");
        const auto match = line.match(QString::fromStdString(read.error().sentence()));
        errorLine_ = match.hasMatch() ? match.captured(1).toInt() : 0;
        setRole(state_, "error");
        state_->setText(text(read.error()));
    }
    markLine();
}

void ProtocolEditor::markLine()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (errorLine_ > 0) {
        QTextEdit::ExtraSelection mark;
        QColor colour = theme().error;
        colour.setAlphaF(0.25F);
        mark.format.setBackground(colour);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        mark.cursor = QTextCursor(text_->document()->findBlockByNumber(errorLine_ - 1));
        marks.push_back(mark);
    }
    text_->setExtraSelections(marks);
}

void ProtocolEditor::edit(const std::function<void(Protocol&)>& change)
{
    if (!protocol_)
        return;
    Protocol next = *protocol_;
    change(next);
    if (next == *protocol_)
        return;
    own_ = true;
    const int line = text_->textCursor().blockNumber();
    text_->setPlainText(QString::fromStdString(protocolYaml(next)));
    text_->setTextCursor(QTextCursor(text_->document()->findBlockByNumber(line)));
    own_ = false;
    parse();
    emit changed();
}

/// One row for each choice that papers differ in. All others are in the text.
void ProtocolEditor::buildForm()
{
    auto* scroll = findChild<QScrollArea*>("protocolForm");
    auto* body = new QWidget;
    auto* rows = new QFormLayout(body);
    rows->setHorizontalSpacing(measure::padding);
    rows->setVerticalSpacing(6);
    rows->setContentsMargins(0, 4, measure::padding, 0);
    auto* still = new StillWheel(body);
    const auto add = [&](const QString& name, QWidget* field) {
        field->setAccessibleName(name);
        field->installEventFilter(still);
        field->setFocusPolicy(Qt::StrongFocus);
        rows->addRow(name, field);
    };
    const auto number = [&](const QString& name, double value, double low, double high, int decimals, double step, const std::function<void(Protocol&, double)>& set) {
        auto* field = new QDoubleSpinBox(body);
        field->setDecimals(decimals);
        field->setRange(low, high);
        field->setSingleStep(step);
        field->setValue(value);
        field->setKeyboardTracking(false);
        connect(field, &QDoubleSpinBox::valueChanged, this, [this, set](double now) { edit([&](Protocol& to) { set(to, now); }); });
        add(name, field);
    };
    const auto choice = [&](const QString& name, const QStringList& words, int at, const std::function<void(Protocol&, int)>& set) {
        auto* field = new QComboBox(body);
        field->addItems(words);
        field->setCurrentIndex(at);
        connect(field, &QComboBox::activated, this, [this, set](int now) { edit([&](Protocol& to) { set(to, now); }); });
        add(name, field);
    };
    if (protocol_) {
        Protocol& now = *protocol_;
        choice(tr("Split"), {tr("random"), tr("random within classes"), tr("blocks by age"), tr("by a column")}, static_cast<int>(now.split.method), [](Protocol& to, int at) { to.split.method = static_cast<SplitChoice::Method>(at); });
        number(tr("Share for training"), now.split.share, 0.3, 0.95, 3, 0.05, [](Protocol& to, double value) { to.split.share = value; });
        number(tr("Seed"), static_cast<double>(now.seed), 0, 1e9, 0, 1, [](Protocol& to, double value) {
            to.seed = static_cast<std::uint64_t>(value);
            to.split.seed = to.seed;
        });
        if (const auto* readers = stepOf<AgreeingReaders>(now)) {
            number(tr("ICC above"), readers->above, 0, 1, 2, 0.05, [](Protocol& to, double value) { stepOf<AgreeingReaders>(to)->above = value; });
            choice(tr("ICC form"), {"ICC(1,1)", "ICC(2,1)", "ICC(3,1)"}, static_cast<int>(readers->form), [](Protocol& to, int at) { stepOf<AgreeingReaders>(to)->form = static_cast<AgreeingReaders::Form>(at); });
        }
        if (const auto* related = stepOf<DropCorrelated>(now))
            number(tr("Spearman |ρ| at most"), related->limit, 0.3, 1, 2, 0.05, [](Protocol& to, double value) { stepOf<DropCorrelated>(to)->limit = value; });
        if (const auto* test = stepOf<KeepDifferent>(now))
            number(tr("Univariate P at most"), test->p, 0.001, 1, 3, 0.01, [](Protocol& to, double value) { stepOf<KeepDifferent>(to)->p = value; });
        auto* smote = new QCheckBox(body);
        smote->setChecked(stepOf<SmoteChoice>(now) != nullptr);
        smote->setText(tr("fill up the smaller class"));
        connect(smote, &QCheckBox::toggled, this, [this](bool on) {
            edit([&](Protocol& to) {
                std::erase_if(to.steps, [](const FeatureStep& step) { return std::holds_alternative<SmoteChoice>(step); });
                if (!on)
                    return;
                // Before the first step that looks at the outcome, as both papers order it.
                const auto place = std::ranges::find_if(to.steps, [](const FeatureStep& step) { return std::holds_alternative<KeepDifferent>(step) || std::holds_alternative<LassoChoice>(step); });
                to.steps.insert(place, SmoteChoice{});
            });
        });
        add(tr("SMOTE"), smote);
        if (const auto* lasso = stepOf<LassoChoice>(now)) {
            choice(tr("LASSO"), {tr("Gaussian on 0/1"), tr("binomial")}, static_cast<int>(lasso->settings.kind), [](Protocol& to, int at) { stepOf<LassoChoice>(to)->settings.kind = static_cast<SelectByLasso::Kind>(at); });
            number(tr("LASSO folds"), lasso->settings.folds, 3, 20, 0, 1, [](Protocol& to, double value) { stepOf<LassoChoice>(to)->settings.folds = static_cast<int>(value); });
            choice(tr("Penalty"), {QStringLiteral("λ min"), QStringLiteral("λ 1se")}, lasso->settings.oneStandardError ? 1 : 0, [](Protocol& to, int at) { stepOf<LassoChoice>(to)->settings.oneStandardError = at == 1; });
        }
        number(tr("Clinical: univariable P below"), now.clinical.univariableP, 0.001, 1, 3, 0.01, [](Protocol& to, double value) { to.clinical.univariableP = value; });
        number(tr("Honest: outer folds"), now.honest.folds, 3, 20, 0, 1, [](Protocol& to, double value) { to.honest.folds = static_cast<int>(value); });
        number(tr("Honest: repeats"), now.honest.repeats, 1, 20, 0, 1, [](Protocol& to, double value) { to.honest.repeats = static_cast<int>(value); });
        number(tr("Honest: bootstraps of the whole"), now.honest.bootstrap, 0, 1000, 0, 50, [](Protocol& to, double value) { to.honest.bootstrap = static_cast<int>(value); });
        number(tr("Decision curve from"), now.evaluation.decisionFrom, 0, 1, 2, 0.05, [](Protocol& to, double value) { to.evaluation.decisionFrom = value; });
        number(tr("Decision curve to"), now.evaluation.decisionTo, 0, 1, 2, 0.05, [](Protocol& to, double value) { to.evaluation.decisionTo = value; });
        number(tr("Readout: low below"), now.evaluation.readoutLow, 0, 1, 2, 0.05, [](Protocol& to, double value) { to.evaluation.readoutLow = value; });
        number(tr("Readout: high above"), now.evaluation.readoutHigh, 0, 1, 2, 0.05, [](Protocol& to, double value) { to.evaluation.readoutHigh = value; });
        auto* sweep = new QLineEdit(body);
        QStringList widths;
        for (const double width : now.marginSweep)
            widths += QString::number(width);
        sweep->setText(widths.join(", "));
        sweep->setPlaceholderText("0.5, 1, 1.5, 2, 3");
        connect(sweep, &QLineEdit::editingFinished, this, [this, sweep] {
            std::vector<double> values;
            static const QRegularExpression between("[,;\\s]+");
            for (const QString& one : sweep->text().split(between, Qt::SkipEmptyParts)) {
                bool isNumber = false;
                const double value = one.toDouble(&isNumber);
                if (isNumber && value > 0)
                    values.push_back(value);
            }
            edit([&](Protocol& to) { to.marginSweep = values; });
        });
        add(tr("Ring widths to compare (mm)"), sweep);
    }
    scroll->setWidget(body);
}

}  // namespace annulus::ui
