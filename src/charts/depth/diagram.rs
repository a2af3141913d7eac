//! The block diagram of one layer of a stack.
//!
//! The stream runs from the left to the right. The branch leaves it, goes through the weight
//! W, and is added again. The LNs stand at the places of [`Scheme::norm_places`], from which
//! the stack is computed too. Colours come from `style/stack-diagram.css`.

use crate::{
    charts::float_grid::canvas::Canvas,
    lab::scenario::{NormPlace, Scheme},
    words::depth as words,
};

/// The width and the height of the view box.
pub const SIZE: [f64; 2] = [138.0, 50.0];
/// The font size in the view box.
const FONT: f64 = 11.0;
/// The heights of the branch and of the stream.
const BRANCH: f64 = 12.0;
const STREAM: f64 = 38.0;
/// Where the branch leaves the stream, the middle of W, and where the branch is added.
const FORK: f64 = 6.0;
const WEIGHT: f64 = 50.0;
const SUM: f64 = 96.0;
/// The radius of the sum's circle.
const RADIUS: f64 = 6.5;
/// The distance between the middles of neighbouring blocks of the branch.
const NEXT: f64 = 27.5;
/// Half of a block's width and of its height.
const HALF: [f64; 2] = [11.5, 10.0];

/// The diagram of a layer as SVG.
#[must_use]
pub fn diagram(scheme: Scheme) -> String {
    let [width, height] = SIZE;
    let mut canvas = Canvas::new();
    let stream = format!("M1 {STREAM}H{}", width - 1.0);
    let branch = format!("M{FORK} {STREAM}V{BRANCH}H{SUM}V{STREAM}");
    canvas.path("stack-line", &format!("{stream}{branch}"));
    let head = format!("M{} {}l5 4.5-5 4.5", width - 6.0, STREAM - 4.5);
    canvas.path("stack-line", &head);
    block(&mut canvas, "stack-weight", words::WEIGHT, [WEIGHT, BRANCH]);
    for &place in scheme.norm_places() {
        block(&mut canvas, "stack-norm", words::NORM, middle(place));
    }
    canvas.dot("stack-sum", [SUM, STREAM], RADIUS);
    let plus = RADIUS - 2.5;
    let plus = format!(
        "M{} {STREAM}h{}M{SUM} {}v{}",
        SUM - plus,
        2.0 * plus,
        STREAM - plus,
        2.0 * plus
    );
    canvas.path("stack-line", &plus);
    canvas.finish(width, height, FONT)
}

/// The middle of an LN: on the branch around W, or on the stream after the sum.
fn middle(place: NormPlace) -> [f64; 2] {
    match place {
        NormPlace::BeforeBlock => [WEIGHT - NEXT, BRANCH],
        NormPlace::AfterBlock => [WEIGHT + NEXT, BRANCH],
        NormPlace::AfterSum => [SUM + 21.0, STREAM],
    }
}

fn block(canvas: &mut Canvas, class: &str, label: &str, [x, y]: [f64; 2]) {
    let [half_width, half_height] = HALF;
    canvas.rectangle(
        class,
        [x - half_width, x + half_width],
        [y - half_height, y + half_height],
    );
    canvas.text(class, label, [x, y + 0.36 * FONT], "middle");
}
