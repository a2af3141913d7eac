// Fetches the lab, checks that it is the version of this page, and starts it. The page
// names its files, with their checksums: wasm-bindgen's code, the WebAssembly module, and
// in a split site the secondary module.

const [code, wasm, secondary] = document.querySelector('meta[name="lab"]').content.split(" ");
const link = (address) => document.querySelector(`link[href="${address}"]`);
const integrity = (address) => link(address)?.integrity ?? "";

/** What is missing, by the name that check.js uses. */
class Missing extends Error {
  constructor(what, cause) {
    super(`the lab could not be loaded: ${what}`, { cause });
    this.what = what;
  }
}

/** The JavaScript module at an address. `import` checks no checksum. A script element
    does, and the browser does not fetch its module again. */
async function checkedModule(address) {
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { type: "module", crossOrigin: "anonymous", integrity: integrity(address) });
    script.onload = resolve;
    script.onerror = () => reject(new Missing("download"));
    script.src = address;
    document.head.append(script);
  });
  return import(new URL(address, document.baseURI));
}

/** The files that the start waits for, and how many bytes of each file have arrived. */
const awaited = new Set([wasm]);
const arrived = new Map();

/** Shows how much of the awaited files has arrived, and of how much if that is known. */
function report(address, bytes) {
  arrived.set(address, bytes);
  const output = document.getElementById("lesson-loaded");
  if (!output) return;
  const sum = (values) => values.reduce((one, other) => one + other, 0);
  const count = sum([...awaited].map((name) => arrived.get(name) ?? 0));
  const sizes = [...awaited].map((name) => Number(link(name)?.dataset.bytes ?? 0));
  const total = sizes.includes(0) ? 0 : sum(sizes);
  const written = (number) => (number / 1e6).toFixed(1);
  const text = total ? output.dataset.of : output.dataset.some;
  output.textContent = text.replace("{}", written(count)).replace("{}", written(total));
}

/** The WebAssembly module at an address. It is compiled while it arrives, and returned
    only with the right checksum: until then nothing of it can run. The browser's own
    check delivers nothing before the end, and so shows no progress. A page without https
    has no other. */
async function checkedWasm(address, again = false) {
  const expected = integrity(address);
  const canCheck = expected.startsWith("sha384-") && globalThis.crypto?.subtle;
  let bytes;
  let compiling = null;
  try {
    const cache = again ? "reload" : "default";
    const response = await fetch(address, canCheck ? { cache } : { cache, integrity: expected });
    if (!response.ok) throw new Error(`status ${response.status}`);
    // Browsers compile only this type while it arrives.
    if (response.headers.get("content-type") === "application/wasm") {
      compiling = WebAssembly.compileStreaming(response.clone());
      // The reading below reports a failure.
      compiling.catch(() => {});
    }
    const reader = response.body.getReader();
    const parts = [];
    let count = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      report(address, (count += value.byteLength));
    }
    bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  } catch (error) {
    throw new Missing("download", error);
  }
  if (canCheck) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
    if (`sha384-${btoa(String.fromCharCode(...digest))}` !== expected) throw new Missing("changed");
  }
  return compiling ?? WebAssembly.compile(bytes);
}

const delay = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** The secondary module of a split site (crates/module-splitter). It writes its functions
    into the primary module's table. Until then stubs are in their place, which call
    `loadNow`. */
class DeferredChunk {
  /** wasm-bindgen's code sets these: the imports and the exports of the primary module. */
  imports = null;
  exports = null;
  /** The imports of the stubs. */
  stubImports = { load: () => this.loadNow() };
  #address;
  #module = null;
  /** The module with the right checksum. */
  #checked = null;
  #loading = null;
  #isLoaded = false;
  #queue = new window.LabQueuedClicks();
  /** Resolves when the chunk is loaded, asynchronously or not. */
  #loaded;
  #setLoaded;

  constructor(address) {
    this.#address = address;
    this.#loaded = new Promise((resolve) => {
      this.#setLoaded = () => {
        this.#isLoaded = true;
        this.#queue.end();
        resolve();
      };
    });
  }

  /** Starts to fetch it. `again` bypasses the browser's cache, after a failure. */
  fetch(again = false) {
    this.#module ??= checkedWasm(this.#address, again);
    this.#module.then(
      (module) => (this.#checked = module),
      // The caller handles the failure; the next call fetches again.
      () => (this.#module = null),
    );
    return this.#module;
  }

  /** Loads it, with a few tries on a bad network. A lab that starts with the state of a
      link, or with a stored one, waits for this before it starts. */
  load() {
    awaited.add(this.#address);
    report(this.#address, arrived.get(this.#address) ?? 0);
    this.#loading ??= this.#tryToLoad().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async #tryToLoad() {
    this.#queue.hasGivenUp = false;
    for (const [again, next] of [400, 1500, 5000, null].entries()) {
      try {
        const module = await Promise.race([this.#loaded, this.fetch(again > 0)]);
        if (this.#isLoaded) return;
        await WebAssembly.instantiate(module, this.#allImports);
        this.#setLoaded();
        return;
      } catch (error) {
        if (this.#isLoaded) return;
        console.warn(error);
        this.#queue.hasFailed = true;
        if (next === null) {
          // The lab has not started.
          if (document.getElementById("lesson-loading")) window.labMissing(error.what ?? window.labCause(error));
          // After the page has shown the button that tries again.
          setTimeout(() => this.#queue.giveUp());
          throw error;
        }
        await delay(next);
      }
    }
  }

  /** Loads it synchronously: the user was faster than the network, and has reached a
      function that the start-up profile lacks. WebAssembly cannot wait for a promise. If
      that fails, the lab cannot continue, and the page says so. */
  loadNow() {
    try {
      if (this.#isLoaded) return;
      new WebAssembly.Instance(this.#checked ?? this.#fetchNow(), this.#allImports);
      this.#setLoaded();
    } catch (error) {
      const overlay = document.getElementById("panic-overlay");
      if (overlay) {
        document.getElementById("panic-details").textContent = `${error}`;
        overlay.hidden = false;
      }
      throw error;
    }
  }

  #fetchNow() {
    const request = new XMLHttpRequest();
    request.open("GET", this.#address, false);
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    if (!request.response || request.status >= 400) throw new Missing("download");
    const bytes = Uint8Array.from(request.response, (letter) => letter.charCodeAt(0) & 0xff);
    // A checksum cannot be computed synchronously. A module of another version does not
    // find the exports that it imports, and cannot load.
    return new WebAssembly.Module(bytes);
  }

  get #allImports() {
    return { ...this.imports, primary: this.exports };
  }
}

/** The service workers of this site, if the browser has any. A sandboxed page must not even
    ask. */
const serviceWorker = (() => {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
})();

/** Makes the lab installable, if the page has a manifest. */
function install() {
  const manifest = document.querySelector('meta[name="manifest"]')?.content;
  if (manifest) document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: manifest }));
}

/** Caches the lab for use without a network, if the page names a service worker. */
async function cacheForOffline() {
  const worker = document.querySelector('meta[name="worker"]')?.content;
  if (!worker || !serviceWorker) return;
  const registration = await serviceWorker.register(worker, { updateViaCache: "none" });
  const announce = () => {
    // Without a controller this is the first version.
    if (registration.waiting && serviceWorker.controller) document.getElementById("new-version").hidden = false;
  };
  const watch = () => registration.installing?.addEventListener("statechange", announce);
  announce();
  // An update that another page has found may be installing already.
  watch();
  registration.addEventListener("updatefound", watch);
  window.labRenew = () => registration.waiting?.postMessage("take over");
  // Every open page of the lab then changes to the new files.
  if (serviceWorker.controller) serviceWorker.addEventListener("controllerchange", () => location.reload());
}

/** Keeps a file for use without a network, once a page has needed it. */
window.labKeep = async (file) => {
  if (!document.querySelector('meta[name="worker"]') || !serviceWorker) return;
  const registration = await serviceWorker.ready;
  registration.active?.postMessage({ keep: new URL(file, document.baseURI).href });
};

/** The lesson is painted before the lab uses the network and the processor. A hidden page
    paints nothing, and does not wait. */
const painted = new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 300);
});

async function start() {
  await painted;
  if (secondary) window.labDeferredChunk = new DeferredChunk(secondary);
  // With a service worker there may be no network, and a synchronous request bypasses the
  // worker: the chunk is fetched early.
  const early = serviceWorker?.controller && window.labDeferredChunk
    && Promise.race([window.labDeferredChunk.fetch().catch(() => {}), delay(500)]);
  const [glue, module] = await Promise.all([checkedModule(code), checkedWasm(wasm), early]);
  window.labDeferredChunk?.fetch();
  await glue.default({ module_or_path: module });
}

if (!document.documentElement.hasAttribute("data-missing")) {
  try {
    await start();
    install();
    // The service worker fetches all files of the lab: not while the user waits for one.
    await window.labDeferredChunk?.load().catch(() => {});
  } catch (error) {
    console.error(error);
    // A panic has already shown its own message.
    if (document.getElementById("panic-overlay")?.hidden ?? true) window.labMissing(error.what ?? window.labCause(error));
  }
  // A browser that caches nothing (private windows, full disks) still runs the lab.
  cacheForOffline().catch((error) => console.warn(error));
}
