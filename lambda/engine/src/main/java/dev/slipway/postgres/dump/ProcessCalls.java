package dev.slipway.postgres.dump;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.TableInstance;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Environment, memory, long jumps and the end of a module that takes itself for a process. */
final class ProcessCalls {

  private static final int PAGE = 1 << 16;

  /** So that memory is not grown page by page. */
  private static final int PAGES_AT_LEAST = 256;

  /** Without a user, libpq would look for one in /etc/passwd; the session has its own anyway. */
  private static final List<String> ENVIRONMENT =
      List.of(
          "PGUSER=x", "HOME=/", "USER=x", "LANG=C", "PGSSLMODE=disable", "PGGSSENCMODE=disable");

  /** The module's exit(). */
  static final class Exit extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Exit(int status) {
      super("exit " + status, null, false, false);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** The module's longjmp(), on its way to the call below setjmp(). */
  private static final class LongJump extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LongJump() {
      super("longjmp", null, false, false);
    }
  }

  private final Memory memory;
  private final TableInstance table;
  private final GlobalInstance stackPointer;

  ProcessCalls(Memory memory, TableInstance table, GlobalInstance stackPointer) {
    this.memory = memory;
    this.table = table;
    this.stackPointer = stackPointer;
  }

  void addTo(Imports imports) {
    imports
        .wasi("environ_sizes_get", "ii>i", this::environmentSizes)
        .wasi("environ_get", "ii>i", this::environment)
        .wasi("proc_exit", "i>", (module, a) -> exit((int) a[0]))
        .emscripten("exit", "i>", (module, a) -> exit((int) a[0]))
        .emscripten("emscripten_exit_with_live_runtime", ">", (module, a) -> exit(0))
        .emscripten("emscripten_resize_heap", "i>i", this::grow)
        .emscripten("invoke_iiii", "iiii>i", this::invoke)
        .emscripten("invoke_ii", "ii>i", this::invoke)
        .emscripten("invoke_vii", "iii>", this::invoke)
        .emscripten("_emscripten_throw_longjmp", ">", (module, a) -> jump())
        .emscripten("_emscripten_runtime_keepalive_clear", ">", (module, a) -> 0)
        .emscripten("__call_sighandler", "ii>", (module, a) -> 0)
        .emscripten("_abort_js", ">", (module, a) -> refuse("abort"))
        .emscripten("pg_encoding_to_char", "i>i", (module, a) -> refuse("pg_encoding_to_char"))
        .emscripten("getaddrinfo", "iiii>i", (module, a) -> refuse("getaddrinfo"))
        .emscripten("getnameinfo", "iiiiiii>i", (module, a) -> refuse("getnameinfo"));
  }

  private static long exit(int status) {
    throw new Exit(status);
  }

  private static long jump() {
    throw new LongJump();
  }

  /** What pg_dump does not need for a dump to its output. */
  private static long refuse(String name) {
    throw new IllegalStateException("pg_dump has called " + name + "(), which is not there");
  }

  private long environmentSizes(Instance module, long[] a) {
    memory.writeI32((int) a[0], ENVIRONMENT.size());
    memory.writeI32((int) a[1], ENVIRONMENT.stream().mapToInt(entry -> entry.length() + 1).sum());
    return 0;
  }

  private long environment(Instance module, long[] a) {
    int text = (int) a[1];
    for (int i = 0; i < ENVIRONMENT.size(); i++) {
      memory.writeI32((int) a[0] + 4 * i, text);
      memory.writeCString(text, ENVIRONMENT.get(i), StandardCharsets.US_ASCII);
      text += ENVIRONMENT.get(i).length() + 1;
    }
    return 0;
  }

  private long grow(Instance module, long[] a) {
    long missing = Integer.toUnsignedLong((int) a[0]) - (long) memory.pages() * PAGE;
    int pages = (int) Math.max((missing + PAGE - 1) / PAGE, PAGES_AT_LEAST);
    return memory.grow(pages) >= 0 ? 1 : 0;
  }

  /** Emscripten's setjmp: a call through the table, from which a long jump comes back. */
  private long invoke(Instance module, long[] a) {
    long saved = stackPointer.getValue();
    int slot = (int) a[0];
    try {
      Instance owner = table.instance(slot) == null ? module : table.instance(slot);
      long[] arguments = Arrays.copyOfRange(a, 1, a.length);
      long[] result = owner.getMachine().call(table.ref(slot), arguments);
      return result == null || result.length == 0 ? 0 : result[0];
    } catch (LongJump e) {
      stackPointer.setValue(saved);
      module.export("setThrew").apply(1, 0);
      return 0;
    }
  }
}
