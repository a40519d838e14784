"""How the tests look at the words on a picture."""

from __future__ import annotations

from typing import Any


def is_tidy(figure: Any) -> None:
    """Check that no text leaves the picture or covers another one, in any panel."""
    figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    words = []
    for axes in figure.axes:
        for axis, ends in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
            # matplotlib keeps labels for ticks beyond the ends and does not draw them; a panel that shares its
            # neighbour's numbers has none of its own
            kept = zip(axis.get_majorticklocs(), axis.get_majorticklabels(), strict=False)
            words += [
                label
                for place, label in kept
                if min(ends) <= place <= max(ends) and label.get_text() and label.get_visible()
            ]
            words += [axis.label] if axis.label.get_text() else []
        words += [text for text in axes.texts if text.get_text()]
    boxes = [text.get_window_extent(renderer) for text in words if text.get_window_extent(renderer).width > 0]
    legend = figure.legends[0].get_window_extent(renderer)
    title = figure.texts[0].get_window_extent(renderer)
    for box in (legend, title, *boxes):
        assert box.x0 >= -1, box
        assert box.x1 <= figure.bbox.x1 + 1, box
        assert box.y0 >= -1, box
        assert box.y1 <= figure.bbox.y1 + 1, box
    assert not legend.overlaps(title)
    assert legend.y0 >= figure.axes[0].get_window_extent(renderer).y1 - 1
    for i, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[i + 1 :])
