package dev.slipway.backfill.file;

import dev.slipway.error.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks at the parameters in the statement of a backfill: its own, and those that bound a batch.
 */
final class ParameterCheck {

  private static final Set<String> OURS =
      Set.of(BoundReader.FROM, BoundReader.TO, BatchStatement.SIZE);

  private final Words words;
  private final List<BackfillParameter> parameters;
  private final Faults faults;

  ParameterCheck(Words words, List<BackfillParameter> parameters, Faults faults) {
    this.words = words;
    this.parameters = parameters;
    this.faults = faults;
  }

  static Set<String> names(List<BackfillParameter> parameters) {
    return parameters.stream().map(BackfillParameter::name).collect(Collectors.toSet());
  }

  /** Each that stands in the statement must be declared, and each that is declared stand in it. */
  void names() {
    Set<String> used = new TreeSet<>();
    Set<String> known = names(parameters);
    for (int i = 0; i < words.size(); i++) {
      Word word = words.at(i);
      if (word.kind() == Word.Kind.PSQL_VARIABLE || word.kind() == Word.Kind.NUMBERED) {
        faults.add(
            i, word.written() + " is not a parameter here; write it as :name, its value is bound");
      } else if (word.kind() == Word.Kind.PLACEHOLDER) {
        used.add(word.text());
        if (!known.contains(word.text()) && !isOurs(word.text())) {
          faults.add(i, word.written() + " is not declared; " + meant(word.text(), known));
        }
      }
    }
    parameters.stream()
        .filter(parameter -> !used.contains(parameter.name()))
        .forEach(
            parameter ->
                faults.add(0, "the parameter " + parameter.name() + " is used nowhere in it"));
  }

  private static String meant(String word, Set<String> known) {
    Set<String> all = new TreeSet<>(known);
    String declared = known.isEmpty() ? "" : " (declared are " + String.join(", ", all) + ")";
    all.addAll(OURS);
    String say = "say -- Params: " + word + declared;
    return Spelling.nearest(word, all).map(near -> "did you mean :" + near + "? Else ").orElse("")
        + say;
  }

  private static boolean isOurs(String name) {
    return OURS.contains(name);
  }

  /**
   * Bounds, or a size; without either all rows would be changed at once.
   *
   * @param example how bounds are written for the key
   */
  void bounds(String example) {
    List<Integer> bounds = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.at(i).isPlaceholder(BatchStatement.SIZE)) {
        sizes.add(i);
      } else if (words.at(i).kind() == Word.Kind.PLACEHOLDER && isOurs(words.at(i).text())) {
        bounds.add(i);
      }
    }
    if (bounds.isEmpty() && sizes.isEmpty()) {
      faults.add(
          0,
          "would change all rows at once; bound it by "
              + example
              + ", or let it take LIMIT :batch_size rows until none is left");
    } else if (!bounds.isEmpty() && !sizes.isEmpty()) {
      faults.add(
          sizes.get(0),
          "a batch is bounded by :batch_from and :batch_to, or takes :batch_size rows, not both");
    }
    sizes.stream()
        .filter(at -> !isLimit(at))
        .forEach(at -> faults.add(at, "stands behind no LIMIT"));
  }

  private boolean isLimit(int at) {
    int before = words.isAt(at - 1, "(") ? at - 2 : at - 1;
    boolean fetch = words.isAt(before - 1, "FETCH") && words.isAt(before, "FIRST", "NEXT");
    return fetch || words.isAt(before, "LIMIT");
  }
}
