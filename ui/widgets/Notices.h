#pragma once

#include "core/base/Result.h"

#include <QObject>
#include <QString>
#include <QTime>

#include <functional>
#include <vector>

namespace annulus::ui {

/// What the program tells without asking: what just happened, with an undo where there is one, and what went wrong.
/// Good news leaves by itself; warnings and errors stay until they are read. Nothing is lost: past() keeps them all.
class Notices : public QObject {
    Q_OBJECT
public:
    enum class Kind { done, warning, error };
    struct Action {
        QString label;
        std::function<void()> run;
    };
    struct Notice {
        int id = 0;
        Kind kind = Kind::done;
        QString text;
        Action action;
        QTime when;
    };
    using QObject::QObject;

    int done(const QString& text, Action action = {});
    int warn(const QString& text, Action action = {});
    int error(const QString& text, Action action = {});
    /// The sentence of an error; nothing where the user stopped the work himself.
    void error(const Error& error);
    void dismiss(int id);
    void act(int id);  ///< dismisses it and does what it offered

    [[nodiscard]] const std::vector<Notice>& notices() const { return notices_; }  ///< not yet read; newest last
    [[nodiscard]] const std::vector<Notice>& past() const { return past_; }        ///< of this session, newest last

signals:
    void changed();

private:
    int add(Kind kind, const QString& text, Action action);

    std::vector<Notice> notices_, past_;
    int nextId_ = 1;
};

}  // namespace annulus::ui
