package dev.slipway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link SetList}, and the conditions that stand beside it. */
class SetListTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rarity = 'rare' | rarity",
        "Rarity='it, is; where', \"N, x\" = f(a, b) | rarity,N, x",
        "(a, \"B\") = (SELECT x, y FROM t WHERE z) | a,B",
        "a = b IS NOT DISTINCT FROM c, d = DEFAULT -- why, so | a,d",
        "tags[1] = 'x', address.city = $$; WHERE$$ | tags,address",
        "a = CASE WHEN b = 1 THEN 2 END /* , c = 3 */ | a",
        "a=-1 | a",
        "U&\"d\\0061ta\" = \"where\" | data"
      })
  void itsColumnsAreTold(String text, String columns) {
    SetList list = SetList.of(text);
    assertThat(list.problem()).isEmpty();
    assertThat(String.join(",", list.columns())).isEqualTo(columns);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-- a = 1",
        "a",
        "a = 1,",
        "a = ",
        "= 1",
        "a = 1; DROP TABLE t",
        "a = 1 WHERE true --",
        "a = (1",
        "a = 1) WHERE (true",
        "a = 1 FROM other",
        "a = 1 RETURNING *",
        "a = 1, WHERE true",
        "a = 'open",
        "a = 1 /* open",
        "a = $1",
        "a = 1 \\gexec",
        "a b = 1",
        "'a' = 1",
        "(a, 1) = (1, 2)",
        "a = DISTINCT, b = 1 FROM c"
      })
  void whatIsMoreOrLessIsRefused(String text) {
    assertThat(SetList.of(text).problem()).isPresent();
    assertThat(SetList.of(text).columns()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a = 1", "(SELECT true)", "a IN (VALUES (1))", "\"select\"", "a -- b"})
  void aCondition(String text) {
    assertThat(Expression.problemOfCondition(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/* */",
        "a = 1) OR (true",
        "true; DELETE FROM t",
        "SELECT true",
        "/* x */ with a AS b",
        "true --\n; x",
        "a = 'b",
        "a = $1"
      })
  void noCondition(String text) {
    assertThat(Expression.problemOfCondition(text)).isPresent();
  }

  @Test
  void theProblemIsTold() {
    assertThat(SetList.of("a = 1, b").problem())
        .contains("b is not an assignment; write column = value");
    assertThat(SetList.of("a = 1 WHERE b").problem())
        .contains("it goes on with WHERE behind the values");
  }
}
