"""The one writer and the one reader of files: answers, copies of lessons, tables, scenes, pages.

Standard library only. A file is written whole or not at all, and so is a line that is added to one: whatever stops
the program, or fills the disk, nothing that was there is lost and no half of anything is ever read. What cannot be
read or written is a sentence.
"""

from __future__ import annotations

import codecs
import errno
import os
import secrets
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MOST_BYTES = 20_000_000
"""No file of the course is a tenth as long."""

FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)
_BINARY = getattr(os, "O_BINARY", 0)
_LOCK_AT = 1 << 30  # on Windows what is locked cannot be read, so that is a byte which no file reaches


class FileError(OSError, ValueError):
    """A file cannot be read or written; the text is a sentence."""


def why(error: OSError) -> str:
    """Return what the system says, in small letters and without a path of this machine."""
    return (error.strerror or str(error) or "no reason given").lower()


def remedy(error: OSError) -> str:
    """Return what a person can do about it, with a blank before it; nothing where that is not known.

    Examples
    --------
    >>> remedy(OSError(errno.ENOSPC, "No space left on device"))
    ' Make room on the disk, and do it again.'
    """
    if error.errno in FULL:
        return " Make room on the disk, and do it again."
    if error.errno in CLOSED:
        return " Copy the whole project into a folder of your own, such as one in your home folder, and work there."
    return ""


def said(error: OSError) -> str:
    """Return a sentence for whatever went wrong with a file or folder, and what can be done.

    Examples
    --------
    >>> said(OSError(errno.EROFS, "Read-only file system", "/far/away/my_lessons")).partition(".")[0]
    'my_lessons cannot be used: read-only file system'
    """
    if isinstance(error, FileError):
        return str(error)
    name = Path(error.filename).name[-60:] if isinstance(error.filename, str) else "A file"
    return f"{name} cannot be used: {why(error)}.{remedy(error)}"


def write_whole(path: Path, content: str | bytes, private: bool = False) -> None:
    """Write a file all at once: an interruption or a full disk leaves what was there, and no half of the new one.

    Parameters
    ----------
    private
        Only its owner may read it.

    Raises
    ------
    FileError
        If it cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    # a name of its own, so that two who write the same file at once do not meet
    partial = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}.part")
    try:
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600 if private else 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
            _counted(os.fstat(handle).st_size, len(data))
        partial.replace(path)
    except OSError as error:
        raise FileError(f"{path.name} cannot be written: {why(error)}.{remedy(error)}") from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def append(path: Path, line: str, head: str, is_whole: Callable[[str], bool]) -> None:
    """Add one line to a file, in one write; a new file begins with `head`.

    A last line that has no end, and that `is_whole` does not know as a whole one, was cut off: it goes.

    Raises
    ------
    OSError
        If it cannot be added; then the file is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # readable by its owner only, on a machine that several people share
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)
    try:
        with locked(handle):
            size = os.fstat(handle).st_size
            last = _last_line(handle, size)
            keep = size if is_whole(last.decode("utf-8", errors="replace")) else size - len(last)
            if keep < size:
                os.ftruncate(handle, keep)
            start = f"{head}\n" if not keep else "\n" if keep == size and last else ""
            data = f"{start}{line}\n".encode()
            try:
                _counted(os.write(handle, data), len(data))
                os.fsync(handle)
            except OSError:
                with suppress(OSError):
                    os.ftruncate(handle, keep)
                raise
    finally:
        os.close(handle)


def read_text(path: Path, most: int = MOST_BYTES, errors: str = "strict", wide: bool = False) -> str:
    """Return a file's text; the mark that some programs put before UTF-8 is no part of it.

    Parameters
    ----------
    wide
        Whether it may be what Notepad and word processors call "Unicode": UTF-16.

    Raises
    ------
    FileError
        If it cannot be opened, is longer than `most` bytes, or is no UTF-8 text.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode) and not stat.S_ISDIR(about.st_mode):
            raise FileError(f"{path.name} could not be opened: it is no file.")  # what a device holds has no end
        with path.open("rb") as file:
            content = file.read(most + 1)
        size = max(about.st_size, len(content))  # it may grow while it is read
    except FileError:
        raise
    except OSError as error:
        raise FileError(f"{path.name} could not be opened: {why(error)}.") from error
    if size > most:
        raise FileError(f"{path.name} has {size:,} bytes. It must be {most:,} or less.")
    wide = wide and content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    try:
        return content.decode("utf-16" if wide else "utf-8-sig", errors)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise FileError(f"{path.name}, line {line}: this is not UTF-8 text. Save the file as UTF-8.") from None


@contextmanager
def locked(handle: int) -> Iterator[None]:
    """Wait for who else writes an open file; the system frees the lock when a process ends, however it ends."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _LOCK_AT, os.SEEK_SET)
        while True:
            with suppress(OSError):  # it gives up after 10 seconds
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
                break
        try:
            yield
        finally:
            os.lseek(handle, _LOCK_AT, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    else:
        # a browser has no locks, nor have some network disks: what is written at once is whole there, too
        with suppress(ImportError, OSError):
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _counted(written: int, wanted: int) -> None:
    """Refuse what the system cut short without a word, as it does on a full disk."""
    if written != wanted:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _last_line(handle: int, size: int) -> bytes:
    """Return what stands after the last end of a line."""
    os.lseek(handle, max(0, size - 4096), os.SEEK_SET)
    found = os.read(handle, 4096)
    return found[max(found.rfind(b"\n"), found.rfind(b"\r")) + 1 :]
