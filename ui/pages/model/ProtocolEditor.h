#pragma once

#include "core/protocol/Protocol.h"
#include "ui/Workspace.h"

#include <QWidget>

#include <functional>
#include <optional>

class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QTimer;

namespace annulus::ui {

/// A protocol by form and as text: one value, two ways in. The text is what is kept, so comments stay until the form changes something.
class ProtocolEditor : public QWidget {
    Q_OBJECT
public:
    explicit ProtocolEditor(const Workspace& workspace, QWidget* parent = nullptr);

    void setText(const QString& yaml);
    [[nodiscard]] QString yaml() const;
    /// Nothing while the text has an error.
    [[nodiscard]] const std::optional<Protocol>& protocol() const { return protocol_; }
    /// Of the first error, from 1; 0 without one.
    [[nodiscard]] int errorLine() const { return errorLine_; }
    void retranslate();
    void takeFocus();

signals:
    void changed();

private:
    void parse();
    void buildForm();
    void edit(const std::function<void(Protocol&)>& change);
    void markLine();

    Workspace workspace_;
    QPlainTextEdit* text_;
    QLabel *state_, *formTitle_;
    QWidget* form_;
    QTimer* soon_;
    std::optional<Protocol> protocol_;
    int errorLine_ = 0;
    bool own_ = false;  ///< the text changes because the form did
};

}  // namespace annulus::ui
