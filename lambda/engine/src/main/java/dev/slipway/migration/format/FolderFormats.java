package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.List;

/** The forms of other tools' folders that are read as they are. */
public final class FolderFormats {

  private static final List<FolderFormat> ALL =
      List.of(
          new PairedFiles(), new FlywayFiles(), new MigrationDirectories(), new SqitchScripts());

  private FolderFormats() {}

  /** True for the path of a file that one of these forms reads. */
  public static boolean claim(String path) {
    return ALL.stream().anyMatch(format -> format.claims(path));
  }

  /** What they find in a folder, in any order; what is not whole is a problem. */
  public static List<Written> read(Listing listing, Problems problems) {
    return ALL.stream().flatMap(format -> format.read(listing, problems).stream()).toList();
  }
}
