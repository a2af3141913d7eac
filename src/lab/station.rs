//! The stations of the page.

use crate::lab::{
    listed_enum::listed_enum,
    setting::{Choice, Number, Overrides, Setting, Switch},
};

/// The description of a [`Station`].
#[derive(Debug)]
pub struct StationSpec {
    /// The anchor of its section, and its name in a link.
    pub id: &'static str,
    /// The settings whose controls it contains, in the page's order.
    pub settings: &'static [Setting],
}

listed_enum! {
    /// A section of the page. The order of declaration is the order on the page.
    pub enum Station: StationSpec {
        /// Why networks normalise: the chains.
        Why = StationSpec {
            id: "why",
            settings: &[
                Setting::Switch(Switch::LayerNorm),
                Setting::Number(Number::Scale),
                Setting::Number(Number::Steps),
                Setting::Choice(Choice::Axis),
                Setting::Switch(Switch::Band),
                Setting::Number(Number::Size),
                Setting::Choice(Choice::Product),
                Setting::Choice(Choice::Precision),
                Setting::Switch(Switch::Expected),
                Setting::Choice(Choice::Direction),
            ],
        },
        /// What the layer does: the matrix before and after it.
        What = StationSpec {
            id: "what",
            settings: &[
                Setting::Choice(Choice::Shape),
                Setting::Number(Number::Eps),
                Setting::Number(Number::Features),
                Setting::Number(Number::Rows),
                Setting::Number(Number::Mean),
                Setting::Number(Number::Std),
                Setting::Choice(Choice::LayerPrecision),
                Setting::Switch(Switch::RoundEveryStep),
                Setting::CustomMatrix,
                Setting::Overrides(Overrides::Cells),
            ],
        },
        /// The means and standard deviations of the rows and columns.
        Statistics = StationSpec {
            id: "statistics",
            settings: &[Setting::Choice(Choice::Divisor)],
        },
        /// γ and β.
        Parameters = StationSpec {
            id: "parameters",
            settings: &[
                Setting::Number(Number::Gamma),
                Setting::Number(Number::Beta),
            ],
        },
        /// The relatives of LayerNorm: RMSNorm, BatchNorm and GroupNorm.
        Relatives = StationSpec {
            id: "relatives",
            settings: &[Setting::Number(Number::Groups)],
        },
        /// Rows that break float32.
        Failures = StationSpec {
            id: "failures",
            settings: &[
                Setting::Choice(Choice::RowSource),
                Setting::Number(Number::MatrixRow),
            ],
        },
        /// LayerNorm's backward pass: what becomes of a gradient.
        Gradients = StationSpec {
            id: "gradients",
            settings: &[
                Setting::Choice(Choice::Upstream),
                Setting::Number(Number::GradientRow),
                Setting::Number(Number::GradientFeature),
            ],
        },
        /// Where LayerNorm sits in a deep network: the residual stack.
        Depth = StationSpec {
            id: "depth",
            settings: &[
                Setting::Choice(Choice::Scheme),
                Setting::Number(Number::Layers),
                Setting::Number(Number::WeightScale),
                Setting::Number(Number::Width),
                Setting::Number(Number::StreamRows),
            ],
        },
        /// The shape that the layer leaves of three features: a circle in a plane.
        Geometry = StationSpec {
            id: "geometry",
            settings: &[
                Setting::Choice(Choice::Stage),
                Setting::Number(Number::CloudMean),
                Setting::Number(Number::CloudStd),
                Setting::Number(Number::Turn),
                Setting::Number(Number::Tilt),
            ],
        },
        /// The LayerNorms of a trained model.
        Transformer = StationSpec {
            id: "transformer",
            settings: &[
                Setting::Number(Number::TransformerLayer),
                Setting::Number(Number::TransformerSentence),
            ],
        },
    }
}

impl Station {
    /// The anchor of its section, and its name in a link.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.spec().id
    }

    /// The station with an id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|station| station.id() == id)
    }

    /// Its position on the page, from 1.
    #[must_use]
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// Whether it goes further than the lecture and its two neighbours: it stands under a
    /// heading of its own.
    #[must_use]
    pub fn is_further(self) -> bool {
        self > Self::Failures
    }

    /// The station that has a setting's control; `None` for the seed, whose field is
    /// in the top bar, and for values that have no control of their own.
    #[must_use]
    pub fn of(setting: Setting) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|station| station.spec().settings.contains(&setting))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_belongs_to_exactly_one_station() {
        for setting in Setting::ALL {
            let stations = Station::ALL.into_iter();
            let count = stations
                .flat_map(|station| station.spec().settings)
                .filter(|listed| **listed == setting)
                .count();
            let has_control = matches!(
                setting,
                Setting::Number(_)
                    | Setting::Choice(_)
                    | Setting::Switch(_)
                    | Setting::CustomMatrix
                    | Setting::Overrides(Overrides::Cells)
            );
            assert_eq!(count, usize::from(has_control), "{setting:?}");
        }
    }

    #[test]
    fn stations_are_numbered_in_the_order_of_the_page() {
        assert_eq!(
            Station::ALL.map(Station::number),
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
        );
        assert_eq!(Station::Why.number(), 1);
        assert_eq!(Station::Failures.number(), 6);
    }
}
