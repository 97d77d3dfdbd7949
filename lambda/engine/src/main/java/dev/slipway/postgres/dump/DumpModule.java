package dev.slipway.postgres.dump;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.ImportGlobal;
import com.dylibso.chicory.runtime.ImportMemory;
import com.dylibso.chicory.runtime.ImportTable;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import com.dylibso.chicory.wasm.types.ValType;
import com.dylibso.chicory.wasm.types.Value;
import java.io.OutputStream;
import java.util.List;

/**
 * One run of pg_dump's module, which is a dynamic library of Emscripten: whoever loads it says
 * where its data, stack and functions are. A run leaves its variables dirty, so each has its own.
 */
final class DumpModule {

  /** Pages of 64 kB: what the module asks for, and what a schema may come to. */
  private static final MemoryLimits MEMORY = new MemoryLimits(1024, 8192);

  private static final int DATA = 1024;

  /** Emscripten gives 64 kB that nothing guards; each kilobyte here is one of safety. */
  private static final int STACK_SIZE = 1 << 20;

  private static final int STACK_TOP = align(DATA + DumpProgram.DATA_SIZE) + STACK_SIZE;

  private static final int FIRST_SLOT = 1;
  private static final int READ_SLOT = FIRST_SLOT + DumpProgram.TABLE_SIZE;
  private static final int WRITE_SLOT = READ_SLOT + 1;

  private final Memory memory = new ByteArrayMemory(MEMORY);
  private final TableInstance table =
      new TableInstance(
          new Table(ValType.FuncRef, new TableLimits(WRITE_SLOT + 1, WRITE_SLOT + 1)), -1);
  private final GlobalInstance stackPointer =
      new GlobalInstance(Value.i32(STACK_TOP), MutabilityType.Var);
  private final Instance module;

  /** Loads it between a peer and the streams for its output and its messages. */
  DumpModule(Peer peer, OutputStream output, OutputStream messages) {
    Imports imports = new Imports();
    new SocketCalls(memory, peer).addTo(imports);
    new FileCalls(memory, output, messages).addTo(imports);
    new ClockCalls(memory).addTo(imports);
    new ProcessCalls(memory, table, stackPointer).addTo(imports);
    WasmModule program = DumpProgram.load();
    module =
        Instance.builder(program)
            .withImportValues(values(imports))
            .withStart(false)
            .withMachineFactory(PgDumpCode::create)
            .build();
    table.setRef(READ_SLOT, DumpProgram.importedFunction(program, SocketCalls.READ), module);
    table.setRef(WRITE_SLOT, DumpProgram.importedFunction(program, SocketCalls.WRITE), module);
  }

  private static int align(int address) {
    return (address + 15) & ~15;
  }

  private ImportValues values(Imports imports) {
    return ImportValues.builder()
        .withFunctions(imports.functions())
        .addMemory(new ImportMemory("env", "memory", memory))
        .addTable(new ImportTable("env", "__indirect_function_table", table))
        .addGlobal(
            new ImportGlobal("env", "__stack_pointer", stackPointer),
            new ImportGlobal("env", "__memory_base", new GlobalInstance(Value.i32(DATA))),
            new ImportGlobal("env", "__table_base", new GlobalInstance(Value.i32(FIRST_SLOT))),
            new ImportGlobal(
                "GOT.mem",
                "__heap_base",
                new GlobalInstance(Value.i32(STACK_TOP), MutabilityType.Var)))
        .build();
  }

  /** Runs pg_dump and gives its exit status. */
  int run(List<String> arguments) {
    try {
      call("__wasm_apply_data_relocs");
      call("__wasm_call_ctors");
      call("pgl_set_rw_cbs", READ_SLOT, WRITE_SLOT);
      int status = call("__main_argc_argv", arguments.size() + 1, argumentVector(arguments));
      call("fflush", 0);
      return status;
    } catch (ProcessCalls.Exit e) {
      return e.status();
    }
  }

  private int argumentVector(List<String> arguments) {
    int vector = call("malloc", 4L * (arguments.size() + 2));
    memory.writeI32(vector, text("pg_dump"));
    for (int i = 0; i < arguments.size(); i++) {
      memory.writeI32(vector + 4 * (i + 1), text(arguments.get(i)));
    }
    memory.writeI32(vector + 4 * (arguments.size() + 1), 0);
    return vector;
  }

  private int text(String text) {
    int address = call("malloc", 4L * text.length() + 1);
    memory.writeCString(address, text);
    return address;
  }

  private int call(String name, long... arguments) {
    long[] result = module.export(name).apply(arguments);
    return result == null || result.length == 0 ? 0 : (int) result[0];
  }
}
