// What is pressed before the other half of the program is there (start.js,
// xtask/src/site/split): it waits, and is done when that half has come.

/** What is pressed and needs the other half waits for it. What the first half does
    by itself is marked `data-first`; links and what check.js does need neither. */
const PRESSED = "button, summary, input, select, textarea";
const FREE = "[data-first], [data-do], a";
/** What cannot wait, and is let go where the other half cannot be had. */
const PASSING = ["beforeprint", "afterprint", "toggle", "dragenter", "dragover", "drop"];
const POINTER = ["pointerdown", "pointerup", "pointercancel"];
const WATCHED = ["click", "change", "hashchange", "popstate", ...POINTER, ...PASSING];

/** Holds back what needs the other half until it is here: the last press, and the
    last address. */
window.LabHeld = class {
  /** Whether the other half may not come, and whether nobody tries any more. */
  isInDoubt = false;
  isLost = false;
  #press = null;
  /** An address that was gone to. */
  #address = null;
  #isDown = false;
  #isOver = false;

  constructor() {
    for (const type of WATCHED) addEventListener(type, this, true);
  }

  handleEvent(event) {
    const { type } = event;
    const target = event.target instanceof Element ? event.target : null;
    if (POINTER.includes(type)) {
      this.#isDown = type === "pointerdown";
      if (this.#isOver && !this.#isDown) setTimeout(() => this.#replay());
    } else if (this.#isOver) {
      // It only waits for the hand.
    } else if (PASSING.includes(type)) {
      if (!this.isInDoubt) return;
      // A browser leaves the page for a file that is dropped on it.
      if (event.dataTransfer) event.preventDefault();
      event.stopImmediatePropagation();
    } else if (!target) {
      this.#address = location.href;
      event.stopImmediatePropagation();
    } else if (target.closest(FREE)) {
      // A preset or a link would take back what has been set since.
      if (!target.closest("[data-first]:not(#come)")) return;
      if (this.#press?.element.matches(".preset")) this.#hold(null);
      this.#address = null;
    } else if (target.closest(PRESSED)) {
      // A text field is clicked into, and speaks when it has changed.
      if (type === "click" && target.matches("input:not([type=checkbox], [type=radio]), select, textarea")) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      this.#hold({ type, element: target.closest(PRESSED) });
      if (this.isLost) this.giveUp();
    }
  }

  #hold(press) {
    this.#press?.element.removeAttribute("data-held");
    this.#press = press;
    press?.element.setAttribute("data-held", "");
    const told = document.getElementById("coming-held");
    if (told) told.hidden = !press;
  }

  /** It cannot be had: leads to the place that says why. */
  giveUp() {
    this.isLost = true;
    if (this.#press) document.getElementById("come")?.focus();
    this.#hold(null);
  }

  /** It is here. Nothing is done from within a call of the program, which may have
      asked for it, nor under a hand that drags. */
  end() {
    this.#isOver = true;
    setTimeout(() => this.#replay());
  }

  #replay() {
    if (this.#isDown) return;
    for (const type of WATCHED) removeEventListener(type, this, true);
    const press = this.#press;
    this.#hold(null);
    if (this.#address) {
      // The lab may have written its own state there since.
      history.replaceState(null, "", this.#address);
      dispatchEvent(new Event("hashchange"));
    }
    if (press?.type === "click") press.element.click();
    else press?.element.dispatchEvent(new Event(press.type, { bubbles: true }));
  }
};
