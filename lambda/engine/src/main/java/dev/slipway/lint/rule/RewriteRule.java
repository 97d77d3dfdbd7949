package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What writes a table anew (PostgreSQL manual, ALTER TABLE, "Notes"). */
public final class RewriteRule implements Rule {

  /** Defaults that are worked out once for all rows. */
  private static final Set<String> STABLE =
      Set.of(
          """
          ABS AGE ARRAY ARRAY_FILL BIT CAST CEIL CEILING
          CHAR CHARACTER CHECK COALESCE CONCAT CONCAT_WS CURRENT_DATE CURRENT_SETTING
          DATERANGE DATE_PART DATE_TRUNC DECIMAL DECODE ENCODE EXTRACT FLOOR
          FORMAT GREATEST INT4RANGE INT8RANGE INTERVAL JSONB_BUILD_ARRAY JSONB_BUILD_OBJECT JSON_BUILD_ARRAY
          JSON_BUILD_OBJECT LEAST LEFT LENGTH LOWER LPAD MAKE_DATE MAKE_INTERVAL
          MAKE_TIME MAKE_TIMESTAMP MAKE_TIMESTAMPTZ MD5 NOW NULLIF NUMERIC NUMRANGE
          REPEAT REPLACE RIGHT ROUND RPAD SHA256 STATEMENT_TIMESTAMP STRING_TO_ARRAY
          SUBSTR SUBSTRING TIME TIMESTAMP TIMESTAMPTZ TO_CHAR TO_DATE TO_JSON
          TO_JSONB TO_NUMBER TO_TIMESTAMP TO_TSVECTOR TRANSACTION_TIMESTAMP TRIM TRUNC TSRANGE
          TSTZRANGE UPPER VARCHAR VARYING\
          """
              .split("[ \n]+"));

  private static final Set<String> SERIALS =
      Set.of("SERIAL", "BIGSERIAL", "SMALLSERIAL", "SERIAL4", "SERIAL8", "SERIAL2");

  /** Whether a word is a type that numbers rows. */
  static boolean isSerial(String type) {
    return SERIALS.contains(type);
  }

  @Override
  public Stream<Danger> look(Linted linted) {
    return Stream.concat(
        whole(linted).stream(),
        AlteredTable.existing(linted).stream()
            .flatMap(
                table ->
                    table.actions().stream()
                        .flatMap(action -> danger(linted, table, action.words()).stream())));
  }

  private static Optional<Danger> whole(Linted linted) {
    StatementWords words = linted.words();
    boolean full = words.starts("VACUUM") && (words.contains("FULL") || words.mentions("FULL"));
    if (!full && !words.starts("CLUSTER")) {
      return Optional.empty();
    }
    return Optional.of(
        Danger.of(
            HazardKind.TABLE_REWRITE,
            "reads and writes of the table until it is written anew",
            words.at(0) + " holds an ACCESS EXCLUSIVE lock while it writes the table anew.",
            "-- outside of migrations, with pg_repack or pg_squeeze"));
  }

  private static Optional<Danger> danger(Linted linted, AlteredTable table, StatementWords words) {
    if (isTypeChange(words)) {
      return isWidening(linted, table, words)
          ? Optional.empty()
          : Optional.of(typeChange(table, words));
    }
    int column = words.after(0, "ADD", "COLUMN?", "IF?", "NOT?", "EXISTS?");
    if (column >= 0 && !words.at(1).equals("CONSTRAINT")) {
      return newColumn(table, words, column);
    }
    boolean moved =
        words.starts("SET", "TABLESPACE")
            || words.starts("SET", "LOGGED")
            || words.starts("SET", "UNLOGGED")
            || words.starts("SET", "ACCESS", "METHOD");
    return moved ? Optional.of(danger(table, words + " writes the table anew.")) : Optional.empty();
  }

  private static boolean isTypeChange(StatementWords words) {
    int column = words.after(0, "ALTER", "COLUMN?");
    int type = column < 0 ? -1 : words.after(column + 1, "SET?", "DATA?", "TYPE");
    return type >= 0;
  }

  /** True where the type from before is known, and every value is one of the new type. */
  private static boolean isWidening(Linted linted, AlteredTable table, StatementWords words) {
    String column = words.lastNameAt(words.after(0, "ALTER", "COLUMN?"));
    String type = KnownColumns.type(words, words.indexOf("TYPE") + 1, words.size());
    return !words.contains("USING")
        && !words.contains("COLLATE")
        && linted
            .made()
            .known()
            .type(table.table(), column)
            .flatMap(was -> ColumnType.of(type).filter(was::widensTo))
            .isPresent();
  }

  private static Danger typeChange(AlteredTable table, StatementWords words) {
    String column = words.nameAt(words.after(0, "ALTER", "COLUMN?"));
    return danger(
        table,
        "Most changes of a column's type write the table and its indexes anew; only a longer"
            + " varchar or text in its place, and a wider numeric of the same scale do not.",
        "-- expand and contract: a new column, filled in batches (slipway backfill), then swapped:",
        table.with("ADD COLUMN " + fresh(column) + " " + type(words)));
  }

  private static String fresh(String column) {
    return column.startsWith("\"")
        ? column.substring(0, column.length() - 1) + "_new\""
        : column + "_new";
  }

  private static String type(StatementWords words) {
    int at = words.indexOf("TYPE") + 1;
    int using = words.indexOf("USING");
    StringBuilder type = new StringBuilder();
    for (int i = at; i < (using < 0 ? words.size() : using); i++) {
      type.append(type.isEmpty() || "(),".contains(words.at(i)) ? "" : " ").append(words.at(i));
    }
    return type.toString().toLowerCase(Locale.ROOT);
  }

  private static Optional<Danger> newColumn(AlteredTable table, StatementWords words, int column) {
    String name = words.nameAt(column);
    if (words.contains("STORED")) {
      return Optional.of(
          danger(table, "A stored generated column is worked out for every row at once."));
    }
    boolean numbered = SERIALS.contains(words.at(column + 1)) || words.contains("AS", "IDENTITY");
    int init = words.indexOf("DEFAULT");
    if (numbered || (init >= 0 && isVolatile(words, init + 1))) {
      return Optional.of(
          danger(
              table,
              numbered
                  ? "A column that numbers its rows writes every row."
                  : "A default that may differ from row to row writes every row.",
              table.with(
                  "ADD COLUMN " + name + " " + words.at(column + 1).toLowerCase(Locale.ROOT)),
              "-- then fill it in batches (slipway backfill), and",
              table.with("ALTER COLUMN " + name + " SET DEFAULT ...")));
    }
    return Optional.empty();
  }

  /** A call of what is not known to be the same for all rows. */
  private static boolean isVolatile(StatementWords words, int from) {
    for (int i = from; i < words.size(); i++) {
      boolean call = words.at(i + 1).equals("(") && words.at(i).matches("[A-Z_][A-Z_0-9]*");
      if (call && !STABLE.contains(words.at(i))) {
        return true;
      }
    }
    return false;
  }

  private static Danger danger(AlteredTable table, String reason, String... rewrite) {
    return Danger.of(
        HazardKind.TABLE_REWRITE,
        "reads and writes of " + table.table() + " until it is written anew",
        reason + " ALTER TABLE holds an ACCESS EXCLUSIVE lock meanwhile.",
        rewrite);
  }
}
