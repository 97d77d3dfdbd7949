package dev.slipway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests {@link Columns}. */
class ColumnsTest {

  @Test
  void eachColumnBeginsAtTheSamePlace() {
    assertThat(Columns.align(List.of(List.of("a", "b"), List.of("long", ""), List.of("c"))))
        .containsExactly("  a     b", "  long", "  c");
  }

  /** Whoever names a table chooses what stands in a cell. */
  @Test
  void aCellOrDetailWithLineBreaksWritesNoLineOfItsOwn() {
    assertThat(
            Columns.withDetails(
                List.of("a\nDone.\r\nx", "b"),
                name -> List.of(name, "1 row"),
                name -> List.of("is " + name)))
        .containsExactly(
            "a\\u000aDone.\\u000d\\u000ax  1 row",
            "    is a\n    Done.\r\n    x",
            "b" + " ".repeat(26) + "1 row",
            "    is b");
  }
}
