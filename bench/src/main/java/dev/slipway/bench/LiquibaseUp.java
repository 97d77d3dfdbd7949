package dev.slipway.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Liquibase's {@code update}, with nothing around it that would cost time. */
public final class LiquibaseUp {

  private LiquibaseUp() {}

  /** Takes the folder; BENCH_URL, BENCH_USER and BENCH_PASSWORD name the database. */
  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.WARNING);
    Map<String, Object> scope =
        Map.of(
            Scope.Attr.resourceAccessor.name(),
            new DirectoryResourceAccessor(Path.of(arguments[0])),
            Scope.Attr.ui.name(),
            new LoggerUIService());
    Scope.child(scope, LiquibaseUp::update);
  }

  private static void update() throws Exception {
    new CommandScope("update")
        .addArgumentValue("changelogFile", "changelog.yaml")
        .addArgumentValue("url", System.getenv("BENCH_URL"))
        .addArgumentValue("username", System.getenv("BENCH_USER"))
        .addArgumentValue("password", System.getenv("BENCH_PASSWORD"))
        .execute();
  }
}
