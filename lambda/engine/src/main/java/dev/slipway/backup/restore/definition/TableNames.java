package dev.slipway.backup.restore.definition;

import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.TableName;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings the names of tables into one form, so that two names of one table are equal. */
public final class TableNames {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

  private TableNames() {}

  /** What the table of a part of rows is known by. */
  public static String key(Part part) {
    return key(of(part).quoted());
  }

  /** The same for a name as written: quotes are left where the name would be another without. */
  public static String key(String written) {
    return QUOTED
        .matcher(written)
        .replaceAll(
            name -> {
              boolean plain = PLAIN.matcher(name.group(1)).matches();
              return Matcher.quoteReplacement(plain ? name.group(1) : name.group());
            });
  }

  /** The table of a part of rows. */
  public static TableName of(Part part) {
    return new TableName(
        Objects.requireNonNull(part.schema()), Objects.requireNonNull(part.table()));
  }
}
