package dev.slipway.backup.rehearse;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.error.Problem;
import dev.slipway.postgres.dump.DumpRequest;
import dev.slipway.postgres.dump.SchemaDumper;
import dev.slipway.postgres.dump.Section;
import dev.slipway.sql.Rights;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares definitions in a backup with those that the same pg_dump writes of a restored database:
 * line by line, or without owners and privileges where these could not be restored.
 */
final class DefinitionsComparison {

  /** What the same definitions differ in from dump to dump. */
  private static final String EACH_TIME =
      "^(\\\\(un)?restrict .*|-- Dumped (from database|by pg_dump) version .*)$";

  private static final int SHOWN = 10;

  private final StoredBackup backup;
  private final SchemaDumper dumper;
  private final boolean rights;
  private int same;

  DefinitionsComparison(StoredBackup backup, SchemaDumper dumper, boolean rights) {
    this.backup = backup;
    this.dumper = dumper;
    this.rights = rights;
  }

  /** How many lines, or statements, were the same so far. */
  int same() {
    return same;
  }

  /** What differs in a file of definitions, as a small diff. */
  Optional<Problem> compare(Part part) throws IOException {
    List<String> before = pieces(stored(part));
    List<String> after = pieces(dumped(part));
    List<String> gone = without(before, after);
    List<String> added = without(after, before);
    same += before.size() - gone.size();
    int differing = gone.size() + added.size();
    return differing == 0
        ? Optional.empty()
        : Optional.of(
            new Problem(
                part.file(),
                differing
                    + (rights ? " lines" : " statements")
                    + " differ after the restore:"
                    + diff(gone, added)));
  }

  private String stored(Part part) throws IOException {
    try (InputStream text = backup.open(part)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String dumped(Part part) {
    boolean first = part.kind() == Part.Kind.PRE_DATA;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Section section = first ? Section.PRE_DATA : Section.POST_DATA;
    dumper.dump(new DumpRequest(section, null, List.of()), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private List<String> pieces(String text) {
    return rights
        ? text.lines().filter(line -> !line.matches(EACH_TIME)).toList()
        : StatementReader.read(text).statements().stream()
            .filter(one -> !Rights.givesOwner(one.words()))
            .filter(one -> !Rights.givesPrivileges(one.words()))
            .map(Statement::sql)
            .toList();
  }

  /** Those of one list that the other has not, as often as it has fewer of them. */
  private static List<String> without(List<String> all, List<String> others) {
    Map<String, Integer> left = new HashMap<>();
    others.forEach(piece -> left.merge(piece, 1, Integer::sum));
    List<String> rest = new ArrayList<>();
    for (String piece : all) {
      if (left.merge(piece, -1, Integer::sum) < 0) {
        rest.add(piece);
      }
    }
    return rest;
  }

  private static String diff(List<String> gone, List<String> added) {
    StringBuilder diff = new StringBuilder();
    Stream.concat(shown("- ", gone), shown("+ ", added))
        .forEach(line -> diff.append("\n    ").append(line));
    return diff.toString();
  }

  /** Without the passwords of subscriptions and foreign servers. */
  private static String masked(String piece) {
    return piece.replaceAll("(?i)(password\\s*(?:=\\s*|'))[^\\s']+", "$1...");
  }

  /** What comes with every object says nothing. */
  private static Stream<String> shown(String sign, List<String> all) {
    List<String> pieces = all.stream().filter(piece -> !piece.matches("(--)?")).toList();
    Stream<String> first = pieces.stream().limit(SHOWN).map(piece -> sign + masked(piece));
    int more = pieces.size() - SHOWN;
    return more > 0 ? Stream.concat(first, Stream.of(sign + "... and " + more + " more")) : first;
  }
}
