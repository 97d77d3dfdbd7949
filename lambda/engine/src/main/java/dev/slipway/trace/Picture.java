package dev.slipway.trace;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is there at one moment, and what the session holds.
 *
 * @param things by their keys
 * @param locks of the session's own, without those of the server's catalogue
 */
record Picture(Map<Thing.Key, Thing> things, Set<HeldLock> locks) {

  /** A lock of a relation by its oid. */
  record HeldLock(long relation, LockMode mode) {

    static Set<HeldLock> all(Rows rows) {
      return rows.list().stream()
          .map(row -> new HeldLock(row.number("relation"), LockMode.of(row.text("mode"))))
          .collect(Collectors.toCollection(HashSet::new));
    }
  }

  /**
   * Takes one, as a part of the transaction that is open, whose settings stay as they are. One
   * round trip. Throws {@link dev.slipway.postgres.SqlFailure}.
   */
  static Picture of(Session session) {
    List<Rows> answers =
        session.executeAsWritten(
            CatalogueSql.locks("pg_catalog.pg_backend_pid()") + ";\n" + CatalogueSql.things());
    Map<Thing.Key, Thing> things = new LinkedHashMap<>();
    for (Row row : answers.get(1).list()) {
      Thing thing = Thing.of(row);
      things.put(thing.key(), thing);
    }
    return new Picture(things, HeldLock.all(answers.get(0)));
  }

  /**
   * The same things, and the locks besides that were seen since another picture. Not those of an
   * index that is gone now though its table is not: no plan looks at it any more when it is locked,
   * so that nobody waits.
   */
  Picture with(Set<HeldLock> seen, Picture since) {
    Set<HeldLock> all = new HashSet<>(locks);
    seen.stream().filter(lock -> !isOfGoneIndex(lock, since)).forEach(all::add);
    return new Picture(things, all);
  }

  private boolean isOfGoneIndex(HeldLock lock, Picture since) {
    return since
        .relation(lock.relation())
        .filter(was -> was.isIndex() && !has(was) && relation(was.owner()).isPresent())
        .isPresent();
  }

  /** A table, a view, an index or a sequence. */
  Optional<Thing> relation(long oid) {
    return Optional.ofNullable(things.get(new Thing.Key("pg_class", oid, 0)));
  }

  /** What it was or is here; null where it is not here. */
  @Nullable Thing find(Thing thing) {
    return things.get(thing.key());
  }

  boolean has(Thing thing) {
    return things.containsKey(thing.key());
  }
}
