// Returns the texts, field values and accessible names with a name of a float that the page
// does not use. Texts write NaN and ∞; fields and ranges have neither.
//
// Exceptions: an undefined r, std or mean, and the user's input that a message quotes in “…”.
const intended = /\b(is|are|r|std|mean|reads) undefined|“[^”]*”/gu;
const leak = /\b(nan|undefined|null|Infinity|inf)\b|\[object/u;
const numeric = /(value|aria-valuenow|min|max): NaN$/u;
const texts = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (element.closest("script, style")) continue;
  if (!element.checkVisibility()) continue;
  texts.push(`${element.closest("[id]")?.id}: ${node.data}`);
}
for (const element of document.querySelectorAll("[aria-label], [aria-valuetext], [aria-valuenow], input")) {
  for (const name of ["aria-label", "aria-valuetext", "aria-valuenow", "min", "max"]) {
    const text = element.getAttribute(name);
    if (text !== null) texts.push(`${element.id} ${name}: ${text}`);
  }
  if (element.matches("input")) texts.push(`${element.id} value: ${element.value}`);
}
return texts.filter((text) => leak.test(text.replace(intended, "")) || numeric.test(text));
