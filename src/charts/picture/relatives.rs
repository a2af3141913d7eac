//! Station 5's matrices: one matrix, and what five normalisations make of it, with the sets of
//! cells that share their statistics.

mod layout;

use std::{collections::BTreeMap, fmt::Write as _};

use self::layout::Layout;
use super::{INNER, LABEL, Picture};
use crate::{
    charts::{
        heat::{ACTIVATION_LIMIT, NORMALISED_LIMIT, any_beyond, is_beyond, limit, pixels},
        print::LINE_HEIGHT,
        svg::writer::SvgWriter,
        theme::Theme,
    },
    lab::{
        matrix::Matrix,
        relatives::{Outcome, Relative},
    },
    words::{heat_map, relatives as words},
};

/// The space beside a matrix, and the height of the two lines above it.
const SPACE: f64 = 24.0;
const NAME: f64 = 38.0;
/// The least width of a matrix with its name.
const LEAST_WIDTH: f64 = 180.0;
/// The size of the scale of the colours, the number of its colours, and its space above the
/// numbers and below.
const SCALE: [f64; 2] = [160.0, 8.0];
const SCALE_COLOURS: u16 = 65;
const SCALE_NUMBERS: f64 = 18.0;
/// The space above a scale.
const SCALE_GAP: f64 = 8.0;

/// A matrix with the two lines above it.
struct Map<'a> {
    name: String,
    detail: String,
    matrix: &'a Matrix,
    layout: Layout,
    /// The magnitude drawn in full colour.
    limit: f64,
}

impl<'a> Map<'a> {
    fn original(input: &'a Matrix) -> Self {
        Self {
            name: words::ORIGINAL.to_owned(),
            detail: words::ORIGINAL_DETAIL.to_owned(),
            matrix: input,
            layout: Layout::of(input, None),
            limit: limit(input, ACTIVATION_LIMIT),
        }
    }

    fn result(outcome: &'a Outcome) -> Self {
        let layout = Layout::of(&outcome.output, Some(outcome.relative));
        Self {
            name: words::name(outcome.relative),
            detail: words::counts(outcome.relative, layout.shape),
            matrix: &outcome.output,
            layout,
            limit: NORMALISED_LIMIT,
        }
    }

    fn any_beyond(&self) -> bool {
        any_beyond(self.matrix, self.limit)
    }
}

/// The picture of the input, with its scale, and of all results, with their common one.
#[must_use]
pub fn relatives(input: &Matrix, outcomes: &[Outcome]) -> Picture {
    let original = Map::original(input);
    let results: Vec<Map> = outcomes.iter().map(Map::result).collect();
    let mut svg = SvgWriter::fragment();
    let ([mut x, mut y], mut bottom) = ([0.0; 2], 0.0_f64);
    for map in std::iter::once(&original).chain(&results) {
        let [width, height] = map.layout.size();
        let width = width.max(LEAST_WIDTH);
        if x > 0.0 && x + width > INNER {
            [x, y] = [0.0, bottom + SPACE];
        }
        draw(&mut svg, map, [x, y]);
        let mut end = y + NAME + height;
        if map.layout.relative.is_none() {
            end += SCALE_GAP;
            legend(&mut svg, [x, end], map.limit);
            end += SCALE[1] + SCALE_NUMBERS + LINE_HEIGHT;
            key(&mut svg, [x, end], map.any_beyond());
        }
        x += width + SPACE;
        bottom = bottom.max(end);
    }
    let at = [0.0, bottom + SCALE_GAP];
    legend(&mut svg, at, NORMALISED_LIMIT);
    let beside = [SCALE[0] + SPACE, at[1] + SCALE[1]];
    key(&mut svg, beside, results.iter().any(Map::any_beyond));
    Picture {
        title: words::TITLE.to_owned(),
        body: svg.into_markup(),
        height: bottom + SCALE_GAP + SCALE[1] + SCALE_NUMBERS,
    }
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn draw(svg: &mut SvgWriter, map: &Map, [x, y]: [f64; 2]) {
    let theme = Theme::Light;
    let bold = " font-weight=\"600\"";
    svg.text(&map.name, [x, y + 12.0], "start", LABEL, theme.ink(), bold);
    let at = [x, y + 28.0];
    svg.text(&map.detail, at, "start", LABEL, theme.quiet(), "");
    svg.raw(format_args!(
        "<g transform=\"translate({x:.1} {:.1})\">",
        y + NAME
    ));
    cells(svg, map);
    if let Some(relative) = map.layout.relative.filter(|_| map.layout.is_outlined) {
        let dash = match relative {
            Relative::RmsNorm => " stroke-dasharray=\"4 3\"",
            _ => "",
        };
        svg.raw(format_args!(
            "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"{dash}/>",
            map.layout.outlines(relative),
            theme.ink()
        ));
    }
    svg.raw(format_args!("</g>"));
}

/// All cells of one colour are one path.
fn cells(svg: &mut SvgWriter, map: &Map) {
    let Map {
        matrix,
        layout,
        limit,
        ..
    } = map;
    let has_frames = layout.is_outlined;
    let columns = layout.shape[1];
    let is_beyond = |value: f32| has_frames && is_beyond(value.into(), *limit);
    // With a frame, a value beyond the scale has the full colour, as on the page.
    let full = pixels(&Matrix::new(1, 2, vec![-1.0, 1.0]), 1.0, Theme::Light);
    let colours = pixels(matrix, *limit, Theme::Light);
    let [width, height] = layout.cell;
    let mut paths: BTreeMap<&[u8], String> = BTreeMap::new();
    let mut beyond = String::new();
    for (index, colour) in colours.chunks_exact(4).enumerate() {
        let cell = [index / columns, index % columns];
        let [x, y] = layout.place(cell);
        let value = matrix.get(cell[0], cell[1]).unwrap_or(0.0);
        let colour = if is_beyond(value) {
            &full[if value < 0.0 { 0..4 } else { 4..8 }]
        } else {
            colour
        };
        let path = paths.entry(colour).or_default();
        write!(path, "M{x:.2} {y:.2}h{width:.2}v{height:.2}h-{width:.2}z").ok();
        if is_beyond(value) {
            let [x, y, width, height] = [x + 1.0, y + 1.0, width - 2.0, height - 2.0];
            write!(beyond, "M{x:.2} {y:.2}h{width:.2}v{height:.2}h-{width:.2}z").ok();
        }
    }
    for (colour, path) in paths {
        let [red, green, blue] = [colour[0], colour[1], colour[2]];
        svg.raw(format_args!(
            "<path fill=\"#{red:02x}{green:02x}{blue:02x}\" shape-rendering=\"crispEdges\" d=\"{path}\"/>"
        ));
    }
    if !beyond.is_empty() {
        svg.raw(format_args!(
            "<path d=\"{beyond}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>",
            Theme::Light.ink()
        ));
    }
}

/// The scale of the colours, with its ends and 0.
fn legend(svg: &mut SvgWriter, [x, y]: [f64; 2], limit: f64) {
    let theme = Theme::Light;
    let steps = f32::from(SCALE_COLOURS - 1);
    let values = (0..SCALE_COLOURS).map(|index| 2.0 * f32::from(index) / steps - 1.0);
    let scale = Matrix::new(1, SCALE_COLOURS.into(), values.collect());
    let width = SCALE[0] / f64::from(SCALE_COLOURS);
    for (index, colour) in pixels(&scale, 1.0, theme).chunks_exact(4).enumerate() {
        svg.raw(format_args!(
            "<rect x=\"{:.2}\" y=\"{y:.1}\" width=\"{width:.2}\" height=\"{}\" fill=\"#{:02x}{:02x}{:02x}\"/>",
            x + float(index) * width,
            SCALE[1],
            colour[0],
            colour[1],
            colour[2]
        ));
    }
    let baseline = y + SCALE[1] + 14.0;
    for (anchor, share, value) in [
        ("start", 0.0, -limit),
        ("middle", 0.5, 0.0),
        ("end", 1.0, limit),
    ] {
        let text = heat_map::legend_end(value);
        let at = [x + share * SCALE[0], baseline];
        svg.text(&text, at, anchor, LABEL, theme.quiet(), "");
    }
}

/// What a frame means, if a value has one.
fn key(svg: &mut SvgWriter, at: [f64; 2], any_beyond: bool) {
    if any_beyond {
        let colour = Theme::Light.quiet();
        svg.text(heat_map::BEYOND, at, "start", LABEL, colour, "");
    }
}
