// Clicks before the deferred chunk is there (start.js, crates/module-splitter). The last
// one is queued, and is repeated when the chunk has arrived.

/** Controls whose handlers are in the deferred chunk. The attribute `data-first` marks
    those that the primary module handles. Links and the buttons of check.js need neither. */
const CONTROLS = "button, summary, input, select, textarea";
const ALLOWED = "[data-first], [data-do], a";
/** Events that cannot be repeated. They are dropped when the chunk cannot be loaded. */
const NOT_REPEATABLE = ["beforeprint", "afterprint", "toggle", "dragenter", "dragover", "drop"];
const POINTER = ["pointerdown", "pointerup", "pointercancel"];
const WATCHED = ["click", "change", "hashchange", "popstate", ...POINTER, ...NOT_REPEATABLE];

/** Queues the last click and the last address until the deferred chunk is loaded. */
window.LabQueuedClicks = class {
  /** Whether an attempt to load the chunk has failed. */
  hasFailed = false;
  /** Whether the page has stopped trying to load it. */
  hasGivenUp = false;
  /** The queued click: the element and the type of its event. */
  #click = null;
  /** An address that the user has opened. */
  #address = null;
  #isPointerDown = false;
  #isLoaded = false;

  constructor() {
    for (const type of WATCHED) addEventListener(type, this, true);
  }

  handleEvent(event) {
    const { type } = event;
    const target = event.target instanceof Element ? event.target : null;
    if (POINTER.includes(type)) {
      this.#isPointerDown = type === "pointerdown";
      if (this.#isLoaded && !this.#isPointerDown) setTimeout(() => this.#replay());
    } else if (this.#isLoaded) {
      // Only the end of a drag is awaited.
    } else if (NOT_REPEATABLE.includes(type)) {
      if (!this.hasFailed) return;
      // Otherwise the browser opens a dropped file in place of the page.
      if (event.dataTransfer) event.preventDefault();
      event.stopImmediatePropagation();
    } else if (!target) {
      this.#address = location.href;
      event.stopImmediatePropagation();
    } else if (target.closest(ALLOWED)) {
      // A queued preset or address would undo what the user sets now.
      if (!target.closest("[data-first]:not(#retry-deferred)")) return;
      if (this.#click?.element.matches(".preset")) this.#queue(null);
      this.#address = null;
    } else if (target.closest(CONTROLS)) {
      // A text field reports its change; a click only focuses it.
      if (type === "click" && target.matches("input:not([type=checkbox], [type=radio]), select, textarea")) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      this.#queue({ type, element: target.closest(CONTROLS) });
      if (this.hasGivenUp) this.giveUp();
    }
  }

  #queue(click) {
    this.#click?.element.removeAttribute("data-queued");
    this.#click = click;
    click?.element.setAttribute("data-queued", "");
    const notice = document.getElementById("click-queued");
    if (notice) notice.hidden = !click;
  }

  /** The chunk cannot be loaded: focuses the button that tries again. */
  giveUp() {
    this.hasGivenUp = true;
    if (this.#click) document.getElementById("retry-deferred")?.focus();
    this.#queue(null);
  }

  /** The chunk is loaded. Nothing is repeated within a call of the lab, which may have
      loaded the chunk, nor during a drag. */
  end() {
    this.#isLoaded = true;
    setTimeout(() => this.#replay());
  }

  #replay() {
    if (this.#isPointerDown) return;
    for (const type of WATCHED) removeEventListener(type, this, true);
    const click = this.#click;
    this.#queue(null);
    if (this.#address) {
      // The lab may have written its own state into the address since then.
      history.replaceState(null, "", this.#address);
      dispatchEvent(new Event("hashchange"));
    }
    if (click?.type === "click") click.element.click();
    else click?.element.dispatchEvent(new Event(click.type, { bubbles: true }));
  }
};
