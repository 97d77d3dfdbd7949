package dev.slipway.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store of backups must do, whatever it is kept in. */
public interface StorageContract {

  int MIB = 1024 * 1024;

  /** Names an empty store; in one test always the same. */
  String place();

  /** What was begun there, and is neither complete nor taken back; of every kind. */
  List<String> unfinished();

  /** The store, as settings name it. */
  default Storage storage() {
    return Wiring.storage(place());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5 * MIB - 1, 5 * MIB, 5 * MIB + 1, 40 * MIB})
  default void givesBackWhatWasWritten(int size) throws IOException {
    byte[] content = Content.bytes(size);
    Content.put(storage(), "a/b", content);
    assertThat(Content.get(storage(), "a/b")).isEqualTo(content);
    StoredObject object = storage().list("").get(0);
    assertThat(object.key()).isEqualTo("a/b");
    assertThat(object.bytes()).isEqualTo(size);
    assertThat(Duration.between(object.modified(), Instant.now()).abs())
        .isLessThan(Duration.ofHours(1));
    assertThat(unfinished()).isEmpty();
  }

  @Test
  default void givesBackSingleBytes() throws IOException {
    try (Upload upload = storage().create("a")) {
      for (int unit = 0; unit < 256; unit++) {
        upload.write(unit);
      }
      upload.complete();
    }
    try (InputStream in = storage().open("a")) {
      assertThat(IntStream.generate(() -> read(in)).limit(257).toArray())
          .isEqualTo(IntStream.concat(IntStream.range(0, 256), IntStream.of(-1)).toArray());
    }
  }

  private static int read(InputStream in) {
    try {
      return in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 11 * MIB})
  default void nothingIsSeenBeforeItIsComplete(int size) throws IOException {
    try (Upload upload = storage().create("a/b")) {
      upload.write(Content.bytes(size));
      assertThat(storage().list("")).isEmpty();
      assertThatThrownBy(() -> storage().open("a/b")).isInstanceOf(StorageException.class);
      upload.complete();
      assertThat(storage().list("")).hasSize(1);
    }
    assertThat(storage().list("")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 11 * MIB})
  default void whatIsClosedBeforeItIsCompleteWasNeverThere(int size) throws IOException {
    for (String key : List.of("a/b", "c/d/e")) {
      try (Upload upload = storage().create(key)) {
        upload.write(Content.bytes(size));
      }
    }
    assertThat(storage().list("")).isEmpty();
    assertThat(unfinished()).isEmpty();
  }

  /** How much of a second object is written before it is given up. */
  default int bytesGivenUp() {
    return 11 * MIB;
  }

  @Test
  default void whatIsClosedBeforeItIsCompleteLeavesTheOlderOneThere() throws IOException {
    Content.put(storage(), "a", Content.bytes(7));
    try (Upload upload = storage().create("a")) {
      upload.write(Content.bytes(bytesGivenUp()));
    }
    assertThat(Content.get(storage(), "a")).isEqualTo(Content.bytes(7));
    assertThat(unfinished()).isEmpty();
  }

  @Test
  default void aCompleteObjectReplacesTheOlderOne() throws IOException {
    Content.put(storage(), "a", Content.bytes(6 * MIB));
    Content.put(storage(), "a", Content.bytes(3));
    assertThat(Content.get(storage(), "a")).isEqualTo(Content.bytes(3));
    assertThat(storage().list("")).hasSize(1);
  }

  @Test
  default void anUploadThatIsCompleteTakesNothingMore() throws IOException {
    try (Upload upload = storage().create("a")) {
      upload.complete();
      assertThatThrownBy(() -> upload.write(1)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(upload::complete).isInstanceOf(IllegalStateException.class);
    }
    assertThat(Content.get(storage(), "a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space/a b",
        "wörter/日本語/😀.sql",
        "a+b%20c%2F&d=e;f?g#h",
        "quotes'\"<>[]{}|^`~",
        ".hidden",
        "-"
      })
  default void keysMayBeInAnyScript(String key) throws IOException {
    Content.put(storage(), key, key.getBytes(StandardCharsets.UTF_8));
    assertThat(Content.keys(storage(), "")).containsExactly(key);
    assertThat(Content.keys(storage(), key)).containsExactly(key);
    assertThat(new String(Content.get(storage(), key), StandardCharsets.UTF_8)).isEqualTo(key);
    storage().delete(List.of(key));
    assertThat(storage().list("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/a", "a/", "a//b", "..", "a/../b", "./a", "a\nb", "a\0", "\ud800"})
  default void otherKeysAreRefused(String key) {
    assertThatThrownBy(() -> storage().create(key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> storage().open(key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> storage().delete(List.of(key)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void listsByPrefixInOrder() throws IOException {
    for (String key : List.of("b/2", "b/10", "ba/1", "c/b/1", "b-1", "B/1")) {
      Content.put(storage(), key, new byte[0]);
    }
    assertThat(Content.keys(storage(), ""))
        .containsExactly("B/1", "b-1", "b/10", "b/2", "ba/1", "c/b/1");
    assertThat(Content.keys(storage(), "b")).containsExactly("b-1", "b/10", "b/2", "ba/1");
    assertThat(Content.keys(storage(), "b/")).containsExactly("b/10", "b/2");
    assertThat(Content.keys(storage(), "b/1")).containsExactly("b/10");
    assertThat(storage().list("b/3")).isEmpty();
    assertThat(storage().list("none/")).isEmpty();
  }

  @Test
  default void listsOneFolderWithoutThoseBelowIt() throws IOException {
    for (String key : List.of("top", "b/2", "b/10", "b/c/1", "b/c/d/1", "ba/1")) {
      Content.put(storage(), key, new byte[0]);
    }
    assertThat(storage().listFolder("")).extracting(StoredObject::key).containsExactly("top");
    assertThat(storage().listFolder("b/"))
        .extracting(StoredObject::key)
        .containsExactly("b/10", "b/2");
    assertThat(storage().listFolder("b/c/")).hasSize(1);
    assertThat(storage().listFolder("none/")).isEmpty();
    assertThat(storage().folders("")).containsExactly("b", "ba");
    assertThat(storage().folders("b/")).containsExactly("c");
    assertThat(storage().folders("none/")).isEmpty();
  }

  @Test
  default void listsAndDeletesMoreThanOnePageHolds() throws IOException {
    Storage shared = storage();
    List<String> keys = IntStream.range(1000, 2010).mapToObj(n -> "many/" + n).toList();
    keys.parallelStream().forEach(key -> Content.put(shared, key, new byte[0]));
    Content.put(storage(), "other", new byte[0]);
    assertThat(Content.keys(storage(), "many/")).isEqualTo(keys);
    storage().delete(Stream.concat(keys.stream(), Stream.of("many/none")).toList());
    assertThat(Content.keys(storage(), "")).containsExactly("other");
  }

  @Test
  default void aMissingObjectIsNamed() throws IOException {
    Content.put(storage(), "a/b", new byte[0]);
    for (String key : List.of("a", "a/c", "c/d")) {
      assertThatThrownBy(() -> storage().open(key))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("There is no ")
          .hasMessageContaining(key);
    }
  }

  @Test
  default void deletingWhatIsMissingIsFine() throws IOException {
    storage().delete(List.of("none", "none/none"));
    storage().delete(List.of());
    Content.put(storage(), "a", new byte[0]);
    Content.put(storage(), "b/c", new byte[0]);
    storage().delete(List.of("none", "a/none", "b"));
    assertThat(Content.keys(storage(), "")).containsExactly("a", "b/c");
  }

  @Test
  default void uploadsAtOnceDoNotMix() throws IOException {
    byte[] first = Content.bytes(11 * MIB);
    byte[] second = Content.bytes(12 * MIB + 1);
    Storage shared = storage();
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> Content.put(shared, "a/1", first)),
            CompletableFuture.runAsync(() -> Content.put(shared, "a/2", second)))
        .join();
    assertThat(Content.get(shared, "a/1")).isEqualTo(first);
    assertThat(Content.get(shared, "a/2")).isEqualTo(second);
  }

  @Test
  default void ofTwoUploadsOfOneKeyTheLastToCompleteStays() throws IOException {
    try (Upload first = storage().create("a");
        Upload second = storage().create("a")) {
      second.write(2);
      first.write(1);
      second.complete();
      first.complete();
    }
    assertThat(Content.get(storage(), "a")).containsExactly(1);
    assertThat(unfinished()).isEmpty();
  }

  @Test
  default void aStoreIsFoundAgainByItsUri() throws IOException {
    Content.put(storage(), "a", Content.bytes(3));
    assertThat(Content.get(Wiring.storage(storage().uri()), "a")).isEqualTo(Content.bytes(3));
  }
}
