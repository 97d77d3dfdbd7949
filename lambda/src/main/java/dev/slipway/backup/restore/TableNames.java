package dev.slipway.backup.restore;

import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Sql;
import java.util.Objects;
import java.util.regex.Pattern;

/** Names of tables as dumps write them. */
final class TableNames {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private TableNames() {}

  /** The table of a part of rows; key words are not known here, and look like other names. */
  static String written(Part part) {
    return written(Objects.requireNonNull(part.schema()))
        + "."
        + written(Objects.requireNonNull(part.table()));
  }

  private static String written(String name) {
    return PLAIN.matcher(name).matches() ? name : Sql.name(name);
  }

  /** The table of a part of rows. */
  static TableName of(Part part) {
    return new TableName(
        Objects.requireNonNull(part.schema()), Objects.requireNonNull(part.table()));
  }
}
