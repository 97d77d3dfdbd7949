package dev.slipway.migration;

import dev.slipway.error.Problems;
import java.util.List;
import java.util.stream.Collectors;

/** Names that no migration can have: one problem, however many there are. */
final class WrongNames {

  private static final int SHOWN = 100;
  private static final String FITS_NONE = "fits none of the forms " + FileName.FORMS;

  private WrongNames() {}

  /** Adds what is wrong with the names, with a better one for each. */
  static void complain(List<String> names, String source, Problems problems) {
    if (names.size() == 1) {
      String name = names.get(0);
      problems.add(name, "the name " + FITS_NONE + ". " + BetterName.advice(name));
    } else if (!names.isEmpty()) {
      problems.add(
          source,
          "the names of "
              + names.size()
              + " files fit none of the forms "
              + FileName.FORMS
              + list(names));
    }
  }

  private static String list(List<String> names) {
    int left = names.size() - SHOWN;
    return names.stream()
        .limit(SHOWN)
        .map(name -> "\n    " + name + " -> " + BetterName.amongOthers(name))
        .collect(Collectors.joining("", "", left > 0 ? "\n    and " + left + " more" : ""));
  }
}
