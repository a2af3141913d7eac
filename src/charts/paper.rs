//! A chart as it is taken away: for paper and slides, whatever the page's theme.

use serde_json::{Value, json};

use super::{figure::Figure, theme::Theme};

/// What lies behind the chart.
const WHITE: &str = "#ffffff";

/// The figure in the light colours on white.
///
/// A picture leaves the page for places that are mostly white, and pale ink
/// cannot be read there; so the dark theme gives the same picture as the light.
#[must_use]
pub fn on_paper(figure: &Figure) -> Figure {
    let mut figure = figure.clone();
    recolour(&mut figure.data);
    recolour(&mut figure.layout);
    figure.layout["paper_bgcolor"] = json!(WHITE);
    figure.layout["plot_bgcolor"] = json!(WHITE);
    figure
}

/// Every colour of the dark theme becomes that of the light one.
fn recolour(part: &mut Value) {
    match part {
        Value::String(text) => {
            let colours = [
                Theme::ink,
                Theme::grid,
                Theme::quiet,
                Theme::veil,
                Theme::raised,
            ];
            for colour in colours {
                if text == colour(Theme::Dark) {
                    colour(Theme::Light).clone_into(text);
                    return;
                }
            }
        }
        Value::Array(parts) => parts.iter_mut().for_each(recolour),
        Value::Object(parts) => parts.values_mut().for_each(recolour),
        _ => {}
    }
}
