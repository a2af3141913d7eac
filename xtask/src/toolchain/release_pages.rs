//! The archives on the tools' release pages, and their checksums.
//!
//! The pages publish the checksum of each archive beside it (`.sha256` for Trunk,
//! `.sha256sum` for wasm-bindgen). A tool, or a machine, without an entry here is compiled
//! by cargo. Trunk's archive for Windows is a zip, and so is not here.

use super::prebuilt::{Archive, Prebuilt};

/// Trunk's archives. Their checksums are those of at least three public projects that pin
/// the same files.
pub(super) const TRUNK: Prebuilt = Prebuilt {
    version: "0.21.14",
    address: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-TARGET.tar.gz",
    archives: &[
        Archive {
            machine: ("linux", "x86_64"),
            target: "x86_64-unknown-linux-gnu",
            sha256: "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b",
        },
        Archive {
            machine: ("linux", "aarch64"),
            target: "aarch64-unknown-linux-gnu",
            sha256: "b1d8e60e454f7fc182d9a4d95d1506ffbae947d8ba90f8f6f02da93b60f980f9",
        },
        Archive {
            machine: ("macos", "x86_64"),
            target: "x86_64-apple-darwin",
            sha256: "f1ba0e3bbe24e0ae219c6d22c33e24e2825c1608dd27c2556e323495110f1a95",
        },
        Archive {
            machine: ("macos", "aarch64"),
            target: "aarch64-apple-darwin",
            sha256: "764e299dd50d89442a4e96a236349f57961984b701e74d3dbdb39cd1c9f5101e",
        },
    ],
};

/// wasm-bindgen's archives. Nobody has checked those of this version yet, so cargo compiles
/// it everywhere.
pub(super) const WASM_BINDGEN: Prebuilt = Prebuilt {
    version: "0.2.130",
    address: "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/0.2.130/wasm-bindgen-0.2.130-TARGET.tar.gz",
    archives: &[],
};
