package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import dev.slipway.migration.format.Written.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A folder a migration, as Diesel, Prisma and Drizzle have it, in the order of their names: Diesel
 * leaves the dashes of the version out first.
 */
final class MigrationDirectories implements FolderFormat {

  private static final Pattern ANY = Pattern.compile("\\d[^/]*/(up|migration)\\.sql");

  /** One folder of Diesel's newer kind has another number behind the time. */
  private static final Pattern COUNTED = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d-\\d{6})-(\\d+)");

  private final Pattern name;
  private final Function<String, String> order;

  private MigrationDirectories(String up, Function<String, String> order) {
    this.name = Pattern.compile("((\\d[\\d-]*)(?:_([^/]*))?)/" + up + "\\.sql");
    this.order = order;
  }

  static MigrationDirectories ofDiesel() {
    return new MigrationDirectories("up", MigrationDirectories::withoutDashes);
  }

  /** Those of Prisma and, in newer folders of it, of Drizzle. */
  static MigrationDirectories ofPrisma() {
    return new MigrationDirectories("migration", Function.identity());
  }

  private static String withoutDashes(String folder) {
    return folder.replaceFirst("_.*", "").replace("-", "");
  }

  @Override
  public boolean claims(String path) {
    return name.matcher(path).matches();
  }

  @Override
  public List<Written> read(FolderListing listing, Problems problems) {
    List<Matcher> found =
        listing.paths().stream()
            .map(name::matcher)
            .filter(Matcher::matches)
            .sorted(
                Comparator.comparing((Matcher up) -> order.apply(up.group(1)))
                    .thenComparing(up -> up.group(1)))
            .toList();
    List<String> versions = VersionNumbering.rising(found.stream().map(up -> version(up)).toList());
    List<Written> all = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      all.add(written(versions.get(i), found.get(i), listing));
    }
    if (!all.isEmpty()) {
      complain(listing, problems);
    }
    return all;
  }

  private static String version(Matcher up) {
    Matcher counted = COUNTED.matcher(up.group(2));
    return (counted.matches() ? counted.group(1) + "." + counted.group(2) : up.group(2))
        .replace("-", "");
  }

  /** Tells of files that are in no folder of a migration. */
  private static void complain(FolderListing listing, Problems problems) {
    Set<String> folders =
        listing.paths().stream()
            .filter(path -> ANY.matcher(path).matches())
            .map(MigrationDirectories::folder)
            .collect(Collectors.toSet());
    listing.paths().stream()
        .filter(path -> path.contains("/") && !folders.contains(folder(path)))
        .forEach(
            path ->
                problems.add(
                    path,
                    "is no part of a migration, as the folders here are. Put a number before the"
                        + " name of its folder, or move it out"));
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  private static Written written(String version, Matcher up, FolderListing listing) {
    String folder = up.group(1);
    boolean none = listing.says(folder + "/metadata.toml", "run_in_transaction\\s*=\\s*false.*");
    String description = up.group(3) == null ? "" : up.group(3);
    String down = listing.known(folder + "/down.sql");
    Written files = Written.of(version, description, up.group(), down);
    return new Written(
        version,
        description,
        DrizzleJournal.cut(up.group(), listing),
        files.down(),
        null,
        new Terms(none, Set.of(), passedOver(up.group(), down, listing)));
  }

  /** What lies beside the way up, and which the tools do not run either. */
  private static List<String> passedOver(String up, @Nullable String down, FolderListing listing) {
    return listing.paths().stream()
        .filter(path -> path.contains("/") && folder(path).equals(folder(up)))
        .filter(path -> !path.equals(up) && !path.equals(down))
        .map(path -> path + ": is not run; the migration beside it is " + up)
        .toList();
  }
}
