package dev.slipway.infra;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;

/**
 * The app of this checkout, as it is with a context; only its migrations and its jar are stand-ins.
 */
final class SampleApp {

  static final Map<String, Object> DEMO = Map.of("demo", "true");

  private SampleApp() {}

  static MigrationsStack stack(String name, Map<String, ?> said) {
    Map<String, Object> context = new HashMap<>(said);
    context.put("migrations", Sample.MIGRATIONS);
    App app = Sample.app(name);
    return new MigrationsStack(app, ContextReader.read(context), Sample.functionJar());
  }
}
