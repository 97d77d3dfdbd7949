package dev.slipway.simulator;

import dev.slipway.infra.DatabaseMigrations;
import dev.slipway.infra.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.Vpc;

/**
 * A team that writes the versions of its app, which are synthesized together: each is a stack of
 * its own there, because a synth takes seconds.
 */
public final class Team {

  private final String name;
  private final App app;

  /** A team whose output is below target/cdk.out under a name. */
  public Team(String name) {
    this.name = name;
    this.app = Sample.app(name);
  }

  /** Adds a version that differs from the sample in its migrations only. */
  public Team release(String release, SqlFile... migrations) {
    return release(release, builder -> builder, migrations);
  }

  /** Adds a version that says more about its migrations. */
  public Team release(
      String release, UnaryOperator<DatabaseMigrations.Builder> more, SqlFile... migrations) {
    Stack stack = new Stack(app, release);
    Vpc vpc = Sample.vpc(stack);
    DatabaseMigrations.Builder builder =
        Sample.migrations(stack)
            .vpc(vpc)
            .database(Sample.database(stack, vpc).databaseName("app").build())
            .migrations(write(release, migrations).toString())
            .functionJar(System.getProperty("slipway.lambda.jar"));
    more.apply(builder).build();
    return this;
  }

  private Path write(String release, SqlFile... migrations) {
    try {
      Path folder = Files.createTempDirectory(teams(), release);
      for (SqlFile file : migrations) {
        Path place = folder.resolve(file.name());
        Files.createDirectories(place.getParent());
        Files.writeString(place, file.text());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path teams() throws IOException {
    return Files.createDirectories(Path.of("target", "teams", name));
  }

  /** Synthesizes all versions and gives them by name. */
  public Map<String, Release> synthesize() {
    Path assembly = Path.of(app.synth().getDirectory()).toAbsolutePath();
    Map<String, Release> releases = new HashMap<>();
    app.getNode()
        .getChildren()
        .forEach(
            child -> {
              if (child instanceof Stack stack) {
                releases.put(stack.getStackName(), Release.read(assembly, stack.getStackName()));
              }
            });
    return Map.copyOf(releases);
  }
}
