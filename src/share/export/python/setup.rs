//! Imports, the seed, and two helpers that compare.

use crate::{share::export::layout::comment, words::export::code};

/// What every other piece builds on.
pub(in crate::share::export) fn code(seed: u64) -> String {
    let difference = code::DIFFERENCE;
    let report = code::REPORT;
    let no_gradients = comment("# ", code::NO_GRADIENTS);
    let [agrees, differs, largest, allowed] =
        [code::AGREES, code::DIFFERS, code::LARGEST, code::ALLOWED];
    format!(
        r#"from math import inf, nan

import torch
from torch import nn

{no_gradients}torch.set_grad_enabled(False)

seed = {seed}


def difference(here, lab, offset):
    """{difference}"""
    here = torch.as_tensor(here, dtype=torch.float64)
    lab = torch.as_tensor(lab, dtype=torch.float64)
    alike = (here == lab) | (here.isnan() & lab.isnan())
    error = (here - lab).abs() / (offset + lab.abs())
    return error.masked_fill(alike, 0.0).max().item()


def report(name, error, allowed):
    """{report}"""
    verdict = "{agrees}" if error <= allowed else "{differs}"
    print(f"{{name}}: {{verdict}}, {largest} {{error:.1e}} ({allowed} {{allowed:.0e}})")
"#
    )
}
