// Tells errors, broken promises and breaches of the policy to whoever tests the
// page, over reloads; for a browser that lets nobody read its console.
(() => {
  const tell = (what) => {
    const told = JSON.parse(sessionStorage.getItem("told") ?? "[]");
    sessionStorage.setItem("told", JSON.stringify([...told, what]));
  };
  addEventListener(
    "error",
    ({ message, target }) => tell(`error: ${message ?? target?.src ?? target?.href ?? target?.tagName}`),
    true,
  );
  addEventListener("unhandledrejection", ({ reason }) => tell(`broken promise: ${reason}`));
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
    tell(`"breach of ${effectiveDirective}": ${blockedURI} ${sample}`),
  );
  // The list of what was fetched ends with the page.
  addEventListener("pagehide", () => {
    const before = JSON.parse(sessionStorage.getItem("fetched") ?? "[]");
    const now = performance.getEntriesByType("resource").map(({ name }) => name);
    sessionStorage.setItem("fetched", JSON.stringify([...before, ...now]));
  });
  const { error } = console;
  console.error = (...words) => {
    tell(`console: ${words.join(" ")}`);
    error.apply(console, words);
  };
})();
