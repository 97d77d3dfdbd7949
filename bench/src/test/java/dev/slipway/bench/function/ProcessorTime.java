package dev.slipway.bench.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Processor time that a process uses, all threads together. Linux counts it for each thread in
 * nanoseconds (schedstat); what an ended thread had used when it was last seen stays counted.
 */
final class ProcessorTime {

  private static final long NANOS_PER_TICK = 10_000_000;

  private final Path process;
  private final Map<Path, Long> threads = new HashMap<>();

  ProcessorTime(long pid) {
    process = Path.of("/proc", Long.toString(pid));
  }

  /** So far, for differences. */
  Duration used() {
    try (Stream<Path> running = Files.list(process.resolve("task"))) {
      running.forEach(thread -> threads.merge(thread, ofThread(thread), Math::max));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Duration.ofNanos(threads.values().stream().mapToLong(Long::longValue).sum());
  }

  /** So far, with threads that ended unseen, which only a count in hundredths of a second has. */
  Duration total() {
    Duration used = used();
    Duration counted = Duration.ofNanos(ofProcess());
    return used.compareTo(counted) > 0 ? used : counted;
  }

  private static long ofThread(Path thread) {
    try {
      return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ", 2)[0]);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its user and system time: fields 14 and 15, counted behind the name in brackets (proc(5)). */
  private long ofProcess() {
    try {
      String stat = Files.readString(process.resolve("stat"));
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
      return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) * NANOS_PER_TICK;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
