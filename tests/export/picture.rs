//! A chart as it is taken away.

use layernorm_lab::{
    charts::{
        growth::{Which, figure},
        paper::on_paper,
        scatter,
        theme::Theme,
    },
    share::export::picture_name,
};
use serde_json::json;

use crate::given::{ALL, run};

#[test]
fn a_dark_chart_leaves_the_page_as_the_light_one_does() {
    for scenario in ALL {
        let (scenario, outcome) = run(scenario);
        let charts = |theme| {
            let chains = [
                (Which::Shrinking, &outcome.growth.shrinking),
                (Which::Growing, &outcome.growth.growing),
            ];
            let growth = chains.map(|(which, chain)| {
                figure(chain, which, &scenario.growth, &scenario.view, theme, &[])
            });
            let [shrinking, growing] = growth;
            [
                shrinking,
                growing,
                scatter::figure(&outcome.normalization, theme),
            ]
        };
        for (dark, light) in std::iter::zip(charts(Theme::Dark), charts(Theme::Light)) {
            assert_ne!(dark, light);
            let paper = on_paper(&dark);
            assert_eq!(paper, on_paper(&light));
            assert_eq!(paper.data, light.data);
            assert_eq!(paper.layout["paper_bgcolor"], json!("#ffffff"));
            assert_eq!(paper.layout["font"], light.layout["font"]);
        }
    }
}

#[test]
fn a_picture_is_called_by_what_it_shows() {
    assert_eq!(
        picture_name("chart-larger", 42, "svg"),
        "layernorm-lab-growth-larger-seed-42.svg"
    );
    assert_eq!(
        picture_name("chart-scatter", 0, "png"),
        "layernorm-lab-original-against-layer-norm-seed-0.png"
    );
}
