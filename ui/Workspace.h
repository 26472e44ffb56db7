#pragma once

namespace annulus::ui {

class BundleShelf;
class Document;
class ImageLoader;
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
    ImageLoader* images = nullptr;  ///< null where no page shows pixels (tests of the frame)
    BundleShelf* models = nullptr;  ///< that patients are read with; null where no page reads
};

}  // namespace annulus::ui
