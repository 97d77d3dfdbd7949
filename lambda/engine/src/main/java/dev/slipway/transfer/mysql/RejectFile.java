package dev.slipway.transfer.mysql;

import dev.slipway.error.FileFault;
import dev.slipway.error.InvalidInput;
import dev.slipway.mysql.rows.Reject;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file of CSV with a line a row that was refused; it is made with the first, and each line is
 * there before anything is committed without its row. Throws {@link InvalidInput} where it cannot
 * be written.
 */
public final class RejectFile implements Consumer<Reject>, AutoCloseable {

  private static final List<String> HEADER =
      List.of("table", "line", "key", "column", "value", "reason", "query");

  private final Path file;
  private @Nullable Writer writer;
  private boolean failed;

  /** Nothing is made yet. */
  public RejectFile(Path file) {
    this.file = file;
  }

  @Override
  public void accept(Reject reject) {
    try {
      Writer to = writer;
      if (to == null) {
        to = open();
        writer = to;
        to.write(line(HEADER));
      }
      to.write(line(values(reject)));
      to.flush();
    } catch (IOException e) {
      failed = true;
      throw new InvalidInput(
          "%s cannot be written (%s), where rows that cannot go in are to stand, such as %s. Nothing was changed. Next: name another file with --rejects (rejects)."
              .formatted(file, FileFault.reason(e), reject));
    }
  }

  /** In the order of the header. */
  private static List<String> values(Reject reject) {
    return List.of(
        reject.table(),
        String.valueOf(reject.line()),
        reject.key(),
        reject.column(),
        reject.value(),
        reject.reason(),
        reject.query());
  }

  private Writer open() throws IOException {
    return Files.newBufferedWriter(
        file,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private static String line(List<String> values) {
    return values.stream()
        .map(value -> '"' + value.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(",", "", "\n"));
  }

  /** True where at least one row was refused, and all that were stand there. */
  public boolean isMade() {
    return writer != null && !failed;
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
