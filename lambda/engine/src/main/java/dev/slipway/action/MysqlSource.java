package dev.slipway.action;

import dev.slipway.config.MysqlSettings;
import dev.slipway.config.Passage;
import dev.slipway.error.FileFault;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import dev.slipway.transfer.mysql.RejectFile;
import dev.slipway.transfer.mysql.RejectLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * MySQL as what rows come from.
 *
 * @param maxRejects how many rows may be left out
 * @param rejects the file that they are written to; null for one that is named by the moment
 */
public record MysqlSource(MysqlSettings settings, int maxRejects, @Nullable String rejects) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withZone(ZoneOffset.UTC);

  /** The same with a way to the server; null for directly. */
  public MysqlSource through(@Nullable Passage passage) {
    return new MysqlSource(settings.withPassage(passage), maxRejects, rejects);
  }

  /**
   * Does what needs a log of rejects, and throws what it throws; where rows were refused, the
   * listener hears which file they stand in.
   */
  public <R> R logged(Consumer<String> listener, Function<RejectLog, R> work) {
    Path path = Path.of(rejects == null ? usualFile() : rejects);
    try (RejectFile file = new RejectFile(path)) {
      RejectLog log = new RejectLog(maxRejects, file);
      try {
        return work.apply(log);
      } finally {
        if (file.isMade()) {
          listener.accept("rows that cannot go in are written down in " + path);
        }
      }
    } catch (IOException e) {
      throw notWritten(path, e);
    }
  }

  private String usualFile() {
    String name = settings.name().replaceAll("[^A-Za-z0-9_.-]", "_");
    return "rejects_" + name + "_" + MOMENT.format(Instant.now()) + ".csv";
  }

  private static SlipwayException notWritten(Path path, IOException e) {
    return new InvalidInput(
        "The file " + path + " cannot be written (" + FileFault.reason(e) + ").");
  }
}
