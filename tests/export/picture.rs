//! Charts exported as pictures.

use layernorm_lab::{
    charts::{
        growth::{ChainKind, both, figure},
        print::for_print,
        scatter,
        theme::Theme,
    },
    lab::{ensemble::Bands, scenario::Scenario},
    share::export::{picture_caption, picture_name},
};
use serde_json::json;

use crate::fixtures::{ALL, run};

/// Width and height of an exported chart, in pixels.
const SIZE: [u32; 2] = [800, 500];

#[test]
fn exported_charts_do_not_depend_on_the_theme() {
    for scenario in ALL {
        let (scenario, outcome) = run(scenario);
        let charts = |theme| {
            let chains = [
                (ChainKind::Shrinking, &outcome.growth.shrinking),
                (ChainKind::Growing, &outcome.growth.growing),
            ];
            let growth = chains.map(|(which, chain)| {
                figure(chain, which, &scenario.growth, &scenario.view, theme, &[])
            });
            let [shrinking, growing] = growth;
            let both = both(
                &outcome.growth,
                Some(&outcome.growth),
                &scenario.growth,
                &scenario.view,
                theme,
                &Bands::default(),
            );
            [
                shrinking,
                growing,
                both,
                scatter::figure(&outcome.normalization, theme),
            ]
        };
        for (dark, light) in std::iter::zip(charts(Theme::Dark), charts(Theme::Light)) {
            assert_ne!(dark, light);
            let exported = for_print(&dark, &[], SIZE);
            assert_eq!(exported, for_print(&light, &[], SIZE));
            assert_eq!(exported.data, light.data);
            assert_eq!(exported.layout["paper_bgcolor"], json!("#ffffff"));
            assert_eq!(exported.layout["font"], light.layout["font"]);
        }
    }
}

#[test]
fn a_picture_is_named_after_its_chart_and_seed() {
    assert_eq!(
        picture_name("chart-larger", 42, "svg"),
        "layernorm-lab-growth-larger-seed-42.svg"
    );
    assert_eq!(
        picture_name("chart-both", 42, "svg"),
        "layernorm-lab-growth-both-seed-42.svg"
    );
    assert_eq!(
        picture_name("statistics-whiskers", 42, "svg"),
        "layernorm-lab-means-and-stds-seed-42.svg"
    );
    assert_eq!(
        picture_name("chart-scatter", 0, "png"),
        "layernorm-lab-original-against-layer-norm-seed-0.png"
    );
}

/// The caption of a chart as the text of its image.
fn caption(chart: &str, json: &str) -> String {
    let (scenario, outcome) = run(json);
    let figure = scatter::figure(&outcome.normalization, Theme::Dark);
    let printed = for_print(&figure, &picture_caption(chart, &scenario), SIZE);
    let text = printed.layout["annotations"][0]["text"].as_str();
    text.expect("the caption is an annotation").to_owned()
}

#[test]
fn an_exported_chart_names_the_lab_the_seed_and_the_settings() {
    assert_eq!(
        caption("chart-larger", "{}"),
        "LayerNorm Lab · seed 0 · s = 1.5 · 20 steps · 30×30 · A * B · float32"
    );
    assert_eq!(caption("chart-both", "{}"), caption("chart-larger", "{}"));
    assert_eq!(
        caption(
            "chart-smaller",
            r#"{"seed": 7, "growth": {"steps": 1, "layer_norm": true, "product": "matrix"}}"#
        ),
        "LayerNorm Lab · seed 7 · s = 1.5 · 1 step · 30×30 · A @ B · float32 · LayerNorm after every step"
    );
    assert_eq!(
        caption("chart-scatter", "{}"),
        "LayerNorm Lab · seed 0 · 3×10 · mean 3 · std 2 · LayerNorm per row · ε = 1×10⁻⁵ · γ = 1 · β = 0"
    );
    // Entries outside the matrix are not counted. The caption takes two lines.
    assert_eq!(
        caption("chart-scatter", crate::fixtures::ALL_SETTINGS).replace("<br>", " · "),
        "LayerNorm Lab · seed 18446744073709551615 · own matrix, 2×4 · 1 cell edited · \
         LayerNorm of the whole matrix · ε = 0.001 · γ = 3 (1 set apart) · β = \u{2212}5 (1 set apart)"
    );
    let narrow = r#"{"layer_norm": {"precision": "float16", "round_every_step": true}}"#;
    assert_eq!(
        caption("chart-scatter", narrow).replace("<br>", " · "),
        "LayerNorm Lab · seed 0 · 3×10 · mean 3 · std 2 · LayerNorm per row · float16 · \
         every step rounded · ε = 1×10⁻⁵ · γ = 1 · β = 0"
    );
    assert_eq!(
        picture_caption("statistics-whiskers", &Scenario::default()).join(" · "),
        "LayerNorm Lab · seed 0 · 3×10 · mean 3 · std 2 · LayerNorm per row · ε = 1×10⁻⁵ · \
         γ = 1 · β = 0 · stds divide by n \u{2212} 1"
    );
    // γ and β do not apply to the relatives.
    let (scenario, _) = run(narrow);
    assert_eq!(
        picture_caption("relatives-matrices", &scenario).join(" · "),
        "LayerNorm Lab · seed 0 · 3×10 · mean 3 · std 2 · float16 · ε = 1×10⁻⁵"
    );
    // A report's row does not depend on the matrix.
    for (json, expected) in [
        ("{}", "LayerNorm Lab · seed 0 · float32 · ε = 1×10⁻⁵"),
        (
            r#"{"failures": {"source": "zeros-in-float16"}}"#,
            "LayerNorm Lab · seed 0 · float16 · ε = 1×10⁻¹²",
        ),
        (
            r#"{"failures": {"source": "matrix-row", "row": 9}}"#,
            "LayerNorm Lab · seed 0 · 3×10 · mean 3 · std 2 · ε = 1×10⁻⁵ · row 3",
        ),
    ] {
        let (scenario, _) = run(json);
        assert_eq!(
            picture_caption("failures-numbers", &scenario).join(" · "),
            expected
        );
    }
    assert_eq!(
        picture_caption("chart-other", &Scenario::default()),
        ["LayerNorm Lab"]
    );
}

#[test]
fn the_caption_has_its_place_below_the_chart() {
    let (scenario, outcome) = run("{}");
    let figure = scatter::figure(&outcome.normalization, Theme::Light);
    let caption = picture_caption("chart-scatter", &scenario);
    let printed = for_print(&figure, &caption, SIZE);
    // The labels of the axis and its title end 52 pixels below it in plotly.js.
    let margin = printed.layout["margin"]["b"].as_f64().expect("a margin");
    let shift = printed.layout["annotations"][0]["yshift"].as_f64();
    let above = -shift.expect("the caption has a place");
    assert!((52.0..62.0).contains(&above), "{above}");
    assert!(margin >= above + 15.0, "{margin}");
}
