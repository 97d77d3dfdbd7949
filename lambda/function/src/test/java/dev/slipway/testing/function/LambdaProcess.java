package dev.slipway.testing.function;

import dev.slipway.testing.net.LoopbackListener;
import dev.slipway.testing.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * A Lambda function in a child JVM: the real runtime interface client with the code to test and
 * nothing else of the tests' class path, connected to a {@link RuntimeApi}.
 */
public final class LambdaProcess implements AutoCloseable {

  static final String FUNCTION_NAME = "slipway";

  /** What a template names that calls the function itself. */
  public static final String FUNCTION_ARN =
      "arn:aws:lambda:us-east-1:123456789012:function:" + FUNCTION_NAME;

  private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** The client's own property for the place of its native library. */
  private static final String NATIVE_CLIENT =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /** The runtime interface client and what it needs, by the names of the jars. */
  private static final Pattern CLIENT_JAR =
      Pattern.compile("(aws-lambda-java-.*|utils-lite-.*)\\.jar");

  /**
   * What to run.
   *
   * @param code the shaded jar, or a folder of classes
   * @param handler name of the handler class
   * @param environment variables of the function; nothing else is inherited but PATH and the like
   * @param jvmFlags more flags for the JVM
   */
  public record Function(
      Path code, String handler, Map<String, String> environment, List<String> jvmFlags) {

    /** A function without variables and flags. */
    public static Function of(Path code, String handler) {
      return new Function(code, handler, Map.of(), List.of());
    }

    /** The same function, sooner started: with an archive of the classes of its jar. */
    public Function withArchive() {
      return FunctionTraining.withArchive(this);
    }

    /** The same function with these variables. */
    public Function withEnvironment(Map<String, String> variables) {
      return new Function(code, handler, variables, jvmFlags);
    }

    /** The same function with these flags. */
    public Function withJvmFlags(String... flags) {
      return new Function(code, handler, environment, List.of(flags));
    }
  }

  private final RuntimeApi api;
  private final RunningProcess running;

  private LambdaProcess(RuntimeApi api, RunningProcess running) {
    this.api = api;
    this.running = running;
  }

  /**
   * Starts a function that takes its events from the API from now on, in place of earlier ones. The
   * client is native code for Linux; on other systems the test is skipped.
   */
  public static LambdaProcess start(RuntimeApi api, Function function) {
    boolean linux = System.getProperty("os.name").equals("Linux");
    Assumptions.assumeTrue(linux, "the Lambda runtime client runs on Linux only");
    api.events().starting();
    try {
      RunningProcess running =
          RunningProcess.start(
              directory(function.code()), environment(api, function), command(function));
      api.events().started(running);
      LambdaProcess process = new LambdaProcess(api, running);
      LoopbackListener.start(process::awaitExit, "lambda-exit");
      return process;
    } catch (IOException e) {
      throw RunningProcess.cannotStart("The function " + function.handler(), e);
    }
  }

  private void awaitExit() {
    running.process().onExit().join();
    exited();
  }

  private void exited() {
    api.events().exited(running);
  }

  private static Path directory(Path code) {
    Path absolute = code.toAbsolutePath();
    return Files.isDirectory(absolute) ? absolute : absolute.getParent();
  }

  private static List<String> command(Function function) {
    List<String> command = RunningProcess.java(classPath(function.code()));
    command.add("-D" + NATIVE_CLIENT + "=" + NativeClient.FILE);
    command.addAll(function.jvmFlags());
    command.addAll(List.of(MAIN, function.handler()));
    return command;
  }

  static List<String> classPath(Path code) {
    List<String> classPath = new ArrayList<>(List.of(code.toAbsolutePath().toString()));
    classPath.addAll(clientJars());
    return classPath;
  }

  private static List<String> clientJars() {
    return RunningProcess.classPath().stream()
        .filter(entry -> CLIENT_JAR.matcher(Path.of(entry).getFileName().toString()).matches())
        .sorted()
        .toList();
  }

  private static Map<String, String> environment(RuntimeApi api, Function function) {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("_HANDLER", function.handler());
    environment.put("LAMBDA_TASK_ROOT", directory(function.code()).toString());
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_LAMBDA_FUNCTION_NAME", FUNCTION_NAME);
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + FUNCTION_NAME);
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "2025/01/01/[$LATEST]test");
    environment.put("TZ", ":UTC");
    // The tests' servers have no TLS, which a function insists on unless it is told otherwise.
    environment.put("DB_SSLMODE", "disable");
    environment.putAll(function.environment());
    environment.values().removeIf(String::isEmpty);
    return environment;
  }

  /** Lines written to standard output so far; the function's log is among them. */
  public List<String> stdoutLines() {
    return running.stdout().lines().toList();
  }

  /** Lines written to standard error so far. */
  public List<String> stderrLines() {
    return running.stderr().lines().toList();
  }

  /** Waits until stdout or stderr contains a text; throws AssertionError if the limit passes. */
  public void awaitOutput(String text, Duration limit) {
    running.awaitOutput(text, limit);
  }

  /** Number of the process. */
  public long pid() {
    return running.process().pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return running.process().isAlive();
  }

  /** Asks it to end, and waits until it has. */
  void end(Duration limit) {
    running.process().destroy();
    running.waitFor(limit);
  }

  /** Kills it as {@code kill -9} does; a waiting {@code invoke} then ends with EXITED. */
  public void kill() {
    running.close();
    exited();
  }

  /** Kills it if it still runs. */
  @Override
  public void close() {
    kill();
  }
}
