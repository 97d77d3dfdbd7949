package dev.slipway.migration;

import dev.slipway.error.Problems;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names that no migration can have: one problem, however many there are. */
final class WrongNames {

  private static final int SHOWN = 100;
  private static final String FITS_NONE = "fits none of the forms " + FileName.FORMS;

  private WrongNames() {}

  /**
   * Adds what is wrong with the names, with a better one for each; where no name is right and more
   * files lie deeper, these may be the migrations.
   *
   * @param all the names of all files in the source
   */
  static void complain(List<String> names, List<String> all, Source source, Problems problems) {
    Map<String, List<String>> alike =
        all.stream().collect(Collectors.groupingBy(PairedName::digits));
    add(names, alike, source.name(), problems);
    String deeper = names.size() == all.size() ? NoMigrations.deeper(source) : "";
    if (!deeper.isEmpty()) {
      problems.add(
          source.name(),
          deeper
              + "; if those are the migrations, name their folder with --migrations or MIGRATIONS");
    }
  }

  private static void add(
      List<String> names, Map<String, List<String>> alike, String source, Problems problems) {
    if (names.size() == 1) {
      String name = names.get(0);
      String advice =
          PairedName.forwardOf(name, alike(name, alike))
              .map(forward -> forward.advice() + ".")
              .orElseGet(() -> BetterName.advice(name));
      problems.add(name, "the name " + FITS_NONE + ". " + advice);
    } else if (!names.isEmpty()) {
      problems.add(
          source,
          "the names of "
              + names.size()
              + " files fit none of the forms "
              + FileName.FORMS
              + list(names, alike));
    }
  }

  private static String list(List<String> names, Map<String, List<String>> alike) {
    int left = names.size() - SHOWN;
    return names.stream()
        .limit(SHOWN)
        .map(name -> "\n    " + name + " -> " + better(name, alike))
        .collect(Collectors.joining("", "", left > 0 ? "\n    and " + left + " more" : ""));
  }

  private static String better(String name, Map<String, List<String>> alike) {
    return PairedName.better(name, alike(name, alike))
        .orElseGet(() -> BetterName.amongOthers(name));
  }

  /** Those that may be a pair with a name. */
  private static List<String> alike(String name, Map<String, List<String>> alike) {
    return alike.getOrDefault(PairedName.digits(name), List.of());
  }
}
