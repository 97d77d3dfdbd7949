package dev.slipway.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts as lists of lines. */
public final class LineDifference {

  private LineDifference() {}

  /** Those of one list that the other has not, as often as it has fewer of them, in their order. */
  public static List<String> without(List<String> all, List<String> others) {
    Map<String, Integer> left = new HashMap<>();
    others.forEach(line -> left.merge(line, 1, Integer::sum));
    List<String> rest = new ArrayList<>();
    for (String line : all) {
      if (left.merge(line, -1, Integer::sum) < 0) {
        rest.add(line);
      }
    }
    return rest;
  }
}
