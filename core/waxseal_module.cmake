# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

# waxseal_module(<name> PURE|ADAPTER SOURCES … [USES …] [LINKS …])
#
# PURE     computes and never touches the world: Qt6::Core, OpenSSL::Crypto, ldns for decoding, tl::expected and other
#          pure modules.
# ADAPTER  touches it, and implements an interface that a pure module declares.
#
# USES is what the module's headers need, LINKS what only its sources need. A module may use what core/CMakeLists.txt
# declares above it and nothing else, so no arrow runs up.
set(waxseal_pure_parts Qt6::Core OpenSSL::Crypto Ldns::ldns tl::expected)

function(waxseal_module name kind)
    cmake_parse_arguments(PARSE_ARGV 2 module "" "" "SOURCES;USES;LINKS")
    if(NOT kind MATCHES "^(PURE|ADAPTER)$")
        message(FATAL_ERROR "module ${name}: say PURE or ADAPTER, not '${kind}'")
    endif()

    foreach(part IN LISTS module_USES module_LINKS)
        if(NOT TARGET ${part})
            message(FATAL_ERROR "module ${name} may not depend on ${part}: it stands on a higher floor or does not exist")
        endif()
        if(kind STREQUAL "PURE" AND NOT part IN_LIST waxseal_pure_parts)
            get_target_property(part_kind ${part} WAXSEAL_KIND)
            if(NOT part_kind STREQUAL "PURE")
                message(FATAL_ERROR "pure module ${name} may not depend on ${part}")
            endif()
        endif()
    endforeach()

    add_library(waxseal_${name} STATIC ${module_SOURCES})
    add_library(Waxseal::${name} ALIAS waxseal_${name})
    set_target_properties(waxseal_${name} PROPERTIES WAXSEAL_KIND ${kind})
    target_link_libraries(waxseal_${name} PUBLIC Waxseal::options ${module_USES} PRIVATE ${module_LINKS})
    set_property(GLOBAL APPEND PROPERTY WAXSEAL_${kind}_MODULES ${name})
endfunction()
