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
 * publications of all tables or of schemas, on a server that is ours; and the comment of schema
 * public where that is the superuser's, on any. Nothing else of a database needs them.
 */
final class SuperuserOnly {

  private static final Set<String> KINDS = Set.of("EVENT TRIGGER", "SUBSCRIPTION");

  private final Set<String> publications = new HashSet<>();
  private final Set<String> subjects = new TreeSet<>();

  private final Set<String> kinds;
  private final boolean publicIsOthers;

  private SuperuserOnly(Set<String> kinds, boolean publicIsOthers) {
    this.kinds = kinds;
    this.publicIsOthers = publicIsOthers;
  }

  /** That of these files on a server where they are restored. */
  static SuperuserOnly of(Collection<String> texts, ScratchServer server) {
    return new SuperuserOnly(server.restorer() == null ? Set.of() : KINDS, server.publicIsOthers())
        .found(texts);
  }

  /** That of these files where nothing of it is made, whoever makes the rest. */
  static SuperuserOnly of(Collection<String> texts) {
    return new SuperuserOnly(KINDS, true).found(texts);
  }

  private SuperuserOnly found(Collection<String> texts) {
    List<StatementWords> all =
        texts.stream()
            .flatMap(text -> StatementReader.read(text).statements().stream())
            .map(Statement::words)
            .toList();
    if (!kinds.isEmpty()) {
      all.stream().filter(SuperuserOnly::isOfAll).forEach(w -> publications.add(w.at(2)));
    }
    all.stream().filter(w -> is(w) && (w.starts("CREATE") || isOfPublic(w))).forEach(this::add);
    return this;
  }

  private void add(StatementWords words) {
    if (isOfPublic(words)) {
      subjects.add("the comment on schema public");
      return;
    }
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

  private static boolean isOfPublic(StatementWords words) {
    return words.starts("COMMENT", "ON", "SCHEMA") && words.lastNameAt(3).equals("public");
  }

  /** True for a statement that is left out. */
  boolean is(StatementWords words) {
    return (publicIsOthers && isOfPublic(words)) || isOfKind(words);
  }

  private boolean isOfKind(StatementWords words) {
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
