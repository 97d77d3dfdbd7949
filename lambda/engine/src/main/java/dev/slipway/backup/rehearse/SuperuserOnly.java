package dev.slipway.backup.rehearse;

import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.StatementWords;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is left out where nobody restores as a superuser: event triggers, subscriptions, and
 * publications of all tables or of schemas. Nothing else of a database needs them.
 */
final class SuperuserOnly {

  private final Set<String> publications = new HashSet<>();
  private final Set<String> subjects = new TreeSet<>();

  private final Set<String> kinds;

  private SuperuserOnly(Set<String> kinds) {
    this.kinds = kinds;
  }

  /** Where everything is restored. */
  static SuperuserOnly nothing() {
    return new SuperuserOnly(Set.of());
  }

  /** That of these files. */
  static SuperuserOnly of(Collection<String> texts) {
    SuperuserOnly found = new SuperuserOnly(Set.of("EVENT TRIGGER", "SUBSCRIPTION"));
    List<StatementWords> all =
        texts.stream()
            .flatMap(text -> StatementReader.read(text).statements().stream())
            .map(Statement::words)
            .toList();
    all.stream().filter(SuperuserOnly::isOfAll).forEach(w -> found.publications.add(w.at(2)));
    all.stream().filter(w -> found.is(w) && w.starts("CREATE")).forEach(found::add);
    return found;
  }

  private void add(StatementWords words) {
    boolean event = words.starts("CREATE", "EVENT", "TRIGGER");
    subjects.add(
        event
            ? "event trigger " + words.lastNameAt(3)
            : words.at(1).toLowerCase(Locale.ROOT) + " " + words.lastNameAt(2));
  }

  private static boolean isOfAll(StatementWords words) {
    return (words.starts("CREATE", "PUBLICATION") && words.contains("FOR", "ALL", "TABLES"))
        || (words.starts("ALTER", "PUBLICATION") && words.contains("TABLES", "IN", "SCHEMA"))
        || (words.starts("CREATE", "PUBLICATION") && words.contains("TABLES", "IN", "SCHEMA"));
  }

  /** True for a statement that is left out. */
  boolean is(StatementWords words) {
    int kind = words.starts("COMMENT", "ON") ? 2 : 1;
    boolean about = kind == 2 || words.starts("CREATE") || words.starts("ALTER");
    return about
        && (kinds.stream().anyMatch(one -> words.after(kind, one.split(" ")) >= 0)
            || (words.at(kind).equals("PUBLICATION") && publications.contains(words.at(kind + 1))));
  }

  /** What is left out, for people. */
  Set<String> subjects() {
    return subjects;
  }
}
