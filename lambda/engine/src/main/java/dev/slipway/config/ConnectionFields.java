package dev.slipway.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said of a connection in several places. What was added first, from nearer, counts. */
final class ConnectionFields {

  /** A value and the place that says it: a variable or an option. */
  record Said(String by, String value) {}

  /** A value that does not count, because a nearer place says another. */
  record Overridden(ConnectionParameter parameter, Said nearer, Said farther) {}

  private final Map<ConnectionParameter, Said> said = new EnumMap<>(ConnectionParameter.class);
  private final List<Overridden> overridden = new ArrayList<>();

  /** Adds what a place says. */
  void add(String by, Map<ConnectionParameter, String> values) {
    values.forEach((parameter, value) -> add(parameter, new Said(by, value)));
  }

  /** Adds what a place says of one parameter, if it says anything. */
  void add(ConnectionParameter parameter, String by, @Nullable String value) {
    if (value != null) {
      add(parameter, new Said(by, value));
    }
  }

  private void add(ConnectionParameter parameter, Said later) {
    Said nearer = said.putIfAbsent(parameter, later);
    if (nearer != null && !nearer.value().equals(later.value())) {
      overridden.add(new Overridden(parameter, nearer, later));
    }
  }

  /** What counts; null when nothing was said. */
  @Nullable Said get(ConnectionParameter parameter) {
    return said.get(parameter);
  }

  /** The value that counts, or another when there is none. */
  String value(ConnectionParameter parameter, String otherwise) {
    Said found = said.get(parameter);
    return found == null ? otherwise : found.value();
  }

  /** Who said it, or another name when nobody did. */
  String by(ConnectionParameter parameter, String otherwise) {
    Said found = said.get(parameter);
    return found == null ? otherwise : found.by();
  }

  /** True when nothing was said at all. */
  boolean isEmpty() {
    return said.isEmpty();
  }

  /** What does not count. */
  List<Overridden> overridden() {
    return overridden;
  }
}
