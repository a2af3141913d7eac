//! What a finding shows at three stages: before the LayerNorm, normalised, and with γ and β.

use plotly::{
    Scatter, Trace,
    common::{Fill, Font, HoverInfo, Line as Stroke, MarkerSymbol, Mode, Position},
};

use crate::{
    charts::{
        axis::linear,
        chart_data::ChartData,
        figure::{Figure, axis, layout, outlined},
        theme::{GREEN, OUTLINE, PERIWINKLE, Theme},
    },
    lab::transformer::{ByStage, Line, Others, Sample, Stages, Subject},
    words::{markup::escape_for_plotly, transformer as words},
};

/// The places of the stages on the x axis.
const PLACES: [f64; 3] = [1.0, 2.0, 3.0];
/// The ends of the x axis, with space for half of a label at each.
const ENDS: [f64; 2] = [0.6, 3.5];
/// The font size of the labels in pixels.
const LABEL_SIZE: usize = 13;

/// A line for each number of the finding over the range of all others. The markers before the
/// LayerNorm are hollow, those after it green. Labels name the lines and the range, and say the
/// numbers of a line that stands for itself.
#[must_use]
pub fn stages(stages: Option<&Stages>, sample: &Sample, theme: Theme) -> Figure {
    let title = stages.map_or_else(
        || words::NO_STAGES.to_owned(),
        |stages| words::stages_title(stages, sample),
    );
    let mut traces: Vec<Box<dyn Trace>> = Vec::new();
    let mut values: Vec<f64> = Vec::new();
    let mut y_title = "";
    if let Some(stages) = stages {
        y_title = words::stages_axis(stages.subject);
        values.extend(stages.lines.iter().flat_map(|line| line.values));
        if let Some(others) = &stages.others {
            values.extend(others.least.iter().chain(&others.most));
            traces.extend(band(others, theme));
        }
        traces.extend(lines(stages, theme));
        traces.extend([0, 1, 2].map(|stage| markers(stages, stage, sample, theme)));
        traces.extend(labels(stages, sample, theme));
    }
    let layout = layout(&escape_for_plotly(&title), theme)
        .show_legend(false)
        .x_axis(
            axis("", ENDS, theme)
                .tick_values(PLACES.to_vec())
                .tick_text(words::STAGE_TICKS.map(str::to_owned).to_vec())
                .show_grid(false),
        )
        .y_axis(axis(y_title, linear(values), theme));
    Figure::new(&traces, &layout, "transformer-stages")
}

/// The range of the others: a filled area, with its label above the left end.
fn band(others: &Others, theme: Theme) -> Vec<Box<dyn Trace>> {
    let edge = |values: ByStage| {
        Scatter::new(PLACES.to_vec(), values.to_vec())
            .mode(Mode::Lines)
            .line(Stroke::new().color(theme.quiet()).width(1.0))
            .hover_info(HoverInfo::Skip)
    };
    vec![
        edge(others.least),
        edge(others.most)
            .fill(Fill::ToNextY)
            .fill_color(theme.veil()),
        label(
            [PLACES[0], others.most[0]],
            words::OTHERS_LABEL,
            Position::TopRight,
            theme.quiet(),
        ),
    ]
}

/// All lines as one trace with gaps; those that no label names are quiet.
fn lines(stages: &Stages, theme: Theme) -> Vec<Box<dyn Trace>> {
    let named = single(stages);
    let is_quiet = |line: &&Line| {
        matches!(stages.subject, Subject::Stds) && named.is_none_or(|named| named.at != line.at)
    };
    let (quiet, strong): (Vec<&Line>, Vec<&Line>) = stages.lines.iter().partition(is_quiet);
    let trace = |lines: Vec<&Line>, colour: &'static str, width: f64| {
        let gap = [f64::NAN];
        let x = lines.iter().flat_map(|_| PLACES.into_iter().chain(gap));
        let y = lines
            .iter()
            .flat_map(|line| line.values.into_iter().chain(gap));
        let trace: Box<dyn Trace> = Scatter::new(x.collect::<Vec<f64>>(), y.collect::<Vec<f64>>())
            .mode(Mode::Lines)
            .line(Stroke::new().color(colour).width(width))
            .hover_info(HoverInfo::Skip);
        trace
    };
    vec![
        trace(quiet, theme.quiet(), 1.0),
        trace(strong, theme.ink(), 2.0),
    ]
}

/// The line whose numbers are labelled, if one stands for itself.
fn single(stages: &Stages) -> Option<&Line> {
    match (stages.subject, stages.lines.as_slice()) {
        (Subject::Stds, _) => stages.most_changed(),
        (_, [only]) => Some(only),
        _ => None,
    }
}

/// The markers of one stage.
fn markers(stages: &Stages, stage: usize, sample: &Sample, theme: Theme) -> Box<dyn Trace> {
    let (symbol, colour, outline) = match stage {
        0 => (MarkerSymbol::Circle, theme.raised(), theme.ink()),
        1 => (MarkerSymbol::Square, PERIWINKLE, OUTLINE),
        _ => (MarkerSymbol::Circle, GREEN, OUTLINE),
    };
    let hover = stages.lines.iter().map(|line| {
        let name = words::line_name(stages.subject, line.at, sample);
        words::stage_hover(&name, stage, line.values[stage])
    });
    let values: Vec<f64> = stages.lines.iter().map(|line| line.values[stage]).collect();
    Scatter::new(vec![PLACES[stage]; values.len()], values)
        .mode(Mode::Markers)
        .name(words::STAGES[stage])
        .marker(outlined(symbol, 9, colour, outline))
        .hover_text_array(hover.collect())
        .hover_info(HoverInfo::Text)
}

/// The name of the lines at their number that is farthest from 0, and the numbers of a line
/// that stands for itself at every stage.
fn labels(stages: &Stages, sample: &Sample, theme: Theme) -> Vec<Box<dyn Trace>> {
    let single = single(stages);
    let named: Vec<&Line> = match single {
        Some(line) => vec![line],
        None => stages.lines.iter().collect(),
    };
    let farthest = |stage: usize| {
        let values = named.iter().map(|line| line.values[stage]);
        let finite = values.filter(|value| value.is_finite());
        finite.reduce(|most, value| {
            if value.abs() > most.abs() {
                value
            } else {
                most
            }
        })
    };
    let ends = [0, 1, 2].map(farthest);
    let size = |stage: &usize| ends[*stage].map_or(-1.0, f64::abs);
    let top = [2, 1, 0]
        .into_iter()
        .max_by(|one, other| size(one).total_cmp(&size(other)));
    let of_stage = |stage: usize| {
        let value = ends[stage]?;
        let [before, after] = [stage.checked_sub(1), Some(stage + 1)]
            .map(|stage| stage.and_then(|stage| *ends.get(stage)?));
        let name = (Some(stage) == top).then(|| words::lines_label(stages, sample));
        let number = single.map(|_| words::stage_value(value));
        let parts: Vec<String> = name.into_iter().chain(number).collect();
        let colour = theme.ink();
        let place = [PLACES[stage], value];
        (!parts.is_empty()).then(|| {
            label(
                place,
                &parts.join(": "),
                position(value, [before, after]),
                colour,
            )
        })
    };
    [0, 1, 2].into_iter().filter_map(of_stage).collect()
}

/// Away from the axis, on the side of a neighbour that is nearer to it: the line leaves that side
/// free. Otherwise on the side without a neighbour.
fn position(value: f64, neighbours: [Option<f64>; 2]) -> Position {
    let is_negative = value < 0.0;
    let is_free = |neighbour: Option<f64>| {
        neighbour.is_some_and(|neighbour| {
            if is_negative {
                neighbour >= value
            } else {
                neighbour <= value
            }
        })
    };
    let is_right = match (neighbours.map(is_free), neighbours) {
        ([_, true], _) => true,
        ([true, _], _) => false,
        (_, [_, None]) => true,
        (_, [None, _]) => false,
        // Both lines go away from the axis.
        _ if is_negative => return Position::TopCenter,
        _ => return Position::BottomCenter,
    };
    match (is_right, is_negative) {
        (true, false) => Position::TopRight,
        (true, true) => Position::BottomRight,
        (false, false) => Position::TopLeft,
        (false, true) => Position::BottomLeft,
    }
}

/// A text beside a marker.
fn label([x, y]: [f64; 2], text: &str, position: Position, colour: &'static str) -> Box<dyn Trace> {
    Scatter::new(vec![x], vec![y])
        .mode(Mode::Text)
        .text_array(vec![format!(" {} ", escape_for_plotly(text))])
        .text_position(position)
        .text_font(Font::new().size(LABEL_SIZE).color(colour))
        .clip_on_axis(false)
        .hover_info(HoverInfo::Skip)
}

/// The data of the chart: the lines, and the ends of the band.
#[must_use]
pub fn stages_data(stages: Option<&Stages>, sample: &Sample) -> ChartData {
    let Some(stages) = stages else {
        return ChartData::default();
    };
    let numbers = |values: ByStage| values.map(|value| Some(value.into())).to_vec();
    let lines = stages.lines.iter().map(|line| {
        let name = words::line_name(stages.subject, line.at, sample);
        (name, numbers(line.values))
    });
    let others = stages.others.iter().flat_map(|others| {
        let ends = [others.least, others.most].map(numbers);
        std::iter::zip(words::OTHERS.map(str::to_owned), ends)
    });
    ChartData {
        caption: words::stages_caption(stages),
        columns: words::STAGES_COLUMNS.to_vec(),
        rows: lines.chain(others).collect(),
    }
}
