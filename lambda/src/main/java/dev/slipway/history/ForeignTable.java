package dev.slipway.history;

import dev.slipway.error.SlipwayException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table schema_migrations that another tool owns: it is never written to. */
public final class ForeignTable extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private ForeignTable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** A row holds what no build up to this one has written. */
  static ForeignTable unreadable(String table, @Nullable String version, Throwable reason) {
    return new ForeignTable(
        "The row of "
            + version
            + " in "
            + table
            + " cannot be read ("
            + reason.getMessage()
            + "): another hand, or a newer build, has written it. It was not touched, and nothing"
            + " was run. Next: use the build that wrote it, or mend the row by hand.",
        reason);
  }

  /** Throws {@link ForeignTable} unless the columns, by name and type, are ours or absent. */
  static void refuse(String schema, Map<String, String> columns) {
    String type = columns.getOrDefault("version", "");
    boolean text = type.startsWith("character varying") || type.equals("text");
    boolean ours = text && columns.containsKey("applied_at");
    if (!columns.isEmpty() && !ours) {
      throw new ForeignTable(
          "Table "
              + schema
              + ".schema_migrations is not ours: its columns ("
              + String.join(", ", columns.keySet())
              + ") are those of "
              + owner(columns)
              + ". It was not touched, and nothing was run. Keep our history elsewhere with"
              + " --history-schema NAME (HISTORY_SCHEMA), and record what is already there with"
              + " baseline VERSION.",
          null);
    }
  }

  private static String owner(Map<String, String> columns) {
    Set<String> names = columns.keySet();
    if (names.equals(Set.of("version", "dirty"))) {
      return "golang-migrate";
    }
    if (names.equals(Set.of("version"))) {
      return "Rails or dbmate";
    }
    if (names.equals(Set.of("version", "inserted_at"))) {
      return "Ecto";
    }
    return names.contains("statements") ? "Supabase" : "another tool";
  }
}
