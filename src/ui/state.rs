//! The one source of truth, and what follows from it.

use leptos::prelude::*;

use super::{lever, seen::Rest, theme::Worn, told};
use crate::{
    charts::theme::Theme,
    lab::{
        activations,
        growth::{self, Noise},
        knob::Knob,
        matrix::Matrix,
        normalization,
        scenario::{Growth, LayerNorm, Scenario, View},
        statistics::Statistics,
    },
};

/// What every part of the page reads and sets.
///
/// The scenario is the only state; each outcome follows from its own part of
/// it, so that moving γ recomputes no chain.
#[derive(Clone, Copy)]
pub(super) struct Lab {
    /// Every knob.
    pub(super) scenario: RwSignal<Scenario>,
    /// Station 1's knobs and results.
    pub(super) growth_settings: Memo<Growth>,
    pub(super) growth: Memo<growth::Outcome>,
    /// Stations 2 to 4: the layer's knobs and results.
    pub(super) layer: Memo<LayerNorm>,
    pub(super) normalization: Memo<normalization::Outcome>,
    /// The activation matrix by itself.
    pub(super) input: Memo<Matrix>,
    /// How results are drawn.
    pub(super) view: Memo<View>,
    /// What was asked of the page's looks.
    pub(super) worn: Worn,
    /// Light or dark.
    pub(super) theme: Memo<Theme>,
    /// The cell that is pointed at or focused, in both matrices: row and feature.
    pub(super) cell: RwSignal<Option<(usize, usize)>>,
    /// The cell that stays lit until it is let go of.
    pub(super) pinned: RwSignal<Option<(usize, usize)>>,
    /// Whether LayerNorm was switched on or off in the chains just now.
    pub(super) lever_pulled: ReadSignal<bool>,
    /// When the state has come to rest.
    pub(super) rest: Rest,
}

impl Lab {
    /// The default scenario, and everything that follows from it.
    pub(super) fn new() -> Self {
        let scenario = RwSignal::new(Scenario::default());
        let seed = part(scenario, |scenario| scenario.seed);
        let growth_settings = part(scenario, |scenario| scenario.growth.clone());
        let layer = part(scenario, |scenario| scenario.layer_norm.clone());
        let settings = part(scenario, |scenario| scenario.activations.clone());

        // The draws outlive a change of any other knob.
        let noise = StoredValue::new_local(Noise::seeded(seed.get_untracked()));
        let growth = Memo::new(move |_| {
            let seed = seed.get();
            let mut noise = noise.write_value();
            if noise.seed() != seed {
                *noise = Noise::seeded(seed);
            }
            growth::run(&mut noise, &growth_settings.read())
        });
        // γ, β and ε do not move the input's statistics.
        let measured = Memo::new(move |_| {
            let input = activations::activations(seed.get(), &settings.read());
            let before = Statistics::of(&input);
            (input, before)
        });
        let input: Memo<Matrix> = Memo::new(move |_| measured.read().0.clone());
        let normalization = Memo::new(move |_| {
            let (input, before) = measured.get();
            normalization::run_measured(input, before, &layer.read())
        });

        let worn = Worn::follow();
        Self {
            scenario,
            growth_settings,
            growth,
            layer,
            normalization,
            input,
            view: part(scenario, |scenario| scenario.view.clone()),
            worn,
            theme: worn.theme,
            cell: RwSignal::new(None),
            pinned: RwSignal::new(None),
            lever_pulled: lever::just_pulled(Memo::new(move |_| growth_settings.read().layer_norm)),
            rest: Rest::of(move || scenario.track()),
        }
    }

    /// The lab of this page. In a station's pictures it is what they show: its
    /// results lag behind while they are off the screen ([`Seen`](super::seen::Seen)),
    /// so what sets a value from another one takes
    /// [`Place::live`](super::seen::Place::live).
    ///
    /// # Panics
    /// Outside [`App`](super::app::App), which provides it.
    pub(super) fn of_page() -> Self {
        expect_context()
    }

    /// What the scenario says of something, see [`part`].
    pub(super) fn part<T>(
        self,
        of: impl Fn(&Scenario) -> T + Copy + Send + Sync + 'static,
    ) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        part(self.scenario, of)
    }

    /// Sets a knob to a value that has passed its check.
    pub(super) fn set(self, knob: &'static Knob, value: f64) {
        self.scenario.update(|scenario| (knob.set)(scenario, value));
    }
}

/// What the scenario says of something.
fn part<T>(
    scenario: RwSignal<Scenario>,
    of: impl Fn(&Scenario) -> T + Copy + Send + Sync + 'static,
) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    told::at_once(move || scenario.with(of))
}
