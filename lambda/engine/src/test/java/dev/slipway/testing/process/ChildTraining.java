package dev.slipway.testing.process;

import java.io.IOException;
import java.util.List;

/**
 * What the JVMs that a module's tests start usually do, for their {@link ClassArchive}. Found as a
 * service; a module that starts few has none.
 */
public interface ChildTraining {

  /**
   * Has a JVM do it, and fails unless that ends well.
   *
   * @param command how the JVM starts, all but the main class and its arguments
   */
  void run(List<String> command) throws IOException;
}
