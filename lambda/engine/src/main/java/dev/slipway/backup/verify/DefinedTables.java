package dev.slipway.backup.verify;

import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.Part;
import dev.slipway.error.Problem;
import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tables that definitions make, held against a manifest: each has its rows in a file, be they
 * none, unless the manifest says that they were left out.
 */
public final class DefinedTables {

  /** Comes with every database. */
  private static final String LANGUAGE = "plpgsql";

  /** Names as they are stored. */
  private record Name(String schema, String table) {

    static Name at(StatementWords words, int index) {
      return new Name(words.firstNameAt(index), words.lastNameAt(index));
    }

    static Name of(Part part) {
      return new Name(Objects.requireNonNull(part.schema()), Objects.requireNonNull(part.table()));
    }

    @Override
    public String toString() {
      return schema + "." + table;
    }
  }

  private final Manifest manifest;
  private final Set<Name> made = new LinkedHashSet<>();

  /** {@code definitions} are the statements that are made before the rows. */
  public DefinedTables(Manifest manifest, Stream<StatementWords> definitions) {
    this.manifest = manifest;
    definitions.forEach(this::read);
  }

  private void read(StatementWords words) {
    int table = words.after(0, "CREATE", "UNLOGGED?", "TABLE");
    if (table >= 0 && !words.contains("PARTITION", "BY")) {
      made.add(Name.at(words, table));
    }
  }

  /** Tables without a file, and files without a table; those of extensions nobody defines. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    Set<Name> told = new HashSet<>();
    manifest.excluded().forEach(quoted -> told.add(Name.at(StatementWords.of(quoted), 0)));
    manifest.parts().stream()
        .filter(part -> part.kind() == Part.Kind.ROWS)
        .forEach(part -> told.add(Name.of(part)));
    made.stream()
        .filter(table -> !told.contains(table))
        .forEach(
            table ->
                problems.add(
                    new Problem(
                        Manifest.FILE,
                        "names no rows of " + table + ", which the definitions make")));
    return Stream.concat(problems.stream(), unmade()).toList();
  }

  private Stream<Problem> unmade() {
    return manifest.parts().stream()
        .filter(part -> part.kind() == Part.Kind.ROWS && !isExtended())
        .filter(part -> !made.contains(Name.of(part)))
        .map(
            part ->
                new Problem(
                    part.file(), "holds rows of " + Name.of(part) + ", which no definition makes"));
  }

  private boolean isExtended() {
    return manifest.extensions().stream().anyMatch(one -> !one.name().equals(LANGUAGE));
  }
}
