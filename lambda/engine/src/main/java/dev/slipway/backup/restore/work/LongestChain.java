package dev.slipway.backup.restore.work;

import dev.slipway.backup.restore.unit.Unit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * In which order units are best begun that are done side by side: first what the longest chain of
 * others waits for, so that no worker is left with that chain when all else is done. Pure.
 */
public final class LongestChain {

  /** A unit with the effort from its beginning to the end of all that waits for it. */
  private record Link(Unit unit, long length) {}

  private final Map<String, Long> tableBytes;
  private final Map<String, Long> needs = new HashMap<>();
  private final Map<String, Long> exclusive = new HashMap<>();
  private final Map<String, Long> shared = new HashMap<>();

  private LongestChain(Map<String, Long> tableBytes) {
    this.tableBytes = tableBytes;
  }

  /** Takes units in an order in which they could be done one by one. */
  public static List<Unit> first(List<Unit> units, Map<String, Long> tableBytes) {
    LongestChain chain = new LongestChain(tableBytes);
    Deque<Link> links = new ArrayDeque<>();
    for (int i = units.size() - 1; i >= 0; i--) {
      links.addFirst(chain.before(units.get(i)));
    }
    return links.stream()
        .sorted(Comparator.comparingLong(Link::length).reversed())
        .map(Link::unit)
        .toList();
  }

  /** Puts a unit before those that were put there already. */
  private Link before(Unit unit) {
    long length = unit.effort(tableBytes) + behind(unit);
    unit.needs().forEach(one -> needs.merge(one, length, Long::max));
    unit.exclusive().forEach(one -> exclusive.merge(one, length, Long::max));
    unit.shared().forEach(one -> shared.merge(one, length, Long::max));
    return new Link(unit, length);
  }

  /** The longest chain that can only begin when the unit is done. */
  private long behind(Unit unit) {
    return Stream.of(
            longest(needs, unit.fills()),
            longest(exclusive, unit.exclusive()),
            longest(exclusive, unit.shared()),
            longest(shared, unit.exclusive()))
        .reduce(0L, Long::max);
  }

  private static long longest(Map<String, Long> lengths, Collection<String> names) {
    return names.stream().mapToLong(name -> lengths.getOrDefault(name, 0L)).max().orElse(0);
  }
}
