package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.Machine.Pauses;
import dev.slipway.states.Execution;
import dev.slipway.testing.aws.SecretsManagerServer;
import dev.slipway.testing.net.DaemonThreads;
import dev.slipway.testing.s3.S3Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;

/** An AWS account with one stack: what its functions run on and reach. */
final class Cloud implements AutoCloseable, Api.Backend {

  private static final Set<String> UPLOADED = ConcurrentHashMap.newKeySet();

  private final SecretsManagerServer secrets = new SecretsManagerServer();
  private final Gate secretsGate = new Gate(secrets.endpoint(), JsonGate.SECRETS);
  private final Gate s3Gate = new Gate(S3Server.endpoint(), new S3Gate());
  private final Lambda lambda = new Lambda();
  private final Machines machines = new Machines(arn -> new Machine(place(), arn, lambda::invoke));
  private final Api api = new Api(this);
  private final Map<String, BlockingQueue<String>> answers = new ConcurrentHashMap<>();
  private final BlockingQueue<CompletableFuture<Pauses>> executions = new LinkedBlockingQueue<>();
  private final ExecutorService threads = DaemonThreads.pool("simulator");
  private volatile Place place;

  /** Uploads the assets of a release and puts its functions in place. */
  void deploy(Place next) {
    place = next;
    next.release().assets().stream().filter(Asset::zipped).forEach(Cloud::upload);
    lambda.deploy(next, api, surroundings());
    Policy role = place.policy(ourFunction());
    s3Gate.admit(role);
    secretsGate.admit(role);
    machines.admit(role);
  }

  private static void upload(Asset asset) {
    if (UPLOADED.add(asset.bucket())) {
      S3Server.createBucket(asset.bucket());
    }
    if (UPLOADED.add(asset.bucket() + "/" + asset.key())) {
      asset.upload();
    }
  }

  private Resource ourFunction() {
    return place.values().template().all("AWS::Lambda::Function").stream()
        .filter(function -> !function.properties().get("Handler").toString().contains("framework"))
        .findFirst()
        .orElseThrow();
  }

  /** What Lambda itself sets, and the way to the stand-ins, which have no TLS. */
  private Map<String, String> surroundings() {
    return Map.of(
        "AWS_ACCESS_KEY_ID",
        "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY",
        "example",
        "AWS_ENDPOINT_URL",
        api.endpoint(ourFunction()),
        "AWS_ENDPOINT_URL_S3",
        s3Gate.endpoint(),
        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
        secretsGate.endpoint(),
        "AWS_ENDPOINT_URL_SFN",
        machines.endpoint(),
        "DB_SSLMODE",
        "disable");
  }

  /** Where the answer to a request is taken. */
  String answerUrl(String request) {
    return api.answerUrl(request);
  }

  /**
   * Sends an event some times at once to the function that the resource names, and waits for as
   * many answers and for all that they have started.
   *
   * @return the answers, and how long the framework's pauses were
   */
  Answers send(Map<String, Object> event, int copies) {
    String request = (String) event.get("RequestId");
    BlockingQueue<String> box = new LinkedBlockingQueue<>();
    answers.put(request, box);
    List<CompletableFuture<Outcome>> sent = new ArrayList<>();
    for (int i = 0; i < copies; i++) {
      sent.add(
          CompletableFuture.supplyAsync(
              () -> lambda.invoke((String) event.get("ServiceToken"), Json.text(event)), threads));
    }
    sent.forEach(it -> assertThat(it.join().failed()).as(it.join().payload()).isFalse());
    List<Pauses> pauses = new ArrayList<>();
    for (var execution = executions.poll(); execution != null; execution = executions.poll()) {
      pauses.add(execution.join());
    }
    return new Answers(
        box.stream().limit(copies).map(body -> Answer.of(event, body)).toList(), pauses);
  }

  /** Answers to one event, and the framework's pauses of each. */
  record Answers(List<Answer> all, List<Pauses> pauses) {}

  @Override
  public Outcome invoke(String caller, String function, String event) {
    check(caller, "lambda:InvokeFunction", function);
    return lambda.invoke(function, place.conditions().begunEarlier(event));
  }

  @Override
  public void startExecution(String caller, String machine, String input) {
    check(caller, "states:StartExecution", machine);
    Machine execution = new Machine(place, machine, lambda::invoke);
    executions.add(
        CompletableFuture.supplyAsync(
            () -> {
              assertThat(execution.run(input)).extracting(Execution.End::succeeded).isEqualTo(true);
              return execution.pauses();
            },
            threads));
  }

  /** Executes the state machine that a construct of ours has made, with an input, to its end. */
  Execution.End execute(String construct, String input) {
    Values values = place.values();
    String arn =
        values.template().all("AWS::StepFunctions::StateMachine").stream()
            .filter(machine -> machine.id().startsWith("Migrations" + construct))
            .map(values.account()::reference)
            .findFirst()
            .orElseThrow();
    return new Machine(place, arn, lambda::invoke).run(input);
  }

  /** The executions that our function has started. */
  List<CompletableFuture<Execution.End>> started() {
    return machines.started();
  }

  private Place place() {
    return place;
  }

  private void check(String caller, String action, String resource) {
    assertThat(place.policy(place.values().template().get(caller)).allows(action, resource))
        .as("%s may do %s on %s", caller, action, resource)
        .isTrue();
  }

  @Override
  public void answered(String request, String body) {
    answers.get(request).add(body);
  }

  SecretsManagerServer secrets() {
    return secrets;
  }

  Lambda lambda() {
    return lambda;
  }

  @Override
  public void close() {
    lambda.close();
    api.close();
    s3Gate.close();
    secretsGate.close();
    machines.close();
    secrets.close();
    threads.shutdownNow();
  }
}
