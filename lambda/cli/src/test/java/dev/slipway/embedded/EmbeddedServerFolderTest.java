package dev.slipway.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the folder that the embedded server keeps its data in. */
class EmbeddedServerFolderTest {

  @TempDir Path home;

  @Test
  void ignoresItselfForGit() throws Exception {
    Path ignored = home.resolve("data").resolve(".gitignore");
    lock();
    assertThat(ignored).hasContent("*\n");
    Files.writeString(ignored, "*\n!kept\n");
    lock();
    assertThat(ignored).hasContent("*\n!kept\n");
  }

  private void lock() {
    EmbeddedServerFolder.lock(home.resolve("data"), waiting -> {}).close();
  }
}
