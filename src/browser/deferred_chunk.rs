//! The deferred chunk: the secondary module of a split site (`crates/module-splitter`).
//! `assets/start/start.js` loads it.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    type DeferredChunk;

    #[wasm_bindgen(thread_local_v2, js_name = labDeferredChunk)]
    static CHUNK: Option<DeferredChunk>;

    #[wasm_bindgen(method)]
    fn load(chunk: &DeferredChunk) -> Promise;
}

/// The chunk could not be loaded, after several tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChunkMissing;

/// Calls `start`, in a task of its own: at once, or if the chunk `is_needed`, when that is
/// loaded.
///
/// Never calls it if the chunk cannot be loaded: `assets/start/start.js` says so.
pub fn start_with(is_needed: bool, start: impl FnOnce() + 'static) {
    // Both cases run the same functions, so the start-up profile has those of both.
    spawn_local(async move {
        if !is_needed || load().await.is_ok() {
            start();
        }
    });
}

/// Waits until the chunk is loaded. Returns at once on a site whose module is in one piece.
///
/// # Errors
/// When the chunk cannot be loaded. A later call tries again.
pub async fn load() -> Result<(), ChunkMissing> {
    let Some(loading) = CHUNK.with(|chunk| chunk.as_ref().map(DeferredChunk::load)) else {
        return Ok(());
    };
    JsFuture::from(loading).await.map_err(|_| ChunkMissing)?;
    Ok(())
}
