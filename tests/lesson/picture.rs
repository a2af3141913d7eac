//! A growth chart as a still picture.

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
/// Where the axes meet, from the left and from the top.
const ORIGIN: (f64, f64) = (62.0, 212.0);
const TOP: f64 = 40.0;
const RIGHT: f64 = 392.0;

/// The norms after every step, with title, axes and a spoken summary: circles
/// for the chain that grows, squares for the other.
pub(crate) fn svg(chain: &Chain, growing: bool, title: &str, summary: &str) -> String {
    let norms: Vec<f64> = chain
        .steps
        .iter()
        .filter_map(|step| step.norm.finite())
        .collect();
    assert_eq!(norms.len(), chain.steps.len(), "every norm is a number");
    let [_, most] = linear(norms.iter().copied());
    let steps = u32::try_from(norms.len()).expect("few steps");
    let x = |step: u32| {
        let share = (f64::from(step) - 0.5) / f64::from(steps);
        ORIGIN.0 + share * (RIGHT - ORIGIN.0)
    };
    let y = |norm: f64| ORIGIN.1 - norm / most * (ORIGIN.1 - TOP);

    let mut picture = format!(
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">\n<text x=\"{}\" y=\"20\" text-anchor=\"middle\">{}</text>\n",
        escaped(summary),
        f64::midpoint(ORIGIN.0, RIGHT),
        escaped(title)
    );
    for share in [0.0, 0.5, 1.0] {
        let height = y(share * most);
        let written = short(Real::Finite(share * most));
        writeln!(
            picture,
            "<path d=\"M{} {height:.1}H{RIGHT}\" stroke=\"currentColor\" stroke-opacity=\"{}\"/><text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{written}</text>",
            ORIGIN.0,
            if share == 0.0 { 0.8 } else { 0.2 },
            ORIGIN.0 - 6.0,
            height + 5.0,
        )
        .expect("text grows");
    }
    for step in [1, 5, 10, 15, 20] {
        if step <= steps {
            writeln!(
                picture,
                "<text x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{step}</text>",
                x(step),
                ORIGIN.1 + 20.0
            )
            .expect("text grows");
        }
    }
    writeln!(
        picture,
        "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n<text transform=\"rotate(-90 12 126)\" x=\"12\" y=\"126\" text-anchor=\"middle\">{}</text>",
        f64::midpoint(ORIGIN.0, RIGHT),
        HEIGHT - 8.0,
        escaped(words::STEP),
        escaped(words::NORM)
    )
    .expect("text grows");
    let color = if growing { PERIWINKLE } else { ROSE };
    writeln!(
        picture,
        "<g fill=\"{color}\" stroke=\"{OUTLINE}\" stroke-width=\"1.2\">"
    )
    .expect("text grows");
    for (step, norm) in (1..).zip(norms) {
        let (across, up) = (x(step), y(norm));
        if growing {
            writeln!(
                picture,
                "<circle cx=\"{across:.1}\" cy=\"{up:.1}\" r=\"4.5\"/>"
            )
        } else {
            let (left, top) = (across - 4.5, up - 4.5);
            writeln!(
                picture,
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"9\" height=\"9\"/>"
            )
        }
        .expect("text grows");
    }
    picture + "</g>\n</svg>"
}
