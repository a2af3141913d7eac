//! The colours of data: their contrast, and how much they differ for readers with each kind
//! of colour vision, in both themes.

mod tokens;
mod vision;

use layernorm_lab::{
    charts::{heat, theme::Theme},
    lab::matrix::Matrix,
};

use crate::{
    tokens::{THEMES, token},
    vision::{Rgb, VISIONS, contrast, difference},
};

/// The colours of values in a heat map whose limit is 1.
fn heat_colours<const COUNT: usize>(values: [f32; COUNT], theme: Theme) -> [Rgb; COUNT] {
    let pixels = heat::pixels(&Matrix::new(1, COUNT, values.to_vec()), 1.0, theme);
    std::array::from_fn(|index| [0, 1, 2].map(|channel| pixels[4 * index + channel]))
}

/// Asserts that two colours differ by at least this ΔE for every kind of colour vision.
fn assert_distinct(what: &str, [one, other]: [Rgb; 2], least: f64) {
    for (vision, simulate) in VISIONS {
        let found = difference(simulate(one), simulate(other));
        assert!(found >= least, "{what}, {vision}: ΔE {found:.1} < {least}");
    }
}

#[test]
fn a_canvas_has_the_colours_of_the_style_sheets() {
    for theme in THEMES {
        let expected = ["cell", "negative", "positive", "error"].map(|name| token(name, theme));
        assert_eq!(
            heat_colours([0.0, -1.0, 1.0, f32::NAN], theme),
            expected,
            "{theme:?}"
        );
    }
}

/// WCAG 2.2: 3 for graphics (1.4.11), 4.5 for text (1.4.3).
#[test]
fn full_colours_have_contrast_with_a_cell_of_0_and_with_their_digits() {
    for theme in THEMES {
        let [cell, digits] = ["cell", "on-cell"].map(|name| token(name, theme));
        for name in ["negative", "positive"] {
            let full = token(name, theme);
            let found = contrast(full, cell);
            assert!(found >= 3.0, "{theme:?}, {name} on a cell: {found:.2}");
            let found = contrast(digits, full);
            assert!(found >= 4.5, "{theme:?}, digits on {name}: {found:.2}");
        }
    }
}

#[test]
fn the_signs_differ_for_every_kind_of_colour_vision_even_at_a_quarter_of_the_limit() {
    for theme in THEMES {
        let [zero, negative, positive] = heat_colours([0.0, -1.0, 1.0], theme);
        let what = format!("{theme:?}, both limits");
        assert_distinct(&what, [negative, positive], 25.0);
        let [minus, plus] = heat_colours([-0.25, 0.25], theme);
        let what = format!("{theme:?}, a quarter of both limits");
        assert_distinct(&what, [minus, plus], 12.0);
        for (sign, colour) in [("−", minus), ("+", plus)] {
            let what = format!("{theme:?}, {sign}a quarter and 0");
            assert_distinct(&what, [colour, zero], 8.0);
        }
    }
}

/// Only shapes and labels tell rose from green without a doubt: their ΔE is 7 under
/// deuteranopia.
#[test]
fn under_differs_from_over_and_after_the_layer_from_before() {
    for theme in THEMES {
        let [rose, periwinkle, green] =
            ["rose", "periwinkle", "green"].map(|name| token(name, theme));
        assert_distinct("under and over", [rose, periwinkle], 20.0);
        for background in ["background", "cell"] {
            let what = format!("{theme:?}, filled and hollow on {background}");
            assert_distinct(&what, [green, token(background, theme)], 10.0);
        }
    }
}

/// WCAG 2.2, 1.4.11: 3 for graphics.
#[test]
fn thin_lines_have_contrast_with_the_background() {
    for theme in THEMES {
        let lines = [("negative", theme.under()), ("positive", theme.over())];
        for (name, colour) in lines {
            let [red, green, blue] = token(name, theme);
            assert_eq!(
                colour,
                format!("#{red:02x}{green:02x}{blue:02x}"),
                "{theme:?}"
            );
            let found = contrast(token(name, theme), token("background", theme));
            assert!(found >= 3.0, "{theme:?}, {name}: {found:.2}");
        }
    }
}

#[test]
fn outlines_and_text_have_contrast_with_the_background() {
    for theme in THEMES {
        let background = token("background", theme);
        for (name, least) in [("ink", 7.0), ("muted", 4.5), ("line-strong", 3.0)] {
            let found = contrast(token(name, theme), background);
            assert!(found >= least, "{theme:?}, {name}: {found:.2}");
        }
    }
}

/// Teal is for interactive elements only.
#[test]
fn no_style_of_data_uses_the_accent() {
    for (name, style) in [
        ("heat-map", include_str!("../../style/heat-map.css")),
        ("heat-picture", include_str!("../../style/heat-picture.css")),
        ("table", include_str!("../../style/table.css")),
        ("float-grid", include_str!("../../style/float-grid.css")),
        ("number-line", include_str!("../../style/number-line.css")),
    ] {
        assert!(!style.contains("--accent"), "{name}.css");
    }
}

/// The legend's stops: shares of the limit, and the strength there.
#[test]
fn the_legend_shows_the_strengths_of_the_cells() {
    let style = include_str!("../../style/colour-legend.css");
    for (share, at) in [(0.75, 12.5), (0.5, 25.0), (0.25, 37.5), (0.1, 45.0)] {
        let [light, dark] = THEMES.map(|theme| {
            let strength = format!("{:.1}", 100.0 * heat::strength(3.0 * share, 3.0, theme));
            strength.trim_end_matches(".0").to_owned()
        });
        let strength = format!("var(--light, {light}%) var(--dark, {dark}%)");
        for (name, at) in [("negative", at), ("positive", 100.0 - at)] {
            let stop = format!("color-mix(in oklab, var(--{name}) {strength}, var(--cell)) {at}%,");
            assert!(style.contains(&stop), "no `{stop}`");
        }
    }
}
