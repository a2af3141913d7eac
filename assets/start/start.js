// Fetches the lab, makes sure that it is the one this page was built with, and
// starts it. The names of its files stand in the page, with their checksums: its
// code, its program, and in a site for hosts the other half of the program.

const [code, wasm, other] = document.querySelector('meta[name="lab"]').content.split(" ");
const link = (address) => document.querySelector(`link[href="${address}"]`);
const integrity = (address) => link(address)?.integrity ?? "";

/** What is missing, by the name that check.js knows it by. */
class Missing extends Error {
  constructor(what, cause) {
    super(`the lab could not be loaded: ${what}`, { cause });
    this.what = what;
  }
}

/** The module at an address. An `import` by itself would check nothing; a module
    that a script element has fetched and checked is not fetched again. */
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

/** Says how much has come, and of how much where that is known. */
function progress(address) {
  const place = document.getElementById("lesson-loaded");
  const total = Number(link(address)?.dataset.bytes ?? 0);
  const written = (bytes) => (bytes / 1e6).toFixed(1);
  return (bytes) => {
    if (!place) return;
    const words = total ? place.dataset.of : place.dataset.some;
    place.textContent = words.replace("{}", written(bytes)).replace("{}", written(total));
  };
}

/** The program at an address, compiled while it comes and given out only when
    its checksum is known to be right: until then nothing of it can run. The
    browser's own check would hold all of it back to the end, and so show no
    progress; where it is the only one (a page without https) it is used. */
async function checkedProgram(address, tell, again = false) {
  const expected = integrity(address);
  const own = expected.startsWith("sha384-") && globalThis.crypto?.subtle;
  let bytes;
  let compiling = null;
  try {
    const cache = again ? "reload" : "default";
    const response = await fetch(address, own ? { cache } : { cache, integrity: expected });
    if (!response.ok) throw new Error(`status ${response.status}`);
    // Browsers compile on the way only what is sent as a program.
    if (response.headers.get("content-type") === "application/wasm") {
      compiling = WebAssembly.compileStreaming(response.clone());
      // What goes wrong on the way is told by the reading below.
      compiling.catch(() => {});
    }
    const reader = response.body.getReader();
    const parts = [];
    let count = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      tell((count += value.byteLength));
    }
    bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  } catch (error) {
    throw new Missing("download", error);
  }
  if (own) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
    if (`sha384-${btoa(String.fromCharCode(...digest))}` !== expected) throw new Missing("changed");
  }
  return compiling ?? WebAssembly.compile(bytes);
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** The other half of a program that comes in two (xtask/src/site/split): its
    functions take their places in the first half's table. What is not there yet
    stands in for itself, and calls `now` when it is called. */
class Rest {
  /** What wasm-bindgen's code gave the first half, and has of it. */
  imports = null;
  exports = null;
  calls = { now: () => this.now() };
  #address;
  #program = null;
  /** The program once it is known to be right. */
  #checked = null;
  #coming = null;
  #isHere = false;
  #held = new window.LabHeld();
  /** Kept when it is here, whichever way it came. */
  #arrived;
  #arrive;

  constructor(address) {
    this.#address = address;
    this.#arrived = new Promise((tell) => {
      this.#arrive = () => {
        this.#isHere = true;
        this.#held.end();
        tell();
      };
    });
  }

  /** Begins to fetch it; when it comes wrong, past what the browser has kept. */
  fetch(again = false) {
    this.#program ??= checkedProgram(this.#address, () => {}, again);
    this.#program.then(
      (program) => (this.#checked = program),
      // Who waits for it is told; it is then fetched anew.
      () => (this.#program = null),
    );
    return this.#program;
  }

  /** Waits until it is here, on a bad network for a few tries. */
  come() {
    this.#coming ??= this.#tries().finally(() => (this.#coming = null));
    return this.#coming;
  }

  async #tries() {
    this.#held.isLost = false;
    for (const [again, next] of [400, 1500, 5000, null].entries()) {
      try {
        const program = await Promise.race([this.#arrived, this.fetch(again > 0)]);
        if (this.#isHere) return;
        await WebAssembly.instantiate(program, this.#needs);
        this.#arrive();
        return;
      } catch (error) {
        if (this.#isHere) return;
        console.warn(error);
        this.#held.isInDoubt = true;
        if (next === null) {
          // Once the page shows the way to try again.
          setTimeout(() => this.#held.giveUp());
          throw error;
        }
        await pause(next);
      }
    }
  }

  /** Puts it in place while all else waits: somebody was faster than the network.
      If that fails the program cannot go on from here, and the page says so. */
  now() {
    try {
      if (this.#isHere) return;
      new WebAssembly.Instance(this.#checked ?? this.#fetchNow(), this.#needs);
      this.#arrive();
    } catch (error) {
      const banner = document.getElementById("broken");
      if (banner) {
        document.getElementById("broken-details").textContent = `${error}`;
        banner.hidden = false;
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
    // No checksum can be had while all else waits; of another version it finds
    // nothing to take its places in, and is refused.
    return new WebAssembly.Module(bytes);
  }

  get #needs() {
    return { ...this.imports, first: this.exports };
  }
}

/** Lets the lab be put on a phone's screen, if the page can be. */
function install() {
  const manifest = document.querySelector('meta[name="manifest"]')?.content;
  if (manifest) document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: manifest }));
}

/** Keeps the lab for the time without a network, if the page names a worker. */
async function keep() {
  const worker = document.querySelector('meta[name="worker"]')?.content;
  if (!worker || !navigator.serviceWorker) return;
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(worker, { updateViaCache: "none" });
  const announce = () => {
    // Without one in charge this is the first version, and no news.
    if (registration.waiting && serviceWorker.controller) document.getElementById("new-version").hidden = false;
  };
  announce();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", announce);
  });
  window.labRenew = () => registration.waiting?.postMessage("take over");
  // Every open page of the lab then changes to the new files at once.
  if (serviceWorker.controller) serviceWorker.addEventListener("controllerchange", () => location.reload());
}

/** The lesson is seen before the lab takes the network and the processor. A page
    that nobody looks at paints nothing, and does not wait. */
const painted = new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 300);
});

async function start() {
  await painted;
  if (other) window.labRest = new Rest(other);
  // Where a worker has kept the lab there may be no network, and what is fetched
  // while all else waits passes every worker by.
  const early = navigator.serviceWorker?.controller && window.labRest
    && Promise.race([window.labRest.fetch().catch(() => {}), pause(500)]);
  const [module, program] = await Promise.all([checkedModule(code), checkedProgram(wasm, progress(wasm)), early]);
  window.labRest?.fetch();
  await module.default({ module_or_path: program });
}

if (!document.documentElement.hasAttribute("data-missing")) {
  try {
    await start();
    install();
    // What keeps the lab fetches all of its files: not beside what is waited for.
    await window.labRest?.come().catch(() => {});
  } catch (error) {
    console.error(error);
    // A panic has told its own story already.
    if (document.getElementById("broken")?.hidden ?? true) window.labMissing(error.what ?? "start");
  }
  // A browser that keeps nothing (private windows, full disks) still runs the lab.
  keep().catch((error) => console.warn(error));
}
