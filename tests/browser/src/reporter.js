// Records errors, rejected promises, policy violations and requests in `sessionStorage`,
// which survives a reload: for a browser whose driver returns no logs.
(() => {
  const report = (message) => {
    const reported = JSON.parse(sessionStorage.getItem("reported") ?? "[]");
    sessionStorage.setItem("reported", JSON.stringify([...reported, message]));
  };
  addEventListener(
    "error",
    ({ message, target }) => report(`error: ${message ?? target?.src ?? target?.href ?? target?.tagName}`),
    true,
  );
  addEventListener("unhandledrejection", ({ reason }) => report(`rejected promise: ${reason}`));
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
    report(`violation of ${effectiveDirective}: ${blockedURI} ${sample}`),
  );
  // The list of resource requests ends with the document.
  addEventListener("pagehide", () => {
    const before = JSON.parse(sessionStorage.getItem("fetched") ?? "[]");
    const now = performance.getEntriesByType("resource").map(({ name }) => name);
    sessionStorage.setItem("fetched", JSON.stringify([...before, ...now]));
  });
  const { error } = console;
  console.error = (...values) => {
    report(`console: ${values.join(" ")}`);
    error.apply(console, values);
  };
})();
