# annulus_embed(<target> <folder of resources> <name>.inc): the YAML files of a folder become part of the program, one
# initialiser {name, text} each. The headless program then needs no installed files beside it.
function(annulus_embed target folder include)
  file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/${folder}/*.yaml)
  set(texts "")
  foreach(file IN LISTS files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(name ${file} NAME_WE)
    file(READ ${file} text)
    string(APPEND texts "{\"${name}\", R\"text(${text})text\"},\n")
  endforeach()
  file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/generated/${include} CONTENT "${texts}")
  target_include_directories(${target} PRIVATE ${PROJECT_BINARY_DIR}/generated)
endfunction()
