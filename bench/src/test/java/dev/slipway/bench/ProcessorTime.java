package dev.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time that a process has used so far, all threads together. Linux counts it for each
 * thread in nanoseconds (schedstat) and for the process in hundredths of a second (stat); the first
 * leaves out threads that have ended, so the larger of both is taken.
 */
final class ProcessorTime {

  private static final long NANOS_PER_TICK = 10_000_000;

  private ProcessorTime() {}

  static Duration of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    return Duration.ofNanos(Math.max(ofThreads(process.resolve("task")), ofProcess(process)));
  }

  private static long ofThreads(Path tasks) {
    try (Stream<Path> threads = Files.list(tasks)) {
      return threads.mapToLong(ProcessorTime::ofThread).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long ofThread(Path thread) {
    try {
      return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its user and system time: fields 14 and 15, counted behind the name in brackets (proc(5)). */
  private static long ofProcess(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"));
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
      return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) * NANOS_PER_TICK;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
