package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a sqitch.plan (sqitch's manual, "sqitchplan"). A change has no number there; the
 * time at which it was planned is its version.
 */
final class SqitchPlan {

  private static final String PLAN = "sqitch.plan";

  private static final Pattern CHANGE =
      Pattern.compile(
          "(?<name>[^\\s%#@]\\S*)(?:\\s+\\[[^\\]]*\\])?\\s+(?<date>\\d{4}-\\d\\d-\\d\\d)T(?<time>[\\d:]{8})Z"
              + " .*");
  private final Listing listing;
  private final Problems problems;
  private final List<Written> all = new ArrayList<>();

  private SqitchPlan(Listing listing, Problems problems) {
    this.listing = listing;
    this.problems = problems;
  }

  static List<Written> read(Listing listing, Problems problems) {
    SqitchPlan plan = new SqitchPlan(listing, problems);
    listing
        .text()
        .apply(PLAN)
        .lines()
        .map(CHANGE::matcher)
        .filter(Matcher::matches)
        .forEach(plan::add);
    return plan.all;
  }

  private void add(Matcher line) {
    String name = line.group("name");
    String version = (line.group("date") + "_" + line.group("time")).replaceAll("[-:]", "");
    String up = script("deploy", name);
    if (up == null) {
      problems.add(PLAN, "names the change " + name + ", and there is no deploy/" + name + ".sql");
    } else if (!all.isEmpty() && version.compareTo(all.get(all.size() - 1).version()) <= 0) {
      problems.add(
          PLAN,
          "the change "
              + name
              + " was planned no later than the one before it; the times here must"
              + " rise, for they are the versions");
    } else {
      Text verify = Text.orNone(script("verify", name));
      Written change = Written.of(version, name, up, script("revert", name));
      all.add(new Written(version, name, change.up(), change.down(), verify, change.terms()));
    }
  }

  private @Nullable String script(String folder, String name) {
    return listing.known(folder + "/" + name + ".sql");
  }
}
