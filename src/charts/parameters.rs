//! Station 4's chart: the values of each feature normalised, and with γ and β.

use plotly::{
    Scatter, Trace,
    common::{Font, HoverInfo, Line, MarkerSymbol, Mode, Position},
};

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
const ASIDE: f64 = 0.17;
/// The share of the axis above the values, for the numbers of γ and β.
const HEADROOM: f64 = 0.26;
/// The font size of those numbers in pixels.
const NUMBER_SIZE: usize = 12;

/// For each feature, a line over its x̂ and beside it one over the results, with a mark for
/// each row. Above the features are their γ and β.
#[must_use]
pub fn features(normalized: &Matrix, outcome: &Outcome, theme: Theme) -> Figure {
    let columns = outcome.output.columns().min(MOST_FEATURES);
    let all = [normalized, &outcome.output].map(Matrix::values);
    let values = all.into_iter().flatten().map(|&value| f64::from(value));
    // As far as the lines of the rows below.
    let [bottom, top] = spanning_coarsely(values.chain([-3.0, 3.0]));
    let parameters = [&outcome.gamma, &outcome.beta];
    let mut entries = parameters.into_iter().flat_map(Matrix::values);
    let is_numbered = columns <= MOST_NUMBERED
        && outcome.gamma.rows() == 1
        && entries.all(|&entry| words::entry(entry).chars().count() <= MOST_CHARACTERS);
    let headroom = if is_numbered {
        HEADROOM * (top - bottom) / (1.0 - HEADROOM)
    } else {
        0.0
    };
    let mut traces: Vec<Box<dyn Trace>> = vec![
        spans(normalized, -ASIDE, columns, theme.quiet()),
        spans(&outcome.output, ASIDE, columns, theme.ink()),
    ];
    if outcome.output.rows() * columns <= MOST_MARKS {
        traces.push(marks(normalized, 0, columns, theme));
        traces.push(marks(&outcome.output, 1, columns, theme));
    }
    if is_numbered {
        let heights = [0.72, 0.28].map(|share| top + share * headroom);
        for (parameter, height) in std::iter::zip(parameters, heights) {
            traces.push(numbers(parameter, columns, height, theme));
        }
        traces.push(names(heights.to_vec(), theme));
    }
    let last = u32::try_from(columns).map_or(1.0, f64::from);
    // The names of the numbers need room beside the labels of the axis.
    let first = if is_numbered { -0.1 } else { 0.5 };
    let mut x_axis = axis(words::FEATURE, [first, last + 0.5], theme).show_grid(false);
    if is_numbered {
        x_axis = x_axis.tick_values(places(columns, 0.0));
    }
    let title = words::features_title(are_equal(normalized, &outcome.output));
    let layout = layout(title, theme)
        .show_legend(false)
        .x_axis(x_axis)
        .y_axis(axis(words::VALUE, [bottom, top + headroom], theme));
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
    let columns = u32::try_from(columns).unwrap_or_default();
    (1..=columns).map(|at| f64::from(at) + aside).collect()
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
fn spans(matrix: &Matrix, aside: f64, columns: usize, colour: &'static str) -> Box<dyn Trace> {
    let (mut x, mut y) = (Vec::new(), Vec::new());
    for (feature, place) in places(columns, aside).into_iter().enumerate() {
        let ends = range(matrix, feature).map(|ends| ends.map(Real::to_f64));
        let [least, most] = ends.unwrap_or([f64::NAN; 2]);
        x.extend([place, place, f64::NAN]);
        y.extend([least, most, f64::NAN]);
    }
    Scatter::new(x, y)
        .mode(Mode::Lines)
        .line(Line::new().color(colour).width(1.5))
        .hover_info(HoverInfo::Skip)
}

/// A mark for each value: grey squares for x̂, green circles for the results.
fn marks(matrix: &Matrix, which: usize, columns: usize, theme: Theme) -> Box<dyn Trace> {
    let (aside, symbol, colour, outline) = if which == 0 {
        (-ASIDE, MarkerSymbol::Square, theme.grid(), theme.quiet())
    } else {
        (ASIDE, MarkerSymbol::Circle, GREEN, OUTLINE)
    };
    let (mut x, mut y, mut hover) = (Vec::new(), Vec::new(), Vec::new());
    for (feature, place) in places(columns, aside).into_iter().enumerate() {
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
        theme,
    )
}

/// The names of the two rows of numbers, at the left.
fn names(heights: Vec<f64>, theme: Theme) -> Box<dyn Trace> {
    let names = words::PARAMETERS.map(str::to_owned).to_vec();
    text(vec![0.28; heights.len()], heights, names, theme)
}

fn text(x: Vec<f64>, y: Vec<f64>, texts: Vec<String>, theme: Theme) -> Box<dyn Trace> {
    Scatter::new(x, y)
        .mode(Mode::Text)
        .text_array(texts)
        .text_position(Position::MiddleCenter)
        .text_font(Font::new().size(NUMBER_SIZE).color(theme.ink()))
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
