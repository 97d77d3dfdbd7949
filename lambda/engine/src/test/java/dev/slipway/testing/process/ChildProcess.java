package dev.slipway.testing.process;

import dev.slipway.testing.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program in a process of its own, so that a test can kill it. A JVM has the class path of the
 * tests, and the time zone of the server, not UTC.
 */
public final class ChildProcess implements AutoCloseable {

  private final RunningProcess running;

  private ChildProcess(RunningProcess running) {
    this.running = running;
  }

  /**
   * Starts a command, such as the launcher. Of the tests' own environment it sees PATH, HOME and
   * the like only: no database, no AWS credentials.
   */
  public static ChildProcess startCommand(
      Path directory, Map<String, String> environment, List<String> command) {
    try {
      return new ChildProcess(RunningProcess.start(directory, environment, command));
    } catch (IOException e) {
      throw RunningProcess.cannotStart(command.get(0), e);
    }
  }

  /** Starts a main class of the class path. */
  public static ChildProcess startMain(
      String main, Path directory, Map<String, String> environment, String... arguments) {
    List<String> command =
        java(List.of("-ea", "-Duser.timezone=" + PostgresServer.TIME_ZONE), main);
    command.addAll(List.of(arguments));
    return startCommand(directory, environment, command);
  }

  /** The command for a main class of the class path; its arguments are to be added. */
  public static List<String> java(List<String> flags, String main) {
    List<String> command = new ArrayList<>(ChildClasses.COMMAND);
    command.addAll(flags);
    command.add(main);
    return command;
  }

  /**
   * Waits for the end and returns the exit code.
   *
   * @throws AssertionError with all output if the limit passes; the process is then killed
   */
  public int waitFor(Duration limit) {
    return running.waitFor(limit);
  }

  /** Waits until stdout or stderr contains a text; throws AssertionError if the limit passes. */
  public void awaitOutput(String text, Duration limit) {
    running.awaitOutput(text, limit);
  }

  /** What was written to standard output so far. */
  public String stdout() {
    return running.stdout();
  }

  /** What was written to standard error so far. */
  public String stderr() {
    return running.stderr();
  }

  /** Number of the process. */
  public long pid() {
    return running.process().pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return running.process().isAlive();
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone. */
  public void killForcibly() {
    running.close();
  }

  /** Kills it if it still runs. */
  @Override
  public void close() {
    running.close();
  }
}
