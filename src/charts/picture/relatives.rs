//! Station 5's matrices: one matrix normalised in five ways, with the sets of cells that
//! share their statistics.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{INNER, LABEL, Picture};
use crate::{
    charts::{
        heat::{NORMALISED_LIMIT, any_beyond, is_beyond, pixels},
        svg::writer::SvgWriter,
        theme::Theme,
    },
    lab::{
        matrix::Matrix,
        relatives::{Outcome, Relative},
    },
    words::{heat_map, relatives as words},
};

/// The size of a cell, at most.
const CELL: [f64; 2] = [18.0, 28.0];
/// The size of a matrix of more cells than fit at that size.
const LARGEST: f64 = 364.0;
/// The space between sets whose cells have space for an outline.
const SET_GAP: f64 = 6.0;
/// The least width of a cell with an outline.
const OUTLINED: f64 = 6.0;
/// The space beside a matrix, and the height of the two lines above it.
const SPACE: f64 = 24.0;
const NAME: f64 = 38.0;
/// The least width of a matrix with its name.
const LEAST_WIDTH: f64 = 180.0;
/// The value with the full colour: [`NORMALISED_LIMIT`].
const FULL: f32 = 3.0;
/// The size of the scale of the colours, and the number of its colours.
const SCALE: [f64; 2] = [160.0, 8.0];
const SCALE_COLOURS: u16 = 65;

/// The picture of all results.
#[must_use]
pub fn relatives(outcomes: &[Outcome]) -> Picture {
    let mut svg = SvgWriter::fragment();
    let ([mut x, mut y], mut bottom) = ([0.0; 2], 0.0_f64);
    for outcome in outcomes {
        let layout = Layout::of(outcome);
        let [width, height] = layout.size();
        let width = width.max(LEAST_WIDTH);
        if x > 0.0 && x + width > INNER {
            [x, y] = [0.0, bottom + SPACE];
        }
        draw(&mut svg, outcome, &layout, [x, y]);
        x += width + SPACE;
        bottom = bottom.max(y + NAME + height);
    }
    let mut outputs = outcomes.iter().map(|outcome| &outcome.output);
    let any_beyond = outputs.any(|output| any_beyond(output, NORMALISED_LIMIT));
    legend(&mut svg, bottom + SPACE, any_beyond);
    Picture {
        title: words::TITLE.to_owned(),
        body: svg.into_markup(),
        height: bottom + SPACE + SCALE[1] + 18.0,
    }
}

/// The places of the cells of a matrix.
struct Layout {
    relative: Relative,
    shape: [usize; 2],
    cell: [f64; 2],
    gap: f64,
}

impl Layout {
    fn of(outcome: &Outcome) -> Self {
        let shape = [outcome.output.rows(), outcome.output.columns()];
        let side = |most: f64, count: usize| most.min(LARGEST / float(count));
        let cell = [side(CELL[0], shape[1]), side(CELL[1], shape[0])];
        let is_outlined = cell.into_iter().all(|side| side >= OUTLINED);
        Self {
            relative: outcome.relative,
            shape,
            cell,
            gap: if is_outlined { SET_GAP } else { 0.0 },
        }
    }

    /// The upper left corner of a cell.
    fn place(&self, [row, column]: [usize; 2]) -> [f64; 2] {
        // The number of sets before the cell, from the top and from the left.
        let (_, [rows, columns]) = self.relative.span_of(self.shape, [row, column]);
        let [above, before] = [row / rows.max(1), column / columns.max(1)].map(float);
        [
            float(column) * self.cell[0] + before * self.gap,
            float(row) * self.cell[1] + above * self.gap,
        ]
    }

    fn size(&self) -> [f64; 2] {
        let last = self.shape.map(|count| count.saturating_sub(1));
        let [x, y] = self.place(last);
        [x + self.cell[0], y + self.cell[1]]
    }

    /// The outlines of all sets, by the attribute `d` of their path.
    fn outlines(&self) -> String {
        let mut path = String::new();
        let [rows, columns] = self.shape;
        for row in 0..rows {
            for column in 0..columns {
                let (start, [height, width]) = self.relative.span_of(self.shape, [row, column]);
                if start != [row, column] {
                    continue;
                }
                let [left, top] = self.place(start);
                let [right, bottom] = self.place([row + height - 1, column + width - 1]);
                let [right, bottom] = [right + self.cell[0], bottom + self.cell[1]];
                // Writing to a `String` cannot fail.
                write!(
                    path,
                    "M{left:.1} {top:.1}H{right:.1}V{bottom:.1}H{left:.1}Z"
                )
                .ok();
            }
        }
        path
    }
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn draw(svg: &mut SvgWriter, outcome: &Outcome, layout: &Layout, [x, y]: [f64; 2]) {
    let theme = Theme::Light;
    let name = words::name(outcome.relative);
    let bold = " font-weight=\"600\"";
    svg.text(&name, [x, y + 12.0], "start", LABEL, theme.ink(), bold);
    let counts = words::counts(outcome.relative, layout.shape);
    svg.text(&counts, [x, y + 28.0], "start", LABEL, theme.quiet(), "");
    svg.raw(format_args!(
        "<g transform=\"translate({x:.1} {:.1})\">",
        y + NAME
    ));
    cells(svg, &outcome.output, layout);
    if layout.gap > 0.0 {
        let dash = match outcome.relative {
            Relative::RmsNorm => " stroke-dasharray=\"4 3\"",
            _ => "",
        };
        svg.raw(format_args!(
            "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"{dash}/>",
            layout.outlines(),
            theme.ink()
        ));
    }
    svg.raw(format_args!("</g>"));
}

/// All cells of one colour are one path.
fn cells(svg: &mut SvgWriter, matrix: &Matrix, layout: &Layout) {
    let has_frames = layout.gap > 0.0;
    // With a frame, a value beyond the scale has the full colour, as on the page.
    let shown = |&value: &f32| {
        if has_frames && is_beyond(value.into(), NORMALISED_LIMIT) {
            FULL.copysign(value)
        } else {
            value
        }
    };
    let [rows, columns] = layout.shape;
    let shown = Matrix::new(rows, columns, matrix.values().iter().map(shown).collect());
    let colours = pixels(&shown, NORMALISED_LIMIT, Theme::Light);
    let [width, height] = layout.cell;
    let mut paths: BTreeMap<&[u8], String> = BTreeMap::new();
    let mut beyond = String::new();
    for (index, colour) in colours.chunks_exact(4).enumerate() {
        let cell = [index / columns, index % columns];
        let [x, y] = layout.place(cell);
        let path = paths.entry(colour).or_default();
        write!(path, "M{x:.2} {y:.2}h{width:.2}v{height:.2}h-{width:.2}z").ok();
        let value = matrix.get(cell[0], cell[1]).unwrap_or(0.0);
        if has_frames && is_beyond(value.into(), NORMALISED_LIMIT) {
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
fn legend(svg: &mut SvgWriter, y: f64, any_beyond: bool) {
    let theme = Theme::Light;
    let steps = f32::from(SCALE_COLOURS - 1);
    let values = (0..SCALE_COLOURS).map(|index| f32::from(index) / steps * 6.0 - 3.0);
    let scale = Matrix::new(1, SCALE_COLOURS.into(), values.collect());
    let width = SCALE[0] / f64::from(SCALE_COLOURS);
    for (index, colour) in pixels(&scale, NORMALISED_LIMIT, theme)
        .chunks_exact(4)
        .enumerate()
    {
        svg.raw(format_args!(
            "<rect x=\"{:.2}\" y=\"{y:.1}\" width=\"{width:.2}\" height=\"{}\" fill=\"#{:02x}{:02x}{:02x}\"/>",
            float(index) * width,
            SCALE[1],
            colour[0],
            colour[1],
            colour[2]
        ));
    }
    let baseline = y + SCALE[1] + 14.0;
    for (anchor, x, value) in [
        ("start", 0.0, -NORMALISED_LIMIT),
        ("middle", SCALE[0] / 2.0, 0.0),
        ("end", SCALE[0], NORMALISED_LIMIT),
    ] {
        let text = heat_map::legend_end(value);
        svg.text(&text, [x, baseline], anchor, LABEL, theme.quiet(), "");
    }
    if any_beyond {
        let at = [SCALE[0] + SPACE, y + SCALE[1]];
        svg.text(heat_map::BEYOND, at, "start", LABEL, theme.quiet(), "");
    }
}
