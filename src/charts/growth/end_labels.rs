//! The labels at the ends of points and lines, in the margin at the right of a chart.

use plotly::{
    Scatter, Trace,
    common::{Font, HoverInfo, Mode, Position},
};

use crate::{lab::real::Real, words::chains_chart as words};

/// The font size in pixels.
pub(in crate::charts) const LABEL_SIZE: usize = 12;

/// The label of one chain or line.
pub(in crate::charts) struct EndLabel {
    /// The last value, beside which the label is.
    pub(in crate::charts) norm: Real,
    pub(in crate::charts) lines: Vec<String>,
    pub(in crate::charts) colour: &'static str,
}

/// The range of the axis beside which the labels are.
#[derive(Clone, Copy)]
pub(in crate::charts) enum NormAxis {
    /// Of a linear axis.
    Linear([f64; 2]),
    /// Of a logarithmic axis: exponents of ten.
    Logarithmic([f64; 2]),
}

impl NormAxis {
    /// The height of a value as a share of the axis. Values that it cannot show are at an
    /// end, as their markers are.
    fn share(self, value: Real) -> f64 {
        let share = match (self, value.finite()) {
            (_, None) => 1.0,
            (Self::Linear([bottom, top]), Some(value)) => (value - bottom) / (top - bottom),
            (Self::Logarithmic([bottom, top]), Some(value)) => {
                (value.log10() - bottom) / (top - bottom)
            }
        };
        share.clamp(0.0, 1.0)
    }

    /// Whether a value is above the axis.
    pub(in crate::charts) fn is_above(self, value: f64) -> bool {
        match self {
            Self::Linear([_, top]) => value > top,
            Self::Logarithmic([_, top]) => value.log10() > top,
        }
    }

    /// The largest value on the axis.
    pub(in crate::charts) fn top(self) -> f64 {
        self.value(1.0)
    }

    /// The value at a share of the axis.
    fn value(self, share: f64) -> f64 {
        match self {
            Self::Linear([bottom, top]) => bottom + share * (top - bottom),
            Self::Logarithmic([bottom, top]) => 10_f64.powf(bottom + share * (top - bottom)),
        }
    }
}

/// A trace for each label at the step `x`. Labels of ends that are near each other are moved
/// apart. `line` is the height of a line of text as a share of the axis, where the axis is
/// shortest: on a phone.
pub(in crate::charts) fn end_labels(
    labels: &[EndLabel],
    x: f64,
    axis: NormAxis,
    line: f64,
) -> Vec<Box<dyn Trace>> {
    let mut heights: Vec<(f64, f64)> = labels
        .iter()
        .map(|label| (axis.share(label.norm), line * count(label.lines.len())))
        .collect();
    spread(&mut heights);
    std::iter::zip(labels, heights)
        .map(|(label, (height, _))| {
            let is_above = label.norm.finite().is_some_and(|end| axis.is_above(end));
            // The label of an end above the axis hangs from the top, however high a line is.
            let (y, position) = if is_above {
                (axis.top(), Position::BottomRight)
            } else {
                (axis.value(height), Position::MiddleRight)
            };
            let trace: Box<dyn Trace> = Scatter::new(vec![x], vec![y])
                .mode(Mode::Text)
                .text_array(vec![words::label(&label.lines)])
                .text_position(position)
                .text_font(Font::new().size(LABEL_SIZE).color(label.colour))
                .clip_on_axis(false)
                .hover_info(HoverInfo::Skip);
            trace
        })
        .collect()
}

fn count(lines: usize) -> f64 {
    f64::from(u32::try_from(lines).unwrap_or(0))
}

/// Moves the middles of labels, given with their heights, so that no two overlap and all
/// are within the axis as far as there is space.
fn spread(labels: &mut [(f64, f64)]) {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|&one, &other| labels[one].0.total_cmp(&labels[other].0));
    let mut end = 0.0;
    for &index in &order {
        let (middle, height) = &mut labels[index];
        *middle = middle.max(end + *height / 2.0);
        end = *middle + *height / 2.0;
    }
    let mut end = 1.0;
    for &index in order.iter().rev() {
        let (middle, height) = &mut labels[index];
        *middle = middle.min(end - *height / 2.0);
        end = *middle - *height / 2.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether neighbours keep their distance, within rounding.
    fn are_apart(labels: &[(f64, f64)]) -> bool {
        labels.windows(2).all(|pair| {
            let [(low, below), (high, above)] = [pair[0], pair[1]];
            high - low >= f64::midpoint(below, above) - 1e-12
        })
    }

    #[test]
    fn labels_with_space_between_them_stay_at_their_ends() {
        let start = [(0.2, 0.2), (0.6, 0.2), (0.85, 0.2)];
        let mut labels = start;
        spread(&mut labels);
        assert_eq!(labels, start);
    }

    #[test]
    fn labels_of_equal_ends_are_above_each_other_within_the_axis() {
        for middle in [0.0, 0.5, 1.0] {
            let mut labels = [(middle, 0.2), (middle, 0.3), (middle, 0.1)];
            spread(&mut labels);
            assert!(are_apart(&labels), "{labels:?}");
            let within = |&(middle, height): &(f64, f64)| {
                middle - height / 2.0 >= -1e-12 && middle + height / 2.0 <= 1.0 + 1e-12
            };
            assert!(labels.iter().all(within), "{labels:?}");
        }
    }

    #[test]
    fn the_order_of_the_labels_is_that_of_the_ends() {
        let mut labels = [(0.5, 0.3), (0.45, 0.3)];
        spread(&mut labels);
        assert!(labels[1].0 < labels[0].0, "{labels:?}");
    }
}
