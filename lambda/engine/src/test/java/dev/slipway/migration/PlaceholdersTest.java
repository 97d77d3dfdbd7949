package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.config.Replacements;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Tests {@link Placeholders}. */
class PlaceholdersTest {

  private static final Placeholders SET =
      new Placeholders(Map.of("a", "alpha", "b.c", "", "d", "$1\\${a}"));

  @Test
  void replacesOnlyWhatWasSet() {
    assertThat(SET.apply("${a} ${x} $a {a} ${A} ${} ${ a } $${a}"))
        .isEqualTo("alpha ${x} $a {a} ${A} ${} ${ a } $alpha");
    assertThat(SET.apply("[${b.c}]")).isEqualTo("[]");
  }

  @Test
  void valuesAreTakenAsTheyAre() {
    assertThat(SET.apply("${d}")).isEqualTo("$1\\${a}");
  }

  @Test
  void withoutValuesNothingIsReplaced() {
    assertThat(new Placeholders(Map.of()).apply("${a}")).isEqualTo("${a}");
    assertThat(new Placeholders(Map.of()).originalOffset("${a} b", 5)).isEqualTo(5);
  }

  @Test
  void aNameThatStandsForASecretIsNoPlaceForAnother() {
    Placeholders secrets =
        new Placeholders(
            new Replacements(
                Map.of(), Map.of("db_password", "long and dark", "other", "password")));
    assertThat(secrets.hide("long and dark, Password")).isEqualTo("${db_password}, ${other}");
  }

  @Test
  void aLongSecretIsHiddenAsItIsAndAsAName() {
    String secret = "x".repeat(60) + "🌳''\"\"zzz";
    Placeholders secrets = new Placeholders(new Replacements(Map.of(), Map.of("s", secret)));
    assertThat(secrets.hide("[" + secret + "]")).isEqualTo("[${s}]");
    assertThat(secrets.hide("[" + "x".repeat(60) + "]")).isEqualTo("[${s}]");
  }

  @Test
  void offsetsInsideAValueLeadToItsPlaceholder() {
    assertThat(SET.originalOffset("x ${a} y", 2)).isEqualTo(2);
    assertThat(SET.originalOffset("x ${a} y", 6)).isEqualTo(2);
    assertThat(SET.originalOffset("x ${a} y", 8)).isEqualTo(7);
  }

  @Property
  void offsetsOutsideOfValuesLeadToTheSameCharacter(@ForAll("pieces") List<String> pieces) {
    String text = String.join("", pieces);
    String replaced = SET.apply(text);
    for (int i = 0; i < replaced.length(); i++) {
      if (replaced.charAt(i) >= '1' && replaced.charAt(i) <= '9') {
        assertThat(text.charAt(SET.originalOffset(text, i))).isEqualTo(replaced.charAt(i));
      }
    }
  }

  /** Digits mark the places that are compared; no value holds one. */
  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of("${a}", "${b.c}", "${x}", "${", "}", "$", "1", "2", "3", "é", "🌳")
        .list()
        .ofMaxSize(15);
  }
}
