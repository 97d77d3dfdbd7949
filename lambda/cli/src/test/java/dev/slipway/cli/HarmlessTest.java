package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What servers and files say is shown, and not obeyed by terminals or by CI. */
class HarmlessTest extends CliTestBase {

  @Test
  void controlCharactersAreWrittenOut() {
    assertThat(Harmless.text("a\u001b[31mb\u0007\rc\u009b1m\u0000"))
        .isEqualTo("a\\u001b[31mb\\u0007\\u000dc\\u009b1m\\u0000");
    assertThat(Harmless.text("a\u202eb\u2066c\u2028d")).isEqualTo("a\\u202eb\\u2066c\\u2028d");
    assertThat(Harmless.text("größe 木 🌳 👩‍🚀\ta\r\nb\n")).isEqualTo("größe 木 🌳 👩‍🚀\ta\nb\n");
  }

  @Test
  void commandsOfContinuousIntegrationAreBroken() {
    assertThat(Harmless.text("a\n::set-output name=x::y\n  ::add-mask::z\nb::c"))
        .isEqualTo("a\n: :set-output name=x::y\n  : :add-mask::z\nb::c");
    assertThat(Harmless.text("x ##vso[task.setvariable]y ##[error]z"))
        .doesNotContain("##vso", "##[");
  }

  @Test
  void soIsWhatAMigrationSays() {
    project.file(
        "001_words.sql",
        "DO $$ BEGIN RAISE WARNING E'a\\n"
            + "::set-output name=x::y\\x1b[2J' USING HINT = E'look\\n+++ there',"
            + " DETAIL = E'd\\n::error::e\\n##[group]'; END $$;");
    String err = done("up", "001").err();
    assertThat(err)
        .startsWith("slipway: WARNING: a\n  : :set-output name=x::y\\u001b[2J\n")
        .contains("\n  Detail: d\n    : :error::e\n    # #[group]\n  Hint: look\n    +++ there\n")
        .doesNotContain("\u001b");
    project.file("002_word_origins.sql", "SELECT \"\u001b[2J\";");
    assertThat(project.run("up").err()).contains("\\u001b[2J").doesNotContain("\u001b");
    assertThat(done("plan").out()).contains("\\u001b[2J").doesNotContain("\u001b");
  }
}
