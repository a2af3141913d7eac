//! Station 8 in the notebook.

use crate::{
    lab::scenario::{Depth, Scheme},
    words::{
        depth::{gradient_formula, name, rms_formula},
        grammar::counted,
    },
};

/// Before the charts.
pub const CHARTS: &str = "Each point is one layer; layer 0 of the stream is x.";

/// Before the stack.
#[must_use]
pub fn about(settings: &Depth) -> String {
    let name = match settings.scheme {
        Scheme::None => "without a norm",
        scheme => name(scheme),
    };
    let layers = counted(settings.layers, "layer");
    format!(
        "## 5. Where does it sit in a deep network?\n\n\
         A transformer adds to a stream, layer after layer. This stack ({name}, {layers}) is a small one at initialisation: each block is one random matrix W, whose entries have std s/√width. \
         In wide stacks the stream’s root mean square after layer ℓ is about `{}`, on average over draws, and the norm of W’s gradient, over √rows·width, about `{}`.",
        rms_formula(settings.scheme),
        gradient_formula(settings.scheme)
    )
}
