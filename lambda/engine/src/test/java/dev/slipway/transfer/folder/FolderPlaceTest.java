package dev.slipway.transfer.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import dev.slipway.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store without links is one whose {@code latest} is an object. */
class FolderPlaceTest {

  @TempDir Path root;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(root.resolve("app/20250101_120000"));
    Files.writeString(root.resolve("app/20250101_120000/users.csv"), "id\n");
    Files.writeString(root.resolve("app/20250101_120000/dump.sql.gz"), "");
    Files.writeString(root.resolve("app/latest"), "20250101_120000");
  }

  private FolderPlace find(String place) {
    return FolderPlace.find(
        "mem://" + place,
        "words",
        text -> new DirectoryStorage(root.resolve(text.substring("mem://".length()))));
  }

  @Test
  void theFolderItself() {
    assertThat(find("app/20250101_120000/").files()).hasSize(2);
    assertThat(find("app/20250101_120000").only()).isNull();
  }

  @Test
  void theOneThatLatestSays() {
    assertThat(find("app").storage().uri()).endsWith("/app/20250101_120000");
    assertThat(find("app/latest").storage().uri()).endsWith("/app/20250101_120000");
  }

  @Test
  void oneFileOfIt() {
    assertThat(find("app/20250101_120000/dump.sql.gz").only()).isEqualTo("dump.sql.gz");
  }

  @Test
  void aPointerLeadsNowhereElse() throws IOException {
    for (String name : List.of("../../etc", "", "a\nb", "/etc")) {
      Files.writeString(root.resolve("app/latest"), name);
      assertThatThrownBy(() -> find("app"))
          .isInstanceOf(InvalidInput.class)
          .hasMessageStartingWith("There is nothing to import at mem://app:");
    }
  }

  @Test
  void scriptsAreNoRows() throws IOException {
    Files.writeString(root.resolve("app/before-import.sql"), "SELECT 1");
    assertThat(find("app").storage().uri()).endsWith("/app/20250101_120000");
  }
}
