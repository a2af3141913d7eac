//! Station 4's chart: the values of each feature normalised, and with γ and β.

mod preview;

use plotly::{
    Scatter, Trace,
    common::{Fill, Font, HoverInfo, MarkerSymbol, Mode, Position},
};

use self::preview::Preview;
use crate::{
    charts::{
        axis::spanning_coarsely,
        chart_data::ChartData,
        figure::{Figure, axis, layout, outlined},
        theme::{GREEN, OUTLINE, Theme},
    },
    lab::{matrix::Matrix, normalization::Outcome, real::Real},
    words::parameters_chart as words,
};

/// The most features above which γ and β are written: more numbers would overlap. If the whole
/// matrix is normalised, γ and β differ from row to row and have no place.
const MOST_NUMBERED: usize = 16;
/// The most characters of such a number, for ten features on a phone.
const MOST_CHARACTERS: usize = 4;
/// The most features in the table and in the chart.
const MOST_FEATURES: usize = 256;
/// The most marks of one colour: with more, the lines alone are drawn.
const MOST_MARKS: usize = 320;
/// How far x̂ stands to the left of its feature's place, and the results to the right.
const ASIDE: [f64; 2] = [-0.17, 0.17];
/// The share of the axis above the values, for the numbers of γ and β.
const HEADROOM: f64 = 0.26;
/// The share of the axis below the values, for γ and β of the preview.
const FOOTROOM: f64 = 0.12;
/// The font size of those numbers in pixels.
const NUMBER_SIZE: usize = 12;
/// Half the width of the line over a feature's values, as a share of the axis.
const HALF_WIDTH: f64 = 0.0015;
/// The most that it takes of a feature's place: then the lines of a feature do not touch.
const MOST_HALF_WIDTH: f64 = 0.12;
/// The least height of such a line, as a share of the values' range: equal values are visible
/// too.
const LEAST_HEIGHT: f64 = 0.004;

/// For each feature, a line over its x̂ and beside it one over the results, with a mark for
/// each row. Above the features are their γ and β. While these are 1 and 0, a third line of some
/// features previews the example.
#[must_use]
pub fn features(normalized: &Matrix, outcome: &Outcome, theme: Theme) -> Figure {
    let columns = outcome.output.columns().min(MOST_FEATURES);
    let parameters = [&outcome.gamma, &outcome.beta];
    let mut entries = parameters.into_iter().flat_map(Matrix::values);
    let is_numbered = columns <= MOST_NUMBERED
        && outcome.gamma.rows() == 1
        && entries.all(|&entry| words::entry(entry).chars().count() <= MOST_CHARACTERS);
    let preview = is_numbered.then(|| Preview::of(normalized, outcome));
    let preview = preview.filter(Preview::is_shown);
    let is_previewed = preview.is_some();
    let all = [normalized, &outcome.output].map(Matrix::values);
    let all = all.into_iter().chain(preview.as_ref().map(Preview::values));
    let values = all.flatten().map(|&value| f64::from(value));
    // As far as the lines of the rows below.
    let [bottom, top] = spanning_coarsely(values.chain([-3.0, 3.0]));
    let room = |is_needed: bool, share: f64| {
        if is_needed {
            share * (top - bottom) / (1.0 - share)
        } else {
            0.0
        }
    };
    let headroom = room(is_numbered, HEADROOM);
    let footroom = room(is_previewed, FOOTROOM);
    let [left, right] = if is_previewed {
        [preview::ASIDE[0], preview::ASIDE[1]]
    } else {
        ASIDE
    };
    let least_height = LEAST_HEIGHT * (top - bottom);
    let mut traces: Vec<Box<dyn Trace>> = vec![
        spans(normalized, left, columns, least_height, theme.quiet()),
        spans(&outcome.output, right, columns, least_height, theme.ink()),
    ];
    if outcome.output.rows() * columns <= MOST_MARKS {
        traces.push(marks(normalized, 0, places(columns, left), theme));
        traces.push(marks(&outcome.output, 1, places(columns, right), theme));
    }
    if is_numbered {
        let heights = [0.72, 0.28].map(|share| top + share * headroom);
        for (parameter, height) in std::iter::zip(parameters, heights) {
            traces.push(numbers(parameter, columns, height, theme));
        }
        traces.push(names(heights.to_vec(), theme));
    }
    traces.extend(
        preview
            .iter()
            .flat_map(|preview| preview.traces(least_height, bottom - footroom / 2.0, theme)),
    );
    // The names of the numbers need room beside the labels of the axis.
    let first = if is_numbered { -0.1 } else { 0.5 };
    let mut x_axis = axis(words::FEATURE, [first, as_f64(columns) + 0.5], theme).show_grid(false);
    if is_numbered {
        x_axis = x_axis.tick_values(places(columns, 0.0));
    }
    let title = words::features_title(are_equal(normalized, &outcome.output), is_previewed);
    let layout = layout(title, theme)
        .show_legend(false)
        .x_axis(x_axis)
        .y_axis(axis(
            words::VALUE,
            [bottom - footroom, top + headroom],
            theme,
        ));
    Figure::new(&traces, &layout, "parameters-features")
}

/// Whether two matrices have the same values. NaN is the same as NaN.
fn are_equal(left: &Matrix, right: &Matrix) -> bool {
    let [left, right] = [left, right].map(|matrix| {
        let values = matrix.values().iter();
        values.map(|&value| Real::from(f64::from(value)))
    });
    left.eq(right)
}

/// The places of the features, from 1, moved aside.
fn places(columns: usize, aside: f64) -> Vec<f64> {
    (1..=columns).map(|at| as_f64(at) + aside).collect()
}

/// The finite values of a feature.
fn of_feature(matrix: &Matrix, feature: usize) -> impl Iterator<Item = f64> {
    let rows = 0..matrix.rows();
    let values = rows.filter_map(move |row| matrix.get(row, feature).map(f64::from));
    values.filter(|value| value.is_finite())
}

/// The smallest and the largest finite value of a feature.
fn range(matrix: &Matrix, feature: usize) -> Option<[Real; 2]> {
    Real::range(of_feature(matrix, feature).map(Real::from))
}

/// A vertical line from the smallest to the largest value of each feature.
///
/// The lines are narrow areas, because plotly draws all areas of a trace as one path, but a line
/// with gaps as one path for each piece.
fn spans(
    matrix: &Matrix,
    aside: f64,
    columns: usize,
    least_height: f64,
    colour: &'static str,
) -> Box<dyn Trace> {
    let half = (HALF_WIDTH * as_f64(columns)).min(MOST_HALF_WIDTH);
    let (mut x, mut y) = (Vec::new(), Vec::new());
    for (feature, place) in places(columns, aside).into_iter().enumerate() {
        let ends = range(matrix, feature).map(|ends| ends.map(Real::to_f64));
        let [least, most] = ends.unwrap_or([f64::NAN; 2]);
        let missing = (least_height - (most - least)).max(0.0) / 2.0;
        let [least, most] = [least - missing, most + missing];
        let [left, right] = [place - half, place + half];
        x.extend([left, right, right, left, f64::NAN]);
        y.extend([least, least, most, most, f64::NAN]);
    }
    Scatter::new(x, y)
        .mode(Mode::None)
        .fill(Fill::ToSelf)
        .fill_color(colour)
        .hover_info(HoverInfo::Skip)
}

/// A count, for positions. More features than are drawn do not occur.
fn as_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// A mark for each value: grey squares for x̂, green circles for the results.
fn marks(matrix: &Matrix, which: usize, places: Vec<f64>, theme: Theme) -> Box<dyn Trace> {
    let (symbol, colour, outline) = if which == 0 {
        (MarkerSymbol::Square, theme.grid(), theme.quiet())
    } else {
        (MarkerSymbol::Circle, GREEN, OUTLINE)
    };
    let (mut x, mut y, mut hover) = (Vec::new(), Vec::new(), Vec::new());
    for (feature, place) in places.into_iter().enumerate() {
        for value in of_feature(matrix, feature) {
            x.push(place);
            y.push(value);
            hover.push(words::hover(feature, which, value));
        }
    }
    Scatter::new(x, y)
        .mode(Mode::Markers)
        .marker(outlined(symbol, 8, colour, outline))
        .hover_text_array(hover)
        .hover_info(HoverInfo::Text)
}

/// The entries of γ or of β in the first row, at a height.
fn numbers(parameter: &Matrix, columns: usize, height: f64, theme: Theme) -> Box<dyn Trace> {
    let texts = (0..columns).map(|feature| {
        let value = parameter.get(0, feature).unwrap_or(f32::NAN);
        words::entry(value)
    });
    text(
        places(columns, 0.0),
        vec![height; columns],
        texts.collect(),
        theme.ink(),
    )
}

/// The names of the two rows of numbers, at the left.
fn names(heights: Vec<f64>, theme: Theme) -> Box<dyn Trace> {
    let names = words::PARAMETERS.map(str::to_owned).to_vec();
    text(vec![0.28; heights.len()], heights, names, theme.ink())
}

fn text(x: Vec<f64>, y: Vec<f64>, texts: Vec<String>, colour: &'static str) -> Box<dyn Trace> {
    Scatter::new(x, y)
        .mode(Mode::Text)
        .text_array(texts)
        .text_position(Position::MiddleCenter)
        .text_font(Font::new().size(NUMBER_SIZE).color(colour))
        .hover_info(HoverInfo::Skip)
}

/// The data of the chart.
#[must_use]
pub fn features_data(normalized: &Matrix, outcome: &Outcome) -> ChartData {
    let row = |feature: usize| {
        let entry = |of: &Matrix| of.get(0, feature).map(Real::from);
        let ends = |of: &Matrix| {
            let range = range(of, feature);
            [0, 1].map(|end| range.map(|range| range[end]))
        };
        let [least, most] = ends(normalized);
        let [smallest, largest] = ends(&outcome.output);
        let values = [
            entry(&outcome.gamma),
            entry(&outcome.beta),
            least,
            most,
            smallest,
            largest,
        ];
        ((feature + 1).to_string(), values.to_vec())
    };
    let columns = outcome.output.columns().min(MOST_FEATURES);
    ChartData {
        caption: words::FEATURES_CAPTION.to_owned(),
        columns: words::FEATURES_COLUMNS.to_vec(),
        rows: (0..columns).map(row).collect(),
    }
}
