package dev.slipway.testing.function;

import dev.slipway.testing.function.LambdaProcess.Function;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The classes that functions of one jar load, as a JVM has them in memory, kept beside the jar by a
 * training run and taken by all that follow: a start costs the processor less. A JVM for which it
 * was not made starts without.
 */
final class ClassArchive {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** A function's log is read by tests: a JVM is not to say there that it takes none. */
  private static final List<String> SILENTLY = List.of("-Xshare:auto", "-Xlog:disable");

  private ClassArchive() {}

  /** The same function with the archive of its jar, made now if there is none. */
  static synchronized Function usedBy(Function function) {
    Path jar = function.code().toAbsolutePath();
    Path archive = Path.of("%s.%08x.jsa".formatted(jar, LambdaProcess.classPath(jar).hashCode()));
    try (RandomAccessFile lock = new RandomAccessFile(archive + ".lock", "rw");
        var alone = lock.getChannel().lock()) {
      if (!isOf(archive, jar) && alone.isValid()) {
        make(archive, function);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Files.exists(archive) ? with(function, "-XX:SharedArchiveFile=" + archive) : function;
  }

  private static boolean isOf(Path archive, Path jar) throws IOException {
    return Files.exists(archive)
        && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
  }

  private static Function with(Function function, String flag) {
    return function.withJvmFlags(flag, SILENTLY.get(0), SILENTLY.get(1));
  }

  /** Of a function that applies a migration and tells the state; JVMs write it when they end. */
  private static void make(Path archive, Function function) throws IOException {
    Files.deleteIfExists(archive);
    Path made = Path.of(archive + ".new");
    Path folder = Files.createTempDirectory("slipway-archive");
    Path migration = Files.writeString(folder.resolve("001_a.sql"), "CREATE TABLE a (id int);");
    try (PgDatabase database = PgDatabase.open();
        RuntimeApi api = new RuntimeApi();
        LambdaProcess process =
            LambdaProcess.start(
                api,
                with(
                    function.withEnvironment(
                        Map.of("DATABASE_URL", database.url(), "MIGRATIONS", folder.toString())),
                    "-XX:ArchiveClassesAtExit=" + made))) {
      api.invoke("{\"action\":\"up\"}", LIMIT);
      api.invoke("{\"action\":\"status\"}", LIMIT);
      process.end(LIMIT);
    } finally {
      Files.delete(migration);
      Files.delete(folder);
    }
    if (Files.exists(made)) {
      Files.move(made, archive);
    }
  }
}
