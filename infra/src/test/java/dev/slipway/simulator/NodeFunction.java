package dev.slipway.simulator;

import dev.slipway.testing.leaks.Leaks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A function of the CDK's framework, the code that the CDK has staged for it. */
record NodeFunction(Code code, String endpoint) {

  /** Runs one invocation; what it prints goes to the log. */
  Outcome invoke(String event, List<String> log) {
    Map<String, String> variables = new HashMap<>(code.variables());
    variables.put("_HANDLER", code.handler());
    variables.put("LAMBDA_TASK_ROOT", code.path().toString());
    variables.put("AWS_ENDPOINT_URL", endpoint);
    NodeProcess process = NodeProcess.take();
    List<String> printed =
        process.run(Json.text(Map.of("variables", variables, "event", Json.map(event))));
    process.giveBack();
    log.add(Leaks.watched("the framework's log", String.join("\n", printed)));
    String outcome = NodeProcess.outcome(printed);
    return new Outcome(Json.map(outcome).containsKey("errorType"), outcome);
  }
}
