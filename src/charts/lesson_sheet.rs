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

/// The width of a chart in pixels.
const WIDTH: f64 = 620.0;
/// The height of each of two charts, which fit on the first sheet of paper with its heading, a
/// question and room to write.
const HEIGHT_OF_TWO: f64 = 248.0;
/// The height of a single chart.
const HEIGHT_OF_ONE: f64 = 290.0;

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
    let chart = |figure: Figure, height| svg::render(&figure.scaled(SCALE), WIDTH, height);
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
                    chart(figure, HEIGHT_OF_TWO)
                })
                .to_vec()
        }
        Station::Statistics if !is_asking => {
            let figure = scatter::figure(&outcome.normalization, Theme::Light);
            vec![chart(figure, HEIGHT_OF_ONE)]
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
