// A number as the page shows it with all digits, such as −1.5×10⁻³⁰, as Rust parses it.
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const parseable = (text) =>
  text
    .replace(/\u202f/gu, "")
    .replace(/\u2212/gu, "-")
    .replace("∞", "inf")
    .replace(/×10([⁻⁰¹²³⁴-⁹]+)/u, (_, raised) =>
      `e${[...raised].map((digit) => (digit === "⁻" ? "-" : RAISED.indexOf(digit))).join("")}`);
