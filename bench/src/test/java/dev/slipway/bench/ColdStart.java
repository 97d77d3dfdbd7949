package dev.slipway.bench;

import dev.slipway.testing.aws.SecretsManagerServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what {@code status} costs as a Lambda function, beside a function that asks Flyway. Both
 * run under the real runtime client and with the JVM flags that Lambda sets for Java 17 to 25 (AWS
 * Lambda Developer Guide, "Customize Java runtime startup behavior": the first compiler only, the
 * serial collector), both read their secret from the same stand-in, both databases are migrated.
 */
public final class ColdStart {

  private static final int ROUNDS = Integer.getInteger("slipway.bench.rounds");

  private ColdStart() {}

  /** Takes no arguments; prints a table. */
  public static void main(String[] arguments) throws IOException {
    try (SecretsManagerServer secrets = new SecretsManagerServer();
        SampleDatabase ours = SampleDatabase.create(secrets, "%03d_item.sql");
        SampleDatabase theirs = SampleDatabase.create(secrets, "V%03d__item.sql")) {
      Contender slipway = Contender.slipway(ours.variables(secrets));
      Contender flyway = Contender.flyway(theirs.variables(secrets));
      ours.migrateBySlipway(slipway.function());
      theirs.migrateByFlyway();
      measure(slipway, flyway).print(System.out);
      Extent.of(slipway).print(System.out);
      Extent.of(flyway).print(System.out);
      Machine.print(System.out);
    }
  }

  /**
   * In turn, so that whatever else the machine does falls on both; a first round warms the disk.
   */
  private static Figures measure(Contender slipway, Contender flyway) {
    Sample.of(slipway);
    Sample.of(flyway);
    List<Sample> ours = new ArrayList<>();
    List<Sample> theirs = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      ours.add(Sample.of(slipway));
      theirs.add(Sample.of(flyway));
    }
    return new Figures(ours, theirs);
  }
}
