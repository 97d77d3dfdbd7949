package dev.slipway.action.refresh;

import static java.util.stream.Collectors.joining;

import dev.slipway.history.Run;
import dev.slipway.ledger.RowsRun;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a refresh that was paused has left for the next, as its run says it in the audit log.
 *
 * @param left the views that are still to be refreshed
 * @param bad those that were not, for a reason
 * @param isKept whether there is such a log
 */
record RefreshMemory(Set<String> left, Set<String> bad, boolean isKept) {

  private static final String NONE = "none";
  private static final Pattern FORM =
      Pattern.compile("(?s).*left are: (.*?); not refreshed are: (.*)");
  private static final Pattern VIEW = Pattern.compile("\"(?:[^\"]|\"\")*\"\\.\"(?:[^\"]|\"\")*\"");

  /** That of the newest refresh of the same views, where that was paused; else of all of them. */
  static RefreshMemory of(RowsRun run, String subject, List<MaterializedView> all) {
    RefreshMemory fresh = new RefreshMemory(names(all), Set.of(), run.isWrittenDown());
    return run.before()
        .filter(before -> before.action().equals(RefreshRequest.WORD))
        .filter(before -> String.valueOf(before.message()).contains(subject))
        .findFirst()
        .filter(before -> before.isPaused(RefreshRequest.WORD, Instant.now()))
        .map(before -> paused(before, fresh))
        .orElse(fresh);
  }

  private static RefreshMemory paused(Run before, RefreshMemory fresh) {
    Matcher form = FORM.matcher(String.valueOf(before.message()));
    return form.matches()
        ? new RefreshMemory(names(form.group(1)), names(form.group(2)), true)
        : fresh;
  }

  private static Set<String> names(String text) {
    return VIEW.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Set<String> names(List<MaterializedView> views) {
    return views.stream().map(RefreshMemory::name).collect(Collectors.toSet());
  }

  /** As it stands in a message of one line. */
  private static String name(MaterializedView view) {
    return view.name().quoted().replaceAll("\\R", " ");
  }

  boolean isLeft(MaterializedView view) {
    return left.contains(name(view));
  }

  boolean isBad(MaterializedView view) {
    return bad.contains(name(view));
  }

  /** What the log is told, and is read from it again. */
  static String text(List<MaterializedView> left, List<MaterializedView> bad) {
    return "left are: " + list(left) + "; not refreshed are: " + list(bad);
  }

  private static String list(List<MaterializedView> views) {
    return views.isEmpty() ? NONE : views.stream().map(RefreshMemory::name).collect(joining(", "));
  }
}
