//! The nearest state in which a question makes sense.

use crate::lab::{scenario::Scenario, setting::Setting};

/// The nearest state in which a question makes sense: the current one with the first
/// single setting at its default that is enough, or else with a part of the settings, or
/// else the default.
pub(super) fn nearest(scenario: &Scenario, makes_sense: impl Fn(&Scenario) -> bool) -> Scenario {
    let default = Scenario::default();
    let single = Setting::ALL
        .into_iter()
        .filter(|setting| setting.differs(scenario, &default))
        .map(|setting| {
            let mut changed = scenario.clone();
            reset(setting, &mut changed);
            changed
        });
    let parts: [fn(&mut Scenario, Scenario); 4] = [
        |scenario, default| scenario.growth = default.growth,
        |scenario, default| scenario.activations = default.activations,
        |scenario, default| scenario.layer_norm = default.layer_norm,
        |scenario, default| {
            scenario.activations = default.activations;
            scenario.layer_norm = default.layer_norm;
        },
    ];
    let parts = parts.into_iter().map(|part| {
        let mut changed = scenario.clone();
        part(&mut changed, Scenario::default());
        changed
    });
    single.chain(parts).find(makes_sense).unwrap_or_default()
}

/// Sets a setting to its default.
fn reset(setting: Setting, scenario: &mut Scenario) {
    let default = Scenario::default();
    match setting {
        Setting::Seed => scenario.seed = default.seed,
        Setting::Number(number) => number.set(scenario, number.default()),
        Setting::Choice(choice) => choice.set(scenario, choice.get(&default)),
        Setting::Switch(switch) => switch.set(scenario, switch.get(&default)),
        Setting::CustomMatrix => scenario.activations.own = None,
        Setting::Overrides(overrides) => (overrides.spec().get_mut)(scenario).clear(),
    }
}
