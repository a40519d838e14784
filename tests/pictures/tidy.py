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


def is_whole(figure: Any, *, apart: bool = True) -> None:
    """Check that no word and no number is cut by the picture's edge, nor, if `apart`, meets another."""
    renderer = figure.canvas.get_renderer()
    words = [*figure.texts, *(text for legend in figure.legends for text in legend.get_texts())]
    for axes in figure.axes:
        words += axes.texts
        for axis in (axes.xaxis, axes.yaxis) if axes.axison else ():
            low, high = sorted(axis.get_view_interval())
            kept = zip(axis.get_majorticklocs(), axis.get_majorticklabels(), strict=False)
            words += [axis.label, *(label for place, label in kept if low <= place <= high)]
    seen = [text for text in words if text.get_visible() and text.get_text().strip()]
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in seen]
    for text, box in boxes:
        assert min(box.x0, box.y0) >= -1, text
        assert box.x1 <= figure.bbox.x1 + 1, text
        assert box.y1 <= figure.bbox.y1 + 1, text
    for i, (text, box) in enumerate(boxes):
        for other, its in boxes[i + 1 :] if apart else ():
            assert not box.padded(-1).overlaps(its), f"{text!r} and {other!r}"
