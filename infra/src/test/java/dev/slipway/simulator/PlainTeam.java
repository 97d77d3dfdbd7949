package dev.slipway.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A team without the CDK: it deploys the template of the build, and says its parameters. */
final class PlainTeam {

  /** Where the team keeps what it deploys. */
  static final String BUCKET = "plain-team";

  private static final Path TEMPLATE =
      Optional.ofNullable(System.getProperty("slipway.template"))
          .map(Path::of)
          .orElse(Path.of("target/slipway.template.json"));

  private PlainTeam() {}

  /** A version with its migrations, whose zip is called after it. */
  static Release release(int databasePort, String name, SqlFile... migrations) {
    String key = name + "/migrations.zip";
    Path jar = Path.of(System.getProperty("slipway.lambda.jar"));
    return new Release(
        Template.read(TEMPLATE),
        List.of(
            new Asset(jar, false, BUCKET, "slipway-lambda.jar"),
            new Asset(folder(name, migrations), true, BUCKET, key)),
        Map.ofEntries(
            Map.entry("CodeBucket", BUCKET),
            Map.entry("CodeKey", "slipway-lambda.jar"),
            Map.entry("MigrationsBucket", BUCKET),
            Map.entry("MigrationsKey", key),
            Map.entry("Vpc", "vpc-0a1b2c3d"),
            Map.entry("Subnets", "subnet-0a1b2c3d"),
            Map.entry("DatabaseSecurityGroup", "sg-0a1b2c3d"),
            Map.entry("DatabaseHost", "127.0.0.1"),
            Map.entry("DatabasePort", String.valueOf(databasePort)),
            Map.entry("DatabaseName", "app"),
            Map.entry("SecretArn", Account.SECRET)));
  }

  /** The same where one more parameter is said, or another value. */
  static Release saying(Release release, String parameter, String value) {
    Map<String, String> parameters = new HashMap<>(release.parameters());
    parameters.put(parameter, value);
    return new Release(release.template(), release.assets(), Map.copyOf(parameters));
  }

  private static Path folder(String name, SqlFile... migrations) {
    try {
      Path teams = Files.createDirectories(Path.of("target", "teams", BUCKET));
      Path folder = Files.createTempDirectory(teams, name);
      for (SqlFile file : migrations) {
        Files.writeString(folder.resolve(file.name()), file.text());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
