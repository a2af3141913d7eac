// Medians, percentiles, and their text.

export const percentile = (values, part) => {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return NaN;
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
};

export const median = (values) => percentile(values, 0.5);

// Three significant digits, without an exponent.
export const short = (value) => {
  if (!Number.isFinite(value)) return "–";
  if (value === 0) return "0";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 4));
};

export const milliseconds = (value) => (Number.isFinite(value) ? `${short(value)} ms` : "–");

export const microseconds = (value) =>
  !Number.isFinite(value) ? "–" : value < 1000 ? `${short(value)} µs` : `${short(value / 1000)} ms`;

export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} KB`;

export const percent = (part) => `${(part * 100).toFixed(1)} %`;

export const times = (ratio) => (Number.isFinite(ratio) ? `${short(ratio)} ×` : "–");

// Rows of cells as a table in Markdown.
export const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
