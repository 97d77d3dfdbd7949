package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads single files with the section lines of other tools. */
class DialectTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- +goose Up\nA1;\n-- +goose Down\nB1;",
        "-- a comment\n-- +goose up\nA1;\n--+goose DOWN\nB1;\n",
        "-- +goose Up\n-- +goose StatementBegin\nA1;\n-- +goose StatementEnd\n-- +goose Down\nB1;",
        "-- migrate:up\nA1;\n-- migrate:down\nB1;",
        "-- +migrate Up\nA1;\n-- Down: what follows\n-- +migrate Down\nB1;",
        "-- Up Migration\nA1;\n\n-- Down Migration\nB1;",
        "---- UP MIGRATION ----\nA1;\n---- down migration ----\nB1;",
        "-- rambler up\nA1;\n-- rambler down\nB1;",
      })
  void isReadAsItsToolReadsIt(String text) throws IOException {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      Migration migration = read(text.replace("\n", end));
      assertThat(migration.up().statements()).extracting(s -> s.sql()).containsExactly("A1");
      assertThat(migration.down().statements()).extracting(s -> s.sql()).containsExactly("B1");
      assertThat(migration.options().withoutTransaction()).isFalse();
      assertThat(migration.downText()).contains("B1;").doesNotContain("A1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- +goose NO TRANSACTION\n-- +goose Up\nA1;",
        "-- +goose Up\n-- +goose NO TRANSACTION\nA1;",
        "-- migrate:up transaction:false\nA1;",
        "-- migrate:up\nA1;\n-- migrate:down transaction:false\nB1;",
        "-- +migrate Up notransaction\nA1;",
      })
  void mayOpenNoTransaction(String text) throws IOException {
    assertThat(read(text).options().withoutTransaction()).isTrue();
  }

  @Test
  void commentsInADownOfAnotherToolAreNotRun() throws IOException {
    Migration migration = read("-- +goose Up\nA1;\n-- +goose Down\n-- DROP TABLE a;\n");
    assertThat(migration.down()).isNotNull();
    assertThat(migration.down().statements()).isEmpty();
  }

  @Test
  void aLineInAStringOrABodyIsNone() throws IOException {
    Migration migration =
        read("-- +goose Up\nSELECT '\n-- +goose Down\n', $$\n-- +goose Down\n$$;\n");
    assertThat(migration.up().statements()).hasSize(1);
    assertThat(migration.down()).isNull();
  }

  @Test
  void whatIsNotDoneIsRefused() throws IOException {
    assertThat(problem("-- +goose ENVSUB ON\n-- +goose Up\nA1;"))
        .startsWith("1_a.sql:1:1: \"-- +goose ENVSUB ON\" asks for what is not done here. Take");
    assertThat(problem("A0;\n-- +goose Up\nA1;")).contains("is a line of goose");
    assertThat(problem("-- +goose Up\nA1;\n-- +goose Down\nB1;\n-- +goose Down\nB2;"))
        .startsWith("1_a.sql:5:1: a second -- DOWN section");
  }

  @Test
  void aBrokenWayBackStandsInNobodysWay() throws IOException {
    Migration migration = read("-- +goose Up\nA1;\n-- +goose Down\nSELECT 'open;\n");
    assertThat(migration.up().statements()).hasSize(1);
    assertThat(migration.down()).isNull();
    assertThat(migration.unreadableDown()).isNotNull();
  }

  private Migration read(String text) throws IOException {
    write(text);
    return Migrations.read(new FolderSource(folder)).list().get(0);
  }

  private String problem(String text) throws IOException {
    write(text);
    return Migrations.readable(new FolderSource(folder)).problems().get(0).toString();
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("1_a.sql"), text);
  }
}
