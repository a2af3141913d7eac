//! The short lesson that the page shows until the lab has loaded, and keeps where the
//! lab cannot run. The test `lesson` generates assets/lesson.html from it.

/// Shown while the lab loads.
pub const LOADING: &str = "The live lab is loading.";
/// Download progress; the script replaces `{}` by a number.
pub const LOADED: &str = "{} MB so far.";
/// Download progress with a known total.
pub const LOADED_OF: &str = "{} of {} MB.";
/// The button that loads the lab again.
pub const RETRY: &str = "Try again";

/// The requirements of the live lab.
pub const NEEDS: &str = "This is the short, static version. The live lab, where every number follows a slider, needs JavaScript and WebAssembly: Chrome or Edge 111, Firefox 113, Safari 16.4, or newer.";

/// Shown if JavaScript is disabled.
pub const NO_SCRIPT: &str =
    "JavaScript is off, so the live lab cannot start. Allow it for this page and reload.";

/// The failures that check.js and start.js detect: identifier and message.
pub const MISSING: [(&str, &str); 9] = [
    (
        "wasm",
        "This browser lacks WebAssembly, or has it turned off (as some strict modes do). Allow it for this page, or use another browser.",
    ),
    (
        "simd",
        "This browser’s WebAssembly lacks SIMD, which the lab needs. Every browser since 2023 has it: please update yours.",
    ),
    (
        "modern",
        "This browser is too old for the live lab. Update it, or use another one.",
    ),
    (
        "download",
        "One of the lab’s files did not arrive, or arrived as the wrong type of file. Check your connection and try again.",
    ),
    (
        "changed",
        "One of the lab’s files does not match this page: a new version is being published, or the file was altered on the way. It was not run. Try again in a minute.",
    ),
    (
        "disk",
        "This page was opened from a disk, where browsers let it read no other file. The lab in one file works there.",
    ),
    (
        "sandbox",
        "This page is in a sandboxed frame, which may not read the lab’s other files. The lab in one file works there; or the page around the frame allows it “allow-same-origin”.",
    ),
    (
        "policy",
        "This site’s Content-Security-Policy forbids WebAssembly. Whoever runs the site can allow it: script-src needs the keyword wasm-unsafe-eval.",
    ),
    (
        "start",
        "The lab’s files have arrived, but this browser could not start them, most often for lack of memory. Closing other tabs may help.",
    ),
];

/// The failures whose message links to the lab in one file.
pub const IN_ONE_FILE: [&str; 2] = ["disk", "sandbox"];
/// That link.
pub const OPEN_ONE_FILE: &str = "Open the lab in one file";

/// Announces a new version.
pub const NEW_VERSION: &str = "A new version is ready.";
/// The button that loads it.
pub const RELOAD: &str = "Reload";

/// Below both charts.
pub const NORMALIZED: &str = "LayerNorm after every step holds both norms at √(number of entries) = 30: every row then has mean 0 and variance 1, whatever the factor, as long as its variance before was far above ε.";
/// LayerNorm's formula.
pub const FORMULA: &str = "y = γ · (x − μ) / √(v + ε) + β";
/// Station 5, summarised.
pub const RELATIVES: &str = "LayerNorm takes mean and variance over the features of one sample; BatchNorm, in training, over the samples of one feature; GroupNorm over some features of one sample. RMSNorm subtracts no mean: it divides by the root mean square.";
/// Station 6, summarised.
pub const FAILURES: &str = "The shortcut E[x²] − μ² subtracts two nearly equal numbers, of which float32 keeps about seven digits: for 40000, 40001, 40002, 40003 it gives −128; the variance is 1.25.";
