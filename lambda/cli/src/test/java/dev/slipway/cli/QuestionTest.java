package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.postgres.Interruption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a person at a terminal is asked. */
class QuestionTest extends CliTestBase {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void applyAll() {
    done("up");
  }

  @ParameterizedTest
  @ValueSource(strings = {"n\n", "\n", "", "no\n", "yess\n", "1\n"})
  void moreThanOneIsTakenBackOnlyWhenAPersonAgrees(String answer) throws Exception {
    List<String> before = db.catalogue();
    assertThat(at(answer, "down", "001")).isEqualTo(ExitCode.USAGE);
    assertThat(said())
        .isEqualTo(
            """
            slipway: this takes back 2 migrations:
              20250101_120000 notes
              002 word origins
            Take them back? [y/N] slipway: Nobody agreed to it. Nothing was done.
            """);
    assertThat(db.catalogue()).isEqualTo(before);
    assertThat(done("history", "--limit", "1").out()).contains("down  refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"y\n", "Y\n", " yes \n", "YES"})
  void aPersonAgrees(String answer) throws Exception {
    assertThat(at(answer, "down", "--steps", "2")).isZero();
    assertThat(db.queryString("SELECT to_regclass('notes')")).isNull();
  }

  @Test
  void nobodyIsAskedAboutOneOrWithYesOrForAPlan() {
    assertThat(at("", "down", "001", "--dry-run")).isZero();
    assertThat(at("", "down")).isZero();
    assertThat(at("", "down", "0", "--yes")).isZero();
    assertThat(at("", "up")).isZero();
    assertThat(said()).doesNotContain("[y/N]");
  }

  @Test
  void whatIsRefusedAnywayIsNotAsked() {
    assertThat(at("y\n", "down", "1")).isEqualTo(ExitCode.USAGE);
    assertThat(said()).doesNotContain("[y/N]").contains("is written 001");
  }

  @Test
  void whoeverIsInterruptedAtTheQuestionHasSaidNo() {
    Interruption interruption = new Interruption();
    Reader silent =
        new Reader() {
          @Override
          public int read(char[] to, int from, int length) throws IOException {
            interruption.ask(new Interruption.Cause("SIGINT", 130));
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            return -1;
          }

          @Override
          public void close() {}
        };
    assertThat(by(new Person(interruption, silent), "down", "0")).isEqualTo(130);
    assertThat(said()).contains("Interrupted by SIGINT").contains("Nothing was done");
  }

  private int at(String answer, String... arguments) {
    return by(new Person(new Interruption(), new StringReader(answer)), arguments);
  }

  private int by(Person person, String... arguments) {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    Map<String, String> environment = Map.of("DATABASE_URL", db.url());
    String[] all =
        Stream.concat(Stream.of(arguments), Stream.of("--migrations", folder.toString()))
            .toArray(String[]::new);
    return Main.run(all, new Terminal(environment, out, errors, person));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
