package dev.slipway.transfer.mysql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What belongs together by its name: what is spelled alike, and of the rest what is spelled alike
 * but for the case of its letters. Pure.
 *
 * @param pairs each source with its target
 * @param unclear where it cannot be told which is meant, a text each
 */
record NameMatch<S, T>(Map<S, T> pairs, List<String> unclear) {

  static <S, T> NameMatch<S, T> of(
      Collection<S> sources,
      Function<S, String> source,
      Collection<T> targets,
      Function<T, String> target) {
    NameMatch<S, T> match = new NameMatch<>(new LinkedHashMap<>(), new ArrayList<>());
    UnaryOperator<String> lower = name -> name.toLowerCase(Locale.ROOT);
    for (UnaryOperator<String> spelling : List.of(UnaryOperator.<String>identity(), lower)) {
      Map<String, List<S>> left =
          sources.stream()
              .filter(one -> !match.pairs.containsKey(one))
              .collect(grouped(source.andThen(spelling)));
      Map<String, List<T>> right =
          targets.stream()
              .filter(one -> !match.pairs.containsValue(one))
              .collect(grouped(target.andThen(spelling)));
      left.forEach((name, some) -> match.add(some, right.get(name), name));
    }
    return match;
  }

  private static <X> Collector<X, ?, LinkedHashMap<String, List<X>>> grouped(
      Function<X, String> name) {
    return Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList());
  }

  private void add(List<S> some, @Nullable List<T> found, String name) {
    if (found == null) {
      return;
    }
    if (some.size() == 1 && found.size() == 1) {
      pairs.put(some.get(0), found.get(0));
    } else {
      unclear.add(
          "%s: %d of that name here could go to %d there"
              .formatted(name, some.size(), found.size()));
    }
  }
}
