package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryEvent;
import dev.slipway.testing.proxy.QueryMoment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines to a database that are cut while its rows are exported or copied. */
class MovingFaultsTest extends StoreTestBase {

  @RegisterExtension final PgDatabase source = new PgDatabase();

  @BeforeEach
  void fill() throws Exception {
    for (PgDatabase one : List.of(db, source)) {
      one.execute("CREATE TABLE big (id serial, word text)");
    }
    source.execute(
        "INSERT INTO big (word) SELECT repeat('x', 100) FROM generate_series(1, 100000)");
    db.execute("INSERT INTO big (word) VALUES ('old')");
  }

  private static Consumer<QueryEvent> cutAt(String query) {
    return event -> {
      if (event.moment() == QueryMoment.BEFORE_FORWARD
          && event.sql().matches("(?s).*(" + query + ").*")) {
        event.cutBoth();
      }
    };
  }

  private void assertUntouched() throws Exception {
    assertThat(db.rows("SELECT word FROM big")).isEqualTo(List.of(List.of("old")));
  }

  private static void assertTells(Result result, String what) {
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .contains(what)
        .containsPattern("the connection was lost|server closed the connection unexpectedly")
        .contains("Next: ")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"COPY .*TO STDOUT", "LOCK TABLE", "pg_partition_tree", "last_value"})
  void theLineToTheSourceOfACopy(String query) throws Exception {
    try (PostgresProxy proxy = new PostgresProxy(source.port())) {
      proxy.onQuery(cutAt(query));
      Result result = project.run("copy", "--from", source.url(proxy.port()));
      assertTells(result, "cop");
      assertThat(result.err()).containsPattern("Nothing was copied|the target is as it was");
    }
    assertUntouched();
  }

  @ParameterizedTest
  @ValueSource(strings = {"COPY .*FROM STDIN", "TRUNCATE", "ALTER SEQUENCE"})
  void theLineToTheTargetOfACopy(String query) throws Exception {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      proxy.onQuery(cutAt(query));
      Result result = project.on(db.url(proxy.port())).run("copy", "--from", source.url());
      assertTells(result, "copy");
    }
    assertUntouched();
  }

  @ParameterizedTest
  @ValueSource(strings = {"COPY .*TO STDOUT", "LOCK TABLE", "pg_partition_tree", "AS now;"})
  void theLineOfAnExport(String query) throws Exception {
    try (PostgresProxy proxy = new PostgresProxy(source.port())) {
      proxy.onQuery(cutAt(query));
      Result result = project.on(source.url(proxy.port())).run("export", "--to", store.toString());
      assertTells(result, "export");
    }
    assertThat(left()).isEmpty();
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
