//! The scenario and the values that are computed from it.

pub(crate) mod cell_selection;
pub(crate) mod drag;
pub(crate) mod ensemble_task;
pub(crate) mod theme;

use leptos::prelude::*;

use self::theme::ThemeState;
use crate::{
    charts::theme::Theme,
    lab::{
        growth::{self, Noise},
        matrix::Matrix,
        normalization,
        notable_cell::notable_cell,
        scenario::{Growth, LayerNorm, Scenario, View},
        setting::Number,
    },
    ui::reactive::{deferred_memo, idle::Idle, recent_change},
};

/// The state of the page.
///
/// Every result is computed from the scenario. Each one depends only on its own slice
/// of it, so that moving γ recomputes no chain.
#[derive(Clone, Copy)]
pub(crate) struct Lab {
    /// All settings.
    pub(crate) scenario: RwSignal<Scenario>,
    /// The settings of station 1.
    pub(crate) growth_settings: Memo<Growth>,
    /// The results of station 1.
    pub(crate) growth: Memo<growth::Outcome>,
    /// The random matrices of station 1.
    pub(crate) noise: StoredValue<Noise, LocalStorage>,
    /// The layer's settings, of stations 2 to 4.
    pub(crate) layer: Memo<LayerNorm>,
    /// The layer's results.
    pub(crate) normalization: Memo<normalization::Outcome>,
    /// The activation matrix in the layer's number format: the layer's input.
    pub(crate) input: Memo<Matrix>,
    /// How results are drawn.
    pub(crate) view: Memo<View>,
    /// The user's theme preference and the theme that results from it.
    pub(crate) theme_state: ThemeState,
    /// The theme of the page.
    pub(crate) theme: Memo<Theme>,
    /// The cell whose arithmetic is shown while none is selected.
    pub(crate) notable_cell: Memo<(usize, usize)>,
    /// The hovered or focused cell, in both matrices: row and feature.
    pub(crate) cell: RwSignal<Option<(usize, usize)>>,
    /// The pinned cell, which stays highlighted until it is unpinned.
    pub(crate) pinned: RwSignal<Option<(usize, usize)>>,
    /// The id of the heat map that the user tapped or clicked last.
    pub(crate) used_map: RwSignal<Option<&'static str>>,
    /// Whether the LayerNorm switch of station 1 has changed within the last 400 ms.
    pub(crate) layer_norm_toggled: ReadSignal<bool>,
    /// When the scenario has not changed for a while.
    pub(crate) idle: Idle,
}

impl Lab {
    /// The state with the default scenario.
    pub(crate) fn new() -> Self {
        let scenario = RwSignal::new(Scenario::default());
        let seed = slice(scenario, |scenario| scenario.seed);
        let growth_settings = slice(scenario, |scenario| scenario.growth.clone());
        let layer = slice(scenario, |scenario| scenario.layer_norm.clone());
        let settings = slice(scenario, |scenario| scenario.activations.clone());

        // A new seed is the only change that needs new random numbers.
        let noise = StoredValue::new_local(Noise::seeded(seed.get_untracked()));
        let growth = Memo::new(move |_| run_growth(noise, seed.get(), &growth_settings.read()));
        // A memo of their own: γ, β and ε do not change the input's statistics.
        let precision = Memo::new(move |_| layer.read().precision);
        let measured = Memo::new(move |_| {
            normalization::Input::of(seed.get(), &settings.read(), precision.get())
        });
        let input: Memo<Matrix> = Memo::new(move |_| measured.read().matrix.clone());
        let normalization =
            Memo::new(move |_| normalization::run_measured(measured.get(), &layer.read()));

        let theme_state = ThemeState::new();
        Self {
            scenario,
            growth_settings,
            growth,
            noise,
            layer,
            normalization,
            input,
            view: slice(scenario, |scenario| scenario.view.clone()),
            theme_state,
            theme: theme_state.theme,
            notable_cell: Memo::new(move |_| input.with(notable_cell)),
            cell: RwSignal::new(None),
            pinned: RwSignal::new(None),
            used_map: RwSignal::new(None),
            layer_norm_toggled: recent_change::changed_recently(Memo::new(move |_| {
                growth_settings.read().layer_norm
            })),
            idle: Idle::after(move || scenario.track()),
        }
    }

    /// The page's state.
    ///
    /// Among the charts of a station, its results can lag behind the scenario: a
    /// `GatedStation` does not update them while they are off the screen. Code that
    /// sets a value from the current one uses `StationContext::live` instead.
    ///
    /// # Panics
    /// Outside the `App` component, which provides it.
    pub(crate) fn of_page() -> Self {
        expect_context()
    }

    /// A memo of a slice of the scenario, which notifies only when the slice changes.
    pub(crate) fn slice<T>(
        self,
        get: impl Fn(&Scenario) -> T + Copy + Send + Sync + 'static,
    ) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        slice(self.scenario, get)
    }

    /// The results of station 1 with other settings. They share the random matrices of
    /// [`growth`](Self::growth).
    pub(crate) fn run_growth(self, seed: u64, settings: &Growth) -> growth::Outcome {
        run_growth(self.noise, seed, settings)
    }

    /// Sets a number to a value that has passed its check.
    pub(crate) fn set(self, number: Number, value: f64) {
        self.scenario.update(|scenario| number.set(scenario, value));
    }
}

/// Runs station 1 with the random matrices of a seed.
fn run_growth(
    noise: StoredValue<Noise, LocalStorage>,
    seed: u64,
    settings: &Growth,
) -> growth::Outcome {
    let mut noise = noise.write_value();
    if noise.seed() != seed {
        *noise = Noise::seeded(seed);
    }
    growth::run(&mut noise, settings)
}

/// A memo of a slice of the scenario.
fn slice<T>(
    scenario: RwSignal<Scenario>,
    get: impl Fn(&Scenario) -> T + Copy + Send + Sync + 'static,
) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    deferred_memo::eager_memo(move || scenario.with(get))
}
