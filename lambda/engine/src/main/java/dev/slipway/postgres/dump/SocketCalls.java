package dev.slipway.postgres.dump;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import java.io.IOException;

/**
 * What libpq does with its socket. The module takes two functions for reading and writing by their
 * place in its table; they stand behind the names of two imports that pg_dump never calls.
 */
final class SocketCalls {

  /** Borrowed for reading. */
  static final String READ = "__syscall_lstat64";

  /** Borrowed for writing. */
  static final String WRITE = "__syscall_chmod";

  private static final int EAGAIN = 6;

  /** Any number that is not 0, 1, 2 or that of {@link FileCalls}. */
  private static final int SOCKET = 100;

  private final Memory memory;
  private final Peer peer;

  /** libpq offers all its free room, tens of megabytes for a long row: that is never allocated. */
  private final byte[] buffer = new byte[1 << 16];

  SocketCalls(Memory memory, Peer peer) {
    this.memory = memory;
    this.peer = peer;
  }

  void addTo(Imports imports) {
    imports
        .emscripten(READ, "ii>i", this::read)
        .emscripten(WRITE, "ii>i", this::write)
        .emscripten("__syscall_socket", "iiiiii>i", (module, a) -> SOCKET)
        .emscripten("__syscall_fcntl64", "iii>i", (module, a) -> 0)
        // Always ready: it is reading that waits.
        .emscripten("__syscall__newselect", "iiiii>i", (module, a) -> 1);
  }

  private long read(Instance module, long[] a) throws IOException {
    int read = peer.read(buffer, (int) Math.min(a[1], buffer.length));
    if (read == Peer.WOULD_BLOCK) {
      memory.writeI32((int) module.export("__errno_location").apply()[0], EAGAIN);
      return -1;
    }
    memory.write((int) a[0], buffer, 0, read);
    return read;
  }

  private long write(Instance module, long[] a) throws IOException {
    peer.write(memory.readBytes((int) a[0], (int) a[1]));
    return a[1];
  }
}
