# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

# Runs PROGRAM in a network namespace of its own, in which not even the loopback interface is up.
execute_process(COMMAND ${UNSHARE} --user --map-root-user --net true RESULT_VARIABLE cannot ERROR_VARIABLE why)
if(cannot)
    message("SKIPPED: this system does not let a program leave the network: ${why}")
    return()
endif()
execute_process(COMMAND ${UNSHARE} --user --map-root-user --net ${PROGRAM} RESULT_VARIABLE result)
if(result)
    message(FATAL_ERROR "It failed without a network: ${result}")
endif()
