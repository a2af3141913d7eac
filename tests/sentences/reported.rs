//! States in which a sentence was once false: what it says there now.

use layernorm_lab::share::link;

use crate::{reported_states::reported, state_texts::texts};

/// The link of a state, parts of what is said of it, and what must not be said.
pub type Reported = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

/// States whose text is about what ndarray's order of summation does. The page computes
/// with ndarray; flex adds in another order, and gives other results here.
const ABOUT_NDARRAY: [&str; 27] = [
    "failure=from40000",
    "mean=300&std=1&layer-format=float16",
    "own=1e38,1e38,1e38,1e38",
    "mean=1000000&std=1",
    "mean=100000&std=0.1",
    "mean=10000&std=0.1",
    "own=1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8",
    "own=0.1,0.1,0.1,0.1,0.1,0.1,0.1",
    "own=0.1,0.1,0.1,0.1,0.1,0.1,0.1;0.1,0.1,0.1,0.1,0.1,0.1,0.1&eps=0",
    "own=1e-30,2e-30,3e-30;1,2,3&eps=0",
    "own=0.1,0.1,0.1,0.1,0.1,0.1,0.1&eps=0&gamma=-2",
    "own=0.1,0.1,0.1,0.1,0.1,0.1,0.1;1,2,3,4,5,6,7&eps=0",
    "own=0.1,0.1,0.1,0.1,0.1,0.1,0.1&eps=0&failure=matrix-row",
    "own=3e38,3e38,-3e38&failure=matrix-row&eps=0.1",
    "own=3e38,3e38,3e38;1,2,3;-3e38,3e38,-3e38;3e38,-3e38,0",
    "own=3e38,3e38,-3e38,-3e38;2e38,2e38,-1e38,-2e38",
    "own=3.4e38,-3.4e38,-3.4e38&failure=matrix-row",
    "own=3.4e38,-3.4e38,-3.4e38",
    "own=1,2,3;1,2,3.0000002;1,1.0000001,1&beta=1",
    "rows=5&features=2&seed=8&gammas=0:1,1:-1",
    "own=1e-45,0,3e-45,-1e-45;1e-20,2e-20,3e-20,4e-20;1e-39,2e-39,3e-39,5e-39&eps=0",
    "seed=38&size=2&scale=1&ln=1&steps=20&product=matrix&format=bfloat16",
    "seed=9&size=2&scale=1.2&ln=1&steps=60&product=matrix&format=bfloat16&axis=log",
    "size=2&scale=1000&ln=1&steps=20&product=matrix&format=bfloat16",
    "cloud-mean=20&cloud-std=0.001",
    "own=1,1,1;1000000.1,1000000.1,1000000.1;2,2,2;1,2,3&eps=0",
    "own=1.1,1.1,1.1,1.1,1.1,1.1,1.1;0.7,0.7,0.7,0.7,0.7,0.7,0.7&eps=0&gammas=0:0",
];

#[test]
fn every_state_about_ndarray_is_reported() {
    for link in ABOUT_NDARRAY {
        assert!(reported().any(|state| state.0 == link), "{link}");
    }
}

#[test]
fn the_reported_states_are_described_as_they_are() {
    let mut wrong = Vec::new();
    for (link, says, never) in reported() {
        if cfg!(feature = "flex") && ABOUT_NDARRAY.contains(link) {
            continue;
        }
        let read = link::read(&format!("v=1&{link}")).expect("a link");
        assert!(
            read.diagnostics.is_empty(),
            "{link}: {:?}",
            read.diagnostics
        );
        let texts = texts(&read.link.scenario).replace(['\u{a0}', '\u{202f}'], " ");
        let missing = says.iter().filter(|part| !texts.contains(**part));
        let wrong_parts = never.iter().filter(|part| texts.contains(**part));
        let missing = missing.map(|part| format!("“{part}” is not in"));
        let parts: Vec<String> = missing
            .chain(wrong_parts.map(|part| format!("“{part}” is in")))
            .collect();
        if !parts.is_empty() {
            wrong.push(format!("{link}: {}\n{texts}", parts.join(", ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
