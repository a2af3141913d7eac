//! Imports and the seed.

use crate::{
    lab::{
        normalization::Outcome,
        scenario::{Divisor, Scenario},
    },
    share::export::layout::comment,
    words::export::code,
};

/// The code that every other step needs.
pub(super) fn code(scenario: &Scenario, outcome: &Outcome) -> String {
    let no_gradients = comment("# ", code::NO_GRADIENTS);
    let seed = scenario.seed;
    let (import, filter) = if warns(scenario.view.std, outcome) {
        let why = comment("# ", code::SINGLE_VALUES);
        (
            "import warnings\n\n",
            format!("{why}warnings.filterwarnings(\"ignore\", message=\".*degrees of freedom\")\n"),
        )
    } else {
        ("", String::new())
    };
    format!(
        "{import}import torch\nfrom torch import nn\n\n{no_gradients}torch.set_grad_enabled(False)\n{filter}\nseed = {seed}\n"
    )
}

/// Whether `std` or `corrcoef` divides by n − 1 = 0, of which PyTorch warns.
fn warns(divisor: Divisor, outcome: &Outcome) -> bool {
    let (rows, columns) = (outcome.input.rows(), outcome.input.columns());
    rows * columns == 1 || divisor == Divisor::Unbiased && (rows == 1 || columns == 1)
}
