package dev.slipway.infra.app;

import dev.slipway.error.SlipwayException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;

/** What {@code cdk} starts; the context says what is to be built. */
public final class MigrationsApp {

  private MigrationsApp() {}

  /** Writes the cloud assembly, or says on stderr all that is wrong and exits with 2. */
  public static void main(String[] args) {
    try {
      App app = new App();
      new MigrationsStack(app, ContextReader.read(context(app)));
      app.synth();
    } catch (SlipwayException e) {
      System.err.println("slipway: " + e.getMessage());
      System.exit(2);
    }
  }

  private static Map<String, Object> context(App app) {
    Map<String, Object> context = new HashMap<>();
    if (app.getNode().getAllContext() instanceof Map<?, ?> all) {
      all.forEach((name, value) -> context.put(String.valueOf(name), value));
    }
    return context;
  }
}
