package dev.slipway.trace;

import dev.slipway.trace.Picture.HeldLock;
import dev.slipway.trace.TracedObject.Fate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one statement has done, by what was there before and after it.
 *
 * @param first what was there before all that is traced
 * @param begun what was there when its transaction began
 */
record Measured(Picture first, Picture begun, Picture before, Picture after) {

  /** What a thing was and is. */
  private record Pair(Thing before, Thing after) {}

  /**
   * Without those of what the transaction has made itself, which nobody sees, and of sequences,
   * which nobody waits for longer than a moment.
   */
  List<TakenLock> locks() {
    return after.locks().stream()
        .filter(lock -> !before.locks().contains(lock))
        .flatMap(lock -> lock(lock).stream())
        .sorted(
            Comparator.comparing(TakenLock::table)
                .thenComparing(TakenLock::relation)
                .thenComparing(TakenLock::mode))
        .toList();
  }

  private Optional<TakenLock> lock(HeldLock lock) {
    return begun
        .relation(lock.relation())
        .filter(relation -> !relation.kind().equals("sequence"))
        .map(
            relation ->
                new TakenLock(
                    tableOf(relation), nameOf(relation), lock.mode(), wasThereAtFirst(relation)));
  }

  /** As it was called when all began, so that it is the same one also behind a RENAME. */
  private String nameOf(Thing thing) {
    return Stream.of(first, begun, after)
        .flatMap(picture -> Stream.ofNullable(picture.find(thing)))
        .map(Thing::name)
        .findFirst()
        .orElse(thing.name());
  }

  private String tableOf(Thing thing) {
    return Stream.of(first, begun, after)
        .flatMap(picture -> picture.relation(thing.owner()).stream())
        .map(Thing::name)
        .findFirst()
        .orElse(thing.name());
  }

  private boolean wasThereAtFirst(Thing thing) {
    return first.relation(thing.owner()).isPresent();
  }

  /**
   * @param empties whether the statement has thrown rows away: it makes new files and copies none
   */
  RowWork work(boolean empties) {
    return new RowWork(
        scans(), empties ? List.of() : rewrites(), builtIndexes(), validated().toList());
  }

  private Stream<Pair> kept() {
    return after.things().values().stream()
        .flatMap(is -> Stream.ofNullable(before.find(is)).map(was -> new Pair(was, is)));
  }

  /** By a foreign key the server may also read a table whole along an index. */
  private List<FullScan> scans() {
    Stream<FullScan> counted =
        after.things().values().stream()
            .filter(Thing::holdsRows)
            .filter(is -> scans(is) > 0)
            .map(is -> new FullScan(nameOf(is), scans(is), wasThereAtFirst(is)));
    List<FullScan> all = counted.toList();
    Stream<FullScan> held =
        validated()
            .map(one -> new FullScan(one.table(), 1, one.wasThereBefore()))
            .filter(scan -> all.stream().noneMatch(other -> other.table().equals(scan.table())))
            .distinct();
    return Stream.concat(all.stream(), held).sorted(Comparator.comparing(FullScan::table)).toList();
  }

  private long scans(Thing is) {
    Thing was = before.find(is);
    return is.scans() - (was == null ? 0 : was.scans());
  }

  private List<Rewrite> rewrites() {
    return kept()
        .filter(pair -> pair.after().holdsRows() || pair.after().isIndex())
        .filter(pair -> pair.before().storage() != pair.after().storage())
        .map(Pair::after)
        .map(is -> new Rewrite(tableOf(is), nameOf(is), wasThereAtFirst(is)))
        .sorted(Comparator.comparing(Rewrite::table).thenComparing(Rewrite::relation))
        .toList();
  }

  /** An index of a partitioned table has no file of its own. */
  private List<BuiltIndex> builtIndexes() {
    return after.things().values().stream()
        .filter(is -> is.isIndex() && is.storage() != 0 && !before.has(is))
        .map(is -> new BuiltIndex(is.name(), tableOf(is), wasThereAtFirst(is)))
        .sorted(Comparator.comparing(BuiltIndex::index))
        .toList();
  }

  /** A key of an index is none: the index itself says that it is kept. */
  private Stream<ValidatedConstraint> validated() {
    return after.things().values().stream()
        .filter(is -> is.isConstraint() && is.isValid() && isNewlyValid(is))
        .map(is -> new ValidatedConstraint(is.name(), tableOf(is), wasThereAtFirst(is)));
  }

  private boolean isNewlyValid(Thing is) {
    Thing was = before.find(is);
    return was == null ? before.relation(is.owner()).isPresent() && isHeld(is) : !was.isValid();
  }

  private boolean isHeld(Thing constraint) {
    return after
        .relation(constraint.owner())
        .filter(table -> scans(table) > 0 || isForeignKeyOfOldColumns(constraint))
        .isPresent();
  }

  /** A new column without a default refers to nothing, so that no row is looked at. */
  private boolean isForeignKeyOfOldColumns(Thing constraint) {
    return constraint.kind().equals("foreign key")
        && after.things().values().stream()
            .noneMatch(
                is ->
                    is.kind().equals("column")
                        && is.owner() == constraint.owner()
                        && !before.has(is));
  }

  /** All of it, in the order of the catalogue, what is dropped last. */
  List<TracedObject> objects() {
    Stream<TracedObject> made =
        after.things().values().stream()
            .filter(is -> !before.has(is))
            .map(is -> new TracedObject(Fate.MADE, is.kind(), is.name()));
    Stream<TracedObject> changed =
        kept()
            .filter(pair -> !pair.before().stamp().equals(pair.after().stamp()))
            .map(Pair::after)
            .map(is -> new TracedObject(Fate.CHANGED, is.kind(), is.name()));
    Stream<TracedObject> dropped =
        before.things().values().stream()
            .filter(was -> !after.has(was))
            .map(was -> new TracedObject(Fate.DROPPED, was.kind(), was.name()));
    return Stream.of(made, changed, dropped).flatMap(objects -> objects).toList();
  }
}
