// Rewrites the compiled dist/lib/index.js so that a module is loaded when one of its names is first read, not when the
// package is. Everything comes from what TypeScript wrote; a line of another shape stops the build. An ES module that
// imports any name still loads everything: Node reads every export of a CommonJS module to link it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MODULE = /^(?:var|const) (\w+) = (require\("[^"]+"\));$/;
const NAME =
  /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/;
const REPLACED = [
  /^"use strict";$/,
  /^Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);$/,
  /^(exports\.\w+ = )+void 0;$/,
];

function lazyBarrel(compiled) {
  const modules = new Map();
  const getters = new Map();
  for (const line of compiled.trimEnd().split('\n')) {
    const [, variable, load] = MODULE.exec(line) ?? [];
    const [, name, from, original] = NAME.exec(line) ?? [];
    if (variable) modules.set(variable, load);
    else if (name && modules.has(from)) getters.set(name, `${modules.get(from)}.${original}`);
    else if (!REPLACED.some((shape) => shape.test(line)))
      throw new Error(`lib/index.ts may only re-export names of other files, and is rewritten once; found: ${line}`);
  }
  // Node's search for names drops one that it sees defined with such a getter, listed below or not: hence the loop.
  return `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const getters = {
${[...getters].map(([name, value]) => `  ${name}: () => ${value},`).join('\n')}
};
for (const [name, get] of Object.entries(getters)) Object.defineProperty(exports, name, { enumerable: true, get });
// Never runs. ES modules and bundlers find the names here without running this file.
0 && (module.exports = { ${[...getters.keys()].join(', ')} });
`;
}

const file = fileURLToPath(new URL('../dist/lib/index.js', import.meta.url));
writeFileSync(file, lazyBarrel(readFileSync(file, 'utf8')));
