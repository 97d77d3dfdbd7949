package dev.slipway.bench.up;

import dev.slipway.bench.FlywayUp;
import dev.slipway.bench.JdbcLoop;
import dev.slipway.bench.LiquibaseUp;
import dev.slipway.bench.Setup;
import dev.slipway.bench.result.Skipped;
import dev.slipway.bench.tool.Command;
import dev.slipway.bench.up.Tool.Form;
import dev.slipway.bench.up.Tool.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** All who are here, and those who are not. */
final class Tools {

  static final String SLIPWAY = "Slipway";
  static final String LOOP = "JDBC loop";
  static final String PSQL = "psql -f";

  private final Setup setup;
  private final List<Tool> here = new ArrayList<>();
  private final List<Skipped> missing = new ArrayList<>();

  Tools(Setup setup) {
    this.setup = setup;
    setup.versions().put(SLIPWAY, "this commit");
    add(SLIPWAY, Form.named("%04d_item.sql"), this::slipway, Kind.TRANSACTIONS);
    add(LOOP, Form.named("%04d_item.sql"), this::loop, Kind.FLOOR);
    program("psql", PSQL, Form.named("%04d_item.sql"), this::psql, Kind.FLOOR);
    add("Flyway", Form.named("V%04d__item.sql"), this::flyway, Kind.TRANSACTIONS);
    add("Liquibase", liquibaseForm(), this::liquibase, Kind.TRANSACTIONS);
    program("goose", "goose", gooseForm(), this::goose, Kind.TRANSACTIONS);
    program("dbmate", "dbmate", dbmateForm(), this::dbmate, Kind.TRANSACTIONS);
    program("sqlx", "sqlx", Form.named("%04d_item.sql"), this::sqlx, Kind.TRANSACTIONS);
    program("migrate", "golang-migrate", migrateForm(), this::migrate, Kind.APART);
    missing.add(
        new Skipped("Prisma", "its engine is downloaded from elsewhere when it first runs"));
    missing.add(new Skipped("Atlas", "it is in none of the registries that bench/peers asks"));
    setup.versions().put("Flyway", System.getProperty("slipway.bench.flyway.version"));
    setup.versions().put("Liquibase", System.getProperty("slipway.bench.liquibase.version"));
  }

  /** Those who can be measured. */
  List<Tool> here() {
    return here;
  }

  /** Those who cannot. */
  List<Skipped> missing() {
    return missing;
  }

  private void add(String name, Form form, BiFunction<Path, Target, Command> command, Kind kind) {
    here.add(new Tool(name, form, command, kind));
  }

  private void program(
      String program,
      String name,
      Form form,
      BiFunction<Path, Target, Command> command,
      Kind kind) {
    if (setup.peers().program(program).isPresent()) {
      setup.versions().put(name.split(" ", 2)[0], setup.peers().version(program));
      add(name, form, command, kind);
    } else {
      missing.add(new Skipped(name, "bench/peers could not bring it"));
    }
  }

  private static Form liquibaseForm() {
    return Form.named("%04d_item.sql")
        .with("--liquibase formatted sql\n--changeset bench:%1$d\n%2$s")
        .beside(
            "changelog.yaml",
            "databaseChangeLog:\n- includeAll:\n    path: .\n    endsWithFilter: .sql\n");
  }

  private static Form gooseForm() {
    return Form.named("%05d_item.sql").with("-- +goose Up\n%2$s");
  }

  private static Form dbmateForm() {
    return Form.named("%014d_item.sql").with("-- migrate:up\n%2$s\n-- migrate:down\n");
  }

  private static Form migrateForm() {
    return Form.named("%04d_item.up.sql");
  }

  private Command slipway(Path folder, Target target) {
    Map<String, String> variables =
        Map.of("DATABASE_URL", target.url("postgres"), "MIGRATIONS", folder.toString());
    return setup.slipway(variables, "up");
  }

  private Command loop(Path folder, Target target) {
    return inJava(JdbcLoop.class, "bench|postgresql", folder, target);
  }

  private Command flyway(Path folder, Target target) {
    return inJava(FlywayUp.class, "bench|postgresql|flyway|jackson|slf4j", folder, target);
  }

  private Command liquibase(Path folder, Target target) {
    String jars = "bench|postgresql|liquibase|snakeyaml|opencsv|commons|jaxb|slf4j";
    return inJava(LiquibaseUp.class, jars, folder, target);
  }

  private Command inJava(Class<?> main, String jars, Path folder, Target target) {
    Map<String, String> variables =
        Map.of(
            "BENCH_URL",
            "jdbc:postgresql://127.0.0.1:" + target.port() + "/" + target.database().name(),
            "BENCH_USER",
            target.database().user(),
            "BENCH_PASSWORD",
            target.database().password());
    return new Command(folder, variables, setup.java(jars, main, folder.toString()));
  }

  private Command psql(Path folder, Target target) {
    List<String> words = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"));
    try (Stream<Path> files = Files.list(folder)) {
      files.sorted().forEach(file -> words.addAll(List.of("-f", file.toString())));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    words.add(target.url("postgres"));
    return new Command(folder, Map.of(), words);
  }

  private Command goose(Path folder, Target target) {
    return run(
        "goose", folder, "-dir", folder.toString(), "postgres", target.url("postgres"), "up");
  }

  private Command dbmate(Path folder, Target target) {
    String url = target.url("postgres");
    return run("dbmate", folder, "-d", folder.toString(), "--no-dump-schema", "-u", url, "migrate");
  }

  private Command sqlx(Path folder, Target target) {
    String url = target.url("postgres");
    return run("sqlx", folder, "migrate", "run", "--source", folder.toString(), "-D", url);
  }

  private Command migrate(Path folder, Target target) {
    return run(
        "migrate", folder, "-path", folder.toString(), "-database", target.url("pgx5"), "up");
  }

  private Command run(String program, Path folder, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(setup.peers().program(program).orElseThrow().toString());
    words.addAll(List.of(arguments));
    return new Command(folder, Map.of(), words);
  }
}
