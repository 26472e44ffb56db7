#pragma once

namespace annulus::ui {

class Document;
class JobRunner;
class Notices;
class Selection;
class Settings;

/// What every page works with; built once by the composition root and passed in. There is nothing global to fetch.
struct Workspace {
    Document& document;
    Selection& selection;
    JobRunner& jobs;
    Settings& settings;
    Notices& notices;  ///< toasts and errors that stay until read
    class ImageLoader& images;
};

}  // namespace annulus::ui
