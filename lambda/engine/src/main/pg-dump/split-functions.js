// Cuts long functions of a module of WebAssembly into short ones that call each other. The JVM compiles no method of
// more than 8,000 bytes, and holds none of more than 64 kB: main() of pg_dump, with all that was inlined into it, would
// be interpreted, and take most of a dump's time.
//
// A piece is a run of whole statements. What it reads and writes of its function's locals travels in globals that are
// used for nothing else, and only between the call and the piece's first instructions, and back: a function may call
// itself. A jump out of a piece is a number that it returns.
"use strict";

const {
  BLOCK, BR, BR_IF, BR_TABLE, CALL, ELSE, END, GLOBAL_GET, GLOBAL_SET, I32_EQ, IF, LAST, LOCAL_GET, LOCAL_SET,
  LOCAL_TEE, LOOP, RETURN, UNREACHABLE, VOID, constant, leb,
} = require("./instructions.js");

/** Bytes of a function from which on it is cut, and of a piece; the JVM's code is about twice as long. */
const LONG = 2500;
const SHORT = 200;
const I32 = 0x7f;

/** Writes instructions; `own` numbers the locals, `leave` writes a jump out of the piece. */
function write(list, own, leave = null, depth = 0) {
  return list.flatMap((one) => writeOne(one, own, leave, depth));
}

function writeOne(one, own, leave, depth) {
  switch (one.op) {
    case BLOCK:
    case LOOP:
    case IF:
      return [
        one.op, ...one.type, ...write(one.body, own, leave, depth + 1),
        ...(one.other ? [ELSE, ...write(one.other, own, leave, depth + 1)] : []), END,
      ];
    case LOCAL_GET:
    case LOCAL_SET:
    case LOCAL_TEE:
      return [one.op, ...leb(own(one.local))];
    case BR:
      return leave && one.label >= depth ? leave(one.label - depth, depth) : [BR, ...leb(one.label)];
    case BR_IF:
      return leave && one.label >= depth
        ? [IF, VOID, ...leave(one.label - depth, depth + 1), END]
        : [BR_IF, ...leb(one.label)];
    case BR_TABLE:
      return writeTable(one, own, leave, depth);
    case "piece":
      return one.write(own);
    default:
      return [...one.raw];
  }
}

/** Each label outside gets a block around the jump, behind which the piece is left. */
function writeTable(one, own, leave, depth) {
  const outside = leave ? [...new Set(one.labels.filter((label) => label >= depth))] : [];
  const labels = one.labels.map((label) =>
    outside.includes(label) ? outside.indexOf(label) : label + outside.length);
  const jump = [BR_TABLE, ...leb(labels.length - 1), ...labels.flatMap(leb)];
  if (outside.length === 0) {
    return jump;
  }
  const local = leb(own("exit"));
  return [
    LOCAL_SET, ...local, ...outside.flatMap(() => [BLOCK, VOID]), LOCAL_GET, ...local, ...jump,
    ...outside.flatMap((label, i) => [END, ...leave(label - depth, depth + outside.length - 1 - i)]),
  ];
}

/** Calls a visitor for every instruction, however deep, with the number of blocks around it. */
function visit(list, visitor, depth = 0) {
  for (const one of list) {
    visitor(one, depth);
    if (one.body) {
      visit(one.body, visitor, depth + 1);
      visit(one.other || [], visitor, depth + 1);
    }
  }
}

const lengths = new WeakMap();

/** Bytes of instructions as they are written into their own function. */
function length(list) {
  return list.reduce((sum, one) => sum + lengthOf(one), 0);
}

function lengthOf(one) {
  if (!lengths.has(one)) {
    const body = one.body ? { ...one, body: [], other: one.other && [] } : one;
    const inside = one.body ? length(one.body) + length(one.other || []) : 0;
    lengths.set(one, writeOne(body, (local) => local, null, 0).length + inside);
  }
  return lengths.get(one);
}

/** One function that is cut. `types` are those of its locals; `module` takes new functions and globals. */
class Splitter {
  constructor(types, module) {
    this.types = types;
    this.exit = types.length;
    this.types.push(I32);
    this.module = module;
  }

  /** Cuts a sequence until it is short. `labels` says how many values a jump to each label carries. */
  split(list, labels) {
    if (length(list) <= LONG) {
      return list;
    }
    const inner = list.map((one) => this.splitInside(one, labels));
    return length(inner) <= LONG ? inner : this.pieces(inner, labels);
  }

  splitInside(one, labels) {
    if (!one.body || length([one]) <= LONG) {
      return one;
    }
    const inside = [one.op === LOOP ? one.inputs : one.gives, ...labels];
    const clean = one.inputs === 0;
    return {
      ...one,
      body: clean ? this.split(one.body, inside) : one.body,
      other: one.other && clean ? this.split(one.other, inside) : one.other,
    };
  }

  pieces(list, labels) {
    const result = [];
    let piece = [];
    const finish = () => {
      result.push(...(length(piece) >= SHORT ? this.outline(piece, labels) : piece));
      piece = [];
    };
    for (const statement of this.statements(list)) {
      if (!statement.whole || !this.movable(statement.list, labels)) {
        finish();
        result.push(...statement.list);
      } else {
        if (length(piece) + length(statement.list) > LONG) {
          finish();
        }
        piece.push(...statement.list);
      }
    }
    finish();
    return result;
  }

  /** The runs of instructions that take nothing from the stack and leave nothing there. */
  statements(list) {
    const statements = [];
    let height = 0;
    let run = [];
    for (const one of list) {
      run.push(one);
      height += one.gives - one.takes;
      if (height === 0 || LAST.has(one.op)) {
        statements.push({ list: run, whole: true });
        run = [];
        height = 0;
      }
    }
    return run.length > 0 ? [...statements, { list: run, whole: false }] : statements;
  }

  movable(list, labels) {
    let movable = true;
    visit(list, (one, depth) => {
      const targets = one.labels || (one.label === undefined ? [] : [one.label]);
      const carries = targets.some((label) => label >= depth && labels[label - depth] !== 0);
      movable = movable && one.op !== RETURN && !carries;
    });
    return movable;
  }

  /** Makes a function of a piece; gives the instructions that call it. */
  outline(list, labels) {
    const exits = [];
    const read = new Set();
    const written = new Set();
    visit(list, (one, depth) => {
      const targets = one.labels || (one.label === undefined ? [] : [one.label]);
      targets.filter((label) => label >= depth).forEach((label) => exits.push(label - depth));
      const uses = one.op === "piece" ? one.locals : one.local === undefined ? [] : [one.local];
      uses.forEach((local) => read.add(local));
      const sets = one.op === "piece" ? one.written : [LOCAL_SET, LOCAL_TEE].includes(one.op) ? [one.local] : [];
      sets.forEach((local) => written.add(local));
    });
    const codes = [...new Set(exits)];
    const piece = this.add(list, codes, [...read], [...written]);
    const last = LAST.has(list[list.length - 1].op) ? [{ op: UNREACHABLE, raw: [UNREACHABLE], takes: 0, gives: 0 }] : [];
    return [piece, ...this.follow(codes), ...last];
  }

  add(list, codes, locals, written) {
    const all = locals.includes(this.exit) ? locals : [...locals, this.exit];
    const own = (local) => all.indexOf(local === "exit" ? this.exit : local);
    const slots = this.module.globals(all.map((local) => this.types[local]));
    const slot = (local) => leb(slots[all.indexOf(local)]);
    const load = (numbered) => (local) => [GLOBAL_GET, ...slot(local), LOCAL_SET, ...leb(numbered(local))];
    const store = (numbered) => (local) => [LOCAL_GET, ...leb(numbered(local)), GLOBAL_SET, ...slot(local)];
    const leave = (label, depth) => [...constant(codes.indexOf(label) + 1), BR, ...leb(depth)];
    const body = write(list, own, leave);
    const index = this.module.add(all.map((local) => this.types[local]), codes.length > 0, [
      ...locals.flatMap(load(own)),
      ...(codes.length > 0 ? [BLOCK, I32, ...body, ...constant(0), END] : body),
      ...written.flatMap(store(own)),
      END,
    ]);
    const call = (numbered) => [
      ...locals.flatMap(store(numbered)), CALL, ...leb(index), ...written.flatMap(load(numbered)),
    ];
    return { op: "piece", write: call, locals, written, takes: 0, gives: codes.length > 0 ? 1 : 0 };
  }

  /** Goes on where the piece says: it gives 0 for behind it, or the place of the label, from 1. */
  follow(codes) {
    if (codes.length === 0) {
      return [];
    }
    if (codes.length === 1) {
      return [{ op: BR_IF, label: codes[0], takes: 1, gives: 0 }];
    }
    return [
      { op: LOCAL_SET, local: this.exit, takes: 1, gives: 0 },
      ...codes.flatMap((label, i) => [
        { op: LOCAL_GET, local: this.exit, takes: 0, gives: 1 },
        { op: 0x41, raw: constant(i + 1), takes: 0, gives: 1 },
        { op: I32_EQ, raw: [I32_EQ], takes: 2, gives: 1 },
        { op: BR_IF, label, takes: 1, gives: 0 },
      ]),
    ];
  }
}

/** Cuts a function's instructions; gives them as bytes. `gives` is how many values the function returns. */
function splitFunction(list, gives, types, module) {
  const splitter = new Splitter(types, module);
  return write(splitter.split(list, [gives]), (local) => (local === "exit" ? splitter.exit : local));
}

module.exports = { LONG, splitFunction };
