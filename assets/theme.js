// Applies the stored theme before the first paint, so that no other theme flashes.
// src/browser/preference.rs stores it; style/tokens.css reads the attribute.
try {
  const chosen = localStorage.getItem("layernorm-lab.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is blocked: the page follows the system's theme.
}
