// Fails when what the browser may load is more than the budget, gzipped, all routes together.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 600;
const dist = new URL('../dist/', import.meta.url);
const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const sizes = files
  .map((entry) => {
    const path = `${entry.parentPath}/${entry.name}`;
    return { name: entry.name, bytes: gzipSync(readFileSync(path)).length };
  })
  .sort((a, b) => b.bytes - a.bytes);
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { name, bytes } of sizes.slice(0, 8))
  console.log(`${(bytes / 1000).toFixed(1).padStart(8)} kB  ${name}`);
console.log(
  `${(total / 1000).toFixed(1).padStart(8)} kB  of ${BUDGET_KB} kB, ${sizes.length} files, gzipped`,
);
if (total > BUDGET_KB * 1000) process.exit(1);
