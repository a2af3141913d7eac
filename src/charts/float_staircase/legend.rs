//! The lines above the plot: what each of the two points compares, in numbers. Inside the plot
//! they would cover a staircase, or each other, in some states.

use crate::charts::float_grid::{canvas::Canvas, labels::width_of};

/// The distance between two lines, relative to the font size.
const LINE: f64 = 1.4;
/// The space for a point before its text, and between two entries, relative to the font size.
const KEY: f64 = 1.4;
const BETWEEN: f64 = 2.0;
/// The classes of the points.
pub(super) const CLASSES: [&str; 2] = ["staircase-values", "staircase-squares"];

/// The entries, placed.
pub(super) struct Legend {
    /// Each line of text with its position from the left and its line; the first of an entry
    /// has its class.
    lines: Vec<(String, f64, f64, Option<&'static str>)>,
    /// The number of lines.
    count: f64,
}

impl Legend {
    /// Both entries in one line if they fit into the width. Else each begins a line, and goes on
    /// in another one if it does not fit.
    pub(super) fn new(entries: [[String; 2]; 2], width: f64, font: f64) -> Self {
        let widths = entries
            .each_ref()
            .map(|parts| width_of(&parts.join(" "), font) + KEY * font);
        let is_one_line = widths[0] + BETWEEN * font + widths[1] <= width;
        let mut lines = Vec::new();
        let mut count = 0.0;
        let mut left = 0.0;
        for (index, parts) in entries.into_iter().enumerate() {
            let class = Some(CLASSES[index]);
            let at = left + KEY * font;
            if is_one_line {
                lines.push((parts.join(" "), at, 0.0, class));
                left += widths[index] + BETWEEN * font;
                count = 1.0;
            } else if widths[index] <= width {
                lines.push((parts.join(" "), at, count, class));
                count += 1.0;
            } else {
                let [first, second] = parts;
                lines.push((first, at, count, class));
                lines.push((second, at, count + 1.0, None));
                count += 2.0;
            }
        }
        Self { lines, count }
    }

    /// Its height.
    pub(super) fn height(&self, font: f64) -> f64 {
        self.count * LINE * font
    }

    /// Draws it from a height down.
    pub(super) fn draw(&self, canvas: &mut Canvas, top: f64, font: f64) {
        for (text, left, line, class) in &self.lines {
            let baseline = top + line * LINE * font + font;
            if let Some(class) = class {
                let class = format!("staircase-key {class}");
                let middle = [left - (KEY - 0.5) * font, baseline - 0.36 * font];
                canvas.dot(&class, middle, 0.45 * font);
            }
            canvas.text("staircase-verdict", text, [*left, baseline], "start");
        }
    }
}
