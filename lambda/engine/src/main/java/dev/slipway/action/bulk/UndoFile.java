package dev.slipway.action.bulk;

import static java.util.stream.Collectors.joining;

import dev.slipway.error.InvalidInput;
import dev.slipway.ledger.InOurName;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A file of SQL that puts old values back, ready for psql. They lie in a table until they are in
 * the file, so a run that was killed loses none: the next goes on behind what is there.
 */
record UndoFile(Path path, OldValues values) {

  private static final int ROWS = 1000;

  private static final String SETTINGS =
      """
      SET LOCAL DateStyle = 'ISO, MDY';
      SET LOCAL IntervalStyle = 'postgres';
      SET LOCAL TimeZone = 'UTC';
      SET LOCAL extra_float_digits = 1;
      """;

  /** Makes the file, or sees that it is of the same change. Throws {@link InvalidInput}. */
  void prepare() {
    try {
      if (!Files.exists(path)) {
        append(header());
      } else if (!Files.readString(path).startsWith(header().lines().findFirst().orElseThrow())) {
        throw new InvalidInput(
            "Old values cannot be kept in "
                + path
                + ": there is such a file already, and this change"
                + " has not made it. Nothing was done. Next: name another with --keep-old.");
      }
    } catch (IOException e) {
      throw new InvalidInput(
          "Old values cannot be kept in "
              + path
              + ": it cannot be written ("
              + e
              + "). Nothing was"
              + " done.");
    }
  }

  private String header() {
    return "-- "
        + values.mark()
        + "\n-- Puts them back: psql -v ON_ERROR_STOP=1 -f "
        + path.getFileName()
        + "\nSET DateStyle = 'ISO, MDY';\nSET IntervalStyle = 'postgres';\n";
  }

  /** Moves what is kept so far into the file. */
  void write(Session session) {
    boolean goesOn = true;
    while (goesOn) {
      List<Row> rows = session.execute(take()).get(0).list();
      goesOn = rows.size() == ROWS;
      if (rows.isEmpty()) {
        session.rollBack();
      } else {
        save(values.words().change().deletes() ? insert(rows) : update(rows));
        session.executeAsWritten("COMMIT");
      }
    }
  }

  private void save(String text) {
    try {
      append(text);
    } catch (IOException e) {
      throw new InvalidInput(
          "The old values of rows that are changed cannot be written to "
              + path
              + " ("
              + e
              + "). They stay in "
              + values.kept()
              + ". Next: make room, and run the same again: they go into the file then.");
    }
  }

  /** On disk before it is gone from the table. */
  private void append(String text) throws IOException {
    Files.write(
        path,
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.SYNC);
  }

  private String take() {
    String values =
        values().columns().stream()
            .map(column -> "quote_nullable(" + Sql.name(column) + "::text)")
            .collect(joining(", "));
    String kept = values().kept().quoted();
    return InOurName.BEGIN
        + ";\n"
        + SETTINGS
        + "DELETE FROM "
        + kept
        + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM "
        + kept
        + " LIMIT "
        + ROWS
        + ")) RETURNING concat_ws(', ', "
        + values
        + ") AS old";
  }

  private String insert(List<Row> rows) {
    return values.insert() + "VALUES\n" + list(rows) + OldValues.CONFLICTS + ";\n";
  }

  private static String list(List<Row> rows) {
    return rows.stream().map(row -> "  (" + row.text("old") + ")").collect(joining(",\n"));
  }

  private String update(List<Row> rows) {
    List<String> columns = values.columns();
    int key = values.table().key().size();
    return "UPDATE "
        + values.table().name().quoted()
        + " AS t SET "
        + IntStream.range(key, columns.size())
            .mapToObj(i -> Sql.name(columns.get(i)) + " = " + old(columns, i))
            .collect(joining(", "))
        + " FROM (VALUES\n"
        + list(rows)
        + "\n) AS o ("
        + IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(joining(", "))
        + ") WHERE "
        + IntStream.range(0, key)
            .mapToObj(i -> "t." + Sql.name(columns.get(i)) + " = " + old(columns, i))
            .collect(joining(" AND "))
        + ";\n";
  }

  private String old(List<String> columns, int index) {
    return "o.c" + index + "::" + values.table().types().get(columns.get(index));
  }
}
