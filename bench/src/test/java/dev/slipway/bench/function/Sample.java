package dev.slipway.bench.function;

import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.RuntimeApi;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Processor time of one process of a function.
 *
 * @param cold from the start of the JVM to the answer of the first call
 * @param first the first call alone, when the function was initialized and at rest
 * @param warm a later call: the median of several
 */
record Sample(Duration cold, Duration first, Duration warm) {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int WARM_CALLS = 11;

  /** One of the times. */
  record Part(String name, Function<Sample, Duration> time) {}

  static final Part COLD = new Part("cold start and first call", Sample::cold);
  static final Part FIRST = new Part("first call after init", Sample::first);
  static final Part WARM = new Part("warm call", Sample::warm);
  static final List<Part> PARTS = List.of(COLD, FIRST, WARM);

  /** Starts a function, calls it and ends it. */
  static Sample of(Contender contender) {
    try (RuntimeApi api = new RuntimeApi();
        LambdaProcess process = LambdaProcess.start(api, contender.function())) {
      ProcessorTime time = new ProcessorTime(process.pid());
      Duration first = call(api, time, contender);
      Duration cold = time.total();
      List<Duration> warm = new ArrayList<>();
      for (int call = 0; call < WARM_CALLS; call++) {
        warm.add(call(api, time, contender));
      }
      return new Sample(cold, first, warm.stream().sorted().toList().get(WARM_CALLS / 2));
    }
  }

  private static Duration call(RuntimeApi api, ProcessorTime time, Contender contender) {
    api.awaitIdle(LIMIT);
    Duration before = time.used();
    call(api, contender);
    return time.used().minus(before);
  }

  /** Calls a function and looks at what it answers. */
  static void call(RuntimeApi api, Contender contender) {
    Response response = api.invoke(contender.event(), LIMIT);
    if (response.kind() != Kind.RESPONSE || !response.body().contains(contender.expected())) {
      throw new IllegalStateException(contender.name() + " answered " + response);
    }
  }
}
