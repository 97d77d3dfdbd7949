package dev.slipway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.config.CredentialSource;
import dev.slipway.config.Credentials;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SessionOptions;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.TextReader;
import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that nobody but its owner gets into an embedded server, or into data of an older one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedServerTest {

  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");
  private static final String NOBODY = "65534";

  private Path home;
  private EmbeddedServer server;

  /** In a place that others can enter, with what an older version has left there. */
  @BeforeAll
  void startOnOlderData(@TempDir Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    home = Files.createDirectory(folder.resolve("home"));
    EmbeddedServer.start(home).close();
    Files.writeString(
        home.resolve("data-18/pg_hba.conf"),
        "local all all trust\nhost all all 127.0.0.1/32 trust\nhost all all ::1/128 trust\n");
    Files.writeString(home.resolve("data-18/postgresql.auto.conf"), "listen_addresses = '*'\n");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    server = EmbeddedServer.start(home);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void itListensOnASocketAlone() {
    try (Session session = session()) {
      assertThat(value(session, "SELECT current_setting('listen_addresses')")).isEmpty();
      assertThat(
              value(
                  session,
                  "SELECT string_agg(type || ' ' || address, ',') FROM"
                      + " pg_catalog.pg_hba_file_rules WHERE type <> 'local'"))
          .isNull();
      assertThat(value(session, "SELECT inet_server_addr()")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres:///slipway?host=%s&user=postgres",
        "host='%s' dbname=slipway user=postgres sslmode=verify-full",
        "postgres://postgres@127.0.0.1:1,%s/slipway",
      })
  void theCommandLineTakesTheFolderOfASocket(String url, @TempDir Path empty) {
    String host = url.startsWith("host") ? server.host() : server.host().replace("/", "%2F");
    Cli.Result result =
        Project.withoutDatabase(empty)
            .file("001_a.sql", "SELECT 1;")
            .run("status", "--url", url.formatted(host), "--connect-wait", "0");
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aSocketThatIsNotThereIsNamed(@TempDir Path empty) {
    Cli.Result result =
        Project.withoutDatabase(empty)
            .file("001_a.sql", "SELECT 1;")
            .with("PGHOST", empty.toString())
            .with("PGDATABASE", "d")
            .run("status", "--connect-wait", "0");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("slipway: No server answered at " + empty + "/.s.PGSQL.5432 for ")
        .contains("(No such file or directory)");
  }

  @Test
  void onlyTheOwnerCanOpenTheSocket() throws IOException {
    assertThat(Files.getPosixFilePermissions(home)).isEqualTo(OWNERS);
    Path folder = Path.of(server.host());
    assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(OWNERS);
    assertThat(Files.getPosixFilePermissions(folder.resolve(".s.PGSQL." + server.port())))
        .isEqualTo(OWNERS);
  }

  @Test
  void anotherUserIsNotLetIn() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can be another user");
    String[] psql = {
      "psql", "-h", server.host(), "-U", server.user(), "-d", server.database(), "-c", "SELECT 1"
    };
    assertThat(exitCode(psql)).isZero();
    Path folder = Path.of(server.host());
    assertThat(exitCode(asNobody(psql))).isNotZero();
    try {
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
      assertThat(exitCode(asNobody(psql))).isNotZero();
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      assertThat(exitCode(asNobody(psql))).isNotZero();
    } finally {
      Files.setPosixFilePermissions(home, OWNERS);
      Files.setPosixFilePermissions(folder, OWNERS);
    }
  }

  @Test
  void aFolderOfAnotherUserIsRefused(@TempDir Path folder) throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can be another user");
    assertThat(exitCode("chown", NOBODY, folder.toString())).isZero();
    assertThatThrownBy(() -> EmbeddedServer.start(folder))
        .isInstanceOf(EmbeddedServerFailed.class)
        .hasMessageContaining("it belongs to nobody, and not to root");
  }

  @Test
  void aScratchServerIsAsClosedAndInAPlaceTooDeepForASocket(@TempDir Path folder)
      throws IOException {
    Path deep = folder.resolve("a b'c".repeat(30));
    Files.createDirectory(deep);
    Path programs = Files.list(home).filter(f -> f.endsWith("postgresql-18.6.0")).findAny().get();
    Files.createSymbolicLink(deep.resolve(programs.getFileName()), programs);
    try (EmbeddedServer scratch = EmbeddedServer.startScratch(deep, message -> {});
        Session session = session(scratch)) {
      assertThat(value(session, "SELECT current_setting('slipway.scratch')")).isEqualTo("on");
      assertThat(value(session, "SELECT current_setting('listen_addresses')")).isEmpty();
    }
    assertThat(deep.resolve("socket")).isEmptyDirectory();
  }

  @Test
  void scratchServersStartEmptyFromOneTemplate(@TempDir Path folder) throws IOException {
    Path programs = Files.list(home).filter(f -> f.endsWith("postgresql-18.6.0")).findAny().get();
    Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
    Path old = folder.resolve("template-18.6.0");
    Files.createDirectories(old.resolve("base"));
    String made = "The files belonging to this database system will be owned by user";
    try (EmbeddedServer first = EmbeddedServer.startScratch(folder, message -> {});
        Session session = session(first)) {
      session.execute("CREATE TABLE public.t (a int)");
      assertThat(folder.resolve("server.log")).content().contains(made);
    }
    try (EmbeddedServer second = EmbeddedServer.startScratch(folder, message -> {});
        Session session = session(second)) {
      assertThat(value(session, "SELECT to_regclass('public.t')")).isNull();
      assertThat(folder.resolve("server.log")).content().doesNotContain(made);
    }
    assertThat(old).doesNotExist();
    Path template = folder.resolve("template-18.6.0-1");
    assertThat(Files.getPosixFilePermissions(template)).isEqualTo(OWNERS);
  }

  @Test
  void theScratchServerOfAKilledProcessIsEndedByTheNext(@TempDir Path folder) throws IOException {
    Path programs = Files.list(home).filter(f -> f.endsWith("postgresql-18.6.0")).findAny().get();
    Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
    List<String> command =
        new ArrayList<>(ChildProcess.java(List.of(), ScratchMain.class.getName()));
    command.add(folder.toString());
    ProcessHandle left;
    try (ChildProcess child = ChildProcess.startCommand(folder, Map.of(), command)) {
      child.awaitOutput("started", Duration.ofMinutes(2));
      left = scratchServer(folder);
      child.killForcibly();
    }
    assertThat(left.isAlive()).isTrue();
    try (EmbeddedServer next = EmbeddedServer.startScratch(folder, message -> {})) {
      assertThat(left.isAlive()).isFalse();
      assertThat(scratchServer(folder).pid()).isNotEqualTo(left.pid());
      assertThat(next.toString()).isNotEmpty();
    }
    assertThat(notes(folder)).isEmpty();
  }

  private static ProcessHandle scratchServer(Path folder) throws IOException {
    String number = Files.readAllLines(notes(folder).get(0)).get(0).strip();
    return ProcessHandle.of(Long.parseLong(number)).orElseThrow();
  }

  private static List<Path> notes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(data -> data.resolve("postmaster.pid")).filter(Files::exists).toList();
    }
  }

  @Test
  void whatTakesLongIsCancelledAndWhatIsLargeArrivesWhole() throws IOException {
    try (Session session = session()) {
      session.limits().limit(Duration.ofMillis(200));
      assertThatThrownBy(() -> session.execute("SELECT pg_sleep(600)"))
          .isInstanceOfSatisfying(SqlFailure.class, e -> assertThat(e.isCancelled()).isTrue());
      session.limits().limit(null);
      String large = "x".repeat(30_000_000);
      assertThat(value(session, "SELECT length('" + large + "')")).isEqualTo("30000000");
      assertThat(value(session, "SELECT repeat('y', 30000000)")).hasSize(30_000_000);
      session.execute("CREATE TEMP TABLE t (a text)");
      session.copies().in("COPY t FROM stdin", new TextReader("a line\n".repeat(500_000)));
      assertThat(value(session, "SELECT count(*) FROM t")).isEqualTo("500000");
    }
  }

  private static String[] asNobody(String... command) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
    words.addAll(List.of(command));
    return words.toArray(String[]::new);
  }

  private static int exitCode(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private Session session() {
    return session(server);
  }

  private static Session session(EmbeddedServer server) {
    DatabaseSettings database =
        new DatabaseSettings(
            server.host(),
            server.port(),
            server.database(),
            CredentialSource.of(new Credentials(server.user(), null)),
            Map.of());
    SessionOptions options = SessionOptions.of("test", Duration.ZERO, Duration.ofSeconds(10));
    return new Connector(database, options, notice -> {}).open();
  }

  private static String value(Session session, String sql) {
    return session.execute(sql).get(0).first().values().values().iterator().next();
  }
}
