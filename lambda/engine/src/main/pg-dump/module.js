// Reads the sections of a module of WebAssembly that cutting functions needs, and writes the module with what was added
// (WebAssembly Core Specification 2.0, chapter 5.5, Modules).
"use strict";

const { END, Reader, VOID, constant, leb, readSequence } = require("./instructions.js");
const { LONG, splitFunction } = require("./split-functions.js");

const HEADER = 8;
const TYPE = 1;
const IMPORT = 2;
const FUNCTION = 3;
const GLOBAL = 6;
const CODE = 10;
const I32 = 0x7f;
const MUTABLE = 1;
const ZERO = new Map([
  [0x7f, [...constant(0), END]],
  [0x7e, [0x42, 0, END]],
  [0x7d, [0x43, 0, 0, 0, 0, END]],
  [0x7c, [0x44, 0, 0, 0, 0, 0, 0, 0, 0, END]],
]);

const vector = (items) => [...leb(items.length), ...items.flat()];
const sized = (bytes) => [...leb(bytes.length), ...bytes];

class Module {
  constructor(bytes) {
    this.bytes = bytes;
    this.sections = Module.sections(bytes);
    this.types = this.items(TYPE, (reader) => Module.type(reader));
    this.imported = { functions: [], globals: 0 };
    this.items(IMPORT, (reader) => this.readImport(reader));
    this.functions = this.items(FUNCTION, (reader) => reader.number());
    this.ownGlobals = this.items(GLOBAL, (reader) => Module.global(reader));
    this.code = this.items(CODE, (reader) => reader.take(reader.number()));
    this.newGlobals = [];
    this.newCode = [];
  }

  static sections(bytes) {
    const reader = new Reader(bytes, HEADER);
    const sections = [];
    while (reader.at < bytes.length) {
      sections.push({ id: reader.byte(), content: reader.take(reader.number()) });
    }
    return sections;
  }

  items(id, read) {
    const section = this.sections.find((one) => one.id === id);
    const reader = new Reader(section.content);
    return Array.from({ length: reader.number() }, () => read(reader));
  }

  static type(reader) {
    const from = reader.at;
    reader.byte();
    const takes = reader.take(reader.number());
    const gives = reader.take(reader.number());
    return { takes: [...takes], gives: gives.length, raw: [...reader.bytes.subarray(from, reader.at)] };
  }

  readImport(reader) {
    reader.take(reader.number());
    reader.take(reader.number());
    switch (reader.byte()) {
      case 0:
        this.imported.functions.push(reader.number());
        break;
      case 1:
        reader.byte();
        reader.skip(reader.byte() & 1 ? "uu" : "u");
        break;
      case 2:
        reader.skip(reader.byte() & 1 ? "uu" : "u");
        break;
      default:
        this.imported.globals++;
        reader.skip("uu");
    }
  }

  /** What a global begins with is one instruction and its end. */
  static global(reader) {
    const from = reader.at;
    reader.skip("uu");
    readSequence(reader, {});
    return [...reader.bytes.subarray(from, reader.at)];
  }

  typeOf(index) {
    const imported = this.imported.functions;
    return this.types[index < imported.length ? imported[index] : this.functions[index - imported.length]];
  }

  /** What the reader of instructions asks for. */
  arity() {
    const of = (type) => ({ takes: type.takes.length, gives: type.gives });
    return {
      ofFunction: (index) => of(this.typeOf(index)),
      ofType: (index) => of(this.types[index]),
      ofBlock: (reader) => {
        const type = reader.number();
        if (type === VOID) {
          return { takes: 0, gives: 0 };
        }
        return type > VOID && type <= I32 ? { takes: 0, gives: 1 } : of(this.types[type]);
      },
    };
  }

  /** Globals for values of these types, no two the same. */
  globals(types) {
    const base = this.imported.globals + this.ownGlobals.length;
    const taken = new Set();
    return types.map((type) => {
      let found = this.newGlobals.findIndex((one, i) => one === type && !taken.has(i));
      if (found < 0) {
        found = this.newGlobals.push(type) - 1;
      }
      taken.add(found);
      return base + found;
    });
  }

  /** A new function without parameters; gives its index. */
  add(locals, returns, instructions) {
    const raw = [0x60, 0, ...(returns ? [1, I32] : [0])];
    let type = this.types.findIndex((one) => one.raw.join() === raw.join());
    if (type < 0) {
      type = this.types.push({ takes: [], gives: returns ? 1 : 0, raw }) - 1;
    }
    this.functions.push(type);
    this.newCode.push([...vector(locals.map((one) => [1, one])), ...instructions]);
    return this.imported.functions.length + this.functions.length - 1;
  }

  split() {
    this.code = this.code.map((body, i) => (body.length <= LONG ? body : this.splitBody(body, i)));
    return this;
  }

  splitBody(body, index) {
    const type = this.types[this.functions[index]];
    const reader = new Reader(body);
    const locals = Array.from({ length: reader.number() }, () => {
      const count = reader.number();
      return Array(count).fill(reader.byte());
    }).flat();
    const { list } = readSequence(reader, this.arity());
    const instructions = splitFunction(list, type.gives, [...type.takes, ...locals], this);
    return [...vector([...locals, I32].map((one) => [1, one])), ...instructions, END];
  }

  write() {
    const changed = new Map([
      [TYPE, vector(this.types.map((one) => one.raw))],
      [FUNCTION, vector(this.functions.map(leb))],
      [GLOBAL, vector([...this.ownGlobals, ...this.newGlobals.map((one) => [one, MUTABLE, ...ZERO.get(one)])])],
      [CODE, vector([...this.code, ...this.newCode].map((body) => sized([...body])))],
    ]);
    return Buffer.concat([
      this.bytes.subarray(0, HEADER),
      ...this.sections.map(({ id, content }) =>
        Buffer.concat([Buffer.from([id, ...leb((changed.get(id) || content).length)]), Buffer.from(changed.get(id) || content)])),
    ]);
  }
}

module.exports = { Module };
