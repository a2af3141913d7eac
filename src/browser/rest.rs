//! The rest of the program, which comes after the first station
//! (`xtask/src/site/split`). `assets/start/start.js` fetches it.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type Rest;

    #[wasm_bindgen(thread_local_v2, js_name = labRest)]
    static REST: Option<Rest>;

    #[wasm_bindgen(method)]
    fn come(rest: &Rest) -> Promise;
}

/// It could not be fetched, though it was tried for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

/// Waits until it is here. A page whose program is whole waits for nothing.
///
/// # Errors
/// If it cannot be fetched; it may be asked for again.
pub async fn come() -> Result<(), Missing> {
    let Some(coming) = REST.with(|rest| rest.as_ref().map(Rest::come)) else {
        return Ok(());
    };
    JsFuture::from(coming).await.map_err(|_| Missing)?;
    Ok(())
}
