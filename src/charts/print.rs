//! The downloaded version of a chart: for print and slides, in the light theme, with a
//! caption that says where its numbers come from.

use serde_json::{Value, json};

use crate::charts::{figure::Figure, theme::Theme};

/// The background.
pub(in crate::charts) const WHITE: &str = "#ffffff";
/// The font size of the caption, in pixels.
const CAPTION_SIZE: usize = 11;
/// The height of a line of the caption, in pixels.
pub(in crate::charts) const LINE_HEIGHT: f64 = 15.0;
/// The height of the x axis's labels and title, in pixels, where the margin leaves space
/// for them.
const AXIS_HEIGHT: f64 = 58.0;
/// The most lines of a caption.
const MOST_LINES: usize = 3;
/// The width of a character, relative to the font size; few fonts have wider ones.
const CHARACTER_WIDTH: f64 = 0.6;
/// Separates the parts of a caption.
const SEPARATOR: &str = " · ";

/// The figure in the light theme's colours on a white background, for an image of
/// `[width, height]` pixels, with the parts of a caption below it.
///
/// Documents are mostly white, and the dark theme's pale text is unreadable there, so
/// both themes give the same image.
#[must_use]
pub fn for_print(figure: &Figure, caption: &[String], size: [u32; 2]) -> Figure {
    let mut figure = in_light_theme(figure);
    figure.layout["paper_bgcolor"] = json!(WHITE);
    figure.layout["plot_bgcolor"] = json!(WHITE);
    add_caption(&mut figure, caption, size[0].into());
    figure
}

/// The figure in the light theme's colours.
#[must_use]
pub fn in_light_theme(figure: &Figure) -> Figure {
    let mut figure = figure.clone();
    recolour(&mut figure.data);
    recolour(&mut figure.layout);
    figure
}

/// Adds the caption at the lower edge of the image.
fn add_caption(figure: &mut Figure, parts: &[String], width: f64) {
    let margin = |side: &str| figure.layout["margin"][side].as_f64().unwrap_or(0.0);
    let [left, right] = ["l", "r"].map(margin);
    let lines = lines(parts, width - left - right);
    let line_count = lines.iter().fold(0.0, |count, _| count + 1.0);
    let bottom = AXIS_HEIGHT + line_count * LINE_HEIGHT + 6.0;
    figure.layout["margin"]["b"] = json!(bottom);
    figure.layout["annotations"] = json!([{
        "text": lines.join("<br>"),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "xanchor": "left",
        "yanchor": "top",
        "yshift": -AXIS_HEIGHT,
        "align": "left",
        "showarrow": false,
        "font": { "size": CAPTION_SIZE, "color": Theme::Light.quiet() },
    }]);
}

/// The parts in lines of at most `width` pixels. What does not fit into the last line is
/// replaced by an ellipsis.
pub(in crate::charts) fn lines(parts: &[String], width: f64) -> Vec<String> {
    let font_size = f64::from(u32::try_from(CAPTION_SIZE).unwrap_or(0));
    let fits = |text: &str| {
        let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        f64::from(characters) * CHARACTER_WIDTH * font_size <= width
    };
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        let longer = lines.last().map(|line| format!("{line}{SEPARATOR}{part}"));
        match longer.filter(|line| fits(line)) {
            Some(longer) => {
                lines.pop();
                lines.push(longer);
            }
            None if lines.len() == MOST_LINES => {
                if let Some(last) = lines.last_mut() {
                    last.push_str(" …");
                }
                break;
            }
            None => lines.push(part.clone()),
        }
    }
    lines
}

/// Replaces the dark theme's colours by the light theme's, recursively.
fn recolour(value: &mut Value) {
    match value {
        Value::String(text) => {
            let colours = [
                Theme::ink,
                Theme::grid,
                Theme::quiet,
                Theme::veil,
                Theme::under,
                Theme::over,
                Theme::raised,
            ];
            for colour in colours {
                if text == colour(Theme::Dark) {
                    colour(Theme::Light).clone_into(text);
                    return;
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(recolour),
        Value::Object(fields) => fields.values_mut().for_each(recolour),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_caption_is_wrapped_and_then_cut_with_an_ellipsis() {
        let parts: Vec<String> = (0..9).map(|part| format!("part {part}")).collect();
        // 16 characters: two parts of six with the separator.
        let width = 16.0 * CHARACTER_WIDTH * 11.0;
        let lines = lines(&parts, width);
        assert_eq!(
            lines,
            ["part 0 · part 1", "part 2 · part 3", "part 4 · part 5 …"]
        );
        assert_eq!(super::lines(&parts, 1e4), [parts.join(SEPARATOR)]);
    }
}
