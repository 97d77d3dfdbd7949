package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The functions of a stack: ours in Java, and those of the CDK's framework. */
final class Lambda implements AutoCloseable {

  private final Map<String, NodeFunction> framework = new ConcurrentHashMap<>();
  private final List<JavaFunction> ended = new CopyOnWriteArrayList<>();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private String arn;
  private volatile JavaFunction ours;

  /**
   * Puts the functions of a release in the place of those before; ours goes on as it is when
   * nothing about it has changed.
   *
   * @param api where functions find AWS, one address for each
   * @param surroundings the variables of ours that no template has
   */
  void deploy(Place place, Api api, Map<String, String> surroundings) {
    for (Resource function : place.values().template().all("AWS::Lambda::Function")) {
      Code code = Code.of(function, place.release(), place.values());
      String name = place.values().account().attribute(function, "Arn");
      if (code.handler().startsWith("framework.")) {
        framework.put(name, new NodeFunction(code, api.endpoint(function)));
      } else {
        arn = name;
        replace(
            place.conditions().functionTime().map(code::withTimeout).orElse(code), surroundings);
      }
    }
  }

  private void replace(Code code, Map<String, String> surroundings) {
    if (ours != null && ours.runs(code)) {
      return;
    }
    if (ours != null) {
      ours.close();
      ended.add(ours);
    }
    ours = new JavaFunction(code, surroundings);
  }

  /** Invokes a function by its ARN. */
  Outcome invoke(String name, String event) {
    if (name.equals(arn)) {
      return ours.invoke(event);
    }
    assertThat(framework).containsKey(name);
    return framework.get(name).invoke(event, log);
  }

  JavaFunction ours() {
    return ours;
  }

  /** Whatever any function has printed. */
  List<String> output() {
    List<String> output = new ArrayList<>(log);
    ended.forEach(function -> output.addAll(function.output()));
    if (ours != null) {
      output.addAll(ours.output());
    }
    return output;
  }

  /** Waits until our function has printed a text. */
  void awaitOutput(String text, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (output().stream().noneMatch(line -> line.contains(text))) {
      assertThat(System.nanoTime()).as("no \"%s\" within %s", text, limit).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  @Override
  public void close() {
    if (ours != null) {
      ours.close();
    }
  }
}
