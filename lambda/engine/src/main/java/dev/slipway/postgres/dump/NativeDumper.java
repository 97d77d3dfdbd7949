package dev.slipway.postgres.dump;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.SocketSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pg_dump that is installed, on a session that Java has opened. */
final class NativeDumper extends SessionDumper {

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
  int run(List<String> arguments, SocketSession session, OutputStream output, DumpMessages messages)
      throws InterruptedException, IOException {
    try (DumpSocket socket = new DumpSocket(session)) {
      ProcessBuilder builder = builder(installed.program(), arguments);
      builder.environment().putAll(way(socket));
      return joined(builder, output, messages, session.session()::cancel);
    }
  }

  @Override
  public DumpedSections sections(@Nullable String encoding, SocketSession in) {
    return installed
        .restorer()
        .<DumpedSections>map(restorer -> archived(restorer, encoding, in))
        .orElseGet(() -> super.sections(encoding, in));
  }

  private DumpedSections archived(Path restorer, @Nullable String encoding, SocketSession in) {
    List<String> arguments =
        new ArrayList<>(arguments(new DumpRequest(DumpSection.ALL, null, encoding, List.of())));
    arguments.addAll(List.of("--format=custom", "--compress=0"));
    return new ArchivedSections(
        archive -> read(arguments, in, archive, () -> true),
        (archive, section, out) -> write(restorer, archive, section, out));
  }

  /** Has pg_restore write one section of an archive. */
  private void write(Path restorer, Path archive, DumpSection section, OutputStream out) {
    List<String> arguments = new ArrayList<>(section.arguments());
    arguments.addAll(List.of("--file=-", archive.toString()));
    DumpOutput output = new DumpOutput(out);
    result()
        .of(
            messages -> {
              int status = joined(builder(restorer, arguments), output, messages, () -> {});
              output.flush();
              result().check(status, output.isComplete(), messages);
            });
  }

  /** The status at the end; an interrupt cancels, and ends the program. */
  private static int joined(
      ProcessBuilder builder, OutputStream output, DumpMessages messages, Runnable cancel)
      throws InterruptedException, IOException {
    DumpProcess process = new DumpProcess(builder.start(), output, messages);
    try {
      return process.join();
    } catch (InterruptedException e) {
      cancel.run();
      process.stop();
      throw e;
    }
  }

  private static ProcessBuilder builder(Path program, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--no-password"));
    command.addAll(arguments);
    return ProgramEnvironment.with(new ProcessBuilder(command));
  }

  /** How pg_dump finds the session. */
  private Map<String, String> way(DumpSocket socket) {
    return Map.of(
        "PGHOST",
        socket.folder().toString(),
        "PGPORT",
        DumpSocket.PORT,
        "PGDATABASE",
        database().name(),
        "PGUSER",
        database().user(),
        "PGSSLMODE",
        "disable");
  }
}
