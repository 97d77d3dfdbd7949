package dev.slipway.embedded;

import java.nio.file.Path;

/** Starts a scratch server in a folder, and waits to be killed. */
public final class ScratchMain {

  private ScratchMain() {}

  /** The folder is the only argument. */
  public static void main(String[] arguments) throws InterruptedException {
    try (EmbeddedServer scratch =
        EmbeddedServer.startScratch(Path.of(arguments[0]), message -> {})) {
      System.out.println("started " + scratch);
      Thread.currentThread().join();
    }
  }
}
