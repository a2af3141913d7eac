//! The names of the traces.

use super::{
    MIDDLE,
    frame::{AROUND, Frame, MARK, Names},
    pen::Pen,
    traces,
};
use crate::charts::figure::Figure;

pub(super) fn draw(pen: &mut Pen, frame: &Frame, figure: &Figure) {
    let layout = &figure.layout;
    let Some(names) = Names::of(figure, frame.right - frame.left) else {
        return;
    };
    let font = &layout["font"];
    let size = font["size"].as_f64().unwrap_or(12.0);
    let down = -layout["legend"]["y"].as_f64().unwrap_or(0.0);
    let top = frame.bottom + down * (frame.bottom - frame.top) + AROUND;
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
