"""Files are written whole or not at all: a full disk, two writers at once, a program that is ended anywhere.

``python -m tests.test_files 500`` ends writers 500 times and says what was lost.
"""

from __future__ import annotations

import errno
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from lessons_lib import lesson
from lessons_lib.lesson import ledger
from lessons_lib.start import ROOT, files

WHOLE = re.compile(r"(\d+ )\1*")
WRITER = """\
import sys
from pathlib import Path
from lessons_lib.lesson import ledger
from lessons_lib.start import files
who, folder = sys.argv[1], Path(sys.argv[2])
for n in range(1_000_000):
    ledger.note(f"{who}.n{n}", n + 0.5, "1f0c2d9a")
    files.write_whole(folder / "copy.txt", f"{who}{n} " * 2_000)
    print(n, flush=True)  # from here on it must be there
"""


def end_writers(times: int, folder: Path, writers: int = 3) -> tuple[int, int, int]:
    """End writers of one folder at random moments; return how many were ended, what was said to be kept, what lost."""
    ended, told, lost, chance = 0, 0, 0, random.Random(1)
    while ended < times:
        keep = folder / f"{ended}" / "kept.csv"
        keep.parent.mkdir()
        running = {
            who: subprocess.Popen(
                [sys.executable, "-c", WRITER, who, str(keep.parent)],
                cwd=ROOT,
                env={**os.environ, "LESSONS_KEEP": str(keep)},
                stdout=subprocess.PIPE,
                text=True,
            )
            for who in [f"{10 + n}" for n in range(writers)]
        }
        assert all(one.stdout and one.stdout.readline() for one in running.values())
        said = {}
        for who, one in running.items():
            time.sleep(chance.uniform(0.0, 0.05))
            one.kill()
            said[who] = [0, *map(int, re.findall(r"(\d+)\n", one.communicate()[0]))]
            ended += 1
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("LESSONS_KEEP", str(keep))
            held = ledger.read()
            assert held.trouble == ""
            assert ledger.note("99.after", 1.5, "1f0c2d9a")
            assert ledger.read().answers["99.after"] == 1.5
        for who, numbers in said.items():
            told += len(numbers)
            lost += sum(held.answers.get(f"{who}.n{n}") != n + 0.5 for n in numbers)
        assert WHOLE.fullmatch((keep.parent / "copy.txt").read_text(encoding="utf-8"))
    return ended, told, lost


def test_whoever_is_ended_at_whatever_moment_nothing_is_lost(tmp_path: Path) -> None:
    ended, told, lost = end_writers(9, tmp_path)
    assert ended == 9
    assert told >= 9
    assert lost == 0


# --- a full disk ---------------------------------------------------------------------------


@pytest.fixture
def keep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lesson.reset()
    monkeypatch.setenv("LESSONS_KEEP", str(tmp_path / "kept.csv"))
    return tmp_path / "kept.csv"


@pytest.mark.parametrize("room", [0, 1, 5, 10, 15, 16, 20, 23])
def test_a_disk_that_is_full_changes_no_answer_and_says_so(
    keep: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    ledger.note("04.prediction", 6.0)
    before, write = keep.read_bytes(), os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:room]))
    said = repr(lesson.predict("06.prediction", 1.5))
    assert "cannot be kept here (no space left on device)" in said
    assert keep.read_bytes() == before


@pytest.mark.parametrize("half", ["06.prediction,1", "06.prediction,1.5,1f0", "05.curve,0:80 26:7", "unit,l", "06.p"])
def test_half_a_line_is_never_read_and_goes_with_the_next_answer(keep: Path, half: str) -> None:
    whole = "question,answer\n04.prediction,6.0,1f0c2d9a\n"
    keep.write_text(whole + half, encoding="utf-8")
    assert ledger.read().answers == {"04.prediction": 6.0}
    ledger.note("07.prediction", 3.0, "1f0c2d9a")
    assert keep.read_text(encoding="utf-8") == f"{whole}07.prediction,3.0,1f0c2d9a\n"


def test_a_last_line_without_an_end_that_is_whole_stays(keep: Path) -> None:
    keep.write_text("question,answer\nunit,lb\n04.prediction,6.0,1f0c2d9a", encoding="utf-8")
    ledger.note("07.prediction", 3.0, "1f0c2d9a")
    assert ledger.read().answers == {"04.prediction": 6.0, "07.prediction": 3.0}


def test_what_cannot_be_written_whole_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "06 scale.ipynb"
    files.write_whole(file, "old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(files.FileError, match=r"^06 scale.ipynb cannot be written: no space left .* Make room"):
        files.write_whole(file, "new")
    assert [(one.name, one.read_text(encoding="utf-8")) for one in tmp_path.iterdir()] == [(file.name, "old")]


def test_a_folder_that_is_read_only_is_a_sentence_with_a_remedy(tmp_path: Path) -> None:
    # a file in place of the folder: refused for every user, also for root
    (tmp_path / "mine").write_text("", encoding="utf-8")
    with pytest.raises(files.FileError, match=r"^a.txt cannot be written: not a directory\.$"):
        files.write_whole(tmp_path / "mine" / "a.txt", "x")
    assert "Copy the whole project" in files.remedy(OSError(errno.EROFS, "Read-only file system"))


def test_what_was_written_has_the_usual_rights_unless_it_is_private(tmp_path: Path) -> None:
    for name in ("open", "private"):
        files.write_whole(tmp_path / name, b"x", private=name == "private")
    (tmp_path / "usual").write_text("x", encoding="utf-8")
    if os.name != "nt":
        mode = {one.name: one.stat().st_mode & 0o777 for one in tmp_path.iterdir()}
        assert mode["open"] == mode["usual"]
        assert mode["private"] == 0o600


# --- what others made of the file ----------------------------------------------------------

OURS = "question,answer\n04.prediction,5.5,1f0c2d9a\n04.claim,a,1f0c2d9a\n05.curve,0:80 26:74.5,1f0c2d9a\nunit,lb\n"


@pytest.mark.parametrize(
    "content",
    [
        OURS.encode("utf-8-sig"),
        OURS.replace(",", ";").replace("5.5", "5,5").encode("utf-8-sig"),
        OURS.replace(",", "\t").encode(),
        OURS.replace("\n", "\r\n").replace("unit,lb", "unit,lb,").encode(),
        re.sub(r"[^,\n]+", r'"\g<0>"', OURS).encode(),
        OURS.replace("5.5", '"5,5"').encode(),
        OURS.replace("a,1f0c", "A,1F0C").replace("\n", "\r").encode(),
    ],
    ids=["mark", "semicolons", "tabs", "empty cells", "quotes", "a comma in quotes", "capitals"],
)
def test_a_spreadsheet_may_have_saved_the_answers(keep: Path, content: bytes) -> None:
    keep.write_bytes(content)
    held = ledger.read()
    assert held.trouble == ""
    assert held.answers == {"04.prediction": 5.5, "04.claim": "a", "05.curve": ((0.0, 80.0), (26.0, 74.5))}
    assert held.unit == "lb"
    ledger.note("07.prediction", 3.0)
    assert ledger.read().answers["07.prediction"] == 3.0


@pytest.mark.parametrize(
    "line", ["04.prediction,34,5", "04.prediction,1e400", "04.prediction,34,5,1f0c2d9a", "04.4,nan"]
)
def test_a_line_that_is_not_ours_is_another_number_to_nobody(keep: Path, line: str) -> None:
    keep.write_text(f"question,answer\n{line}\n", encoding="utf-8")
    held = ledger.read()
    assert held.answers == {}
    assert "1 line of kept.csv is not read, the first is line 2." in held.trouble


def test_a_file_that_is_far_too_long_is_not_read_but_said_and_left_alone(keep: Path) -> None:
    with keep.open("wb") as file:
        file.truncate(50_000_000)
    said = repr(lesson.predict("04.prediction", 6))
    assert "kept.csv has 50,000,000 bytes." in said
    assert "not kept until it is moved away" in said
    assert keep.stat().st_size == 50_000_000


@pytest.mark.parametrize("said", ["off", "None", "FALSE", "0"])
def test_switched_off_in_other_words(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("LESSONS_KEEP", said)
    assert ledger.place() is None


def test_what_is_no_file_is_not_read_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"a" * 300: "cannot be used"}
    if sys.platform != "win32":  # which has neither
        os.mkfifo(tmp_path / "pipe")
        names |= {"/dev/zero": "it is no file", "pipe": "it is no file"}
    for name, said in names.items():
        monkeypatch.setenv("LESSONS_KEEP", str(tmp_path / name))
        for words in (ledger.read().trouble, str(lesson.predict("04.1", f"{len(said)}"))):
            assert said in words
            assert words.endswith("Your answers are not kept until it is moved away or mended.")


def test_an_unknown_home_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LESSONS_KEEP", "~nosuchperson/x.csv")
    assert ledger.place() is not None


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        counted = end_writers(int(sys.argv[1]), Path(place))
        print("{} writers ended, {} answers said to be kept, {} lost".format(*counted))
