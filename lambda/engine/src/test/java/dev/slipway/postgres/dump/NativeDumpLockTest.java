package dev.slipway.postgres.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.postgres.Connector;
import dev.slipway.testing.postgres.PostgresServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Tests a pg_dump that is installed beside a lock, and what others see of it meanwhile. */
class NativeDumpLockTest extends DumpLockContract {

  @Override
  SchemaDumper dumper(Connector connector) {
    return NativePrograms.dumper(connector);
  }

  @Test
  void thePasswordIsNowhereAndTheSocketSoonGone() throws Exception {
    Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/environ")), "there is no /proc");
    SchemaDumper dumper = dumper(owner());
    Thread dump =
        new Thread(
            () -> {
              try {
                dumper.dump(DumpContract.all(), OutputStream.nullOutputStream());
              } catch (DumpFailed expected) {
                Thread.currentThread().interrupt();
              }
            });
    dump.start();
    Path folder = Path.of(awaitVariable("PGHOST"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(shownByChildren()).noneMatch(text -> text.contains(PostgresServer.PASSWORD));
    dump.interrupt();
    dump.join();
    assertThat(folder).doesNotExist();
  }

  private static String awaitVariable(String name) throws Exception {
    while (true) {
      for (String text : shownByChildren()) {
        if (text.startsWith(name + "=")) {
          return text.substring(name.length() + 1);
        }
      }
      Thread.sleep(20);
    }
  }

  /** Arguments and environment of the processes that this one has started. */
  private static List<String> shownByChildren() {
    return ProcessHandle.current()
        .descendants()
        .flatMap(child -> Stream.of("cmdline", "environ").map(name -> read(child.pid(), name)))
        .flatMap(text -> Stream.of(text.split("\0")))
        .toList();
  }

  private static String read(long pid, String name) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(pid), name));
    } catch (IOException gone) {
      return "";
    }
  }
}
