//! Station 3's whiskers: the mean and std of every row and column before and after the
//! layer.

use std::ops::Range;

use super::{INNER, LABEL, Picture};
use crate::{
    charts::{
        svg::writer::SvgWriter,
        theme::{GREEN, OUTLINE as INK, Theme},
        whiskers::{Panel, WIDTH as PANEL_UNITS},
    },
    lab::{
        normalization::Outcome,
        scenario::Divisor,
        statistics::{Statistics, Summary},
    },
    words::{number, statistics_table as table, whiskers as words},
};

/// The height of the headings, of a row or column, and of the labels of the axes.
const HEADINGS: f64 = 20.0;
const LINE: f64 = 24.0;
const TICKS: f64 = 20.0;
/// The left edges of both panels, and their width.
const PANELS: [f64; 2] = [88.0, 336.0];
const PANEL_WIDTH: f64 = 224.0;
/// The right edges of the numbers.
const NUMBERS: [f64; 2] = [656.0, INNER];
/// Half the height of a whisker's end.
const CAP: f64 = 5.0;

/// Takes the summaries of all rows, or of all columns.
type Read = fn(&Statistics) -> &[Summary];

/// Some rows or columns: which, their summaries, and their names.
type Lines = (Range<usize>, Read, fn(usize) -> String);

/// The picture of some rows and columns.
#[must_use]
pub fn whiskers(
    outcome: &Outcome,
    divisor: Divisor,
    rows: Range<usize>,
    columns: Range<usize>,
) -> Picture {
    let lines = rows.len() + columns.len();
    let end = HEADINGS + LINE * f64::from(u32::try_from(lines).unwrap_or(0));
    let mut svg = SvgWriter::fragment();
    let panels = Panel::both(outcome, divisor);
    headings(&mut svg, panels.each_ref().map(|panel| panel.offset));
    for (index, panel) in panels.iter().enumerate() {
        axis(&mut svg, panel, index, end);
    }
    let groups: [Lines; 2] = [
        (rows, |of| &of.rows, table::row),
        (columns, |of| &of.columns, table::column),
    ];
    let mut y = HEADINGS;
    for (range, read, name) in groups {
        for index in range {
            let middle = y + LINE / 2.0;
            let baseline = middle + 0.36 * LABEL;
            let text = name(index);
            svg.text(&text, [0.0, baseline], "start", LABEL, INK, "");
            for (which, statistics) in [&outcome.before, &outcome.after].into_iter().enumerate() {
                if let Some(&summary) = read(statistics).get(index) {
                    whisker(&mut svg, &panels[which], which, summary, divisor, middle);
                }
            }
            if let Some(after) = read(&outcome.after).get(index) {
                let mean = number::mean(after.mean, after.std_biased);
                let std = number::statistic(after.std(divisor));
                for (text, x) in [mean, std].iter().zip(NUMBERS) {
                    svg.text(text, [x, baseline], "end", LABEL, INK, "");
                }
            }
            y += LINE;
        }
    }
    Picture {
        title: words::CAPTION.to_owned(),
        body: svg.into_markup(),
        height: end + TICKS,
    }
}

fn headings(svg: &mut SvgWriter, offsets: [f64; 2]) {
    let quiet = Theme::Light.quiet();
    let baseline = HEADINGS - 8.0;
    for (text, left) in words::headings(offsets).into_iter().zip(PANELS) {
        let middle = left + PANEL_WIDTH / 2.0;
        svg.text(&text, [middle, baseline], "middle", LABEL, quiet, "");
    }
    for (text, right) in [words::MEAN, words::STD].into_iter().zip(NUMBERS) {
        svg.text(text, [right, baseline], "end", LABEL, quiet, "");
    }
}

/// The position of a value in the picture.
fn position(panel: &Panel, which: usize, value: f64) -> f64 {
    PANELS[which] + panel.position(value) / PANEL_UNITS * PANEL_WIDTH
}

/// The vertical lines of a panel, and the labels below them.
fn axis(svg: &mut SvgWriter, panel: &Panel, which: usize, end: f64) {
    let ticks = panel.ticks();
    let lines = panel.predicted.map_or_else(|| ticks.clone(), Vec::from);
    // The predicted lines are darker than the grid.
    let colour = if panel.predicted.is_some() {
        "#85888f"
    } else {
        "#e1dcd2"
    };
    for value in lines {
        let x = position(panel, which, value);
        svg.line([x, HEADINGS, x, end], Some(colour));
    }
    for value in ticks {
        let at = [position(panel, which, value), end + 14.0];
        let quiet = Theme::Light.quiet();
        svg.text(&panel.label(value), at, "middle", LABEL, quiet, "");
    }
}

/// A dot at the mean, hollow before the layer, and whiskers of one std; none where one of them
/// is not finite.
fn whisker(
    svg: &mut SvgWriter,
    panel: &Panel,
    which: usize,
    summary: Summary,
    divisor: Divisor,
    y: f64,
) {
    let Some(mean) = summary.mean.finite() else {
        return;
    };
    if let Some(std) = summary.std(divisor).finite() {
        let [low, high] = [mean - std, mean + std].map(|at| position(panel, which, at));
        let (top, size) = (y - CAP, 2.0 * CAP);
        svg.raw(format_args!(
            "<path d=\"M{low:.2} {y}H{high:.2}M{low:.2} {top}v{size}M{high:.2} {top}v{size}\" \
             fill=\"none\" stroke=\"{INK}\" stroke-width=\"1.5\"/>"
        ));
    }
    svg.raw(format_args!(
        "<circle cx=\"{:.2}\" cy=\"{y}\" r=\"4.75\" fill=\"{}\" stroke=\"{INK}\" stroke-width=\"1.5\"/>",
        position(panel, which, mean),
        ["#ffffff", GREEN][which]
    ));
}
