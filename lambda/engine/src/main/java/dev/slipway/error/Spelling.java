package dev.slipway.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which word was meant by one that is not known. */
public final class Spelling {

  private static final int FARTHEST = 2;

  private Spelling() {}

  /** The nearest of the known words, when one is near enough. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .filter(one -> distance(word, one) <= farthest(one))
        .min(Comparator.comparingInt(one -> distance(word, one)));
  }

  /** In a short word, two other letters make another word. */
  private static int farthest(String word) {
    return Math.min(FARTHEST, Math.max(1, word.length() / 3));
  }

  /** How many letters must be put in, taken out or changed (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j - 1], diagonal));
      }
    }
    return row[other.length()];
  }
}
