//! The short lesson that stands in the page until the lab does, and remains
//! where the lab cannot run. `tests/lesson.rs` writes assets/lesson.html from it.

/// While the lab is on its way.
pub const LOADING: &str = "The live lab is loading.";
/// How much has come: `{}` is a number.
pub const LOADED: &str = "{} MB so far.";
/// How much of how much has come.
pub const LOADED_OF: &str = "{} of {} MB.";
/// Tries again.
pub const AGAIN: &str = "Try again";

/// What the live lab needs, for whoever sees only the lesson.
pub const NEEDS: &str = "This is the lab’s short form. The live lab, in which every number follows a slider, needs JavaScript and WebAssembly: Chrome or Edge 111, Firefox 113, Safari 16.4, or newer.";

/// JavaScript is off.
pub const NO_SCRIPT: &str =
    "JavaScript is off here, so the live lab cannot start. Allow it for this page and reload.";

/// What check.js and start.js may find missing: its name, and what to say.
pub const MISSING: [(&str, &str); 6] = [
    (
        "wasm",
        "This browser has no WebAssembly, or it is turned off (as in some strict modes). Allow it for this page, or open it in another browser.",
    ),
    (
        "simd",
        "This browser’s WebAssembly lacks SIMD, in which the lab computes. Every browser since 2023 has it: an update brings the live lab.",
    ),
    (
        "modern",
        "This browser is too old for the live lab. An update, or another browser, brings it.",
    ),
    (
        "download",
        "A file of the lab did not arrive, or not in the form in which browsers take it. Look at the connection, and try again.",
    ),
    (
        "changed",
        "A file of the lab is not the one this page was made with: a new version is being published, or something on the way changed it. Nothing of it was run. Try again in a minute.",
    ),
    (
        "start",
        "The lab’s files are here, but this browser could not start them. Closing other tabs may help, since the cause is most often memory.",
    ),
];

/// A newer version waits.
pub const NEW_VERSION: &str = "A new version is ready.";
/// Changes to it.
pub const RENEW: &str = "Reload";

/// Below the two pictures.
pub const HELD: &str = "A layer that normalises after every step holds both: whatever the factor, the norm stays at √(number of entries) = 30, because every row leaves it with mean 0 and variance 1.";
/// The layer in one line.
pub const FORMULA: &str = "y = γ · (x − μ) / √(v + ε) + β";
/// Station 5, in short.
pub const RELATIVES: &str = "LayerNorm takes mean and variance over the features of one sample, BatchNorm over the samples of one feature, GroupNorm over a few features of one sample. RMSNorm takes no mean away at all: it divides by the root of the mean square.";
/// Station 6, in short.
pub const FAILURES: &str = "In float32 a row with a large mean and a small spread loses digits before the layer starts: 40000, 40001, 40002, 40003 has variance 1.25, and the shortcut E[x²] − μ² gives −128 for it.";
