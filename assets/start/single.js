// Starts the lab of a single file. It follows wasm-bindgen's code.

async function unpacked() {
  const packed = Uint8Array.from(atob(document.getElementById("lab-wasm").textContent), (letter) => letter.charCodeAt(0));
  const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(bytes).arrayBuffer();
}

if (!document.documentElement.hasAttribute("data-missing")) {
  try {
    await __wbg_init({ module_or_path: await unpacked() });
  } catch (error) {
    console.error(error);
    // A panic has already shown its own message.
    if (document.getElementById("panic-overlay")?.hidden ?? true) window.labMissing(window.labCause(error));
  }
}
