package dev.slipway.backup.restore.definition;

import dev.slipway.backup.FailureText;
import dev.slipway.error.Problem;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Rights;
import dev.slipway.sql.StatementKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a server refuses, each with the switch that leaves such out, and what needs it. */
final class Refusals {

  private static final int SHOWN = 20;
  private static final int NEEDING_SHOWN = 5;

  /** What cannot be dropped, which no switch leaves out. */
  static final String CLEAN = "clean";

  /** Who cannot be given something. */
  private static final String OWNER = "owner";

  /** Something that is missing, which may be what was refused before. */
  private static final Set<String> UNDEFINED = Set.of("42704", "42P01", "42883", "3F000", "42703");

  /** Whose definitions cannot be left out as a kind without leaving out nearly all. */
  private static final Set<String> BULK = Set.of("schema", "table", "type", "function", "view");

  private final List<Problem> problems = new ArrayList<>();
  private final List<Definition> needing = new ArrayList<>();
  private final boolean missing;

  /** {@code missing} says whether something was refused before that others may need. */
  Refusals(boolean missing) {
    this.missing = missing;
  }

  /** Something else that is in the way. */
  void add(Problem problem) {
    problems.add(problem);
  }

  /** A definition of a kind was refused. */
  void add(String kind, Definition definition, SqlFailure e) {
    String subject = definition.subject().replaceAll("\\s+", " ");
    if (UNDEFINED.contains(e.sqlState()) && (missing || !problems.isEmpty())) {
      needing.add(definition);
      return;
    }
    if (Rights.givesOwner(definition.words())) {
      String own = "; to keep all as whoever restores has made it: --no-owner (\"owner\":false)";
      problems.add(new Problem(OWNER, subject + ": " + FailureText.of(e) + own));
      return;
    }
    String switched = definition.isLeakproofRefused(e) ? Definition.LEAKPROOF : kind;
    String why = subject + ": " + FailureText.of(e) + "; to leave such out: ";
    problems.add(new Problem(switched, why + switches(List.of(switched))));
  }

  /** All that was refused; the switches are all told, whatever else is not. */
  List<Problem> list() {
    List<Problem> some = new ArrayList<>(problems.subList(0, Math.min(SHOWN, problems.size())));
    List<Problem> more = problems.subList(some.size(), problems.size());
    if (!more.isEmpty()) {
      Set<String> kinds =
          more.stream()
              .map(Problem::where)
              .filter(kind -> !kind.equals(CLEAN) && !kind.equals(OWNER))
              .collect(Collectors.toCollection(LinkedHashSet::new));
      some.add(
          new Problem(
              "and", more.size() + " more" + (kinds.isEmpty() ? "" : ": " + switches(kinds))));
    }
    if (!needing.isEmpty()) {
      some.add(new Problem("needing these", needing()));
    }
    return List.copyOf(some);
  }

  /** What is said of something goes with it. */
  private String needing() {
    List<Definition> made = needing.stream().filter(one -> one.words().starts("CREATE")).toList();
    List<Definition> told = made.isEmpty() ? needing : made;
    Set<String> kinds = new LinkedHashSet<>();
    told.forEach(one -> kinds.addAll(lastOf(StatementKind.of(one.words()))));
    kinds.removeAll(BULK);
    String more = told.size() > NEEDING_SHOWN ? "; " + (told.size() - NEEDING_SHOWN) + " more" : "";
    String names =
        told.stream().limit(NEEDING_SHOWN).map(Refusals::name).collect(Collectors.joining("; "));
    return names + more + (kinds.isEmpty() ? "" : "; to leave such out too: " + switches(kinds));
  }

  private static List<String> lastOf(List<String> kinds) {
    return kinds.subList(Math.max(0, kinds.size() - 1), kinds.size());
  }

  private static String name(Definition definition) {
    String subject = definition.subject().replaceAll("\\s+", " ");
    return subject.substring(subject.indexOf(": ") + 2).replaceFirst(" \\(.*| AS .*", "");
  }

  private static String switches(Collection<String> kinds) {
    return kinds.stream().map(kind -> "--skip " + kind).collect(Collectors.joining(" "))
        + kinds.stream().collect(Collectors.joining("\",\"", " (\"skip\":[\"", "\"])"));
  }
}
