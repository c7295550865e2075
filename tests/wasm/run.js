// The press file of the module `banxin_wasm.wasm` is the golden one: node tests/wasm/run.js MODULE tests/goldens/expected/erqi.sha256
const { createHash } = require("crypto");
const { readFileSync } = require("fs");

const [, , module_, golden] = process.argv;
WebAssembly.instantiate(readFileSync(module_), {}).then(({ instance }) => {
  const { compose, file, memory } = instance.exports;
  const size = compose();
  const hash = createHash("sha256").update(new Uint8Array(memory.buffer, file(), size)).digest("hex");
  console.log(`${size} bytes, ${hash}`);
  const line = readFileSync(golden, "utf8").split("\n").find((line) => line.endsWith("  x4 pages"));
  process.exitCode = line === `${hash}  x4 pages` ? 0 : 1;
});
