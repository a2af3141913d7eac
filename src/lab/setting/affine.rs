//! γ and β, each of which has a number for all entries and overrides of single ones.

use super::{overrides::Overrides, table::Number};
use crate::lab::{
    listed_enum::listed_enum,
    scenario::{Parameter, Scenario},
};

listed_enum! {
    /// γ or β.
    pub enum AffineParameter {
        /// γ, called `weight` in PyTorch.
        Gamma,
        /// β, called `bias` in PyTorch.
        Beta,
    }
}

impl AffineParameter {
    /// The number that sets all entries.
    #[must_use]
    pub fn number(self) -> Number {
        match self {
            Self::Gamma => Number::Gamma,
            Self::Beta => Number::Beta,
        }
    }

    /// The entries that are set one by one.
    #[must_use]
    pub fn overrides(self) -> Overrides {
        match self {
            Self::Gamma => Overrides::Gamma,
            Self::Beta => Overrides::Beta,
        }
    }

    /// The parameter of a scenario.
    #[must_use]
    pub fn get(self, scenario: &Scenario) -> &Parameter {
        match self {
            Self::Gamma => &scenario.layer_norm.gamma,
            Self::Beta => &scenario.layer_norm.beta,
        }
    }

    /// The parameter of a scenario, to be changed.
    pub fn get_mut(self, scenario: &mut Scenario) -> &mut Parameter {
        match self {
            Self::Gamma => &mut scenario.layer_norm.gamma,
            Self::Beta => &mut scenario.layer_norm.beta,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_parameter_is_the_field_of_its_name() {
        let mut scenario = Scenario::default();
        AffineParameter::Gamma.get_mut(&mut scenario).all = 3.0;
        AffineParameter::Beta.get_mut(&mut scenario).all = 5.0;
        assert_eq!(scenario.layer_norm.gamma, Parameter::uniform(3.0));
        assert_eq!(scenario.layer_norm.beta, Parameter::uniform(5.0));
        for parameter in AffineParameter::ALL {
            let field = parameter.get(&scenario).all;
            let number = parameter.number().get(&scenario);
            assert_eq!(field.to_bits(), number.to_bits(), "{parameter:?}");
        }
    }
}
