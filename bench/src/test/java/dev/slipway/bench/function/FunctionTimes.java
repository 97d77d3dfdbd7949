package dev.slipway.bench.function;

import dev.slipway.bench.Benchmark;
import dev.slipway.bench.Setup;
import dev.slipway.bench.result.Goal;
import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import dev.slipway.testing.aws.SecretsManagerServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code status}, and {@code up} with nothing pending, cost as a Lambda function, beside a
 * function that asks Flyway. Both run under the real runtime client and with the JVM flags that
 * Lambda sets for Java 17 to 25 (AWS Lambda Developer Guide, "Customize Java runtime startup
 * behavior": the first compiler only, the serial collector), both read their secret from the same
 * stand-in, both databases are migrated.
 *
 * @param cached whether each is measured with an ahead-of-time cache of a JDK 25 too
 */
public record FunctionTimes(String name, String title, boolean cached) implements Benchmark {

  private static final int JAVA_OF_CACHE = 25;

  /** As Lambda starts a jar. */
  public static FunctionTimes plain() {
    return new FunctionTimes("function", "The function, beside one that asks Flyway", false);
  }

  /** With the cache of JEP 483 and 514 in a layer or an image. */
  public static FunctionTimes withCache() {
    return new FunctionTimes("function-aot", "The function with an ahead-of-time cache", true);
  }

  @Override
  public Outcome measure(Setup setup) throws IOException {
    Outcome.Builder outcome = new Outcome.Builder();
    setup.versions().put("Flyway", System.getProperty("slipway.bench.flyway.version"));
    if (cached && Runtime.version().feature() < JAVA_OF_CACHE) {
      return outcome
          .skip("everybody", "the JVM has no such cache: --java with the java of a JDK 25")
          .build();
    }
    try (SecretsManagerServer secrets = new SecretsManagerServer();
        SampleDatabase ours = SampleDatabase.create(secrets, "%03d_item.sql");
        SampleDatabase theirs = SampleDatabase.create(secrets, "V%03d__item.sql")) {
      Map<String, String> slipway = ours.variables(secrets);
      Map<String, String> flyway = theirs.variables(secrets);
      ours.migrateBySlipway(Contender.status(slipway).function());
      theirs.migrateByFlyway();
      measure(setup, "status", Contender.status(slipway), Contender.info(flyway), outcome);
      measure(setup, "up", Contender.up(slipway), Contender.migrate(flyway), outcome);
      Extent.of(Contender.status(slipway)).into(outcome);
      Extent.of(Contender.info(flyway)).into(outcome);
    }
    return outcome.build();
  }

  private void measure(
      Setup setup, String action, Contender ours, Contender theirs, Outcome.Builder outcome) {
    List<Contender> contenders = new ArrayList<>(List.of(ours, theirs));
    if (cached) {
      contenders.add(Cache.of(ours, setup.folder()));
      contenders.add(Cache.of(theirs, setup.folder()));
    }
    inTurn(contenders, setup, action)
        .forEach((contender, samples) -> add(outcome, action, contender, samples));
    String other = theirs.name();
    if (cached) {
      goal(outcome, action, Sample.COLD, ours.name() + Cache.WITH, other, 0.50);
    } else {
      goal(outcome, action, Sample.COLD, ours.name(), other, 0.70);
      goal(outcome, action, Sample.FIRST, ours.name(), other, 0.30);
      goal(outcome, action, Sample.WARM, ours.name(), other, 0.35);
    }
  }

  /** A first round warms the disk. */
  private Map<Contender, List<Sample>> inTurn(
      List<Contender> contenders, Setup setup, String action) {
    Map<Contender, List<Sample>> samples = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      samples.put(contender, new ArrayList<>());
      Sample.of(contender);
    }
    int rounds = setup.rounds(10);
    for (int round = 1; round <= rounds; round++) {
      setup.say("%s, %s: round %d of %d".formatted(name, action, round, rounds));
      samples.forEach((contender, list) -> list.add(Sample.of(contender)));
    }
    return samples;
  }

  private static void add(
      Outcome.Builder outcome, String action, Contender contender, List<Sample> samples) {
    for (Sample.Part part : Sample.PARTS) {
      List<Double> millis = samples.stream().map(part.time()).map(t -> t.toNanos() / 1e6).toList();
      outcome.figure(action + ", " + part.name(), contender.name(), Measure.CALL, millis);
    }
  }

  private static void goal(
      Outcome.Builder builder,
      String action,
      Sample.Part part,
      String ours,
      String other,
      double limit) {
    Outcome outcome = builder.build();
    String work = action + ", " + part.name();
    builder.goal(
        Goal.ratio(
            work + ", " + ours + " : " + other,
            outcome.median(work, ours, Measure.CALL),
            outcome.median(work, other, Measure.CALL),
            limit));
  }
}
