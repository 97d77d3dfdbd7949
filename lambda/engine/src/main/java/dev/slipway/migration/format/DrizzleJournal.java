package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that {@code meta/_journal.json} names, in its order, as Drizzle has it. */
public final class DrizzleJournal implements FolderFormat {

  /** Where Drizzle cuts a file into statements, whatever stands around it. */
  private static final String BREAKPOINT = "--> statement-breakpoint";

  /** What is read in its place. */
  public static final String CUT = ";" + " ".repeat(BREAKPOINT.length() - 1);

  private static final String PATH = "meta/_journal.json";
  private static final Pattern ENTRY = Pattern.compile("\\{[^{}]*}");
  private static final Pattern INDEX = Pattern.compile("\"idx\"\\s*:\\s*(\\d{1,9})");
  private static final Pattern TAG = Pattern.compile("\"tag\"\\s*:\\s*\"([^\"\\\\]+)\"");

  @Override
  public boolean claims(String path) {
    return !path.contains("/");
  }

  @Override
  public List<Written> read(FolderListing listing, Problems problems) {
    List<String> paths = journal(listing.text().apply(PATH));
    List<String> versions = VersionNumbering.of(paths);
    List<Written> all = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      String path = paths.get(i);
      if (listing.known(path) == null) {
        problems.add(PATH, "names " + path + ", and there is no such file");
      } else {
        all.add(written(versions.get(i), path, listing));
      }
    }
    listing.paths().stream()
        .filter(path -> claims(path) && !paths.contains(path))
        .forEach(path -> problems.add(path, "is not in " + PATH + ", so Drizzle would not run it"));
    return all;
  }

  private static List<String> journal(String text) {
    Map<Integer, String> paths = new TreeMap<>(Comparator.naturalOrder());
    for (Matcher entry = ENTRY.matcher(text); entry.find(); ) {
      Matcher index = INDEX.matcher(entry.group());
      Matcher tag = TAG.matcher(entry.group());
      if (index.find() && tag.find()) {
        paths.put(Integer.valueOf(index.group(1)), tag.group(1) + ".sql");
      }
    }
    return List.copyOf(paths.values());
  }

  private static Written written(String version, String path, FolderListing listing) {
    String description = path.replaceFirst("^[\\d_-]+", "").replaceFirst("\\.sql$", "");
    Written whole = Written.of(version, description, path, null);
    return new Written(version, description, cut(path, listing), null, null, whole.terms());
  }

  /** The text of a file, cut where Drizzle cuts it. */
  static Text cut(String path, FolderListing listing) {
    String text = listing.text().apply(path);
    return text.contains(BREAKPOINT)
        ? new Text(path, text.replace(BREAKPOINT, CUT))
        : Text.of(path);
  }
}
