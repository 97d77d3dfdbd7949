package dev.slipway.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests folders of backups that are not as they should be, and writers that die. */
class DirectoryFaultsTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void aFullDiskIsToldAndLeavesNothing() throws IOException {
    // What a process may write to one file is limited here; the write fails as on a full disk.
    List<String> limited = List.of("bash", "-c", "ulimit -f 4096 && exec \"$@\"", "bash");
    try (ChildProcess writer = write(limited, "a/b", 8, false)) {
      assertThat(writer.waitFor(LIMIT)).as(writer.stderr()).isEqualTo(1);
      assertThat(writer.stdout())
          .startsWith(folder.resolve("a/b") + " cannot be written (File too large).")
          .contains("Nothing of it is kept. Make room and give us the right to write in " + folder)
          .contains("--backup-store or BACKUP_STORE");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aKilledWriterLeavesNothingThatIsListedAndTheNextDeletesIt() throws IOException {
    try (ChildProcess writer = write(List.of(), "a/b", 2, true)) {
      writer.awaitOutput(WriteMain.WRITTEN, LIMIT);
    }
    assertThat(temporary()).hasSize(1);
    assertThat(storage().list("")).isEmpty();
    makeOld(temporary().get(0));
    Content.put(storage(), "a/c", Content.bytes(1));
    assertThat(temporary()).isEmpty();
    assertThat(Content.keys(storage(), "")).containsExactly("a/c");
  }

  @Test
  void aWriterThatLivesIsLeftAlone() throws IOException {
    try (ChildProcess writer = write(List.of(), "a/b", 2, true)) {
      writer.awaitOutput(WriteMain.WRITTEN, LIMIT);
      makeOld(temporary().get(0));
      Content.put(storage(), "a/c", Content.bytes(1));
      assertThat(temporary()).hasSize(1);
    }
  }

  @Test
  void anUploadOfTheSameProcessIsLeftAlone() throws IOException {
    try (Upload upload = storage().create("a/b")) {
      makeOld(temporary().get(0));
      Content.put(storage(), "a/c", Content.bytes(1));
      upload.complete();
    }
    assertThat(Content.keys(storage(), "")).containsExactly("a/b", "a/c");
  }

  @Test
  void filesOfOthersAreLeftAlone() throws IOException {
    for (String name : List.of(".slipway-upload-mine", ".a.tmp", "b.sql")) {
      makeOld(Files.writeString(folder.resolve(name), "mine"));
    }
    Content.put(storage(), "c", Content.bytes(1));
    assertThat(folder.resolve(".slipway-upload-mine")).exists();
    assertThat(folder.resolve(".a.tmp")).exists();
    assertThat(folder.resolve("b.sql")).exists();
  }

  @Test
  void aFolderThatIsAFileIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Storage storage = new DirectoryStorage(file);
    assertThatThrownBy(() -> storage.create("a/b"))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith(
            file.resolve("a/b") + " cannot be written (" + file + " is a file, not a folder).");
    assertThatThrownBy(() -> storage.list(""))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith(file + " cannot be read (" + file + " is a file, not a folder).");
    assertThat(file).hasContent("no folder");
  }

  @Test
  void aMissingRightIsTold() {
    Path locked = folder.resolve("locked");
    assertThat(locked.toFile().mkdir()).isTrue();
    assertThat(locked.toFile().setWritable(false)).isTrue();
    assumeTrue(!Files.isWritable(locked), "root may write everywhere");
    assertThatThrownBy(() -> new DirectoryStorage(locked).create("a/b"))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith(locked.resolve("a/b") + " cannot be written (no permission for ");
  }

  @Test
  void aPlaceWhereNobodyMayWriteIsTold() {
    Path kernel = Path.of("/sys/kernel");
    assumeTrue(Files.isDirectory(kernel), "only Linux has it");
    assertThatThrownBy(() -> new DirectoryStorage(kernel.resolve("slipway")).create("a"))
        .isInstanceOf(StorageException.class)
        .hasMessageMatching("/sys/kernel/slipway/a cannot be written \\([^()]+\\)\\. Nothing .*");
  }

  /** Whoever may write into the store must not have a reader wait. */
  @Test
  void aPipeIsNotOpened() throws Exception {
    Path pipe = folder.resolve("part");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
    assertThatThrownBy(() -> new DirectoryStorage(folder).open("part"))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("There is no part in ");
  }

  /**
   * Whoever may write into the store must not choose what is read, written or deleted elsewhere.
   */
  @Test
  void linksBelowTheFolderAreNotFollowed() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "s");
    Path root = Files.createDirectory(folder.resolve("root"));
    Content.put(new DirectoryStorage(root), "own/a", new byte[1]);
    Files.createSymbolicLink(root.resolve("own/all"), Path.of("/"));
    Files.createSymbolicLink(root.resolve("own/loop"), root);
    Files.createSymbolicLink(root.resolve("own/file"), outside.resolve("secret"));
    Files.createSymbolicLink(root.resolve("elsewhere"), outside);
    Storage storage = new DirectoryStorage(root);
    assertThat(Content.keys(storage, "")).containsExactly("own/a");
    assertThat(storage.listFolder("own/")).hasSize(1);
    for (String key : List.of("own/file", "elsewhere/secret")) {
      assertThatThrownBy(() -> storage.open(key))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("it is a link, and links in a store are not followed");
    }
    assertThatThrownBy(() -> storage.list("elsewhere/")).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> storage.create("elsewhere/new")).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> storage.delete(List.of("elsewhere/secret")))
        .isInstanceOf(StorageException.class);
    storage.delete(List.of("own/file"));
    assertThat(outside.resolve("secret")).hasContent("s");
  }

  @Test
  void whatIsCreatedIsForItsOwnerAloneAndWhatIsThereStaysAsItIs() throws IOException {
    Path theirs = Files.createDirectory(folder.resolve("theirs"));
    Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rwxr-x---"));
    Content.put(new DirectoryStorage(theirs.resolve("new")), "a/b", new byte[1]);
    assertThat(permissions(theirs)).isEqualTo("rwxr-x---");
    for (String made : List.of("new", "new/a")) {
      assertThat(permissions(theirs.resolve(made))).isEqualTo("rwx------");
    }
    assertThat(permissions(theirs.resolve("new/a/b"))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aFolderMayBeALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
    Files.createDirectory(folder.resolve("real"));
    Storage storage = new DirectoryStorage(link);
    Content.put(storage, "a/b", Content.bytes(1));
    assertThat(Content.keys(storage, "")).containsExactly("a/b");
    storage.delete(List.of("a/b"));
    assertThat(folder.resolve("real")).isEmptyDirectory();
  }

  @Test
  void keysAreKeptWhateverTheLocaleIs() throws IOException {
    List<String> withoutLocale = List.of("env", "-u", "LANG", "LC_ALL=C");
    try (ChildProcess writer = write(withoutLocale, "wörter/日本語", 1, false)) {
      assertThat(writer.waitFor(LIMIT)).as(writer.stderr()).isZero();
    }
    assertThat(Content.keys(storage(), "wörter/")).containsExactly("wörter/日本語");
    assertThat(Content.get(storage(), "wörter/日本語")).isEqualTo(Content.bytes(1024 * 1024));
  }

  private Storage storage() {
    return new DirectoryStorage(folder);
  }

  private ChildProcess write(List<String> before, String key, int mebibytes, boolean hang) {
    List<String> command = new ArrayList<>(before);
    command.addAll(ChildProcess.java(List.of(), WriteMain.class.getName()));
    String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8);
    command.addAll(
        List.of("file:" + folder, encoded, String.valueOf(mebibytes), String.valueOf(hang)));
    return ChildProcess.startCommand(folder, Map.of(), command);
  }

  private List<Path> temporary() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.getFileName().toString().startsWith(".slipway-upload-"))
          .toList();
    }
  }

  private static void makeOld(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
  }

  @Test
  void aLinkThatLeadsToNothingIsNoFile() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("latest"), Path.of("nowhere"));
    assertThatThrownBy(() -> new DirectoryStorage(link).listFolder(""))
        .hasMessageStartingWith(link + " cannot be read (" + link + " is a link to nothing).");
  }
}
