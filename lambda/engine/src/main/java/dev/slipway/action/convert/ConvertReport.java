package dev.slipway.action.convert;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.migration.Version;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was written.
 *
 * @param folder in which it is
 */
record ConvertReport(String folder, List<File> files) implements Report {

  /**
   * One migration.
   *
   * @param from the file that its way up was read from
   * @param to the new file
   * @param notes what is not as it was
   */
  record File(Version version, String from, String to, List<String> notes) {}

  @Override
  public String text() {
    return ConvertText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "convert")
        .with("outcome", "DONE")
        .with("folder", folder)
        .with("files", files.stream().map(ConvertReport::fields).toList())
        .map();
  }

  private static Map<String, @Nullable Object> fields(File file) {
    return new Fields()
        .with("version", file.version().toString())
        .with("from", file.from())
        .with("to", file.to())
        .withUnlessEmpty("notes", file.notes())
        .map();
  }
}
