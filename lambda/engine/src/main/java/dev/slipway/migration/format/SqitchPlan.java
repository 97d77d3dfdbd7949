package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a sqitch.plan (sqitch's manual, "sqitchplan"). A change has no number there; the
 * time at which it was planned is its version, with a place behind it where the change before was
 * planned no earlier. Where a name comes again the change was reworked: what it did before is in
 * scripts that have the name of the next tag too.
 */
final class SqitchPlan {

  private static final String PLAN = "sqitch.plan";

  private static final Pattern CHANGE =
      Pattern.compile(
          "\\+?\\s*(?<name>[^\\s%#@+]\\S*)(?:\\s+\\[[^\\]]*\\])?\\s+(?<date>\\d{4}-\\d\\d-\\d\\d)T(?<time>[\\d:]{8})Z"
              + " .*");
  private static final Pattern TAG = Pattern.compile("@(?<tag>\\S+)\\s.*");

  private final FolderListing listing;
  private final Problems problems;
  private final List<Written> all = new ArrayList<>();

  private SqitchPlan(FolderListing listing, Problems problems) {
    this.listing = listing;
    this.problems = problems;
  }

  static List<Written> read(FolderListing listing, Problems problems) {
    SqitchPlan plan = new SqitchPlan(listing, problems);
    List<String> lines = listing.text().apply(PLAN).lines().map(String::strip).toList();
    List<String> times =
        VersionNumbering.rising(
            lines.stream()
                .map(CHANGE::matcher)
                .filter(Matcher::matches)
                .map(SqitchPlan::time)
                .toList());
    int count = 0;
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = CHANGE.matcher(lines.get(i));
      if (line.matches()) {
        plan.add(times.get(count), line.group("name"), lines.subList(i + 1, lines.size()));
        count++;
      }
    }
    return plan.all;
  }

  private static String time(Matcher line) {
    return (line.group("date") + "_" + line.group("time")).replaceAll("[-:]", "");
  }

  /** The name of a change's scripts: with the tag behind it where it was reworked later. */
  private static String scripts(String name, List<String> later) {
    String tag = "";
    for (String line : later) {
      Matcher change = CHANGE.matcher(line);
      Matcher tagged = TAG.matcher(line);
      if (change.matches() && change.group("name").equals(name)) {
        return name + tag;
      }
      tag = tag.isEmpty() && tagged.matches() ? "@" + tagged.group("tag") : tag;
    }
    return name;
  }

  private void add(String version, String name, List<String> later) {
    String scripts = scripts(name, later);
    String up = script("deploy", scripts);
    if (up == null) {
      problems.add(
          PLAN, "names the change " + name + ", and there is no deploy/" + scripts + ".sql");
    } else {
      Text verify = Text.orNone(script("verify", scripts));
      Written change = Written.of(version, name, up, script("revert", scripts));
      all.add(new Written(version, name, change.up(), change.down(), verify, change.terms()));
    }
  }

  private @Nullable String script(String folder, String name) {
    return listing.known(folder + "/" + name + ".sql");
  }
}
