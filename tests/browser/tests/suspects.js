// Everything readable in which a float's name stands where a number belongs.
//
// Where a number is not defined the page says so by its own means: a cell
// marked as broken, a `data` element whose value is NaN, a sentence on an r or
// a std that is undefined, a label at the edge of a chart. Station 6 is about
// NaN. What a refusal quotes in “…” was typed. All the rest has to be free of
// these words, and so have fields and what is spoken.
const meant =
  /\b(is|r|std|mean|reads) undefined|\b(at|to|from|and) undefined|undefined to|median undefined|NaN from step \d+|“[^”]*”/gu;
const wrong = /\b(NaN|undefined|null|Infinity|inf)\b|\[object/u;
const texts = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (element.closest("#failures, td.broken, script, style")) continue;
  // A step of the arithmetic that leads to no number.
  const step = element.closest(".arithmetic li");
  if (step?.querySelector("data")?.getAttribute("value") === "NaN") continue;
  if (element.closest("data")?.getAttribute("value") === "NaN") continue;
  if (!element.checkVisibility()) continue;
  texts.push(`${element.closest("[id]")?.id}: ${node.data}`);
}
for (const element of document.querySelectorAll("[aria-label], [aria-valuetext], [aria-valuenow], input")) {
  if (element.closest("#failures")) continue;
  for (const name of ["aria-label", "aria-valuetext", "aria-valuenow", "min", "max"]) {
    const text = element.getAttribute(name);
    if (text !== null) texts.push(`${element.id} ${name}: ${text}`);
  }
  if (element.matches("input")) texts.push(`${element.id} value: ${element.value}`);
}
return texts.filter((text) => wrong.test(text.replace(meant, "")));
