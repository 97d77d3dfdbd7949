package dev.slipway.postgres.dump;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.Import;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The file pg_dump.wasm, which the build puts beside this class; its numbers are those here. */
final class DumpProgram {

  static final String VERSION = "18.3";
  static final int MAJOR = 18;

  /** Bytes of its data and functions in its table, as its section dylink.0 says. */
  static final int DATA_SIZE = 235012;

  static final int TABLE_SIZE = 230;

  /** A module without anything, which a build without npm has in its place. */
  private static final int EMPTY = 8;

  private DumpProgram() {}

  /** Whether the build could fetch it. */
  static boolean isThere() {
    return Loaded.MODULE != null;
  }

  static WasmModule load() {
    WasmModule module = Loaded.MODULE;
    if (module == null) {
      throw new IllegalStateException("pg_dump is not built in");
    }
    return module;
  }

  /** The index of an imported function, among the functions. */
  static int importedFunction(WasmModule module, String name) {
    Stream<Import> imports =
        IntStream.range(0, module.importSection().importCount())
            .mapToObj(module.importSection()::getImport);
    return imports
        .filter(imported -> imported.importType() == ExternalType.FUNCTION)
        .map(Import::name)
        .toList()
        .indexOf(name);
  }

  /**
   * Parsed from the whole file, once: the one that the compiler writes for its code lacks the body
   * of the function that is interpreted.
   */
  private static final class Loaded {
    static final @Nullable WasmModule MODULE = parse();

    private static @Nullable WasmModule parse() {
      try (InputStream file = DumpProgram.class.getResourceAsStream("pg_dump.wasm")) {
        byte[] bytes = file == null ? new byte[0] : file.readAllBytes();
        return bytes.length <= EMPTY ? null : Parser.parse(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException("pg_dump.wasm cannot be read", e);
      }
    }
  }
}
