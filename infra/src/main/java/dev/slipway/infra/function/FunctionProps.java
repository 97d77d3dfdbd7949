package dev.slipway.infra.function;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Runtime;

/** What the function is made of. */
public record FunctionProps(
    Code code,
    Runtime runtime,
    Architecture architecture,
    int memory,
    Net net,
    Logs logs,
    Operation operation) {

  /** The framework that calls it gives up after 15 minutes; ours must answer before. */
  public static final Duration TIMEOUT = Duration.minutes(14);
}
