package dev.slipway.backup.restore.compare;

import dev.slipway.backup.restore.definition.Definition;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * How two lists of definitions differ, word by word.
 *
 * @param missing what the second lacks
 * @param besides what the first lacks
 * @param writtenOtherwise of the first, what the second has but for casts, brackets and the like
 */
record Unlike(
    List<Definition> missing, List<Definition> besides, List<Definition> writtenOtherwise) {

  static Unlike of(List<Definition> all, List<Definition> others) {
    List<Definition> absent = Said.without(all, others, Said::exactly);
    List<Definition> spare = Said.without(others, all, Said::exactly);
    List<Definition> missing = Said.without(absent, spare, Said::loosely);
    Set<Definition> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    gone.addAll(missing);
    return new Unlike(
        missing,
        Said.without(spare, absent, Said::loosely),
        absent.stream().filter(one -> !gone.contains(one)).toList());
  }
}
