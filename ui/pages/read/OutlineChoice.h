#pragma once

#include "core/project/Project.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"

#include <QObject>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace annulus::ui {

/// Keeps one outline of the frame on screen in hand: the one that was in hand when the frame was left, else the one drawn
/// last; after undo and redo the one that came back. A reader who clicks beside all outlines lets go of them until then.
class OutlineChoice : public QObject {
    Q_OBJECT
public:
    OutlineChoice(Document& document, Selection& selection, QObject* parent = nullptr);

    /// The outline whose measures are told: the one in hand, else the one drawn last; null where there is none.
    [[nodiscard]] const Roi* told() const;

private:
    using FrameKey = std::pair<std::string, int>;
    [[nodiscard]] std::vector<const Roi*> here(const Project& project) const;
    [[nodiscard]] FrameKey frame() const { return {selection_.image(), selection_.frame()}; }
    void arrive();
    void follow(const Project& before);
    void remember();
    void chooseUsual();

    Document& document_;
    Selection& selection_;
    std::map<FrameKey, std::string> last_;
};

}  // namespace annulus::ui
