package dev.slipway.bench.report;

import dev.slipway.bench.result.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Markdown in which tables stand between {@code <!-- bench NAME -->}, or {@code <!--
 * bench NAME: WORK -->} for the table of one piece of work, and {@code <!-- end bench -->}.
 */
public record Page(Path file) {

  private static final Pattern PLACE =
      Pattern.compile(
          "(<!-- bench ([a-z-]+)(?:: ([^>]+?))? -->\n).*?(<!-- end bench -->)", Pattern.DOTALL);

  /** Puts the tables of these runs where the page wants them; others stay as they are. */
  public void update(List<Run> runs, String machine) throws IOException {
    String text = Files.readString(file);
    String updated = PLACE.matcher(text).replaceAll(place -> filled(place, runs, machine));
    if (!updated.equals(text)) {
      Files.writeString(file, updated);
    }
  }

  private static String filled(MatchResult place, List<Run> runs, String machine) {
    UnaryOperator<String> within = table -> place.group(1) + "\n" + table + "\n" + place.group(4);
    return Matcher.quoteReplacement(
        runs.stream()
            .filter(run -> run.benchmark().equals(place.group(2)))
            .findFirst()
            .map(run -> within.apply(table(run, place.group(3), machine)))
            .orElse(place.group()));
  }

  private static String table(Run run, String work, String machine) {
    return work == null ? Tables.of(run, machine) : Tables.of(run.outcome(), work);
  }
}
