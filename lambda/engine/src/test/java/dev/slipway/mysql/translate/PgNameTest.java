package dev.slipway.mysql.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.postgres.PgDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests how names and texts are written, held against a real server. */
class PgNameTest {

  @RegisterExtension final PgDatabase postgres = new PgDatabase();

  @Test
  void knowsEveryReservedWordOfTheServer() throws Exception {
    assertThat(postgres.rows("SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T')"))
        .extracting(row -> row.get(0))
        .isSubsetOf(PgName.RESERVED);
  }

  @Test
  void quotesWhatMustBe() {
    assertThat(PgName.list(List.of("plain_1", "camelCase", "order", "1st", "a\"b")))
        .isEqualTo("plain_1, \"camelCase\", \"order\", \"1st\", \"a\"\"b\"");
  }

  @Test
  void shortensByBytesAndWholeCharacters() {
    assertThat(PgName.fit("ä".repeat(40), "_2")).isEqualTo("ä".repeat(30) + "_2");
    assertThat(PgName.fit("short", "")).isEqualTo("short");
  }

  @Test
  void textsStayOnOneLineAndMeanThemselves() throws Exception {
    String text = "it's\n-- UP\r\n\\N \t \u0001 äöü 😀";
    assertThat(PgText.literal(text)).doesNotContain("\n", "\r").startsWith("E'");
    assertThat(postgres.queryString("SELECT " + PgText.literal(text))).isEqualTo(text);
    assertThat(PgText.literal("plain")).isEqualTo("'plain'");
    assertThat(PgText.shown("a\n-- UP " + "x".repeat(300)))
        .hasSizeLessThan(210)
        .doesNotContain("\n");
  }

  @Test
  void indexesGetNamesOfTheirOwn() {
    UniqueNames names = new UniqueNames();
    names.take("users");
    assertThat(List.of("idx", "idx", "idx", "users"))
        .extracting(name -> names.give(name, "users"))
        .containsExactly("idx", "users_idx", "users_idx_2", "users_users");
  }
}
