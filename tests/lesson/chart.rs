//! A growth chart as a static SVG.

use std::fmt::Write as _;

use layernorm_lab::{
    charts::{
        axis::linear,
        theme::{OUTLINE, PERIWINKLE, ROSE},
    },
    lab::{growth::Chain, real::Real},
    words::{chart as words, number::short},
};

use super::escaped;

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 260.0;
/// Where the axes meet, in pixels from the left and from the top.
const ORIGIN: (f64, f64) = (62.0, 212.0);
const TOP: f64 = 40.0;
const RIGHT: f64 = 392.0;

/// A chart of the norms after every step, with title, axes and `summary` as its
/// accessible name. Circles mark the growing chain, squares the shrinking one.
pub(crate) fn svg(chain: &Chain, growing: bool, title: &str, summary: &str) -> String {
    let norms: Vec<f64> = chain
        .steps
        .iter()
        .filter_map(|step| step.norm.finite())
        .collect();
    assert_eq!(norms.len(), chain.steps.len(), "every norm is finite");
    let [_, most] = linear(norms.iter().copied());
    let steps = u32::try_from(norms.len()).expect("few steps");
    let x = |step: u32| {
        let fraction = (f64::from(step) - 0.5) / f64::from(steps);
        ORIGIN.0 + fraction * (RIGHT - ORIGIN.0)
    };
    let y = |norm: f64| ORIGIN.1 - norm / most * (ORIGIN.1 - TOP);

    let mut svg = format!(
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">\n<text x=\"{}\" y=\"20\" text-anchor=\"middle\">{}</text>\n",
        escaped(summary),
        f64::midpoint(ORIGIN.0, RIGHT),
        escaped(title)
    );
    for fraction in [0.0, 0.5, 1.0] {
        let line_y = y(fraction * most);
        let label = short(Real::Finite(fraction * most));
        writeln!(
            svg,
            "<path d=\"M{} {line_y:.1}H{RIGHT}\" stroke=\"currentColor\" stroke-opacity=\"{}\"/><text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>",
            ORIGIN.0,
            if fraction == 0.0 { 0.8 } else { 0.2 },
            ORIGIN.0 - 6.0,
            line_y + 5.0,
        )
        .expect("writing to a String cannot fail");
    }
    for step in [1, 5, 10, 15, 20] {
        if step <= steps {
            writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{step}</text>",
                x(step),
                ORIGIN.1 + 20.0
            )
            .expect("writing to a String cannot fail");
        }
    }
    writeln!(
        svg,
        "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n<text transform=\"rotate(-90 12 126)\" x=\"12\" y=\"126\" text-anchor=\"middle\">{}</text>",
        f64::midpoint(ORIGIN.0, RIGHT),
        HEIGHT - 8.0,
        escaped(words::STEP),
        escaped(words::NORM)
    )
    .expect("writing to a String cannot fail");
    let color = if growing { PERIWINKLE } else { ROSE };
    writeln!(
        svg,
        "<g fill=\"{color}\" stroke=\"{OUTLINE}\" stroke-width=\"1.2\">"
    )
    .expect("writing to a String cannot fail");
    for (step, norm) in (1..).zip(norms) {
        let (center_x, center_y) = (x(step), y(norm));
        if growing {
            writeln!(
                svg,
                "<circle cx=\"{center_x:.1}\" cy=\"{center_y:.1}\" r=\"4.5\"/>"
            )
        } else {
            let (left, top) = (center_x - 4.5, center_y - 4.5);
            writeln!(
                svg,
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"9\" height=\"9\"/>"
            )
        }
        .expect("writing to a String cannot fail");
    }
    svg + "</g>\n</svg>"
}
