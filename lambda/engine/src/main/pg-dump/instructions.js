// Reads the instructions of a function of WebAssembly, and writes them (WebAssembly Core Specification 2.0,
// chapter 5.4, Instructions).
"use strict";

const BLOCK = 0x02;
const LOOP = 0x03;
const IF = 0x04;
const ELSE = 0x05;
const END = 0x0b;
const BR = 0x0c;
const BR_IF = 0x0d;
const BR_TABLE = 0x0e;
const RETURN = 0x0f;
const CALL = 0x10;
const CALL_INDIRECT = 0x11;
const UNREACHABLE = 0x00;
const LOCAL_GET = 0x20;
const LOCAL_SET = 0x21;
const LOCAL_TEE = 0x22;
const GLOBAL_GET = 0x23;
const GLOBAL_SET = 0x24;
const I32_CONST = 0x41;
const I32_EQ = 0x46;
const PREFIXED = 0xfc;
const VOID = 0x40;

/** Behind these, the rest of a sequence is never reached. */
const LAST = new Set([UNREACHABLE, BR, BR_TABLE, RETURN]);

/** How many values each instruction takes and gives, by ranges of opcodes; immediates by their form. */
const RANGES = [
  [0x01, 0x01, 0, 0, ""],
  [0x1a, 0x1a, 1, 0, ""],
  [0x1b, 0x1b, 3, 1, ""],
  [0x20, 0x20, 0, 1, "u"],
  [0x21, 0x21, 1, 0, "u"],
  [0x22, 0x22, 1, 1, "u"],
  [0x23, 0x23, 0, 1, "u"],
  [0x24, 0x24, 1, 0, "u"],
  [0x28, 0x35, 1, 1, "uu"],
  [0x36, 0x3e, 2, 0, "uu"],
  [0x3f, 0x3f, 0, 1, "u"],
  [0x40, 0x40, 1, 1, "u"],
  [0x41, 0x42, 0, 1, "u"],
  [0x43, 0x43, 0, 1, "4"],
  [0x44, 0x44, 0, 1, "8"],
  [0x45, 0x45, 1, 1, ""],
  [0x46, 0x4f, 2, 1, ""],
  [0x50, 0x50, 1, 1, ""],
  [0x51, 0x66, 2, 1, ""],
  [0x67, 0x69, 1, 1, ""],
  [0x6a, 0x78, 2, 1, ""],
  [0x79, 0x7b, 1, 1, ""],
  [0x7c, 0x8a, 2, 1, ""],
  [0x8b, 0x91, 1, 1, ""],
  [0x92, 0x98, 2, 1, ""],
  [0x99, 0x9f, 1, 1, ""],
  [0xa0, 0xa6, 2, 1, ""],
  [0xa7, 0xc4, 1, 1, ""],
];
const PREFIXED_FORMS = new Map([
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((code) => [code, [1, 1, ""]]),
  [8, [3, 0, "uu"]],
  [9, [0, 0, "u"]],
  [10, [3, 0, "uu"]],
  [11, [3, 0, "u"]],
]);

/** Reads bytes one after another. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** An unsigned number in LEB128. */
  number() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) {
        return value;
      }
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  skip(form) {
    for (const one of form) {
      if (one === "u") {
        this.number();
      } else {
        this.at += Number(one);
      }
    }
  }
}

/** An unsigned number as LEB128; what is below 64 is the same signed. */
function leb(value) {
  const bytes = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 128) | 0x80);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

/** A small constant, whose LEB128 is signed. */
function constant(value) {
  return value < 64 ? [I32_CONST, value] : [I32_CONST, (value & 0x7f) | 0x80, value >> 7];
}

/**
 * Reads a sequence up to its END or ELSE: a list of instructions as objects. What can never be reached is left out.
 * `arity` says of a function, a type or a block what it takes and gives.
 */
function readSequence(reader, arity) {
  const list = [];
  let dead = false;
  for (;;) {
    const one = readOne(reader, arity);
    if (one.op === END || one.op === ELSE) {
      return { list, end: one.op };
    }
    if (!dead) {
      list.push(one);
    }
    dead = dead || LAST.has(one.op);
  }
}

function readOne(reader, arity) {
  const from = reader.at;
  const op = reader.byte();
  switch (op) {
    case END:
    case ELSE:
      return { op };
    case BLOCK:
    case LOOP:
    case IF:
      return readBlock(reader, op, arity);
    case BR:
    case BR_IF:
      return { op, label: reader.number(), takes: op === BR_IF ? 1 : 0, gives: 0 };
    case BR_TABLE: {
      const labels = Array.from({ length: reader.number() + 1 }, () => reader.number());
      return { op, labels, takes: 1, gives: 0 };
    }
    case UNREACHABLE:
    case RETURN:
      return { op, raw: [op], takes: 0, gives: 0 };
    case CALL: {
      const { takes, gives } = arity.ofFunction(reader.number());
      return { op, raw: reader.bytes.subarray(from, reader.at), takes, gives };
    }
    case CALL_INDIRECT: {
      const { takes, gives } = arity.ofType(reader.number());
      reader.number();
      return { op, raw: reader.bytes.subarray(from, reader.at), takes: takes + 1, gives };
    }
    case LOCAL_GET:
    case LOCAL_SET:
    case LOCAL_TEE:
      return { op, local: reader.number(), takes: op === LOCAL_GET ? 0 : 1, gives: op === LOCAL_SET ? 0 : 1 };
    default:
      return readPlain(reader, op, from);
  }
}

function readPlain(reader, op, from) {
  const range = RANGES.find(([first, last]) => first <= op && op <= last);
  const [takes, gives, form] =
    (op === PREFIXED ? PREFIXED_FORMS.get(reader.number()) : range && range.slice(2)) || [];
  if (form === undefined) {
    throw new Error(`pg_dump.wasm has an instruction that is not known here: ${op} at ${from}`);
  }
  reader.skip(form);
  return { op, raw: reader.bytes.subarray(from, reader.at), takes, gives };
}

function readBlock(reader, op, arity) {
  const from = reader.at;
  const { takes, gives } = arity.ofBlock(reader);
  const type = reader.bytes.subarray(from, reader.at);
  const { list, end } = readSequence(reader, arity);
  const other = end === ELSE ? readSequence(reader, arity).list : null;
  return { op, type, body: list, other, takes: takes + (op === IF ? 1 : 0), gives, inputs: takes };
}

module.exports = {
  BLOCK, BR, BR_IF, BR_TABLE, CALL, ELSE, END, GLOBAL_GET, GLOBAL_SET, I32_EQ, IF, LAST, LOCAL_GET, LOCAL_SET,
  LOCAL_TEE, LOOP, RETURN, UNREACHABLE, VOID, Reader, constant, leb, readSequence,
};
