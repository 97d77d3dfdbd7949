package dev.slipway.postgres.dump;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;

/** The files of a module that has three: its output, its messages and /dev/urandom. */
final class FileCalls {

  private static final int STDOUT = 1;
  private static final int RANDOM = 200;
  private static final int CHARACTER_DEVICE = 2;

  /** Error numbers of WASI; negative where Emscripten wants them so. */
  private static final int EBADF = 8;

  private static final int ENOENT = 44;
  private static final int ENOSYS = 52;
  private static final int ENOTTY = 59;
  private static final int ESPIPE = 70;

  private final Memory memory;
  private final OutputStream output;
  private final OutputStream messages;
  private final SecureRandom random = new SecureRandom();

  FileCalls(Memory memory, OutputStream output, OutputStream messages) {
    this.memory = memory;
    this.output = output;
    this.messages = messages;
  }

  void addTo(Imports imports) {
    imports
        .wasi("fd_write", "iiii>i", this::write)
        .wasi("fd_read", "iiii>i", this::read)
        .wasi("fd_close", "i>i", (module, a) -> 0)
        .wasi("fd_sync", "i>i", (module, a) -> 0)
        .wasi("fd_seek", "ijii>i", (module, a) -> ESPIPE)
        .wasi("fd_fdstat_get", "ii>i", this::kind)
        .emscripten("__syscall_openat", "iiii>i", this::open)
        .emscripten("__syscall_dup", "i>i", (module, a) -> a[0])
        .emscripten("__syscall_dup3", "iii>i", (module, a) -> a[1])
        .emscripten("__syscall_ioctl", "iii>i", (module, a) -> -ENOTTY)
        .emscripten("__syscall_fadvise64", "ijji>i", (module, a) -> 0)
        .emscripten("__syscall_fstat64", "ii>i", (module, a) -> -EBADF)
        .emscripten("__syscall_pipe", "i>i", (module, a) -> -ENOSYS)
        .emscripten("__syscall_getcwd", "ii>i", this::folder);
    addNames(imports);
  }

  /** There is no file system, so nothing in it. */
  private static void addNames(Imports imports) {
    imports
        .emscripten("__syscall_stat64", "ii>i", (module, a) -> -ENOENT)
        .emscripten("__syscall_newfstatat", "iiii>i", (module, a) -> -ENOENT)
        .emscripten("__syscall_faccessat", "iiii>i", (module, a) -> -ENOENT)
        .emscripten("__syscall_readlinkat", "iiii>i", (module, a) -> -ENOENT)
        .emscripten("__syscall_unlinkat", "iii>i", (module, a) -> -ENOENT)
        .emscripten("__syscall_mkdirat", "iii>i", (module, a) -> -ENOENT)
        .emscripten("__syscall_getdents64", "iii>i", (module, a) -> -ENOENT);
  }

  private long write(Instance module, long[] a) throws IOException {
    OutputStream file = a[0] == STDOUT ? output : messages;
    int written = 0;
    for (int i = 0; i < a[2]; i++) {
      int piece = (int) a[1] + 8 * i;
      int length = memory.readInt(piece + 4);
      file.write(memory.readBytes(memory.readInt(piece), length));
      written += length;
    }
    memory.writeI32((int) a[3], written);
    return 0;
  }

  private long read(Instance module, long[] a) {
    if (a[0] != RANDOM) {
      return EBADF;
    }
    int read = 0;
    for (int i = 0; i < a[2]; i++) {
      int piece = (int) a[1] + 8 * i;
      byte[] bytes = new byte[memory.readInt(piece + 4)];
      random.nextBytes(bytes);
      memory.write(memory.readInt(piece), bytes, 0, bytes.length);
      read += bytes.length;
    }
    memory.writeI32((int) a[3], read);
    return 0;
  }

  private long open(Instance module, long[] a) {
    return memory.readCString((int) a[1]).equals("/dev/urandom") ? RANDOM : -ENOENT;
  }

  private long kind(Instance module, long[] a) {
    memory.fill((byte) 0, (int) a[1], (int) a[1] + 24);
    memory.writeByte((int) a[1], (byte) CHARACTER_DEVICE);
    return 0;
  }

  private long folder(Instance module, long[] a) {
    memory.writeCString((int) a[0], "/");
    return 2;
  }
}
