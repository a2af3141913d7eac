//! The instability chains.

use layernorm_lab::lab::{
    growth::{self, Noise},
    scenario::Growth,
};
use proptest::prelude::*;

use super::{config, strategies::growth};

proptest! {
    #![proptest_config(config())]

    /// More steps append to a chain and leave the earlier steps unchanged.
    #[test]
    fn a_longer_chain_extends_a_shorter_one(
        seed in any::<u64>(),
        settings in growth(),
        more in 1_u32..20,
    ) {
        let longer = Growth { steps: settings.steps + more, ..settings.clone() };
        let short = growth::run(&mut Noise::seeded(seed), &settings);
        let long = growth::run(&mut Noise::seeded(seed), &longer);
        let steps = settings.steps as usize;
        prop_assert_eq!(&long.growing.steps[..steps], &short.growing.steps);
        prop_assert_eq!(&long.shrinking.steps[..steps], &short.shrinking.steps);
    }
}
