package dev.slipway.transfer.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.postgres.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables of a circle together, and no other with them. */
class KeyCirclesTest {

  @Test
  void withoutACircleEveryTableIsAlone() {
    assertThat(circles("abcd", "ab", "bc", "da")).containsExactly("c", "b", "a", "d");
  }

  @Test
  void onlyTheCircleIsTogetherWhateverLiesBetweenItsTables() {
    assertThat(circles("abcdef", "ab", "ba", "ca", "cd", "ef", "fe", "ec"))
        .containsExactly("d", "ab", "c", "ef");
  }

  @Test
  void whatLeadsFromOneCircleIntoAnotherKeepsThemApart() {
    assertThat(circles("abcd", "ab", "ba", "bc", "cd", "dc")).containsExactly("cd", "ab");
  }

  @Test
  void aTableThatRefersToItselfIsAlone() {
    assertThat(circles("ab", "aa", "ba")).containsExactly("a", "b");
  }

  @Test
  void twoCirclesThroughOneTableAreOne() {
    assertThat(circles("abcz", "ab", "ba", "bc", "cb", "zc")).containsExactly("abc", "z");
  }

  /** Each circle as its names in their order; keys and tables are letters. */
  private static List<String> circles(String tables, String... keys) {
    List<TableName> names = tables.chars().mapToObj(c -> table((char) c)).toList();
    List<ForeignKey> all =
        Arrays.stream(keys).map(key -> key(key.charAt(0), key.charAt(1))).toList();
    return KeyCircles.of(names, all).stream().map(KeyCirclesTest::text).toList();
  }

  private static String text(List<TableName> circle) {
    Stream<String> names = circle.stream().map(TableName::name).sorted();
    return String.join("", names.toList());
  }

  private static TableName table(char name) {
    return new TableName("public", String.valueOf(name));
  }

  private static ForeignKey key(char from, char to) {
    List<String> equal = List.of("OPERATOR(pg_catalog.=)");
    return new ForeignKey(
        from + "_" + to,
        table(from),
        List.of("x"),
        table(to),
        List.of("id"),
        equal,
        false,
        false,
        true,
        false);
  }
}
