# The models of resources/models become part of the programs, so that they are found wherever these are. A file that is not
# the one its entry in models.json was written for stops here, not on somebody's machine.
set(modelFolder ${PROJECT_SOURCE_DIR}/resources/models)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${modelFolder}/models.json)
file(READ ${modelFolder}/models.json modelCatalogue)
string(JSON modelCount LENGTH "${modelCatalogue}")

set(modelSymbols "")
set(modelCases "")
set(modelFiles ${modelFolder}/models.json)
set(index 0)
while(index LESS modelCount)
  string(JSON modelFile GET "${modelCatalogue}" ${index} file)
  string(JSON modelHash GET "${modelCatalogue}" ${index} sha256)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${modelFolder}/${modelFile})
  file(SHA256 ${modelFolder}/${modelFile} found)
  if(NOT found STREQUAL modelHash)
    message(FATAL_ERROR "resources/models/${modelFile} has the SHA-256 ${found}; models.json says ${modelHash}. tools/unet/README.md tells how to exchange a model.")
  endif()
  string(APPEND modelSymbols "asm(R\"(.pushsection .rodata\n.balign 16\nannulusModel${index}: .incbin \"${modelFolder}/${modelFile}\"\nannulusModelEnd${index}: .byte 0\n.popsection)\");\n"
    "extern \"C\" const std::byte begin${index}[] asm(\"annulusModel${index}\");\nextern \"C\" const std::byte end${index}[] asm(\"annulusModelEnd${index}\");\n")
  string(APPEND modelCases "    if (file == \"${modelFile}\")\n        return {begin${index}, end${index}};\n")
  list(APPEND modelFiles ${modelFolder}/${modelFile})
  math(EXPR index "${index} + 1")
endwhile()

set(modelSource ${PROJECT_BINARY_DIR}/generated/shippedWeights.cpp)
file(GENERATE OUTPUT ${modelSource} CONTENT "#include \"core/segment/shippedWeights.h\"

${modelSymbols}
namespace annulus {

std::string_view shippedCatalogue() { return R\"models(${modelCatalogue})models\"; }

std::span<const std::byte> shippedWeights([[maybe_unused]] std::string_view file)
{
${modelCases}    return {};
}

}  // namespace annulus
")
set_source_files_properties(${modelSource} PROPERTIES OBJECT_DEPENDS "${modelFiles}" SKIP_PRECOMPILE_HEADERS ON)
target_sources(annulus_segment PRIVATE ${modelSource})
