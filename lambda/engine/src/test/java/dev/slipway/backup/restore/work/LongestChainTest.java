package dev.slipway.backup.restore.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backup.restore.unit.Unit;
import dev.slipway.postgres.Session;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests which units a restore begins first. */
class LongestChainTest {

  /** So many bytes, and what it waits for, completes, and wants for itself. */
  private record Step(
      String id, long bytes, Set<String> needs, Set<String> fills, Set<String> exclusive)
      implements Unit {

    @Override
    public void run(Session session, String record) {
      throw new UnsupportedOperationException();
    }
  }

  private static Step load(String table, long bytes) {
    return new Step("load " + table, bytes, Set.of(), Set.of(table), Set.of());
  }

  private static Step build(String id, String table, long bytes) {
    return new Step(id, bytes, Set.of(table), Set.of(id), Set.of(table));
  }

  private static Step check(String id, long bytes, String... needs) {
    return new Step(id, bytes, Set.of(needs), Set.of(), Set.of());
  }

  private static List<String> order(Unit... units) {
    return LongestChain.first(List.of(units), Map.of()).stream().map(Unit::id).toList();
  }

  @Test
  void smallUnitThatMuchWaitsForComesBeforeBigOne() {
    assertThat(order(load("big", 10), load("small", 1), check("long", 20, "small")))
        .containsExactly("load small", "long", "load big");
  }

  @Test
  void chainsGoThroughSeveralUnits() {
    assertThat(
            order(
                load("a", 10),
                load("b", 2),
                build("key of b", "b", 3),
                check("of both", 8, "key of b")))
        .containsExactly("load b", "key of b", "load a", "of both");
  }

  @Test
  void whatExcludesEachOtherIsOneChain() {
    assertThat(
            order(
                load("a", 5),
                load("b", 1),
                build("first of b", "b", 3),
                build("second of b", "b", 3)))
        .containsExactly("load b", "first of b", "load a", "second of b");
  }

  @Test
  void equalOnesKeepTheirOrder() {
    assertThat(order(load("c", 1), load("a", 1), load("b", 1)))
        .containsExactly("load c", "load a", "load b");
  }
}
