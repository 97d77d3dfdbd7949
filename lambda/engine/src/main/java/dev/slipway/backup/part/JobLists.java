package dev.slipway.backup.part;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Jobs in the order in which workers take them. */
public final class JobLists {

  /** So many bytes take hardly longer than the round trip that asks for them. */
  private static final long SMALL = 64 * 1024;

  private static final int AT_ONCE = 50;

  private JobLists() {}

  /**
   * The longest first, so that none is left over at the end. Small ones are done in turn: their
   * tables are locked together.
   */
  public static <J extends SnapshotJob> List<List<J>> of(Collection<? extends J> all) {
    List<J> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingLong(SnapshotJob::estimate).reversed());
    List<List<J>> lists = new ArrayList<>();
    for (J job : sorted) {
      List<J> last = lists.isEmpty() ? List.of() : lists.get(lists.size() - 1);
      boolean joins = job.estimate() <= SMALL && !last.isEmpty() && last.size() < AT_ONCE;
      if (joins && last.get(0).estimate() <= SMALL) {
        last.add(job);
      } else {
        lists.add(new ArrayList<>(List.of(job)));
      }
    }
    return lists;
  }
}
