"""Draw the course's central picture for the README: straight line, adapting body, fluctuating scale."""

from __future__ import annotations

from pathlib import Path

from lessons_lib import PEOPLE, Plan, charts, project, weigh_ins
from lessons_lib.charts import Chart

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "central_picture.png"


def draw() -> Chart:
    """Return the central picture: 26 weeks at 500 kcal/day below baseline, weighed each morning."""
    ana, plan, days = PEOPLE["ana"], Plan.deficit(500), 182
    body = project(ana, plan, days)
    return charts.weight(project(ana, plan, days, model="rule_3500"), body, scale=weigh_ins(body, seed=4))


if __name__ == "__main__":
    chart = draw()
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_bytes(chart.png())
    print(chart.words)
