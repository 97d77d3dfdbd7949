package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The data of an embedded server in its folder, and the server that runs on them. */
final class EmbeddedServerData {

  /**
   * Who can open the socket is let in, and nobody else: written at each start, because older data
   * let in everybody on this machine (PostgreSQL manual, chapter 20.1).
   */
  private static final String ACCESS = "local all all trust\n";

  private final EmbeddedServerPrograms programs;
  private final Path place;
  private final String user;
  private final String stopMode;

  private EmbeddedServerData(
      EmbeddedServerPrograms programs, Path place, String user, String stopMode) {
    this.programs = programs;
    this.place = place;
    this.user = user;
    this.stopMode = stopMode;
  }

  /** Those that stay, new if there are none yet; each major version of PostgreSQL has its own. */
  static EmbeddedServerData kept(EmbeddedServerFolder folder, String user) throws IOException {
    EmbeddedServerPrograms programs = EmbeddedServerPrograms.in(folder);
    Path place = folder.path("data-" + programs.majorVersion());
    if (!Files.exists(place)) {
      new NewData(folder, programs, user).make(place);
    }
    return new EmbeddedServerData(programs, place, user, "fast");
  }

  /** New ones that are deleted like a draft; their server writes nothing more when it stops. */
  static EmbeddedServerData scratch(EmbeddedServerFolder folder, String user) throws IOException {
    EmbeddedServerPrograms programs = EmbeddedServerPrograms.in(folder);
    Path place = folder.scratch();
    new NewData(folder, programs, user).copy(place);
    return new EmbeddedServerData(programs, place, user, "immediate");
  }

  /** The superuser. */
  String user() {
    return user;
  }

  /** Starts a server and waits until it can be used. */
  void start(String options) throws IOException {
    endLeftOver();
    Files.writeString(place.resolve("pg_hba.conf"), ACCESS);
    programs.run("pg_ctl", "start", "-w", "-t", "300", "-D", place.toString(), "-o", options);
  }

  /** Ends the server's sessions and stops it. */
  void stop() throws IOException {
    programs.run("pg_ctl", "stop", "-w", "-t", "60", "-m", stopMode, "-D", place.toString());
  }

  /** Ends the server that a killed process left running. */
  private void endLeftOver() throws IOException {
    Path note = place.resolve("postmaster.pid");
    Optional<ProcessHandle> noted = Files.exists(note) ? process(note) : Optional.empty();
    Stream<String> arguments =
        noted.flatMap(p -> p.info().arguments()).stream().flatMap(Stream::of);
    if (arguments.anyMatch(place.toString()::equals)) {
      stop();
    } else if (noted.isPresent()) {
      // A dead server that nobody waits for, or its number in other hands: a new server would take
      // either for the living one and refuse to start. Sessions that still live it finds itself.
      Files.delete(note);
    }
  }

  private static Optional<ProcessHandle> process(Path note) throws IOException {
    try (Stream<String> lines = Files.lines(note)) {
      return lines.findFirst().flatMap(number -> ProcessHandle.of(Long.parseLong(number.strip())));
    }
  }
}
