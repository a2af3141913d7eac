//! The deferred chunk: the secondary module of a split site (`crates/module-splitter`).
//! `assets/start/start.js` loads it.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

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
