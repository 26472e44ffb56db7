#pragma once

#include "core/base/random.h"
#include "core/project/History.h"
#include "core/project/Log.h"
#include "tests/core/project/builders.h"

#include <optional>

namespace annulus::tests {

/// A user who does something valid again and again: the same seed does the same.
class RandomUser {
public:
    explicit RandomUser(std::uint64_t seed, Project start = {}) : random_(seed), project_(std::move(start)) {}

    [[nodiscard]] const Project& project() const { return project_; }

    /// Takes the last step back, where there is one.
    std::optional<UndoStep> takeBack()
    {
        if (!history_.canUndo())
            return {};
        UndoStep step{history_.undoName()};
        history_.undo(project_);
        return step;
    }

    /// One more step: what happened, to be recorded with project() as it is after.
    Happening step()
    {
        const int dice = number(0, 99);
        if (dice < 12 && history_.canUndo()) {
            const Message name = history_.undoName();
            history_.undo(project_);
            return UndoStep{name};
        }
        if (dice < 18 && history_.canRedo()) {
            const Message name = history_.redoName();
            history_.redo(project_);
            return RedoStep{name};
        }
        Command command{{edit()}, {}};
        command.name = nameOf(command.edits.front(), project_);
        if (dice > 95)
            command.edits.push_back(RenameProject{"study " + std::to_string(number(0, 999))});
        auto next = apply(project_, command);
        assert(next.ok());
        history_.push(project_, command.name, touchedBy(command), *next);
        project_ = std::move(next).value();
        return command;
    }

private:
    int number(int from, int to) { return from + static_cast<int>(random_.below(static_cast<std::uint64_t>(to - from + 1))); }
    double real() { return random_.uniform(0, 40); }

    template <class List>
    const auto& anyOf(const List& list) { return list[static_cast<std::size_t>(number(0, static_cast<int>(list.size()) - 1))]; }

    Outline outline()
    {
        Outline made;
        for (int contours = number(1, 2); contours > 0; --contours) {
            Contour& contour = made.contours.emplace_back();
            for (int points = number(3, 60); points > 0; --points)
                contour.push_back({real(), real()});
        }
        return made;
    }

    AddImages import()
    {
        AddImages edit;
        const std::string patient = "P" + std::to_string(number(1, 12));
        for (int count = number(1, 4); count > 0; --count) {
            ImageRecord image = imageRecord(patient, patient + "." + std::to_string(number(1, 40)), count % 2 ? "L" : "R", count < 3 ? "CC" : "MLO");
            Bytes pixels(64);
            for (auto& pixel : pixels)
                pixel = static_cast<std::uint8_t>(number(0, 255));
            image.thumbnail = std::make_shared<const Image>(Image{makeGrid(8, 8), pixels});
            edit.images.push_back(std::move(image));
        }
        return edit;
    }

    Edit edit()
    {
        const int dice = number(0, 99);
        if (project_.patients.empty() || dice < 12)
            return import();
        if (dice < 16)
            return RenameProject{"study " + std::to_string(number(0, 999))};
        if (dice < 20)
            return SetRingSettings{{{0.5 + number(0, 3), 5.0 + number(0, 9)}, number(0, 1) == 1, number(0, 1) == 1}};
        if (dice < 21)
            return SetExtraction{{"file " + std::to_string(number(0, 9)) + ".yaml", "setting: {binWidth: " + std::to_string(number(1, 99)) + "}\n", {number(0, 1) == 1, number(0, 1) == 1, number(0, 1) == 1}}};
        const Patient& patient = *anyOf(project_.patients);
        const ImageRecord* image = anyOf(imagesOf(patient));
        if (dice < 26)
            return SetManualSpacing{patient.id, image->uid, number(0, 2) ? std::optional(Spacing{real() + 0.01, real() + 0.01, SpacingBasis::manual, 1}) : std::nullopt};
        if (dice < 28)
            return SetStatus{patient.id, static_cast<ReadingStatus>(number(0, 2))};
        if (dice < 31)
            return SetClinicalValue{patient.id, "column " + std::to_string(number(1, 3)), number(0, 3) ? "值 " + std::to_string(number(0, 99)) : std::string()};
        if (dice < 32) {
            const std::string column = "column " + std::to_string(number(1, 3));
            ImportClinical table{{column, "年龄"}, {{patient.id, {number(0, 3) ? "x" : "", std::to_string(number(20, 90))}}}, number(0, 1) ? "variables: [{name: 年龄}]" : "", "table.csv"};
            if (const Patient& other = *anyOf(project_.patients); other.id != patient.id)
                table.rows.push_back({other.id, {"y", ""}});
            return table;
        }
        if (dice < 33)
            return MoveImages{{{patient.id, image->uid, "/moved/" + std::to_string(number(0, 99)) + ".dcm"}}};
        if (patient.rois.empty() || dice < 45) {
            Roi roi{newRoiId(project_), "Lesion " + std::to_string(number(1, 9)), image->uid, 1, "reader", outline()};
            if (number(0, 2) == 0)
                roi.assist = AssistNote{"net", "0." + std::to_string(number(1, 9)), "c0ffee", {{{real(), real()}}, {}, number(0, 1) ? std::optional(PromptBox{real(), real(), real(), real()}) : std::nullopt},
                                        real(), real(), 0.25, 0.5, roi.outline};
            return AddRoi{patient.id, std::move(roi)};
        }
        const Roi& roi = anyOf(patient.rois);
        if (dice < 75)
            return SetOutline{patient.id, roi.id, outline(), message("test", "Move vertex of %1", roi.name)};
        if (dice < 82)
            return RenameRoi{patient.id, roi.id, "Mass \"" + std::to_string(number(1, 9)) + "\" 肿块"};
        if (dice < 87)
            return DeleteRoi{patient.id, roi.id};
        std::vector<FeatureValue> values;
        for (int count = 0; count < 20; ++count)
            values.push_back({"lesion", "feature " + std::to_string(count), count == 7 ? std::nullopt : std::optional(real() / 3), count == 7 ? message("test", "none of %1", 7) : Message{}});
        return StoreFeatures{patient.id, {featureResult(roi.id, someRecipe(static_cast<std::uint8_t>(number(0, 99))), values)}};
    }

    Random random_;
    Project project_;
    History history_;
};

}  // namespace annulus::tests
