// Copies pg_dump.wasm, if it is the one that the code around it was written for, with its long functions cut.
"use strict";

const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { dirname } = require("node:path");
const { Module } = require("./module.js");

// pg_dump (PostgreSQL) 18.3; another version has its functions, imports and memory elsewhere.
const SHA256 = "cdbc551ec339cc9867003203bc8f03911858be2be92b3e88376922b09ccdf58c";

const wasm = readFileSync("node_modules/@electric-sql/pglite-tools/dist/pg_dump.wasm");
const found = createHash("sha256").update(wasm).digest("hex");
if (found !== SHA256) {
  throw new Error(`pg_dump.wasm has the SHA-256 ${found}, expected is ${SHA256}`);
}
const file = process.argv[2];
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, new Module(wasm).split().write());
console.log(`pg_dump.wasm, ${wasm.length} bytes`);
