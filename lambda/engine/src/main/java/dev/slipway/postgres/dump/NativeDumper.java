package dev.slipway.postgres.dump;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.SocketSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A pg_dump that is installed, on a session that Java has opened. */
final class NativeDumper extends SessionDumper {

  /** What programs need to run; nothing else of ours reaches pg_dump, least of all secrets. */
  private static final Set<String> KEPT =
      Set.of("PATH", "HOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "APPDATA");

  private final InstalledDump installed;

  NativeDumper(InstalledDump installed, Connector connector) {
    super(connector, "pg_dump " + installed.version() + " (" + installed.program() + ")");
    this.installed = installed;
  }

  @Override
  public String version() {
    return installed.version();
  }

  @Override
  int run(List<String> arguments, SocketSession session, DumpOutput output, DumpMessages messages)
      throws InterruptedException, IOException {
    try (DumpSocket socket = new DumpSocket(session)) {
      DumpProcess process = new DumpProcess(builder(arguments, socket).start(), output, messages);
      try {
        return process.join();
      } catch (InterruptedException e) {
        session.session().cancel();
        process.stop();
        throw e;
      }
    }
  }

  private ProcessBuilder builder(List<String> arguments, DumpSocket socket) {
    List<String> command = new ArrayList<>();
    command.add(installed.program().toString());
    command.add("--no-password");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> !KEPT.contains(name.toUpperCase(Locale.ROOT)));
    environment.putAll(
        Map.of(
            "PGHOST",
            socket.folder().toString(),
            "PGPORT",
            DumpSocket.PORT,
            "PGDATABASE",
            database().name(),
            "PGUSER",
            database().user(),
            "PGSSLMODE",
            "disable",
            "LC_ALL",
            "C"));
    return builder;
  }
}
