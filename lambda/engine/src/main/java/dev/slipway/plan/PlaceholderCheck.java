package dev.slipway.plan;

import dev.slipway.error.Problems;
import dev.slipway.history.HistoryRow;
import dev.slipway.migration.KeptScript;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Script;
import dev.slipway.sql.Statement;
import dev.slipway.sql.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds the values that were given against the placeholders in scripts. A script in which only some
 * have a value is refused, and so is a value that nothing uses.
 */
public final class PlaceholderCheck {

  private static final Pattern NAME =
      Pattern.compile("\\$\\{((?:flyway:)?[A-Za-z_][A-Za-z0-9_.-]*)}");

  private final Comparison comparison;
  private final Set<String> given;
  private final Problems problems = new Problems();
  private final List<String> warnings = new ArrayList<>();

  private PlaceholderCheck(Comparison comparison, Set<String> given) {
    this.comparison = comparison;
    this.given = given;
  }

  /**
   * The plan with warnings of placeholders that have no value. Throws {@link PlanRefused} where
   * values are missing or too many.
   *
   * @param given the names of the values
   */
  public static Plan check(Plan plan, Comparison comparison, Set<String> given) {
    PlaceholderCheck check = new PlaceholderCheck(comparison, given);
    check.refuseUnused();
    plan.steps().forEach(check::step);
    check.problems.throwIfAny(PlanRefused::new);
    return plan.warned(check.warnings);
  }

  /** Throws {@link PlanRefused} for values that no script uses. */
  public static void requireUsed(Comparison comparison, Set<String> given) {
    PlaceholderCheck check = new PlaceholderCheck(comparison, given);
    check.refuseUnused();
    check.problems.throwIfAny(PlanRefused::new);
  }

  /**
   * A sentence for each placeholder of these scripts that nothing fills by itself, at its place.
   */
  public static List<String> unfilled(Comparison comparison) {
    PlaceholderCheck check = new PlaceholderCheck(comparison, Set.of());
    for (Migration migration : comparison.files().list()) {
      Set<String> told = new TreeSet<>();
      Stream.of(migration.up(), migration.verify())
          .forEach(
              script ->
                  script.statements().forEach(one -> check.statement(script, one, Set.of(), told)));
    }
    return check.warnings;
  }

  private void refuseUnused() {
    Set<String> used = given.isEmpty() ? Set.of() : used();
    for (String name : new TreeSet<>(given)) {
      if (!used.contains(name)) {
        Optional<String> meant = used.stream().filter(name::equalsIgnoreCase).findFirst();
        problems.add(
            "--set " + name,
            meant
                .map(other -> "is written ${" + other + "} in the files, and case counts")
                .orElse("is used by no file: none holds ${" + name + "}"));
      }
    }
  }

  private Set<String> used() {
    Set<String> used = new TreeSet<>();
    for (Migration migration : comparison.files().list()) {
      Stream.of(Optional.of(migration.up()), Optional.ofNullable(migration.down()))
          .flatMap(Optional::stream)
          .forEach(script -> used.addAll(names(script)));
      used.addAll(names(migration.verify()));
    }
    for (HistoryRow row : comparison.history().rows()) {
      used.addAll(Placeholders.namesIn(row.downScript() == null ? "" : row.downScript()));
    }
    return used;
  }

  private static Set<String> names(Script script) {
    return Placeholders.namesIn(script.statements());
  }

  private void step(Step step) {
    List<Script> scripts =
        Stream.of(Optional.of(step.script()), Optional.ofNullable(step.verify()))
            .flatMap(Optional::stream)
            .toList();
    Set<String> filled = new TreeSet<>();
    scripts.forEach(script -> filled.addAll(names(script)));
    filled.retainAll(given);
    Set<String> told = new TreeSet<>(given);
    scripts.forEach(
        script -> script.statements().forEach(one -> statement(script, one, filled, told)));
    needed(step);
  }

  private void statement(Script script, Statement statement, Set<String> filled, Set<String> told) {
    Matcher empty = NAME.matcher(statement.sql());
    while (empty.find()) {
      if (told.add(empty.group(1))) {
        tell(script.location(statement.place(empty.start())), empty.group(1), filled);
      }
    }
    statement
        .data()
        .map(Stretch::text)
        .map(NAME::matcher)
        .ifPresent(rows -> rows(script, statement, rows, filled, told));
  }

  private void rows(
      Script script, Statement statement, Matcher rows, Set<String> filled, Set<String> told) {
    while (!filled.isEmpty() && rows.find()) {
      if (told.add(rows.group(1))) {
        tell(script.location(statement.place(0)) + " (in its rows)", rows.group(1), filled);
      }
    }
  }

  private void tell(String where, String name, Set<String> filled) {
    if (filled.isEmpty()) {
      warnings.add(
          "%1$s: ${%2$s} has no value and runs as it is written; --set %2$s=VALUE gives it one"
              .formatted(where, name));
    } else {
      problems.add(
          where,
          "${%1$s} has no value, while ${%2$s} has. Give it with --set %1$s=VALUE or --set-env %1$s, or keep it as it is with --set '%1$s=${%1$s}'"
              .formatted(name, filled.iterator().next()));
    }
  }

  /** What a kept DOWN script was applied with and is not kept. */
  private void needed(Step step) {
    for (String name : KeptScript.needs(step.script().text())) {
      if (!given.contains(name)) {
        problems.add(
            step.version().toString(),
            "its DOWN needs the secret value of ${"
                + name
                + "}, which was not kept. Give it with --set-env "
                + name);
      }
    }
  }
}
