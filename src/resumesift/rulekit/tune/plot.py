"""The sweeps as a picture, PNG or SVG."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from resumesift.errors import ResumesiftError
from resumesift.rulekit.tune.sweep import Sweep

SUFFIXES = (".png", ".svg")


def plot_sweeps(sweeps: Sequence[Sweep], path: Path) -> None:
    """Draw a curve for each criterion. The same sweeps give the same bytes.

    Raises ResumesiftError where matplotlib is not installed or the suffix is another, OSError where it cannot write.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise ResumesiftError(f"{path}: a picture is a .png or a .svg file")
    try:
        import matplotlib
    except ImportError as error:
        raise ResumesiftError("pictures need matplotlib: pip install 'resumesift[plot]'") from error
    matplotlib.use("Agg")
    from matplotlib import pyplot

    with matplotlib.rc_context({"svg.hashsalt": "resumesift", "svg.fonttype": "path"}):
        figure, panels = pyplot.subplots(max(len(sweeps), 1), 1, figsize=(7, 2.8 * max(len(sweeps), 1)), squeeze=False)
        for sweep, panel in zip(sweeps, panels[:, 0], strict=False):
            at = [step.low for step in sweep.steps]
            for name in ("agreeing", "false_rejects", "false_accepts", "reviews"):
                shares = [getattr(step, name) / sweep.people for step in sweep.steps]
                panel.plot(at, shares, drawstyle="steps-post", label=name.replace("_", " "))
            panel.axvline(sweep.now, linestyle="--", linewidth=1, color="grey")
            panel.set_title(sweep.criterion.id)
            panel.set_xlabel(f"at_least ({sweep.unit}), now {sweep.now}")
            panel.set_ylabel("share of labels")
            panel.set_ylim(-0.02, 1.02)
        if sweeps:
            panels[0, 0].legend(fontsize="small")
        figure.tight_layout()
        figure.savefig(path, metadata={"Date": None} if path.suffix.lower() == ".svg" else {"Software": None})
        pyplot.close(figure)
