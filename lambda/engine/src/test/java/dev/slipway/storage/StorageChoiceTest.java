package dev.slipway.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Wiring;
import dev.slipway.error.InvalidInput;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which store a place names; none of them is looked for. */
class StorageChoiceTest {

  @ParameterizedTest
  @CsvSource({
    "file:/var/my backups/100%, file:/var/my backups/100%",
    "file:///var/backups/, file:/var/backups",
    "s3://bucket, s3://bucket",
    "s3://bucket/, s3://bucket",
    "s3://bucket/a/b, s3://bucket/a/b",
    "s3://bucket//a/b//, s3://bucket/a/b"
  })
  void aPlaceNamesAStore(String place, String uri) {
    assertThat(Wiring.storage(place).uri()).isEqualTo(uri);
  }

  @Test
  void aFolderIsNamedFromTheWorkingDirectory() {
    String uri = "file:" + Path.of("backups/app").toAbsolutePath();
    assertThat(Wiring.storage("file:backups/app").uri()).isEqualTo(uri);
  }

  @Test
  void anotherPlaceIsRefused() {
    assertThatThrownBy(() -> Wiring.storage("gs://bucket"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "The backup store cannot be used: it must be file:folder or s3://bucket/prefix, not"
                + " \"gs://bucket\". Nothing was done.");
  }
}
