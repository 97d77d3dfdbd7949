package dev.slipway.backfill.file;

import dev.slipway.error.Problems;
import dev.slipway.postgres.TableName;
import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads whose rows a backfill goes through, and by which key; what is wrong is added to the
 * problems.
 */
final class SubjectReader {

  private final String file;
  private final Problems problems;

  SubjectReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Nothing where there is no table; a key that is wrong is none. */
  Optional<BatchReader.Subject> read(HeaderLines header) {
    Optional<TableName> table = table(header);
    List<String> key = key(header);
    return table.map(name -> new BatchReader.Subject(name, key));
  }

  private Optional<TableName> table(HeaderLines header) {
    HeaderLines.Line line = header.get(HeaderLines.TABLE);
    List<List<String>> names = names(line.value());
    if (names.size() == 1 && names.get(0).size() <= 2) {
      List<String> parts = names.get(0);
      String schema = parts.size() == 1 ? "public" : parts.get(0);
      return Optional.of(new TableName(schema, parts.get(parts.size() - 1)));
    }
    problems.add(
        line.where().isEmpty() ? file : line.where(),
        line.value().isEmpty()
            ? "does not say whose rows it goes through; add a line -- Table: schema.name"
            : "\"" + line.value() + "\" is not a table; write -- Table: schema.name");
    return Optional.empty();
  }

  private List<String> key(HeaderLines header) {
    HeaderLines.Line line = header.get(HeaderLines.KEY);
    List<List<String>> names = names(line.value());
    List<String> columns = names.stream().map(parts -> parts.get(parts.size() - 1)).toList();
    boolean wrong = names.isEmpty() || names.stream().anyMatch(parts -> parts.size() > 1);
    if (header.has(HeaderLines.KEY)
        && (wrong || columns.stream().distinct().count() < columns.size())) {
      problems.add(
          line.where(),
          "\""
              + line.value()
              + "\" is not a key; write -- Key: id, or -- Key: created_at, id, its columns in the"
              + " order of a unique index");
    }
    return columns;
  }

  /** Names between commas, each in its parts as they are stored; empty for what is none. */
  private static List<List<String>> names(String text) {
    List<List<String>> names = new ArrayList<>();
    StatementWords words = StatementWords.of(text);
    for (int i = 0; i < words.size(); i += 2) {
      List<String> parts = new ArrayList<>();
      parts.add(words.firstNameAt(i));
      while (words.at(i + 1).equals(".")) {
        i += 2;
        parts.add(words.firstNameAt(i));
      }
      boolean last = i + 1 == words.size();
      if (!parts.stream().allMatch(SubjectReader::isName)
          || (!last && !words.at(i + 1).equals(","))) {
        return List.of();
      }
      names.add(parts);
    }
    return names;
  }

  private static boolean isName(String name) {
    return !name.isEmpty();
  }
}
