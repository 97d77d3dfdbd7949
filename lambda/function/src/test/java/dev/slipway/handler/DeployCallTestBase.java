package dev.slipway.handler;

import dev.slipway.ledger.Deadline;
import dev.slipway.testing.function.DeployEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Deploys as isComplete hears of them, with files in a folder. */
abstract class DeployCallTestBase extends SlicesTestBase {

  /** Variables of the function besides those of every test. */
  final Map<String, String> more = new TreeMap<>();

  @Override
  Map<String, String> variables() {
    Map<String, String> variables = super.variables();
    variables.putAll(more);
    return variables;
  }

  void file(String name, String sql) throws IOException {
    Files.writeString(migrations.resolve(name), sql + ";\n");
  }

  /** A deploy of a new resource with the files that are there. */
  Map<String, Object> deploy() {
    return deploy(create());
  }

  Map<String, Object> create() {
    return DeployEvents.create(
        Map.of("headVersion", "002", "migrationsUrl", migrations.toString()));
  }

  Map<String, Object> deploy(Map<String, Object> event) {
    return deploy(event, Instant.now());
  }

  Map<String, Object> deploy(Map<String, Object> event, Instant begun) {
    event.put("Data", Map.of("slipway", begun.toString()));
    return new Deploys(invocation(Deadline.none())).answer(DeployEvent.of(event));
  }

  static String message(Map<String, Object> answer) {
    return String.valueOf(((Map<?, ?>) answer.get("Data")).get("message"));
  }
}
