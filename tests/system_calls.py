"""Runs a piece of work in a process of its own and stops at each of its system calls, as a debugger does.

Between two calls of the kernel a process changes nothing outside of itself, so killed before each call
and once after the last it has been killed before and after every one. The work is a function; it runs in
a fork of this process, so everything it needs is loaded already. For Linux on x86-64.
"""

from __future__ import annotations

import ctypes
import errno
import gc
import os
import signal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

TRACEME, GETREGS, SETREGS, SYSCALL, SETOPTIONS = 0, 12, 13, 24, 0x4200
GOOD_SYSCALL_STOPS, KILLED_WITH_TRACER = 0x1, 0x100000
AT_SYSCALL = signal.SIGTRAP | 0x80

# Calls that reach files, and what the kernel may answer to each.
FILE_CALLS = {
    0: "read",
    1: "write",
    2: "open",
    3: "close",
    4: "stat",
    5: "fstat",
    6: "lstat",
    8: "lseek",
    73: "flock",
    74: "fsync",
    77: "ftruncate",
    82: "rename",
    83: "mkdir",
    86: "link",
    87: "unlink",
    89: "readlink",
    91: "fchmod",
    217: "getdents64",
    221: "fadvise64",
    257: "openat",
    262: "newfstatat",
    263: "unlinkat",
    264: "renameat",
    267: "readlinkat",
    332: "statx",
}
WRITE, CLOSE, MARK = 1, 3, 110  # getppid marks where the work begins and ends


class Registers(ctypes.Structure):
    """The kernel's user_regs_struct."""

    _fields_ = [
        (name, ctypes.c_ulonglong)
        for name in (
            *("r15", "r14", "r13", "r12", "rbp", "rbx", "r11", "r10", "r9", "r8", "rax", "rcx", "rdx"),
            *("rsi", "rdi", "orig_rax", "rip", "cs", "eflags", "rsp", "ss", "fs_base", "gs_base"),
            *("ds", "es", "fs", "gs"),
        )
    ]


class Ran(NamedTuple):
    """How a run ended: its calls in order, and what the work said, None where it was killed."""

    calls: list[int]
    said: str | None

    def file_calls(self) -> list[int]:
        """Its calls that reach files, which are the same in every run; those for memory are not."""
        return [call for call in self.calls if call in FILE_CALLS]


def run(work: Callable[[], str], *, kill_at: int = -1, fault_at: int = -1, error: int = 0) -> Ran:
    """Run `work`, killed before its call number `kill_at` (from 0).

    Its call number `fault_at` among those that reach files answers with `error`, or takes but one byte where
    `error` is 0.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _as_child(work, writing)
    os.close(writing)
    calls = _follow(child, kill_at, fault_at, error)
    with open(reading, "rb") as stream:  # noqa: PTH123  a descriptor, not a path
        said = stream.read().decode()
    return Ran(calls, said or None)


def _as_child(work: Callable[[], str], writing: int) -> None:
    said = "nothing"
    try:
        gc.disable()  # what the parent left to be collected would close files in between
        _ptrace(TRACEME, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        os.getppid()
        try:
            said = work()
        finally:
            os.getppid()
    except BaseException as error:  # noqa: BLE001  whatever it is, the parent is to know
        said = f"unexpected {type(error).__name__}: {error}"
    os.write(writing, said.encode())
    os._exit(0)


def _follow(child: int, kill_at: int, fault_at: int, error: int) -> list[int]:
    calls: list[int] = []
    reached = -1
    within = entering = False
    answer = 0
    os.waitpid(child, 0)
    _ptrace(SETOPTIONS, child, GOOD_SYSCALL_STOPS | KILLED_WITH_TRACER)
    while True:
        _ptrace(SYSCALL, child)
        _, status = os.waitpid(child, 0)
        if not os.WIFSTOPPED(status):
            return calls
        if os.WSTOPSIG(status) != AT_SYSCALL:
            continue
        entering = not entering
        registers = Registers()
        _ptrace(GETREGS, child, data=ctypes.addressof(registers))
        if not entering:
            answer = _give(child, registers, answer)
            continue
        was_within = within
        within ^= registers.orig_rax == MARK
        if was_within and kill_at == len(calls):
            os.kill(child, signal.SIGKILL)
        if within and was_within:
            calls.append(registers.orig_rax)
            reached += registers.orig_rax in FILE_CALLS
            if registers.orig_rax in FILE_CALLS and reached == fault_at:
                answer = _spoil(child, registers, error)


def _give(child: int, registers: Registers, error: int) -> int:
    """Have the call that returns answer with `error`, if any; none is left to give."""
    if error:
        registers.rax = -error & (2**64 - 1)
        _ptrace(SETREGS, child, data=ctypes.addressof(registers))
    return 0


def _spoil(child: int, registers: Registers, error: int) -> int:
    """Have the call that is entered do nothing, or little; what it is to answer with."""
    if error == 0 and registers.orig_rax == WRITE:
        registers.rdx = min(registers.rdx, 1)
    elif registers.orig_rax != CLOSE:  # a descriptor is gone even where closing it gives an error
        registers.orig_rax = 2**64 - 1
    _ptrace(SETREGS, child, data=ctypes.addressof(registers))
    return error


_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
_libc.ptrace.restype = ctypes.c_long


def _ptrace(request: int, process: int, data: int = 0) -> None:
    if _libc.ptrace(request, process, None, data) == -1 and ctypes.get_errno() != errno.ESRCH:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
