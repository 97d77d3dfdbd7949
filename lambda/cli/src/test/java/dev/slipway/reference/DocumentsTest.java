package dev.slipway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.SharedServer;
import dev.slipway.testing.cli.StandingCli;
import dev.slipway.testing.mysql.MariaDbDatabase;
import dev.slipway.testing.mysql.MariaDbServer;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import dev.slipway.testing.ssh.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the commands of each page of {@code docs/}, in their order, as a reader would who stands in
 * a checkout: what is between <code>```sh</code> and <code>```</code>. Behind {@code sh} may stand
 * the exit code that the text promises, {@code exit=1}.
 */
class DocumentsTest {

  private static final Path ROOT = Path.of(System.getProperty("slipway.root"));
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Pattern BLOCK =
      Pattern.compile("^```sh(?: exit=(\\d))?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  private static final String SHOP =
      """
      CREATE TABLE users (id int AUTO_INCREMENT PRIMARY KEY, public_id char(36), name text);
      INSERT INTO users VALUES (1, '', 'it''s'), (2, CAST(UUID() AS CHAR), 'x');
      CREATE TABLE orders (id int PRIMARY KEY, user_id int, FOREIGN KEY (user_id) REFERENCES users (id));
      INSERT INTO orders VALUES (1, 2)\
      """;

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  static List<Path> pagesWithCommands() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (Path page : pages()) {
      if (BLOCK.matcher(Files.readString(page)).find()) {
        pages.add(page);
      }
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pagesWithCommands")
  void everyCommandOfAPageDoesWhatItSays(Path page) throws Exception {
    try (Stream<Path> examples = Files.list(ROOT.resolve("migrations"))) {
      Path migrations = Files.createDirectory(folder.resolve("migrations"));
      for (Path file : examples.filter(Files::isRegularFile).toList()) {
        Files.copy(file, migrations.resolve(file.getFileName()));
      }
    }
    SharedServer.into(folder);
    String first = StandingCli.install(folder.resolve("bin"));
    Path script =
        Files.writeString(folder.resolve("page.sh"), first + script(Files.readString(page)));
    if (Files.readString(script).contains("$MYSQL_URL")) {
      try (MariaDbDatabase mysql = MariaDbDatabase.open()) {
        mysql.execute(SHOP.split(";"));
        run(script, mysql);
      }
    } else if (Files.readString(script).contains("--ssh ")) {
      try (SshServer bastion = bastion()) {
        run(script, null);
      }
    } else {
      run(script, null);
    }
  }

  /** A server that {@code ~/.ssh/config} knows as the bastion, as the page shows it. */
  private SshServer bastion() throws IOException {
    SshServer bastion = SshServer.start(folder, "sshd");
    Path ssh = Files.createDirectories(folder.resolve("home/.ssh"));
    Files.writeString(ssh.resolve("known_hosts"), bastion.knownHost() + "\n");
    Files.writeString(
        ssh.resolve("config"),
        "Host bastion\n  HostName 127.0.0.1\n  Port %d\n  User %s\n  IdentityFile %s\n"
            .formatted(bastion.port(), SshServer.USER, bastion.key()));
    return bastion;
  }

  /** {@code mysql}: null where the page needs none. */
  private void run(Path script, MariaDbDatabase mysql) throws IOException {
    Map<String, String> variables = variables();
    if (mysql != null) {
      variables.put("MYSQL_URL", mysql.url().replaceFirst(":[^:@/]*@", "@"));
      variables.put("MYSQL_PWD", MariaDbServer.PASSWORD);
    }
    try (ChildProcess bash =
        ChildProcess.startCommand(folder, variables, List.of("bash", script.toString()))) {
      assertThat(bash.waitFor(LIMIT)).as(() -> bash.stdout() + bash.stderr()).isZero();
    }
  }

  private static String script(String page) {
    StringBuilder script = new StringBuilder("set -eu\n");
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      String commands = block.group(2);
      script.append(
          block.group(1) == null
              ? commands
              : "code=0\n(\n%s) || code=$?\n[ $code = %s ]\n".formatted(commands, block.group(1)));
    }
    return script.toString();
  }

  /** The database is named as for psql; {@code slipway} is the command line of these classes. */
  private Map<String, String> variables() throws IOException {
    Map<String, String> variables = new HashMap<>();
    variables.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    variables.put("PGHOST", "127.0.0.1");
    variables.put("PGPORT", String.valueOf(db.port()));
    variables.put("PGDATABASE", db.name());
    variables.put("PGUSER", db.user());
    variables.put("PGPASSWORD", db.password());
    variables.put("BACKUP_STORE", "file:" + folder.resolve("backups"));
    variables.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
    return variables;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) throws IOException {
    Matcher link = LINK.matcher(Files.readString(page));
    while (link.find()) {
      assertThat(page.resolveSibling(link.group(1))).as(page + ": " + link.group()).exists();
    }
  }
}
