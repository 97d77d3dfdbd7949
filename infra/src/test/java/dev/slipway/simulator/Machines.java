package dev.slipway.simulator;

import dev.slipway.states.Execution;
import dev.slipway.testing.aws.StepFunctionsServer;
import dev.slipway.testing.net.DaemonThreads;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** Step Functions as our function calls it, with the rights of its role. */
final class Machines implements AutoCloseable {

  private final Function<String, Machine> machines;
  private final List<CompletableFuture<Execution.End>> started = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = DaemonThreads.pool("machines");
  private final StepFunctionsServer server = new StepFunctionsServer(this::start);
  private final Gate gate = new Gate(server.endpoint(), JsonGate.STATES);

  /** {@code machines} gives that of an ARN. */
  Machines(Function<String, Machine> machines) {
    this.machines = machines;
  }

  /** For the variable AWS_ENDPOINT_URL_SFN. */
  String endpoint() {
    return gate.endpoint();
  }

  /** From now on, calls are made in a role with this policy. */
  void admit(Policy role) {
    gate.admit(role);
  }

  private void start(Map<String, Object> asked) {
    Machine machine = machines.apply(String.valueOf(asked.get("stateMachineArn")));
    String input = String.valueOf(asked.get("input"));
    started.add(CompletableFuture.supplyAsync(() -> machine.run(input), threads));
  }

  /** All executions so far, in the order of their start. */
  List<CompletableFuture<Execution.End>> started() {
    return started;
  }

  @Override
  public void close() {
    gate.close();
    server.close();
    threads.shutdownNow();
  }
}
