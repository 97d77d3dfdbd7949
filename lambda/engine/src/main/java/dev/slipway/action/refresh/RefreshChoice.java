package dev.slipway.action.refresh;

import static java.util.stream.Collectors.joining;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.transfer.table.TablePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which views somebody wants to be refreshed.
 *
 * @param named patterns of their names; empty for all that belong to no extension
 * @param withDependencies whether those that they read are refreshed too
 */
record RefreshChoice(List<TablePattern> named, boolean withDependencies) {

  /**
   * The views, those that are read by others first. Throws {@link InvalidInput} for a name that
   * fits none, and for those that we may not refresh, all of them together.
   */
  List<MaterializedView> of(Views views) {
    Problems problems = new Problems();
    for (TablePattern pattern : named) {
      if (views.all().stream().noneMatch(view -> pattern.fits(view.name()))) {
        problems.add(pattern.text(), "fits no materialized view" + near(pattern, views));
      }
    }
    List<MaterializedView> chosen = inOrder(withNeeds(chosen(views), views.all()));
    chosen.stream()
        .filter(view -> !view.mayRefresh())
        .forEach(view -> problems.add(view.toString(), denied(view, views)));
    problems.throwIfAny(list -> refusal(list, views));
    return chosen;
  }

  private static InvalidInput refusal(List<Problem> problems, Views views) {
    return new InvalidInput(
        Problems.format("The materialized views of " + views.database() + ":", problems)
            + "\nNothing was refreshed.");
  }

  private static String denied(MaterializedView view, Views views) {
    return "role %s may not refresh it, its owner %s may; refresh as that role, or name the views that"
            .formatted(views.user(), view.owner())
        + " are to be refreshed";
  }

  private static String near(TablePattern pattern, Views views) {
    String near =
        views.all().stream()
            .map(MaterializedView::name)
            .filter(pattern::isNear)
            .limit(5)
            .map(Object::toString)
            .collect(joining(", "));
    return near.isEmpty() ? "" : "; there is " + near;
  }

  private List<MaterializedView> chosen(Views views) {
    Predicate<MaterializedView> wanted =
        view ->
            named.isEmpty()
                ? !view.ofExtension()
                : named.stream().anyMatch(pattern -> pattern.fits(view.name()));
    return views.all().stream().filter(wanted).toList();
  }

  private List<MaterializedView> withNeeds(
      List<MaterializedView> chosen, List<MaterializedView> all) {
    if (!withDependencies) {
      return chosen;
    }
    Set<Long> taken = new TreeSet<>(oids(chosen));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (MaterializedView view : all) {
        grows |= taken.contains(view.oid()) && taken.addAll(view.needs());
      }
    }
    return all.stream().filter(view -> taken.contains(view.oid())).toList();
  }

  private static List<Long> oids(List<MaterializedView> views) {
    return views.stream().map(MaterializedView::oid).toList();
  }

  /** By name where nothing else says; of a circle, which functions can make, the first begins. */
  static List<MaterializedView> inOrder(List<MaterializedView> views) {
    List<MaterializedView> left = new ArrayList<>(views);
    List<MaterializedView> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Long> open = oids(left);
      MaterializedView next =
          left.stream()
              .filter(view -> open.stream().noneMatch(view.needs()::contains))
              .findFirst()
              .orElse(left.get(0));
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  /** The same in words, as messages in the log begin. */
  String subject() {
    String names = named.stream().map(TablePattern::text).collect(joining(", "));
    return "Refresh of "
        + (named.isEmpty() ? "all materialized views" : names.replaceAll("\\s+", " "))
        + (withDependencies ? " with dependencies: " : ": ");
  }
}
