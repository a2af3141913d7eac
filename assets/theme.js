// Before the first paint, so that no other theme flashes up: the one chosen here
// earlier. src/browser/preference.rs keeps it; style/tokens.css reads it.
try {
  const chosen = localStorage.getItem("layernorm-lab.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is forbidden here: the system's theme it is.
}
