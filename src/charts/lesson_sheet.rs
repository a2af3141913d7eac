//! The pictures of a lesson's printed sheet: what a station shows at the start of a step.

use crate::{
    charts::{
        figure::Figure,
        growth::{self, ChainKind},
        picture, print, scatter, svg,
        theme::Theme,
    },
    lab::{
        experiment::Outcome,
        geometry,
        scenario::{Direction, Scenario, View},
        station::Station,
    },
    words::export::picture as captions,
};

/// The size of a chart in pixels.
const SIZE: [u32; 2] = [560, 340];

/// The pictures of a station in this state, as `<svg>` elements with a caption; none for a
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
    let chart = |figure: Figure, caption: &[String]| {
        let [width, height] = SIZE.map(f64::from);
        svg::render(&print::for_print(&figure, caption, SIZE), width, height)
    };
    match station {
        Station::Why => {
            let view = View {
                direction: Direction::Forward,
                ..scenario.view.clone()
            };
            let mut shown = scenario.clone();
            shown.view = view.clone();
            let caption = captions::growth(&shown);
            let chains = [
                (&outcome.growth.shrinking, ChainKind::Shrinking),
                (&outcome.growth.growing, ChainKind::Growing),
            ];
            chains
                .map(|(chain, kind)| {
                    let figure =
                        growth::figure(chain, kind, &scenario.growth, &view, Theme::Light, &[]);
                    chart(figure, &caption)
                })
                .to_vec()
        }
        Station::Statistics if !is_asking => {
            let figure = scatter::figure(&outcome.normalization, Theme::Light);
            vec![chart(figure, &captions::statistics(scenario))]
        }
        Station::Geometry => {
            let points = geometry::points(
                scenario.seed,
                &scenario.geometry,
                &outcome.normalization.input,
            );
            let points = geometry::run(points, &scenario.layer_norm);
            let space = picture::space(&points, &scenario.geometry);
            vec![picture::document(&space, &captions::geometry(scenario)).svg]
        }
        _ => Vec::new(),
    }
}
