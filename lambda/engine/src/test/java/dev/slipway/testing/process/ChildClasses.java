package dev.slipway.testing.process;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The class path of the tests as their child JVMs have it, with an archive where it is trained. */
final class ChildClasses {

  /** How each of them starts: the program, its flags and the class path. */
  static final List<String> COMMAND = command();

  private static final String FOLDER = "child-classes";

  private ChildClasses() {}

  private static List<String> command() {
    return ServiceLoader.load(ChildTraining.class)
        .findFirst()
        .map(ChildClasses::trained)
        .orElseGet(() -> RunningProcess.java(RunningProcess.classPath()));
  }

  private static List<String> trained(ChildTraining training) {
    Path place = Path.of(System.getProperty("basedir", "."), "target", FOLDER).toAbsolutePath();
    List<String> classPath = ClassPathJars.of(RunningProcess.classPath(), place);
    List<String> command = RunningProcess.java(classPath);
    List<String> flags =
        ClassArchive.flags(
            place.resolve("children"),
            classPath,
            archiving -> training.run(joined(command, archiving)));
    return joined(command, flags);
  }

  private static List<String> joined(List<String> command, List<String> flags) {
    return Stream.concat(command.stream(), flags.stream()).toList();
  }
}
