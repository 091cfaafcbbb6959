# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

# One interface target carries what every file is compiled with.
add_library(waxseal_options INTERFACE)
add_library(Waxseal::options ALIAS waxseal_options)

target_compile_features(waxseal_options INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

target_include_directories(waxseal_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(waxseal_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_CONTEXTLESS_CONNECT
    QT_NO_KEYWORDS QT_NO_URL_CAST_FROM_STRING)
target_compile_options(waxseal_options INTERFACE
    -Wall -Wextra -Wpedantic -Wno-missing-field-initializers -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion -Wno-sign-conversion
    -Werror=switch -Werror=return-type
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> # GCC 12 sees ghosts in std::variant
    $<$<BOOL:${WAXSEAL_WARNINGS_AS_ERRORS}>:-Werror>)

# What GCC says after inlining depends on what happened to be inlined, and is often untrue of std::optional and
# std::variant: it is shown, but fails no build. The sanitizers say whether it is true.
target_compile_options(waxseal_options INTERFACE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-error=array-bounds -Wno-error=dangling-pointer -Wno-error=restrict
    -Wno-error=stringop-overflow -Wno-error=stringop-overread -Wno-error=use-after-free>)

if(WAXSEAL_SANITIZE)
    list(JOIN WAXSEAL_SANITIZE "," waxseal_sanitizers)
    target_compile_options(waxseal_options INTERFACE -fsanitize=${waxseal_sanitizers} -fno-omit-frame-pointer
        -fno-sanitize-recover=all)
    target_link_options(waxseal_options INTERFACE -fsanitize=${waxseal_sanitizers})
endif()
if(WAXSEAL_FUZZ)
    target_compile_options(waxseal_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer
        -fno-sanitize-recover=undefined)
    target_link_options(waxseal_options INTERFACE -fsanitize=address,undefined)
endif()
