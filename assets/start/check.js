// Runs before everything else. It is old JavaScript, because it has to run in every
// browser: it says what is missing, sets the rules of trusted types, and handles the
// buttons that have to work when the lab has failed.
(function () {
  "use strict";
  var root = document.documentElement;

  // Trusted types: text becomes markup only without code, an address becomes a script or
  // a worker only beside the page, and text never becomes a script. Leptos and plotly.js
  // have no policies of their own.
  if (window.trustedTypes && window.trustedTypes.createPolicy) {
    var code = /<\/?(script|iframe|object|embed|base|meta|link|form)\b|<[^>]*[\s/"']on\w+\s*=|javascript:/i;
    var home = new URL(".", location.href).href;
    window.trustedTypes.createPolicy("default", {
      createHTML: function (text) {
        return code.test(text) ? null : text;
      },
      createScriptURL: function (address) {
        var full = new URL(address, document.baseURI).href;
        return full.indexOf(home) === 0 ? full : null;
      },
    });
  }

  // Why a WebAssembly module could not start. The engines word a policy's refusal
  // differently.
  window.labCause = function (error) {
    return /unsafe-eval|content security|blocked by csp/i.test(String(error)) ? "policy" : "start";
  };

  // Why a file did not arrive. A page from a disk and a sandboxed page belong to no site,
  // so the browser lets them read no other file unless its host allows it to everyone.
  function download() {
    if (location.protocol === "file:") return "disk";
    return window.origin === "null" ? "sandbox" : "download";
  }

  // Shows one of the hidden texts of the page. Only the first failure counts: it causes
  // the later ones.
  window.labMissing = function (what) {
    if (root.hasAttribute("data-missing")) return;
    if (what === "download") what = download();
    root.setAttribute("data-missing", what);
    var text = document.getElementById("missing-" + what);
    var loading = document.getElementById("lesson-loading");
    if (loading) loading.hidden = true;
    if (text) text.hidden = false;
  };

  var needs = [
    ["wasm", function () { return typeof WebAssembly === "object" && typeof WebAssembly.validate === "function"; }],
    // A module with a function that returns a SIMD vector.
    ["simd", function () {
      return WebAssembly.validate(new Uint8Array([
        0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
      ]));
    }],
    ["modern", function () {
      return "noModule" in HTMLScriptElement.prototype && "IntersectionObserver" in window && !!window.TextEncoder &&
        !!window.CSS && CSS.supports("color", "color-mix(in srgb, red, blue)");
    }],
  ];
  for (var i = 0; i < needs.length; i += 1) {
    if (!needs[i][1]()) {
      window.labMissing(needs[i][0]);
      break;
    }
  }
  if (!root.hasAttribute("data-missing")) root.setAttribute("data-loading", "");

  // The start script has not arrived, or has another checksum.
  window.addEventListener("error", function (event) {
    var from = event.target;
    if (from && from.tagName === "SCRIPT" && from.type === "module") window.labMissing("download");
    // An error below Rust, such as a stack overflow, does not reach Rust's panic hook.
    var overlay = document.getElementById("panic-overlay");
    if (overlay && overlay.hidden && window.WebAssembly && event.error instanceof WebAssembly.RuntimeError) {
      document.getElementById("panic-details").textContent = event.error.stack || String(event.error);
      overlay.hidden = false;
    }
  }, true);

  function copy(button) {
    var details = document.getElementById("panic-details");
    var done = function () { button.textContent = button.getAttribute("data-done"); };
    var byHand = function () { window.getSelection().selectAllChildren(details); };
    if (navigator.clipboard) navigator.clipboard.writeText(details.textContent).then(done, byHand);
    else byHand();
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("[data-do]");
    var what = button && button.getAttribute("data-do");
    if (what === "reload") location.reload();
    if (what === "copy") copy(button);
    if (what === "renew" && window.labRenew) window.labRenew();
  });
})();
