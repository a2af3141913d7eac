// LayerNorm in four engines, each from a Float32Array to a Float32Array. Where an engine
// allows it, the layer is created before.

import * as ort from "/npm/onnxruntime-web/dist/ort.wasm.min.mjs";
import { layerNormalization } from "/lib/onnx.mjs";
import init, { Bench } from "/layer/layer.js";

const EPS = 1e-5;

const lab = async () => {
  await init();
  return (rows, features) => {
    const layer = new Bench(rows, features);
    return async (input) => layer.forward(input);
  };
};

const javascript = async () => (rows, features) => async (input) => {
  const output = new Float32Array(rows * features);
  for (let row = 0; row < rows; row += 1) {
    const start = row * features;
    const end = start + features;
    let sum = 0;
    for (let at = start; at < end; at += 1) sum += input[at];
    const mean = sum / features;
    let squares = 0;
    for (let at = start; at < end; at += 1) squares += (input[at] - mean) ** 2;
    const scale = 1 / Math.sqrt(squares / features + EPS);
    for (let at = start; at < end; at += 1) output[at] = (input[at] - mean) * scale;
  }
  return output;
};

const tensorflow = async () => {
  tf.wasm.setWasmPaths("/npm/@tensorflow/tfjs-backend-wasm/dist/");
  await tf.setBackend("wasm");
  return (rows, features) => {
    const [gamma, beta] = [tf.ones([features]), tf.zeros([features])];
    return async (input) => {
      const output = tf.tidy(() => {
        const x = tf.tensor2d(input, [rows, features]);
        const { mean, variance } = tf.moments(x, 1, true);
        const normalised = tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, EPS)));
        return tf.add(tf.mul(normalised, gamma), beta);
      });
      const values = output.dataSync();
      output.dispose();
      return values;
    };
  };
};

const onnx = async () => {
  ort.env.wasm.wasmPaths = "/npm/onnxruntime-web/dist/";
  ort.env.wasm.numThreads = 1;
  return async (rows, features) => {
    const session = await ort.InferenceSession.create(layerNormalization(features, EPS));
    return async (input) => {
      const { y } = await session.run({ x: new ort.Tensor("float32", input, [rows, features]) });
      return y.data;
    };
  };
};

const ENGINES = { lab, javascript, tensorflow, onnx };
const engines = {};
for (const [name, start] of Object.entries(ENGINES)) engines[name] = await start();

// Microseconds for one matrix, by engine: the median of rounds in which engines take turns.
window.compare = async (rows, features, rounds, span) => {
  const input = Float32Array.from({ length: rows * features }, () => 3 + 2 * (Math.random() - 0.5));
  const run = {};
  const counts = {};
  const outputs = {};
  for (const name of Object.keys(engines)) {
    run[name] = await engines[name](rows, features);
    // The number of runs in a turn: the largest of three tries, because another program
    // may have used the machine during one.
    const within = async (span) => {
      const start = performance.now();
      let count = 0;
      while (performance.now() - start < span) {
        await run[name](input);
        count += 1;
      }
      return count;
    };
    for (let warm = 0; warm < 5; warm += 1) outputs[name] = (await run[name](input)).slice();
    counts[name] = Math.max(await within(span), await within(span), await within(span));
  }
  const difference = Math.max(
    ...Object.values(outputs).map((output) =>
      output.reduce((most, value, at) => Math.max(most, Math.abs(value - outputs.javascript[at])), 0),
    ),
  );
  if (!(difference < 1e-3)) throw new Error(`the engines differ by ${difference} at ${rows}×${features}`);
  const times = Object.fromEntries(Object.keys(engines).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const order = Object.keys(engines).sort(() => Math.random() - 0.5);
    for (const name of order) {
      const start = performance.now();
      for (let at = 0; at < counts[name]; at += 1) await run[name](input);
      times[name].push(((performance.now() - start) * 1000) / counts[name]);
    }
  }
  const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, middle(values)]));
};
window.ready = true;
