//! The gradients along the chains, computed only while they are shown.

use leptos::prelude::*;

use crate::{
    charts::{
        chart_data::{self, ChartData},
        figure::Figure,
        growth::{self, ChainKind},
    },
    claims::backward as claims,
    lab::{
        gradient::chains::{self, Outcome},
        growth::Noise,
        real::Real,
        scenario::{Direction, Growth},
    },
    ui::state::Lab,
    words::{chart as words, sentence},
};

/// The gradients without and with LayerNorm; `None` while the charts show the matrices.
#[derive(Clone, Copy)]
pub(super) struct Backward {
    lab: Lab,
    gradients: Memo<Option<[Outcome; 2]>>,
}

impl Backward {
    /// The gradients of the enclosing station.
    pub(super) fn new() -> Self {
        let lab = Lab::of_page();
        let seed = lab.slice(|scenario| scenario.seed);
        let direction = Memo::new(move |_| lab.view.read().direction);
        let noise = StoredValue::new_local(Noise::seeded(seed.get_untracked()));
        let gradients = Memo::new(move |_| {
            (direction.get() == Direction::Backward).then(|| {
                let seed = seed.get();
                let settings = lab.growth_settings.read();
                let mut noise = noise.write_value();
                if noise.seed() != seed {
                    *noise = Noise::seeded(seed);
                }
                [false, true].map(|layer_norm| {
                    let settings = Growth {
                        layer_norm,
                        ..settings.clone()
                    };
                    chains::run(&mut noise, &settings)
                })
            })
        });
        Self { lab, gradients }
    }

    /// Whether the charts show the gradients. Tracked.
    pub(super) fn is_shown(self) -> bool {
        self.gradients.read().is_some()
    }

    /// The station's sentence.
    pub(super) fn sentence(self) -> Option<String> {
        let gradients = self.gradients.read();
        let gradients = gradients.as_ref()?;
        let claim = self.lab.growth.with(|chains| {
            claims::backward(gradients, chains, self.lab.growth_settings.read().size)
        });
        Some(sentence::backward(&claim))
    }

    /// The chart of one chain.
    pub(super) fn figure(self, kind: ChainKind, noise: f64) -> Option<Figure> {
        let axis = self.lab.view.read().axis;
        let theme = self.lab.theme.get();
        self.with_norms(kind, |norms| {
            growth::backward(norms, kind, noise, axis, theme)
        })
    }

    /// The table of that chart.
    pub(super) fn table(self, kind: ChainKind, noise: f64) -> Option<ChartData> {
        self.with_norms(kind, |norms| chart_data::backward(norms, noise))
    }

    /// The sentence below that chart.
    pub(super) fn summary(self, kind: ChainKind) -> Option<String> {
        self.with_norms(kind, |[without, with]| {
            words::backward_summary(without.first().copied(), with.first().copied())
        })
    }

    fn with_norms<T>(self, kind: ChainKind, read: impl FnOnce([&[Real]; 2]) -> T) -> Option<T> {
        let gradients = self.gradients.read();
        let norms = gradients.as_ref()?.each_ref().map(|outcome| {
            let chain = match kind {
                ChainKind::Shrinking => &outcome.shrinking,
                ChainKind::Growing => &outcome.growing,
            };
            chain.norms.as_slice()
        });
        Some(read(norms))
    }
}
