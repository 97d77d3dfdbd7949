package dev.slipway.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what leads to the newest of several folders. */
class FolderLinkTest {

  @TempDir Path folder;

  private Storage storage;

  @BeforeEach
  void twoFolders() throws IOException {
    storage = new DirectoryStorage(folder);
    for (String name : new String[] {"one", "two"}) {
      try (Upload upload = storage.create("a/" + name + "/file")) {
        upload.write(name.getBytes(StandardCharsets.UTF_8));
        upload.complete();
      }
    }
  }

  @Test
  void leadsToTheOneThatWasNamedLastAndIsNoObject() throws IOException {
    storage.pointTo("a/latest", "one");
    assertThat(Files.readString(folder.resolve("a/latest/file"))).isEqualTo("one");
    storage.pointTo("a/latest", "two");
    assertThat(Files.readString(folder.resolve("a/latest/file"))).isEqualTo("two");
    assertThat(storage.list(""))
        .extracting(StoredObject::key)
        .containsExactly("a/one/file", "a/two/file");
    try (Stream<Path> names = Files.list(folder.resolve("a"))) {
      assertThat(names).hasSize(3);
    }
  }

  @Test
  void takesThePlaceOfAFileButNotOfAFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("a/latest"), "one");
    storage.pointTo("a/latest", "two");
    assertThat(file).isSymbolicLink();
    Files.delete(file);
    Files.createDirectories(file.resolve("something"));
    assertThatThrownBy(() -> storage.pointTo("a/latest", "two"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(file + " cannot be made a link to two");
    assertThat(file.resolve("something")).isDirectory();
  }

  @Test
  void leadsNowhereElse() throws IOException {
    for (String name : new String[] {"..", "/etc", "a/../..", ""}) {
      assertThatThrownBy(() -> storage.pointTo("a/latest", name))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createSymbolicLink(folder.resolve("linked"), outside);
    assertThatThrownBy(() -> storage.pointTo("linked/latest", "one"))
        .isInstanceOf(StorageException.class);
    assertThat(outside).isEmptyDirectory();
  }
}
