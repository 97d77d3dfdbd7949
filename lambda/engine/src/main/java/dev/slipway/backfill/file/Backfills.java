package dev.slipway.backfill.file;

import dev.slipway.error.FileFault;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.migration.Source;
import dev.slipway.migration.SourceFile;
import dev.slipway.migration.Utf8;
import dev.slipway.sql.Place;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.TextPosition;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All backfills of a source, by their names. */
public final class Backfills {

  /** The folder that they are in, in that of the migrations. */
  public static final String FOLDER = Source.BACKFILLS + "/";

  private static final Pattern FILE =
      Pattern.compile(FOLDER + "([^/]+)\\.sql", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

  private final Map<String, Backfill> byName = new TreeMap<>();
  private final Map<String, List<Problem>> broken = new TreeMap<>();

  private Backfills() {}

  /** Reads every file; one that cannot be read is left out, with its {@link #problems()}. */
  public static Backfills read(Source source) {
    Backfills backfills = new Backfills();
    for (String path : source.elsewhere()) {
      Matcher file = FILE.matcher(path);
      if (file.matches()) {
        source
            .find(path)
            .ifPresentOrElse(
                content -> backfills.add(file.group(1), path, content),
                () -> backfills.broken.put(file.group(1), List.of(noFile(path))));
      }
    }
    return backfills;
  }

  private static Problem noFile(String path) {
    return new Problem(
        path,
        "cannot be read as a file of the migrations folder: it or its folder is a link that leads"
            + " out, or it is no file; put the file itself there");
  }

  private void add(String name, String path, SourceFile content) {
    Problems problems = new Problems();
    if (!NAME.matcher(name).matches() || !path.endsWith(".sql")) {
      problems.add(
          path, "is not a valid name of a backfill; write letters, digits, _ and - before .sql");
    }
    Optional<Backfill> backfill = read(name, path, content, problems);
    if (problems.count() > 0) {
      broken.put(name, problems.list());
    } else {
      backfill.ifPresent(one -> byName.put(name, one));
    }
  }

  private static Optional<Backfill> read(
      String name, String path, SourceFile file, Problems problems) {
    try {
      String text = Utf8.decode(file.content());
      return parse(name, path, text, problems);
    } catch (IOException e) {
      problems.add(path, "cannot be read (" + FileFault.reason(e) + ")");
    } catch (IllegalArgumentException e) {
      problems.add(path, String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private static Optional<Backfill> parse(
      String name, String path, String text, Problems problems) {
    try {
      return new BackfillReader(name, path, problems).read(text);
    } catch (SqlSyntaxException e) {
      Place place = e.place();
      problems.add(
          place == null ? path + ":" + TextPosition.of(text, e.offset()) : place.toString(),
          String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Those that can be read, in the order of their names. */
  public List<Backfill> list() {
    return List.copyOf(byName.values());
  }

  /** What is wrong with the others, file by file. */
  public List<Problem> problems() {
    return broken.values().stream().flatMap(List::stream).toList();
  }

  /** What is wrong with one; empty where nothing is, or where there is none of the name. */
  public List<Problem> problems(String name) {
    return broken.getOrDefault(name, List.of());
  }

  /** The names of all files, in order. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(byName.keySet());
    names.addAll(broken.keySet());
    return names;
  }

  /** True where there is a file of the name, whether it can be read or not. */
  public boolean has(String name) {
    return byName.containsKey(name) || broken.containsKey(name);
  }

  /** What is wrong with a migration that requires one that is not there. */
  public static String missing(String name) {
    return "requires the backfill %s, and there is no file %s%s.sql".formatted(name, FOLDER, name);
  }

  /** A backfill that can be read. */
  public Optional<Backfill> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * A backfill by its name, or that of its file. Throws {@link InvalidInput} for one that is not
   * there, naming those that are, and with all problems of one that cannot be read.
   */
  public Backfill named(String asked) {
    String name = asked.replaceFirst("^(?:.*/)?" + FOLDER, "").replaceFirst("\\.sql$", "");
    List<Problem> problems = problems(name);
    if (!problems.isEmpty()) {
      throw new InvalidInput(
          Problems.format("The backfill " + name + " cannot be read:", problems)
              + "\nNothing was done. Mend the file and run it again.");
    }
    return find(name)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "There is no backfill "
                        + name
                        + (byName.isEmpty()
                            ? "; put it into " + FOLDER + name + ".sql in the migrations folder."
                            : "; there is " + String.join(", ", byName.keySet()) + ".")
                        + " Nothing was done."));
  }
}
