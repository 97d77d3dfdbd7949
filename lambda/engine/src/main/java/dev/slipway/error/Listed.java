package dev.slipway.error;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names in a sentence, which stays one however many there are. */
public final class Listed {

  private static final int SHOWN = 50;

  private Listed() {}

  /** The first of them, separated by commas; of very many, how many more there are. */
  public static String of(Collection<String> names) {
    int more = names.size() - SHOWN;
    return names.stream().limit(SHOWN).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
