package dev.slipway.transfer.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.postgres.TableName;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables in the order of their foreign keys. */
class KeyOrderTest {

  @Test
  void whatIsReferredToComesFirst() {
    KeyOrder order = order(key("a", "b"), key("b", "c"), key("d", "a"));

    assertThat(order.tables()).containsExactly(table("c"), table("b"), table("a"), table("d"));
    assertThat(order.open()).isEmpty();
  }

  @Test
  void ofACircleOneKeyStaysOpen() {
    KeyOrder order = order(key("a", "b"), key("b", "c"), key("c", "a"), key("d", "b"));

    assertThat(order.tables()).containsExactly(table("a"), table("c"), table("b"), table("d"));
    assertThat(order.open()).containsExactly(key("a", "b"));
  }

  @Test
  void whatOnlyLeadsToACircleComesBehindIt() {
    KeyOrder order = order(key("a", "b"), key("b", "c"), key("c", "d"), key("d", "c"));

    assertThat(order.tables()).containsExactly(table("c"), table("b"), table("d"), table("a"));
    assertThat(order.open()).containsExactly(key("c", "d"));
  }

  @Test
  void aKeyToItsOwnTableStaysOpen() {
    assertThat(order(key("a", "a"), key("b", "a")).open()).containsExactly(key("a", "a"));
  }

  @Test
  void keysOfOtherTablesDoNotCount() {
    KeyOrder order = KeyOrder.of(List.of(table("a")), List.of(key("a", "z"), key("y", "a")));

    assertThat(order).isEqualTo(new KeyOrder(List.of(table("a")), List.of()));
  }

  private static KeyOrder order(ForeignKey... keys) {
    List<TableName> tables = List.of(table("a"), table("b"), table("c"), table("d"));
    return KeyOrder.of(tables, Arrays.asList(keys));
  }

  private static TableName table(String name) {
    return new TableName("public", name);
  }

  private static ForeignKey key(String from, String to) {
    return new ForeignKey(
        from + "_" + to,
        table(from),
        List.of("x"),
        table(to),
        List.of("id"),
        List.of("OPERATOR(pg_catalog.=)"),
        false,
        false,
        true,
        false);
  }
}
