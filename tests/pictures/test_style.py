"""A reader's own settings for pictures change none of ours, and ours none of theirs."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import matplotlib
import pytest

from lessons_lib import PEOPLE, Plan, apps, charts, forecast, project
from lessons_lib.pictures import style
from lessons_lib.start import ROOT

THEIRS = {
    "font.size": 30.0,
    "font.family": ["monospace"],
    "lines.linewidth": 9.0,
    "axes.edgecolor": "red",
    "axes.unicode_minus": False,
    "xtick.labelsize": 30.0,
    "text.usetex": True,
    "savefig.dpi": 10.0,
}


def pictures() -> list[bytes]:
    ana, plan = PEOPLE["ana"], Plan.deficit(300)
    made = [
        charts.weight(project(ana, plan, 84)),
        charts.fan(forecast(ana, plan, 28)),
        charts.exercise_half_year(ana),
        charts.forest(),
        charts.regions(ana, project(ana, plan, 28)),
    ]
    return [*(chart.png(words=True) for chart in made), apps.FluctuatingScale().png(), apps.WhatIsAPound().png()]


def test_a_readers_own_settings_change_no_picture() -> None:
    usual = pictures()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in THEIRS.items():
            patch.setitem(matplotlib.rcParams, name, value)
        assert pictures() == usual
        assert {name: matplotlib.rcParams[name] for name in THEIRS} == THEIRS  # nor is theirs changed


def test_a_readers_settings_come_back_after_an_error_too() -> None:
    def burst() -> None:
        assert matplotlib.rcParams["text.parse_math"] is False
        raise ValueError("no ink")

    with pytest.raises(ValueError, match="no ink"):
        style.our_style(burst)()
    assert matplotlib.rcParams["text.parse_math"] is True


def test_a_file_of_settings_beside_the_lesson_changes_no_picture(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from lessons_lib import PEOPLE, Plan, charts, project\n"
        "import hashlib; chart = charts.weight(project(PEOPLE['ana'], Plan.deficit(300), 84))\n"
        "print(hashlib.sha256(chart.png(words=True)).hexdigest())"
    )

    def drawn() -> str:
        done = [sys.executable, "-c", code, str(ROOT)]
        return subprocess.run(done, cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    usual = drawn()
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nlines.linewidth: 9\nfont.family: monospace\n", "utf-8")
    assert drawn() == usual


def test_a_home_that_cannot_be_written_puts_no_red_text_into_a_lesson(caplog: pytest.LogCaptureFixture) -> None:
    for name in ("matplotlib", "matplotlib.font_manager"):
        log = logging.getLogger(name)
        log.warning("Matplotlib created a temporary cache directory at %s because ...", "/far")
        log.warning("Matplotlib is building the font cache; this may take a moment.")
        log.warning("mkdir -p failed for path %s: %s", "/far", "Read-only file system")
        log.warning("%s is not a writable directory", "/far")
    assert caplog.records == []
    logging.getLogger("matplotlib.font_manager").warning("findfont: Font family 'x' not found.")
    assert len(caplog.records) == 1
