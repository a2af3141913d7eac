//! Every setting, in order.

use super::{
    Setting,
    overrides::Overrides,
    table::{Choice, Number, Switch},
};

impl Setting {
    /// Every field of the scenario that can be set, in the order of the scenario's
    /// JSON. A link holds its keys in this order: γ and β precede their overrides,
    /// because setting all entries removes the overrides.
    pub const ALL: [Self;
        2 + Number::ALL.len() + Choice::ALL.len() + Switch::ALL.len() + Overrides::ALL.len()] = [
        Self::Seed,
        Self::Number(Number::Scale),
        Self::Number(Number::Steps),
        Self::Number(Number::Size),
        Self::Choice(Choice::Product),
        Self::Switch(Switch::LayerNorm),
        Self::Choice(Choice::Precision),
        Self::Number(Number::Rows),
        Self::Number(Number::Features),
        Self::Number(Number::Mean),
        Self::Number(Number::Std),
        Self::CustomMatrix,
        Self::Overrides(Overrides::Cells),
        Self::Choice(Choice::Shape),
        Self::Number(Number::Eps),
        Self::Number(Number::Gamma),
        Self::Overrides(Overrides::Gamma),
        Self::Number(Number::Beta),
        Self::Overrides(Overrides::Beta),
        Self::Choice(Choice::LayerPrecision),
        Self::Switch(Switch::RoundEveryStep),
        Self::Number(Number::Groups),
        Self::Choice(Choice::Axis),
        Self::Switch(Switch::Expected),
        Self::Switch(Switch::Band),
        Self::Choice(Choice::Divisor),
        Self::Choice(Choice::Direction),
        Self::Choice(Choice::RowSource),
        Self::Number(Number::MatrixRow),
        Self::Choice(Choice::Upstream),
        Self::Number(Number::GradientRow),
        Self::Number(Number::GradientFeature),
        Self::Overrides(Overrides::Upstream),
        Self::Choice(Choice::Scheme),
        Self::Number(Number::Layers),
        Self::Number(Number::Width),
        Self::Number(Number::WeightScale),
        Self::Number(Number::StreamRows),
        Self::Choice(Choice::Stage),
        Self::Number(Number::Turn),
        Self::Number(Number::Tilt),
        Self::Number(Number::CloudMean),
        Self::Number(Number::CloudStd),
        Self::Number(Number::TransformerLayer),
        Self::Number(Number::TransformerSentence),
    ];
}
