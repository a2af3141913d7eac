//! The pictures of a lesson's printed sheet: what a station shows at the start of a step.

use crate::{
    charts::{
        figure::Figure,
        growth::{self, ChainKind},
        picture, scatter, svg,
        theme::Theme,
    },
    lab::{
        experiment::Outcome,
        geometry,
        scenario::{Direction, Scenario, View},
        station::Station,
    },
};

/// The size of a chart in pixels. Two of them, with a question and room to write, fit on one
/// sheet of paper.
const SIZE: [f64; 2] = [620.0, 290.0];

/// How much larger texts and marks are than on the page: the smallest, of 12 pixels, have
/// 10 points.
const SCALE: f64 = 1.15;

/// The pictures of a station in this state as `<svg>` elements; none for a
/// station whose start is best read as numbers, and for the recording, which is not loaded
/// then.
///
/// With `is_asking`, leaves out what would give the answer away.
#[must_use]
pub fn pictures(
    scenario: &Scenario,
    outcome: &Outcome,
    station: Station,
    is_asking: bool,
) -> Vec<String> {
    let chart = |figure: Figure| {
        let [width, height] = SIZE;
        svg::render(&figure.scaled(SCALE), width, height)
    };
    match station {
        Station::Why => {
            let view = View {
                direction: Direction::Forward,
                ..scenario.view.clone()
            };
            let chains = [
                (&outcome.growth.shrinking, ChainKind::Shrinking),
                (&outcome.growth.growing, ChainKind::Growing),
            ];
            chains
                .map(|(chain, kind)| {
                    let figure =
                        growth::figure(chain, kind, &scenario.growth, &view, Theme::Light, &[]);
                    chart(figure)
                })
                .to_vec()
        }
        Station::Statistics if !is_asking => {
            let figure = scatter::figure(&outcome.normalization, Theme::Light);
            vec![chart(figure)]
        }
        Station::Geometry => {
            let points = geometry::points(
                scenario.seed,
                &scenario.geometry,
                &outcome.normalization.input,
            );
            let points = geometry::run(points, &scenario.layer_norm);
            let space = picture::space(&points, &scenario.geometry);
            vec![picture::document(&space, &[]).svg]
        }
        _ => Vec::new(),
    }
}
