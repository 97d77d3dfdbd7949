package dev.slipway.bench.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where it was measured: times hold for such a machine only, ratios for more.
 *
 * @param memory in GB
 */
public record Machine(String processor, int cores, long memory, String system) {

  private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
  private static final Pattern TOTAL = Pattern.compile("(?m)^MemTotal:\\s*(\\d+) kB$");

  /** This one, as Linux tells it in /proc. */
  public static Machine here() {
    String architecture = System.getProperty("os.arch");
    return new Machine(
        found(MODEL, "/proc/cpuinfo", architecture),
        Runtime.getRuntime().availableProcessors(),
        Math.round(Long.parseLong(found(TOTAL, "/proc/meminfo", "0")) / (1024.0 * 1024.0)),
        System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }

  /** What machines have in common whose times can be compared; its kernel does not count. */
  public String kind() {
    return "%d x %s, %d GB".formatted(cores, processor, memory);
  }

  /** How many processes wait for a processor, the mean of the last minute; 0 where nobody tells. */
  public static double load() {
    return Double.parseDouble(found(Pattern.compile("^([0-9.]+)"), "/proc/loadavg", "0"));
  }

  private static String found(Pattern pattern, String file, String otherwise) {
    try {
      Path path = Path.of(file);
      Matcher matcher = pattern.matcher(Files.exists(path) ? Files.readString(path) : "");
      return matcher.find() ? matcher.group(1).strip() : otherwise;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
