package dev.slipway.postgres.dump;

import dev.slipway.postgres.Connector;
import dev.slipway.testing.postgres.PostgresServer;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The pg_dump of this machine, where one is new enough for the server of the tests. */
final class NativePrograms {

  private NativePrograms() {}

  /** Skips the test when there is none. */
  static SchemaDumper dumper(Connector connector) {
    List<Path> folders =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    int major = PostgresServer.majorVersion();
    boolean found = InstalledDump.in(folders).stream().anyMatch(dump -> dump.major() >= major);
    Assumptions.assumeTrue(found, "no pg_dump " + major + " or newer is on the PATH");
    return SchemaDumpers.choose(connector, major, folders);
  }
}
