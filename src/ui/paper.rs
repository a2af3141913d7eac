//! What only paper shows: which draw this is, and where to find it again.

use leptos::prelude::*;

use super::state::Lab;
use crate::{browser::print, words::theme as words};

/// A line with the seed and the address, read when the page is printed.
#[component]
pub(super) fn Paper() -> impl IntoView {
    let lab = Lab::of_page();
    let seed = lab.part(|scenario| scenario.seed);
    let (address, set_address) = signal(String::new());
    print::on_before(move || set_address.set(print::address()));
    let imprint = move || words::imprint(seed.get(), &address.read());
    view! {
        <p class="on-paper" id="imprint" aria-hidden="true">
            {imprint}
        </p>
    }
}
