//! Places labels below a number line, so that none covers another.

use super::canvas::Canvas;

/// The width of a character, relative to the font size; wider than most, so that estimates
/// err on the safe side.
const CHARACTER: f64 = 0.58;
/// The least distance between two labels, relative to the font size.
const GAP: f64 = 0.9;
/// The distance between two rows of labels, relative to the font size.
pub(super) const ROW: f64 = 1.35;

/// A label that belongs to a position.
pub(super) struct Label {
    /// Its text.
    pub(super) text: String,
    /// Its class.
    pub(super) class: &'static str,
    /// Where its middle should be.
    pub(super) at: f64,
}

/// The estimated width of a text.
pub(in crate::charts) fn width_of(text: &str, font: f64) -> f64 {
    f64::from(u32::try_from(text.chars().count()).unwrap_or(0)) * CHARACTER * font
}

/// Draws labels in rows from `top` down, each in the first row that has space, and returns
/// the lower edge of the last row.
pub(super) fn draw(
    canvas: &mut Canvas,
    labels: &[Label],
    top: f64,
    [width, font]: [f64; 2],
) -> f64 {
    let mut rows: Vec<Vec<[f64; 2]>> = Vec::new();
    for label in labels {
        let half = width_of(&label.text, font) / 2.0;
        let middle = label.at.max(half).min((width - half).max(half));
        let span = [middle - half, middle + half];
        let is_free = |row: &Vec<[f64; 2]>| {
            row.iter()
                .all(|[from, to]| span[1] + GAP * font < *from || *to + GAP * font < span[0])
        };
        let index = rows.iter().position(is_free).unwrap_or_else(|| {
            rows.push(Vec::new());
            rows.len() - 1
        });
        rows[index].push(span);
        let baseline = top + row_height(index, font) + font;
        canvas.text(label.class, &label.text, [middle, baseline], "middle");
    }
    top + row_height(rows.len(), font)
}

/// The height of some rows of labels.
fn row_height(rows: usize, font: f64) -> f64 {
    f64::from(u32::try_from(rows).unwrap_or(0)) * ROW * font
}
