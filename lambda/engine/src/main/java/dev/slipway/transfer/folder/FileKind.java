package dev.slipway.transfer.folder;

import dev.slipway.transfer.manifest.Packing;
import dev.slipway.transfer.manifest.RowFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What a file is by its name.
 *
 * @param stem the name without what says so
 */
record FileKind(String stem, RowFormat format, Packing packing) {

  /** That of a file with rows; nothing for any other. */
  static Optional<FileKind> of(String file) {
    Packing packing = Packing.ofFile(file);
    String text = file.substring(0, file.length() - packing.suffix().length());
    int dot = text.lastIndexOf('.');
    if (dot <= 0) {
      return Optional.empty();
    }
    return format(text.substring(dot + 1).toLowerCase(Locale.ROOT))
        .map(format -> new FileKind(text.substring(0, dot), format, packing));
  }

  private static Optional<RowFormat> format(String suffix) {
    return switch (suffix) {
      case "csv" -> Optional.of(RowFormat.CSV);
      case "sql" -> Optional.of(RowFormat.SQL);
      case "json" -> Optional.of(RowFormat.JSON);
      case "jsonl", "ndjson" -> Optional.of(RowFormat.JSON_LINES);
      default -> Optional.empty();
    };
  }
}
