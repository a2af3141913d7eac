//! The names of the traces.

use serde_json::Value;

use super::{
    MIDDLE,
    frame::{AROUND, Frame, MARK},
    pen::Pen,
    traces,
};

pub(super) fn draw(pen: &mut Pen, frame: &Frame<'_>, font: &Value) {
    let Some(names) = &frame.names else {
        return;
    };
    let size = font["size"].as_f64().unwrap_or(12.0);
    let top = frame.bottom + names.down * (frame.bottom - frame.top) + AROUND;
    let count = |index: usize| f64::from(u32::try_from(index).unwrap_or(0));
    for (index, trace) in names.traces.iter().enumerate() {
        let x = frame.left + AROUND + count(index % names.columns) * names.wide;
        let y = top + (count(index / names.columns) + 0.5) * names.high;
        traces::mark(pen, &trace["marker"], [[x + MARK / 2.0, y]]);
        pen.text(
            trace["name"].as_str().unwrap_or_default(),
            [x + MARK + 5.0, y + size * MIDDLE],
            "start",
            size,
            font["color"].as_str().unwrap_or("#444"),
            "",
        );
    }
}
