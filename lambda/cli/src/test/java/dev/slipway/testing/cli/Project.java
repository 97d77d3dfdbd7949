package dev.slipway.testing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A team's project: a folder of migrations, a database, and the command line called for them. */
public final class Project {

  private final Path folder;
  private final Map<String, String> environment;

  private Project(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  /** A project whose migrations are in a folder, on the database of a URL. */
  public static Project of(Path folder, String url) {
    return new Project(folder, Map.of("DATABASE_URL", url, "MIGRATIONS", folder.toString()));
  }

  /** A project whose migrations are in a folder, with no database configured. */
  public static Project withoutDatabase(Path folder) {
    return new Project(folder, Map.of("MIGRATIONS", folder.toString()));
  }

  /** The same project with one more environment variable, or another value for it. */
  public Project with(String variable, String value) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put(variable, value);
    return new Project(folder, variables);
  }

  /** The same project without some environment variables. */
  public Project without(String... names) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.keySet().removeAll(List.of(names));
    return new Project(folder, variables);
  }

  /** The same project on another database, or through something that stands before it. */
  public Project on(String url) {
    return with("DATABASE_URL", url);
  }

  /** Writes a file, over one that is there; the folder that it is in is made. */
  public Project file(String name, String text) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file. */
  public Project delete(String name) {
    try {
      Files.delete(folder.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the migrations are. */
  public Path folder() {
    return folder;
  }

  /** The variables a command of this project sees. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Runs one command line in this JVM. */
  public Cli.Result run(String... arguments) {
    return Cli.run(environment, arguments);
  }

  /** The same of a command that must succeed. */
  public Cli.Result done(String... arguments) {
    return ended(0, arguments);
  }

  /** What a command says that must fail. */
  public String failed(String... arguments) {
    return ended(1, arguments).err();
  }

  private Cli.Result ended(int exitCode, String... arguments) {
    Cli.Result result = run(arguments);
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(exitCode);
    return result;
  }
}
