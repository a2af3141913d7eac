//! The lecture's charts in matplotlib, with the markers and colours of the lab's.

use crate::{
    lab::scenario::Axis,
    words::{
        chart,
        export::{code, notebook as words},
    },
};

/// The import of matplotlib. Without it, the notebook says so and draws no charts.
pub(super) fn import() -> String {
    let missing = words::NO_MATPLOTLIB;
    format!(
        r#"try:
    import matplotlib.pyplot as plt
except ModuleNotFoundError:
    plt = None
    print("{missing}")
"#
    )
}

/// The norms of both chains after every step.
pub(super) fn norms(axis: Axis) -> String {
    let (step, norm) = (chart::STEP, chart::NORM);
    let [divided, multiplied] = words::NORM_TITLES;
    let norm_axis = match axis {
        Axis::Linear => "ax.axhline(0, color=\"lightgrey\", zorder=0)",
        // Without a positive norm matplotlib would warn.
        Axis::Logarithmic => {
            "if any(0 < value < torch.inf for value in values[1:]):\n            ax.set_yscale(\"log\", nonpositive=\"mask\")"
        }
    };
    format!(
        r#"if plt:
    titles = f"{divided}", f"{multiplied}"
    colors = (0.9, 0.7, 0.7), (0.7, 0.7, 0.9)
    _, axes = plt.subplots(1, 2, figsize=(11, 4))
    for ax, title, values, marker, color in zip(axes, titles, norms, "so", colors):
        ax.scatter(range(1, steps + 1), values[1:], marker=marker, color=color, edgecolor="black")
        ax.set(title=title, xlabel="{step}", ylabel="{norm}", xlim=(0, steps + 1))
        ax.set_xticks(range(1, steps + 1, max(1, steps // 10)))
        {norm_axis}
    plt.show()
"#
    )
}

/// Every value before and after the layer.
pub(super) fn scatter() -> String {
    let (original, normalised) = (chart::ORIGINAL, chart::NORMALISED);
    let [defined, undefined] = words::CORRELATION_TITLES;
    let row = words::ROW;
    format!(
        r#"if plt:
    _, ax = plt.subplots(figsize=(6, 4.5))
    for row in range(rows):
        marker = "osD^vpPXhd<>"[row % 12]
        ax.scatter(
            A[row].tolist(), normalised[row].tolist(), label=f"{row}",
            marker=marker, color=(0.7, 0.9, 0.7), edgecolor="black",
        )
    title = f"{defined}" if r == r else "{undefined}"
    ax.set(title=title, xlabel="{original}", ylabel="{normalised}")
    if rows <= 8:
        ax.legend()
    plt.show()
"#
    )
}

/// The stream and the gradients of the stack by layer.
pub(super) fn stack() -> String {
    let [stream, gradients] = code::STACK_TITLES;
    format!(
        r#"if plt:
    _, axes = plt.subplots(1, 2, figsize=(11, 4))
    for ax, title, values, first in zip(axes, ("{stream}", "{gradients}"), (stream_rms, weight_gradients), (0, 1)):
        ax.scatter(range(first, layers + 1), values, color=(0.7, 0.9, 0.7), edgecolor="black")
        ax.set(title=title, xlabel="layer")
        if all(0 < value < torch.inf for value in values) and max(values) > 100 * min(values):
            ax.set_yscale("log")
    plt.show()
"#
    )
}
