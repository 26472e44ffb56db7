# The parameter files of resources/presets become part of the program: one initialiser {name, text} each.
# The headless program then needs no installed files beside it.
file(GLOB presetFiles CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/presets/*.yaml)
set(presetTexts "")
foreach(presetFile IN LISTS presetFiles)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${presetFile})
  get_filename_component(presetName ${presetFile} NAME_WE)
  file(READ ${presetFile} presetText)
  string(APPEND presetTexts "{\"${presetName}\", R\"preset(${presetText})preset\"},\n")
endforeach()
file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/generated/presetTexts.inc CONTENT "${presetTexts}")
target_include_directories(annulus_features PRIVATE ${PROJECT_BINARY_DIR}/generated)
