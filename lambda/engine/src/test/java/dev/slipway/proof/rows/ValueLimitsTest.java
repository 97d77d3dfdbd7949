package dev.slipway.proof.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests what is read out of checks as the server writes them. */
class ValueLimitsTest {

  @Test
  void boundsAreRead() {
    ValueLimits limits = of("qty", "((qty >= 10) AND (qty < 12))");
    assertThat(limits.low()).isEqualTo("10");
    assertThat(limits.lowOut()).isFalse();
    assertThat(limits.high()).isEqualTo("12");
    assertThat(limits.highOut()).isTrue();
    assertThat(of("qty", "((0 < qty) AND (qty_max > 7))").low()).isEqualTo("0");
    assertThat(of("n", "(n > ('-5'::integer)::numeric)").low()).isEqualTo("-5");
    assertThat(of("\"Odd Name\"", "(\"Odd Name\" > 7)").low()).isEqualTo("7");
  }

  @Test
  void listsAreRead() {
    assertThat(
            of(
                    "state",
                    "((state)::text = ANY ((ARRAY['new'::character varying, 'it''s'::character"
                        + " varying])::text[]))")
                .allowed())
        .containsExactly("new", "it's");
    assertThat(of("kind", "((kind = 'a'::text) OR (kind = 'b'::text))").allowed())
        .containsExactly("a", "b");
  }

  @Test
  void lengthsAndPatternsAreRead() {
    ValueLimits limits = of("code", "((char_length((code)::text) >= 2) AND (length(code) <= 5))");
    assertThat(limits.shortest()).isEqualTo(2);
    assertThat(limits.longest()).isEqualTo(5);
    assertThat(of("name", "(length(TRIM(BOTH FROM name)) > 4)").shortest()).isEqualTo(5);
    assertThat(of("VALUE", "(VALUE ~ '^[a-z]$'::text)").pattern()).isEqualTo("^[a-z]$");
    assertThat(of("cc", "(upper(cc) = cc)").upper()).isTrue();
  }

  @Test
  void whatIsDeniedSaysNothing() {
    assertThat(of("made", "(NOT ((made IS NOT NULL) AND (made >= '2025-01-01'::date)))").low())
        .isNull();
  }

  private static ValueLimits of(String column, String check) {
    return ValueLimits.of(column, List.of(check));
  }
}
