//! The gradients along the chains, computed only while they are shown.

use leptos::prelude::*;

use crate::{
    charts::growth as charts,
    claims::backward as claims,
    lab::{
        gradient::chains::{self, Outcome},
        growth::{self, Noise},
        scenario::{Direction, Growth, View},
    },
    ui::{components::station_context::StationContext, state::Lab},
    words::sentence,
};

/// The gradients of both chains, without and with LayerNorm.
#[derive(Clone, PartialEq)]
struct Gradients {
    outcomes: [Outcome; 2],
    /// The same as the charts draw them.
    drawn: [growth::Outcome; 2],
}

/// What the charts show backward; nothing while they show the matrices.
#[derive(Clone, Copy)]
pub(super) struct Backward {
    chains: Memo<growth::Outcome>,
    settings: Memo<Growth>,
    gradients: Memo<Option<Gradients>>,
    /// How the charts show the gradients, which have no expected norms.
    pub(super) view: Memo<View>,
}

impl Backward {
    /// The gradients of the enclosing station.
    pub(super) fn new() -> Self {
        let lab = Lab::of_page();
        let seed = lab.slice(|scenario| scenario.seed);
        let seed = StationContext::of_station().gated(seed);
        let is_shown = Memo::new(move |_| lab.view.read().direction == Direction::Backward);
        let noise = StoredValue::new_local(None::<Noise>);
        let gradients = Memo::new(move |_| {
            is_shown.get().then(|| {
                let (seed, settings) = (seed.get(), lab.growth_settings.read());
                let mut noise = noise.write_value();
                let noise = match noise.as_mut() {
                    Some(noise) if noise.seed() == seed => noise,
                    _ => noise.insert(Noise::seeded(seed)),
                };
                gradients(noise, &settings)
            })
        });
        let view = Memo::new(move |_| {
            let view = lab.view.get();
            let expected = view.expected && !is_shown.get();
            View { expected, ..view }
        });
        Self {
            chains: lab.growth,
            settings: lab.growth_settings,
            gradients,
            view,
        }
    }

    /// Whether the charts show the gradients. Tracked.
    pub(super) fn is_shown(self) -> bool {
        self.gradients.read().is_some()
    }

    /// The station's sentence.
    pub(super) fn sentence(self) -> Option<String> {
        let gradients = self.gradients.read();
        let gradients = gradients.as_ref()?;
        let size = self.settings.read().size;
        let claim = self
            .chains
            .with(|chains| claims::backward(&gradients.outcomes, chains, size));
        Some(sentence::backward(&claim))
    }

    /// Reads the gradients as the charts draw them, with or without LayerNorm.
    pub(super) fn with<T>(
        self,
        layer_norm: bool,
        read: impl FnOnce(&growth::Outcome) -> T,
    ) -> Option<T> {
        let gradients = self.gradients.read();
        let drawn = &gradients.as_ref()?.drawn;
        Some(read(&drawn[usize::from(layer_norm)]))
    }
}

fn gradients(noise: &mut Noise, settings: &Growth) -> Gradients {
    let outcomes = [false, true].map(|layer_norm| {
        let settings = Growth {
            layer_norm,
            ..settings.clone()
        };
        chains::run(noise, &settings)
    });
    let drawn = outcomes
        .each_ref()
        .map(|outcome| charts::backward(outcome, settings.scale));
    Gradients { outcomes, drawn }
}
