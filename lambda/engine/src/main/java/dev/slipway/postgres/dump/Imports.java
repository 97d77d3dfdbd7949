package dev.slipway.postgres.dump;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The functions that a module calls and Java has. */
final class Imports {

  /** What a module imports from Emscripten's library. */
  private static final String EMSCRIPTEN = "env";

  /** What it imports from the system (WASI, snapshot preview 1). */
  private static final String WASI = "wasi_snapshot_preview1";

  /** One such function; arguments and result are the raw bits of their WebAssembly types. */
  @FunctionalInterface
  interface Body {
    long call(Instance module, long[] arguments) throws IOException;
  }

  private final List<ImportFunction> functions = new ArrayList<>();

  /** Adds one of Emscripten's, of a type such as {@code "ij>d"}: i32 and i64 to f64. */
  Imports emscripten(String name, String type, Body body) {
    return add(EMSCRIPTEN, name, type, body);
  }

  /** Adds one of the system's. */
  Imports wasi(String name, String type, Body body) {
    return add(WASI, name, type, body);
  }

  List<ImportFunction> functions() {
    return List.copyOf(functions);
  }

  private Imports add(String library, String name, String type, Body body) {
    String result = type.substring(type.indexOf('>') + 1);
    FunctionType types =
        FunctionType.of(types(type.substring(0, type.indexOf('>'))), types(result));
    functions.add(
        new HostFunction(
            library, name, types, (module, arguments) -> run(body, module, arguments, result)));
    return this;
  }

  private static long[] run(Body body, Instance module, long[] arguments, String result) {
    try {
      long value = body.call(module, arguments);
      return result.isEmpty() ? new long[0] : new long[] {value};
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ValType> types(String letters) {
    return letters.chars().mapToObj(Imports::type).toList();
  }

  private static ValType type(int letter) {
    return switch (letter) {
      case 'i' -> ValType.I32;
      case 'j' -> ValType.I64;
      case 'd' -> ValType.F64;
      default -> throw new IllegalArgumentException("no type: " + (char) letter);
    };
  }
}
